/// Corrects single altered bytes in the store's files by their checksums.
///
/// A byte may be altered anywhere: in a checksummed object's frame, in its checksum, in its content, or at the end of its line.
enum Correction {
    private static let frame = Array(#"{"crc":""#.utf8)
    private static let joint = Array(#"","#.utf8)

    /// Corrects a checksummed object.
    ///
    /// - Parameter isWhole: whether bytes are what the store would have written; of several corrections one must be.
    /// - Returns: nil where there is no correction, or more than one.
    static func object(_ bytes: [UInt8], isWhole: ([UInt8]) -> Bool) -> [UInt8]? {
        let bodyOffset = frame.count + 8 + joint.count
        guard bytes.count > bodyOffset else { return nil }
        let digits = Array(bytes[frame.count..<frame.count + 8])
        let body = bytes[bodyOffset...]
        let crc = Checksum.crc32c(body)
        var corrected = Set<[UInt8]>()
        // The body is whole: the frame or the checksum was altered.
        let restored = frame + Checksum.digits(crc) + joint + body
        if zip(restored, bytes).count(where: { $0 != $1 }) == 1 { corrected.insert(restored) }
        if bytes.starts(with: frame), bytes[(frame.count + 8)...].starts(with: joint),
            let expected = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        {
            for altered in AlteredByte.candidates(in: body, giving: expected) {
                var candidate = bytes
                candidate[altered.index] = altered.original
                corrected.insert(candidate)
            }
        }
        let whole = corrected.filter(isWhole)
        return whole.count == 1 ? whole.first : nil
    }

    /// Corrects the file of a record.
    static func record(_ bytes: [UInt8], path: String) -> [UInt8]? {
        func isWhole(_ bytes: [UInt8]) -> Bool {
            guard let file = try? RecordFile(bytes, of: path, path: path) else { return false }
            return file.payload.isJSON
        }
        if isWhole(bytes) { return nil }
        let newline = UInt8(ascii: "\n")
        let restored = Array(bytes.dropLast()) + [newline]
        if isWhole(restored) { return restored }
        return object(Array(bytes.dropLast())) { isWhole($0 + [newline]) }.map { $0 + [newline] }
    }

    /// Corrects `format.json`.
    static func format(_ bytes: [UInt8]) -> [UInt8]? {
        let text = Array(bytes.dropLast())
        let corrected = FormatFile.isWhole(text) ? text : object(text, isWhole: FormatFile.isWhole)
        return corrected.map { $0 + [UInt8(ascii: "\n")] }
    }

    /// Corrects `changes.jsonl`, one altered byte in a line.
    static func changes(_ bytes: [UInt8]) -> [UInt8]? {
        var bytes = bytes
        var problems = ChangesFile(bytes, acknowledged: nil).problems
        guard !problems.isEmpty else { return nil }
        // Each correction mends a line, so that the first problem comes later.
        for _ in 0..<bytes.count(where: { $0 == UInt8(ascii: "\n") }) + 1 {
            guard let line = problems.first?.line, let corrected = self.line(line, of: bytes) else { break }
            let rest = ChangesFile(corrected, acknowledged: nil).problems
            guard rest.first?.line ?? .max > line || rest.count < problems.count else { break }
            bytes = corrected
            problems = rest
            if problems.isEmpty { return bytes }
        }
        return nil
    }

    /// Corrects the byte that damages a line.
    ///
    /// - Parameter number: counted from 1.
    private static func line(_ number: Int, of bytes: [UInt8]) -> [UInt8]? {
        let newline = UInt8(ascii: "\n")
        let ends = bytes.indices.filter { bytes[$0] == newline } + [ChangesFile.endOfLines(bytes)]
        guard number <= ends.count else { return nil }
        let start = number == 1 ? 0 : ends[number - 2] + 1
        func isLine(_ text: [UInt8]) -> Bool { ChangesFile.isLine(text[...]) }
        func replacing(_ range: Range<Int>, _ text: [UInt8]) -> [UInt8] {
            Array(bytes[..<range.lowerBound]) + text + bytes[range.upperBound...]
        }
        guard start <= ends[number - 1] else { return nil }
        let text = Array(bytes[start..<ends[number - 1]])
        // Its newline was altered: two lines look like one, or the last one has no end.
        if let second = text.dropFirst().firstRange(of: frame)?.lowerBound, second > 1 {
            let restored = text[..<(second - 1)] + [newline] + text[second...]
            if isLine(Array(text[..<(second - 1)])) { return replacing(start..<ends[number - 1], Array(restored)) }
        }
        if isLine(Array(text.dropLast())) { return replacing(start..<ends[number - 1], text.dropLast() + [newline]) }
        if let corrected = object(text, isWhole: isLine) { return replacing(start..<ends[number - 1], corrected) }
        // A byte was altered to a newline: one line looks like two.
        guard number < ends.count else { return nil }
        let joined = start..<ends[number]
        return object(Array(bytes[joined]), isWhole: isLine).map { replacing(joined, $0) }
    }
}
