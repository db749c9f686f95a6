import Oversight

/// Writes compact JSON, with members in the order in which they are given, and with the escapes of Foundation's
/// encoder.
package struct CompactJSONWriter {
    private var bytes: [UInt8] = []

    package init() { bytes.reserveCapacity(8192) }

    /// The JSON, in an array without spare capacity, because records hold it for long.
    package var exactBytes: [UInt8] { bytes.withUnsafeBufferPointer { Array($0) } }

    /// Writes the elements of a list with commas between them, and without its brackets.
    package static func elements<Element>(_ elements: [Element], _ write: (inout Self, Element) -> Void) -> [UInt8] {
        var json = Self()
        json.array(elements, write)
        return Array(json.bytes.dropFirst().dropLast())
    }

    package mutating func object(_ members: (inout Self) -> Void) {
        bytes.append(UInt8(ascii: "{"))
        members(&self)
        close(with: UInt8(ascii: "}"))
    }

    package mutating func array<Elements: Collection>(
        _ elements: Elements, _ write: (inout Self, Elements.Element) -> Void
    ) {
        bytes.append(UInt8(ascii: "["))
        for element in elements {
            write(&self, element)
            bytes.append(UInt8(ascii: ","))
        }
        close(with: UInt8(ascii: "]"))
    }

    /// Writes a member of an object; nothing for a nil value.
    ///
    /// - Parameter key: The member's name, which must need no escape.
    package mutating func member<Value>(_ key: StaticString, _ value: Value?, _ write: (inout Self, Value) -> Void) {
        guard let value else { return }
        separate()
        bytes.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        write(&self, value)
    }

    /// Writes an object with a member for each entry of a dictionary, in the order of their names.
    package mutating func object<Name: RawRepresentable<String>, Value>(
        _ values: [Name: Value], _ write: (inout Self, Value) -> Void
    ) { object(values.map { ($0.rawValue, $1) }, write) }

    /// Writes an object with a member for each entry of a dictionary, in the order of their names.
    package mutating func object<Value>(_ values: [String: Value], _ write: (inout Self, Value) -> Void) {
        object(Array(values), write)
    }

    private mutating func object<Value>(_ members: [(String, Value)], _ write: (inout Self, Value) -> Void) {
        object { json in
            for (name, value) in members.sorted(by: { $0.0 < $1.0 }) {
                json.separate()
                json.text(name)
                json.bytes.append(UInt8(ascii: ":"))
                write(&json, value)
            }
        }
    }

    package mutating func flag(_ value: Bool) { bytes.append(contentsOf: (value ? "true" : "false").utf8) }

    /// Copies a value that is encoded already.
    ///
    /// - Parameter json: The value's JSON, compact and with sorted keys.
    mutating func written(_ json: some Collection<UInt8>) { bytes.append(contentsOf: json) }

    package mutating func number(_ value: some FixedWidthInteger) { bytes.append(contentsOf: String(value).utf8) }

    /// Writes a number.
    ///
    /// - Parameter value: A finite number; JSON has no other.
    package mutating func number(_ value: Double) {
        precondition(value.isFinite, "JSON has no number \(value)")
        if let whole = Int32(exactly: value), whole != 0 { return number(whole) }
        let text = value.description
        bytes.append(contentsOf: (text.hasSuffix(".0") ? text.dropLast(2) : text[...]).utf8)
    }

    package mutating func text(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { characters in
            var start = 0
            for (index, byte) in characters.enumerated() {
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
                bytes.append(contentsOf: characters[start..<index])
                bytes.append(contentsOf: Self.escape(of: byte).utf8)
                start = index + 1
            }
            bytes.append(contentsOf: characters[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func escape(of byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "\""): return "\\\""
        case UInt8(ascii: "\\"): return "\\\\"
        case UInt8(ascii: "\n"): return "\\n"
        case UInt8(ascii: "\r"): return "\\r"
        case UInt8(ascii: "\t"): return "\\t"
        case 0x08: return "\\b"
        case 0x0C: return "\\f"
        default:
            let digits = String(byte, radix: 16)
            return (byte < 0x10 ? "\\u000" : "\\u00") + digits
        }
    }

    private mutating func separate() {
        if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func close(with bracket: UInt8) {
        if bytes.last == UInt8(ascii: ",") { bytes.removeLast() }
        bytes.append(bracket)
    }
}
