/// The number formats of a workbook's cells (ISO/IEC 29500-1, 18.8).
struct ExcelStyles {
    fileprivate var formats: [NumberFormat] = []
    /// By the cell style's number: whether its text is struck through.
    fileprivate var struck: [Bool] = []

    func format(_ style: Int?) -> NumberFormat {
        guard let style, formats.indices.contains(style) else { return .general }
        return formats[style]
    }

    /// Whether a cell's text is struck through, so that it does not hold.
    func isStruck(_ style: Int?) -> Bool { style.map { struck.indices.contains($0) && struck[$0] } ?? false }
}

/// Reads the part with the styles.
final class ExcelStyleReader: XMLHandler {
    private(set) var styles = ExcelStyles()
    private var codes = NumberFormat.builtIn
    private var known: [Int: NumberFormat] = [:]
    private var fonts: [Bool] = []

    func start(_ element: XMLElement) -> XMLDescent {
        switch (element.parent, element.name) {
        case (_, "s:numFmt"):
            guard element.parent == "s:numFmts", let id = element.number("numFmtId") else { return .skip }
            codes[id] = element["formatCode"]
        case ("s:fonts", "s:font"): fonts.append(false)
        case ("s:font", "s:strike"):
            if !fonts.isEmpty { fonts[fonts.count - 1] = WordValue.isOn(element["val"]) }
        case ("s:cellXfs", "s:xf"):
            styles.formats.append(format(element.number("numFmtId") ?? 0))
            let font = element.number("fontId") ?? 0
            styles.struck.append(fonts.indices.contains(font) && fonts[font])
        case (_, "s:dxfs"), (_, "s:cellStyleXfs"): return .skip
        default: break
        }
        return .enter
    }

    private func format(_ id: Int) -> NumberFormat {
        if let format = known[id] { return format }
        let format = codes[id].map { NumberFormat($0) } ?? .general
        known[id] = format
        return format
    }
}

/// Reads the texts that a workbook's cells share.
final class ExcelSharedStrings: XMLHandler {
    private(set) var strings: [String] = []
    private var text = ExcelText()

    func start(_ element: XMLElement) -> XMLDescent { text.start(element) }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { text.append(bytes) }

    func end(_ name: String, in parent: String) {
        text.end(name)
        if name == "s:si" { strings.append(text.take()) }
    }
}

/// The text of a cell in its runs, without what helps to pronounce it (ISO/IEC 29500-1, 18.4).
struct ExcelText {
    private var text = ""
    private var collected: [UInt8]?
    private var isRaised = false
    private var isStruck = false

    mutating func start(_ element: XMLElement) -> XMLDescent {
        switch element.name {
        case "s:r":
            isRaised = false
            isStruck = false
        case "s:vertAlign": isRaised = element["val"] != "baseline"
        case "s:strike": isStruck = WordValue.isOn(element["val"])
        case "s:t": collected = []
        case "s:rPh", "s:phoneticPr": return .skip
        default: break
        }
        return .enter
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) { collected?.append(contentsOf: bytes) }

    mutating func end(_ name: String) {
        guard name == "s:t", let bytes = collected else { return }
        collected = nil
        let piece = Self.unescaped(String(decoding: bytes, as: UTF8.self))
        if !isStruck { text += isRaised ? RaisedDigits.raised(piece) : piece }
    }

    mutating func take() -> String {
        defer { self = ExcelText() }
        return text
    }

    /// The text with "_x000A_" as the character that it stands for.
    private static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "_x") {
            result += rest[..<start.lowerBound]
            let code = rest[start.upperBound...].prefix(5)
            if code.count == 5, code.last == "_", let value = UInt32(code.dropLast(), radix: 16),
                let scalar = Unicode.Scalar(value)
            {
                result += value < 0x20 ? " " : String(Character(scalar))
                rest = rest[code.endIndex...]
            } else {
                result += "_x"
                rest = rest[start.upperBound...]
            }
        }
        return result + rest
    }
}
