import Model
import Oversight

/// Reads JSON in the one form in which this program writes it: compact, with the members in the order of their names,
/// and with the escapes that `CompactJSONWriter` uses.
///
/// It accepts nothing that `JSONDecoder` would refuse or read otherwise. A text that it refuses may be JSON in another
/// form.
public struct CompactJSONReader {
    /// The error of a text that is not in this form.
    public struct OtherForm: Error {}

    private let source: ArraySlice<UInt8>
    /// The bytes of the source.
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    /// Reads a whole text as one value.
    ///
    /// - Returns: nil for a text in another form.
    static func read<Value>(
        _ json: ArraySlice<UInt8>, _ value: (inout Self) throws(OtherForm) -> Value
    ) -> Value? {
        json.withUnsafeBufferPointer { bytes in
            var reader = Self(source: json, bytes: bytes)
            do throws(OtherForm) {
                let value = try value(&reader)
                return reader.position == bytes.count ? value : nil
            } catch {
                return nil
            }
        }
    }

    // MARK: Marks

    /// Steps over a text if it comes next.
    ///
    /// - Returns: whether it came next.
    mutating func has(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard count <= bytes.count - position else { return false }
        for index in 0..<count where bytes[position + index] != text.utf8Start[index] { return false }
        position += count
        return true
    }

    /// Steps over a text that must come next.
    mutating func skip(_ text: StaticString) throws(OtherForm) {
        if !has(text) { throw OtherForm() }
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    // MARK: Values

    /// Reads a case of an enumeration, by its name.
    mutating func name<Value: RawRepresentable<String>>(_: Value.Type) throws(OtherForm) -> Value {
        guard let value = Value(rawValue: try text()) else { throw OtherForm() }
        return value
    }

    /// Reads a case of an enumeration, by its number.
    mutating func number<Value: RawRepresentable<Int>>(of _: Value.Type) throws(OtherForm) -> Value {
        guard let value = Value(rawValue: try integer()) else { throw OtherForm() }
        return value
    }

    /// Reads a value, and holds it together with its JSON.
    mutating func lazy<Value: CompactJSONDecodable>(_: Value.Type) throws(OtherForm) -> LazilyDecoded<Value> {
        let start = position
        let value = try Value(&self)
        let json = source.dropFirst(start).prefix(position - start)
        return LazilyDecoded(value, json: json)
    }

    mutating func texts() throws(OtherForm) -> [String] {
        try array { json throws(OtherForm) in try json.text() }
    }

    mutating func timestamp() throws(OtherForm) -> Timestamp {
        guard let timestamp = Timestamp(asWritten: try text()) else { throw OtherForm() }
        return timestamp
    }

    mutating func array<Element>(
        of element: (inout Self) throws(OtherForm) -> Element
    ) throws(OtherForm) -> [Element] {
        try skip("[")
        var elements: [Element] = []
        if has("]") { return elements }
        repeat { elements.append(try element(&self)) } while has(",")
        try skip("]")
        return elements
    }

    /// Reads an object with any member names.
    mutating func dictionary<Key: Hashable, Value>(
        by key: (String) -> Key, of value: (inout Self) throws(OtherForm) -> Value
    ) throws(OtherForm) -> [Key: Value] {
        try skip("{")
        var values: [Key: Value] = [:]
        if has("}") { return values }
        repeat {
            let key = key(try text())
            try skip(":")
            // JSONDecoder decides which of two members of one name counts.
            if values.updateValue(try value(&self), forKey: key) != nil { throw OtherForm() }
        } while has(",")
        try skip("}")
        return values
    }

    mutating func flag() throws(OtherForm) -> Bool {
        if has("true") { return true }
        try skip("false")
        return false
    }

    mutating func integer<Value: FixedWidthInteger>(_: Value.Type = Value.self) throws(OtherForm) -> Value {
        let isNegative = has("-")
        guard let value = digits(as: Value.self), !isNegative || (Value.isSigned && value > 0) else {
            throw OtherForm()
        }
        return isNegative ? 0 - value : value
    }

    /// Reads the digits that come next as a number; nil for none, or for a number that is too large.
    private mutating func digits<Value: FixedWidthInteger>(as _: Value.Type) -> Value? {
        let start = position
        var value: Value = 0
        while let byte = next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
            let (product, isLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, isLarger) = product.addingReportingOverflow(Value(byte - UInt8(ascii: "0")))
            if isLarge || isLarger { return nil }
            value = sum
            position += 1
        }
        // JSON has no leading zeros.
        return position == start || (bytes[start] == UInt8(ascii: "0") && position > start + 1) ? nil : value
    }

    mutating func number() throws(OtherForm) -> Double {
        let start = position
        let isNegative = has("-")
        if let whole = digits(as: Int.self), whole < 1 << 53, next.map(Self.isOfNumber) != true {
            return isNegative ? -Double(whole) : Double(whole)
        }
        position = start
        while let byte = next, Self.isOfNumber(byte) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        // The initialiser accepts more than JSON does. A number that it writes back unchanged is sure to be JSON.
        guard let value = Double(text), value.isFinite, value.description == text else { throw OtherForm() }
        return value
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    mutating func text() throws(OtherForm) -> String {
        try skip("\"")
        let start = position
        while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { position += 1 }
        if next == UInt8(ascii: "\\") { return try escapedText(from: start) }
        return try string(bytes[start..<position])
    }

    /// Reads the rest of a text that has escapes.
    private mutating func escapedText(from start: Int) throws(OtherForm) -> String {
        var text = Array(bytes[start..<position])
        while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\"") {
            position += 1
            text.append(byte == UInt8(ascii: "\\") ? try escaped() : byte)
        }
        return try text.withUnsafeBufferPointer { text throws(OtherForm) in try string(text[...]) }
    }

    /// Checks a text's encoding, and steps over its closing quotation mark.
    private mutating func string(_ text: Slice<UnsafeBufferPointer<UInt8>>) throws(OtherForm) -> String {
        guard let text = String(validating: UnsafeBufferPointer(rebasing: text), as: UTF8.self) else {
            throw OtherForm()
        }
        try skip("\"")
        return text
    }

    /// Reads the escape behind a backslash.
    private mutating func escaped() throws(OtherForm) -> UInt8 {
        guard let byte = next else { throw OtherForm() }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return byte
        case UInt8(ascii: "n"): return UInt8(ascii: "\n")
        case UInt8(ascii: "r"): return UInt8(ascii: "\r")
        case UInt8(ascii: "t"): return UInt8(ascii: "\t")
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "u"):
            try skip("00")
            let isSecond = has("1")
            if !isSecond { try skip("0") }
            guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else { throw OtherForm() }
            position += 1
            return UInt8(digit) + (isSecond ? 0x10 : 0)
        default: throw OtherForm()
        }
    }
}
