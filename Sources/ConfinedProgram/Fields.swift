/// Reads fields in turn, each behind its length in eight bytes (little-endian): the form in which the daemon and its confined programs
/// exchange values. A confined program may have been taken over, so bytes of any other form end the reading.
package struct FieldReader {
    private let bytes: [UInt8]
    private var position = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package var isAtEnd: Bool { position == bytes.count }

    /// The number in the next eight bytes.
    ///
    /// - Returns: nil where fewer bytes are left, or the number is too large.
    package mutating func count() -> Int? {
        guard bytes.count - position >= 8 else { return nil }
        defer { position += 8 }
        let count = bytes[position..<(position + 8)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int(exactly: count)
    }

    /// The bytes of the next field.
    ///
    /// - Returns: nil where fewer bytes are left than the field's length says.
    package mutating func next() -> ArraySlice<UInt8>? {
        guard let count = count(), count <= bytes.count - position else { return nil }
        defer { position += count }
        return bytes[position..<(position + count)]
    }

    /// The text of the next field, with invalid UTF-8 replaced.
    ///
    /// - Returns: nil where fewer bytes are left than the field's length says.
    package mutating func text() -> String? { next().map { String(decoding: $0, as: UTF8.self) } }
}

extension [UInt8] {
    /// Appends a number, 0 or more, in eight bytes.
    package mutating func appendCount(_ count: Int) {
        for shift in 0..<8 { append(UInt8(truncatingIfNeeded: count >> (8 * shift))) }
    }

    /// Appends a field behind its length.
    package mutating func appendField(_ field: some Collection<UInt8>) {
        appendCount(field.count)
        append(contentsOf: field)
    }
}
