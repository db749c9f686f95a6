/// The name of one entry of a directory: bytes, which need not be text. Never empty, never `.` or `..`, and without
/// slashes and NUL bytes, so that it can't lead out of its directory.
public struct FileName: Hashable, Sendable {
    public let bytes: [UInt8]

    /// `nil` when the bytes can't be the name of an entry.
    public init?(_ bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        guard !bytes.isEmpty, bytes.count <= Self.maximumLength, bytes != [0x2E], bytes != [0x2E, 0x2E],
            !bytes.contains(0x2F), !bytes.contains(0)
        else { return nil }
        self.bytes = bytes
    }

    public init?(_ text: String) { self.init(text.utf8) }

    /// What Linux's own file systems allow.
    static let maximumLength = 255
}

extension FileName: Comparable, CustomStringConvertible {
    public static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }

    /// The name as it can be shown: one line, no character that moves a cursor or hides what stands there, and different
    /// for different names. Bytes that are not UTF-8 stand as `\xNN`, invisible characters as `\u{…}`, a backslash is doubled.
    public var description: String {
        var text = ""
        var rest = bytes[...]
        while let byte = rest.first {
            if let scalar = rest.leadingScalar {
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                    text += "\\u{\(String(scalar.value, radix: 16))}"
                default:
                    if scalar == "\\" { text += "\\" }
                    text.unicodeScalars.append(scalar)
                }
                rest = rest.dropFirst(UTF8.width(scalar))
            } else {
                let digits = String(byte, radix: 16)
                text += digits.utf8.count == 1 ? "\\x0\(digits)" : "\\x\(digits)"
                rest = rest.dropFirst()
            }
        }
        return text
    }
}

extension ArraySlice<UInt8> {
    /// The scalar that the bytes begin with, `nil` when they don't begin with well-formed UTF-8.
    fileprivate var leadingScalar: Unicode.Scalar? {
        guard let lead = first else { return nil }
        let width =
            switch lead {
            case ..<0x80: 1
            case 0xC2..<0xE0: 2
            case 0xE0..<0xF0: 3
            case 0xF0..<0xF5: 4
            default: 0
            }
        guard width > 0, count >= width else { return nil }
        return String(validating: prefix(width), as: UTF8.self)?.unicodeScalars.first
    }
}

extension FileName {
    /// Whether programs give such names to files that they have not finished, or keep for themselves: browsers, copying
    /// and mail programs, editors, office programs' locks, and what desktops leave in every folder.
    public var isTemporary: Bool {
        let name = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        if name[0] == UInt8(ascii: ".") || name[0] == UInt8(ascii: "#") && name.last == UInt8(ascii: "#") {
            return true
        }
        if name.last == UInt8(ascii: "~") || name.starts(with: "~$".utf8) { return true }
        if Self.desktopFiles.contains(name) { return true }
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
        return Self.temporaryExtensions.contains(Array(name[(dot + 1)...]))
    }

    private static let temporaryExtensions = Set(
        [
            "part", "partial", "filepart", "tmp", "temp", "crdownload", "opdownload", "download", "swp", "swx", "lock",
            "lck", "incomplete", "aria2", "!ut",
        ].map { Array($0.utf8) })

    private static let desktopFiles = Set(["thumbs.db", "desktop.ini"].map { Array($0.utf8) })

    /// The name with something put before its extension, shortened in front of that so that it stays a name:
    /// `letter.pdf` and `1a2b3c4d` make `letter-1a2b3c4d.pdf`.
    package func adding(_ suffix: String) -> FileName {
        let dot = bytes.lastIndex(of: UInt8(ascii: ".")).flatMap { $0 > 0 && bytes.count - $0 <= 16 ? $0 : nil }
        let end = Array("-\(suffix)".utf8) + bytes[(dot ?? bytes.count)...]
        return joined(Array(bytes[..<(dot ?? bytes.count)]), end)
    }

    /// The name with an extension more, shortened in front of that so that it stays a name.
    package func appending(_ end: String) -> FileName { joined(bytes, Array(end.utf8)) }

    private func joined(_ stem: [UInt8], _ end: [UInt8]) -> FileName {
        var stem = stem.prefix(max(1, Self.maximumLength - end.count))
        if stem.count < bytes.count {
            // Not in the middle of a character.
            while stem.count > 1, let next = bytes[safe: stem.count], next & 0xC0 == 0x80 { stem = stem.dropLast() }
        }
        guard let name = FileName(stem + end) else {
            preconditionFailure("A name's beginning and a short end are a name.")
        }
        return name
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

/// Where a file lies: in the inbox, or in one of the folders there.
public struct InboxPath: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The folder in the inbox; `nil` for the inbox itself.
    public var folder: FileName?
    public var name: FileName

    public init(folder: FileName? = nil, name: FileName) {
        self.folder = folder
        self.name = name
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.folder?.bytes ?? [], left.name) < (right.folder?.bytes ?? [], right.name)
    }

    public var description: String { folder.map { "\($0)/\(name)" } ?? "\(name)" }
}

private func < (left: ([UInt8], FileName), right: ([UInt8], FileName)) -> Bool {
    left.0 == right.0 ? left.1 < right.1 : left.0.lexicographicallyPrecedes(right.0)
}
