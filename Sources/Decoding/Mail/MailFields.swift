/// The header fields of a mail or of a part of one (RFC 5322, section 2.2), in order.
struct MailFields {
    private struct Field {
        /// In lower case.
        var name: String
        /// The value with the lines that continue it, without their ends.
        var value: [UInt8]
    }

    private var fields: [Field] = []

    /// The number of fields that are kept. A mail that has passed through twenty servers has two hundred.
    private static let fieldLimit = 1000
    /// The size of a value that is kept, in bytes.
    private static let valueLimit = 64 << 10

    /// Reads the fields at the start of an entity, and moves its start to the body. A line that is no field begins the body, too: some
    /// programs leave out the blank line.
    init(_ entity: inout ArraySlice<UInt8>) {
        var rest = entity
        while !rest.isEmpty {
            var next = rest
            let line = next.removeLine()
            if line.isEmpty {
                rest = next
                break
            }
            if let first = line.first, first == 0x20 || first == 0x09, !fields.isEmpty {
                append(line)
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")), Self.isName(line[..<colon]) {
                guard fields.count < Self.fieldLimit else {
                    rest = next
                    continue
                }
                let name = line[..<colon].filter { $0 > 0x20 }
                fields.append(Field(name: String(decoding: name, as: UTF8.self).lowercased(), value: []))
                append(line[(colon + 1)...])
            } else if fields.isEmpty, line.starts(with: "From ".utf8) || line.starts(with: ">From ".utf8) {
                // The line that a mailbox has before each message.
            } else {
                break
            }
            rest = next
        }
        entity = rest
    }

    private mutating func append(_ piece: ArraySlice<UInt8>) {
        let room = Self.valueLimit - fields[fields.count - 1].value.count
        guard room > 0 else { return }
        fields[fields.count - 1].value.append(contentsOf: piece.prefix(room))
    }

    /// Whether bytes are a field's name. Some programs have a space before the colon.
    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        let name = bytes.last == 0x20 ? bytes.dropLast() : bytes
        return !name.isEmpty && name.count <= 76 && name.allSatisfy { (33...126).contains($0) }
    }

    /// Whether there is no field.
    var isEmpty: Bool { fields.isEmpty }

    /// The value of the first field of a name.
    ///
    /// - Parameter name: in lower case.
    subscript(name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

    /// The value of a field as a word in lower case, as `base64`.
    func word(_ name: String) -> String? {
        guard let value = self[name] else { return nil }
        let word = value.drop { $0 <= 0x20 }.prefix { $0 > 0x20 && $0 != UInt8(ascii: ";") }
        return String(decoding: word, as: UTF8.self).lowercased()
    }
}

extension ArraySlice<UInt8> {
    /// Removes a line from the front.
    ///
    /// - Returns: the line without its end.
    mutating func removeLine() -> ArraySlice<UInt8> {
        let end = firstIndex(of: 0x0A) ?? endIndex
        let line = self[startIndex..<end]
        self = self[Swift.min(end + 1, endIndex)...]
        return line.last == 0x0D ? line.dropLast() : line
    }
}
