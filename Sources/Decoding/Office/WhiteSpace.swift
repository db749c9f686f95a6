extension String {
    /// The text without white space at its start and end.
    func trimmingWhitespace() -> String {
        guard utf8.first.map(Self.isSpace) == true || utf8.last.map(Self.isSpace) == true else { return self }
        let start = utf8.firstIndex { !Self.isSpace($0) } ?? utf8.endIndex
        let end = utf8.lastIndex { !Self.isSpace($0) }.map { utf8.index(after: $0) } ?? start
        return start < end ? String(self[start..<end]) : ""
    }

    /// The text with one space in the place of each run of white space.
    func collapsingWhitespace() -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        for byte in utf8 {
            if !Self.isSpace(byte) {
                bytes.append(byte)
            } else if bytes.last != 0x20 {
                bytes.append(0x20)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
