/// A JSON text as a tree in which an object's members keep their order, and a name may come twice.
///
/// Decoders pass over a repeated name in silence, so that a slip in a file written by hand goes unnoticed.
enum JSONTree: Equatable {
    case object([Member])
    case list([JSONTree])
    case text(String)
    case number(Double)
    case flag(Bool)
    case null

    struct Member: Equatable {
        var name: String
        var value: JSONTree
    }

    /// - Returns: nil for bytes that are no JSON text (RFC 8259), or one that is deeper than any expectation.
    init?(_ json: [UInt8]) {
        var parser = Parser(json)
        guard let tree = parser.value(depth: 0), parser.isAtEnd else { return nil }
        self = tree
    }

    private struct Parser {
        private let json: [UInt8]
        private var index = 0
        private static let deepest = 32

        init(_ json: [UInt8]) { self.json = json }

        var isAtEnd: Bool {
            mutating get {
                skipSpace()
                return index == json.count
            }
        }

        private mutating func skipSpace() {
            while index < json.count, [0x20, 0x09, 0x0A, 0x0D].contains(json[index]) { index += 1 }
        }

        private mutating func skip(_ sign: Character) -> Bool {
            skipSpace()
            guard index < json.count, json[index] == sign.asciiValue else { return false }
            index += 1
            return true
        }

        private mutating func skip(word: String) -> Bool {
            guard json[index...].starts(with: word.utf8) else { return false }
            index += word.utf8.count
            return true
        }

        mutating func value(depth: Int) -> JSONTree? {
            guard depth < Self.deepest else { return nil }
            skipSpace()
            guard index < json.count else { return nil }
            switch json[index] {
            case UInt8(ascii: "{"): return object(depth: depth)
            case UInt8(ascii: "["): return list(depth: depth)
            case UInt8(ascii: "\""): return text().map(JSONTree.text)
            case UInt8(ascii: "t"): return skip(word: "true") ? .flag(true) : nil
            case UInt8(ascii: "f"): return skip(word: "false") ? .flag(false) : nil
            case UInt8(ascii: "n"): return skip(word: "null") ? .null : nil
            default: return number()
            }
        }

        private mutating func object(depth: Int) -> JSONTree? {
            guard skip("{") else { return nil }
            var members: [Member] = []
            if skip("}") { return .object([]) }
            repeat {
                skipSpace()
                guard let name = text(), skip(":"), let value = value(depth: depth + 1) else { return nil }
                members.append(Member(name: name, value: value))
            } while skip(",")
            return skip("}") ? .object(members) : nil
        }

        private mutating func list(depth: Int) -> JSONTree? {
            guard skip("[") else { return nil }
            var values: [JSONTree] = []
            if skip("]") { return .list([]) }
            repeat {
                guard let value = value(depth: depth + 1) else { return nil }
                values.append(value)
            } while skip(",")
            return skip("]") ? .list(values) : nil
        }

        private mutating func number() -> JSONTree? {
            let start = index
            while index < json.count, "+-.0123456789eE".utf8.contains(json[index]) { index += 1 }
            return Double(String(decoding: json[start..<index], as: UTF8.self)).map(JSONTree.number)
        }

        private mutating func text() -> String? {
            guard skip("\"") else { return nil }
            var text: [UInt8] = []
            while index < json.count {
                let byte = json[index]
                index += 1
                switch byte {
                case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
                case UInt8(ascii: "\\"):
                    guard let character = escaped() else { return nil }
                    text += character
                case 0..<0x20: return nil
                default: text.append(byte)
                }
            }
            return nil
        }

        /// The character behind a backslash. Half of a surrogate pair is written as U+FFFD: the names that matter are ASCII.
        private mutating func escaped() -> [UInt8]? {
            guard index < json.count else { return nil }
            let byte = json[index]
            index += 1
            switch byte {
            case UInt8(ascii: "n"): return [0x0A]
            case UInt8(ascii: "t"): return [0x09]
            case UInt8(ascii: "r"): return [0x0D]
            case UInt8(ascii: "b"): return [0x08]
            case UInt8(ascii: "f"): return [0x0C]
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
            case UInt8(ascii: "u"):
                guard index + 4 <= json.count,
                    let code = UInt32(String(decoding: json[index..<(index + 4)], as: UTF8.self), radix: 16)
                else { return nil }
                index += 4
                return Array(String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8)
            default: return nil
            }
        }
    }
}
