import Glibc

extension String {
    /// The number of columns that the text takes on a terminal: two for characters of East Asian scripts and emoji, none for
    /// accents that stand over the character before.
    var displayWidth: Int {
        // Nearly all texts are of these characters alone, and a table measures each text several times.
        if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return utf8.count }
        return reduce(0) { $0 + $1.displayWidth }
    }

    /// The text cut to a width, with an ellipsis at the end where something is missing.
    func cut(to width: Int) -> String {
        guard displayWidth > width else { return self }
        var result = ""
        var left = width - 1
        for character in self {
            left -= character.displayWidth
            if left < 0 { break }
            result.append(character)
        }
        return result + "…"
    }

    /// The text cut to a width, with an ellipsis in the middle where something is missing.
    func cutInMiddle(to width: Int) -> String {
        guard displayWidth > width else { return self }
        guard width > 4 else { return cut(to: width) }
        let end = String(reversed()).cutStart(to: (width - 1) / 2)
        return cut(to: width - end.displayWidth) + String(end.reversed())
    }

    /// The first characters that fit a width.
    private func cutStart(to width: Int) -> String {
        var left = width
        return String(
            prefix {
                left -= $0.displayWidth
                return left >= 0
            })
    }
}

extension Character {
    fileprivate var displayWidth: Int {
        guard let first = unicodeScalars.first else { return 0 }
        if first.properties.isEmojiPresentation { return 2 }
        return Self.wide.contains { $0.contains(first.value) } ? 2 : 1
    }

    /// The ranges that are wide or full-width (Unicode Standard Annex 11), without those of emoji.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
        0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]
}

/// The terminal that standard output is.
enum Terminal {
    /// The number of columns; nil where standard output is no terminal, or does not say.
    static let width: Int? = {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }()
}
