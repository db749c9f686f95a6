/// Characters that a Word document names by their place in a font (ISO/IEC 29500-1, 17.3.3.30).
enum WordSymbol {
    /// The sign for a letter that is not known. It joins no digits.
    private static let unknown = "\u{FFFD}"

    /// - Parameters:
    ///   - code: the place, in hexadecimal digits.
    ///   - font: the font's name.
    static func text(_ code: String?, font: String?) -> String {
        guard let code, let value = UInt32(code, radix: 16), let scalar = Unicode.Scalar(value) else { return unknown }
        // Fonts of symbols have their signs at the places F000 to F0FF of Unicode's private area, and often at 00 to FF.
        let place = (0xF000...0xF0FF).contains(value) ? value - 0xF000 : value
        switch font?.lowercased() {
        case "symbol": return symbols[place] ?? (isSame(place) ? ascii(place) : unknown)
        case "wingdings": return wingdings[place] ?? unknown
        case let name? where name.hasPrefix("wingdings") || name.hasPrefix("webdings"): return unknown
        default: return (0xE000...0xF8FF).contains(value) || value < 0x20 ? unknown : String(Character(scalar))
        }
    }

    /// Whether the font Symbol has at this place the sign that ASCII has: digits and some signs.
    private static func isSame(_ place: UInt32) -> Bool {
        (0x30...0x3F).contains(place)
            || [0x20, 0x21, 0x23, 0x25, 0x26, 0x28, 0x29, 0x2B, 0x2C, 0x2E, 0x2F].contains(place)
    }

    private static func ascii(_ place: UInt32) -> String {
        Unicode.Scalar(place).map { String(Character($0)) } ?? unknown
    }

    private static let symbols: [UInt32: String] = [
        0x2D: "-", 0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0xB1: "±", 0xB0: "°", 0xA2: "′", 0xB2: "″",
    ]

    private static let wingdings: [UInt32: String] = [
        0xFC: "✓", 0xFB: "✗", 0xA7: "▪", 0xA8: "◻", 0xFE: "☑", 0x6C: "•", 0xD8: "➢", 0xE0: "→",
    ]
}
