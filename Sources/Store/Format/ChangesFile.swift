/// The content of `changes.jsonl`: the state of the records, the changes since, and sometimes a decided checkpoint.
///
///     {"crc":"…","base":{"records":{"count":350,"sum":"…"},"through":17}}
///     {"crc":"…","n":18,"batch":18,"change":{…}}
///     {"crc":"…","n":19,"batch":18,"change":{…}}
///     {"crc":"…","checkpoint":{"base":{…},"put":["authorities/…"],"removed":[]}}
///
/// Reserved space may follow, full of tabs: white space in JSON that no line contains.
struct ChangesFile {
    /// The first line: the last change that the records hold, and their checksum.
    struct Base: Codable, Hashable {
        var through: Int
        var records: RecordSetChecksum

        static let empty = Base(through: 0, records: RecordSetChecksum())
    }

    /// A decided checkpoint: all of its files are on the disk under temporary names.
    struct Checkpoint: Codable, Hashable {
        /// The first line after the checkpoint.
        var base: Base
        /// The records whose temporary files take their place.
        var put: [String]
        var removed: [String]
    }

    /// The place of a change in the file.
    struct Change {
        let number: Int
        /// Counted from 1.
        let line: Int
        let payload: Range<Int>
        /// The offset after its line.
        let end: Int
    }

    /// The rest of a batch that a crash ended before it was acknowledged.
    struct TornTail: Hashable {
        let line: Int
        let count: Int
    }

    private(set) var base = Base.empty
    private(set) var changes: [Change] = []
    private(set) var checkpoint: Checkpoint?
    private(set) var torn: TornTail?
    /// The lines with a byte that was lost and is restored in ``bytes``.
    private(set) var restoredLines: [Int] = []
    private(set) var problems: [StoreError] = []
    /// The file without a torn end and without reserved space.
    private(set) var bytes: [UInt8]
    /// The offset after the first line.
    private(set) var start = 0
    /// Whether the first line is whole, and says which records there should be.
    private(set) var hasBase = true

    func payload(of change: Change) -> Payload {
        Payload(bytes: bytes[change.payload])
    }
}

// MARK: Writing

extension ChangesFile {
    static func append(change: Payload, number: Int, batch: Int, to bytes: inout [UInt8]) {
        ChecksummedObject.append(to: &bytes) { bytes in
            bytes += Array("\"n\":\(number),\"batch\":\(batch),\"change\":".utf8)
            bytes += change.bytes
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    static func line(base: Base) throws(StoreError) -> [UInt8] {
        try line("\"base\":", Payload(encoding: base))
    }

    static func line(checkpoint: Checkpoint) throws(StoreError) -> [UInt8] {
        try line("\"checkpoint\":", Payload(encoding: checkpoint))
    }

    private static func line(_ key: String, _ payload: Payload) -> [UInt8] {
        var bytes: [UInt8] = []
        ChecksummedObject.append(to: &bytes) { bytes in
            bytes += Array(key.utf8)
            bytes += payload.bytes
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }
}

// MARK: Reading

extension ChangesFile {
    private struct Line {
        let content: Content
        /// Whether a part of it may not have reached the disk.
        let isPartial: Bool
        /// Whether nothing of it was ever written.
        let isUnwritten: Bool
        /// The offset after its newline.
        let end: Int

        enum Content {
            case base(Base)
            case change(number: Int, batch: Int, payload: Range<Int>)
            case checkpoint(Checkpoint)
            case bad(String)
        }

        var isBase: Bool { if case .base = content { true } else { false } }

        var changeNumber: Int? { if case .change(let number, _, _) = content { number } else { nil } }
    }

    /// Reads all lines, and continues at damage.
    ///
    /// - Parameter acknowledged: the number of a change that is known to have been on the disk; nil where nobody knows.
    init(_ all: [UInt8], acknowledged: Int?) {
        bytes = Array(all[..<Self.endOfLines(all)])
        let lines = Self.lines(&bytes, &restoredLines)
        var rest = lines[...]
        if case .base(let base)? = lines.first?.content {
            self.base = base
            start = lines[0].end
            rest = rest.dropFirst()
        } else {
            problems.append(.damaged("the first line is not the store's", path: StoreFileNames.changes, line: 1))
            // The first whole change says where the records end.
            base = Base(
                through: max(0, (lines.lazy.compactMap(\.changeNumber).first ?? 1) - 1), records: RecordSetChecksum())
            hasBase = false
            if case .bad? = lines.first?.content {
                start = lines[0].end
                rest = rest.dropFirst()
            }
        }
        var goodEnd = start
        var expected = base.through + 1
        // The rest of the reserved space may follow the last line as zeros.
        let isUnwritten = lines.last.map { $0.isUnwritten } ?? false
        let count = lines.count - (isUnwritten ? 1 : 0)
        for (index, line) in zip(rest.indices, rest) {
            if let problem = problem(with: line, at: index + 1, of: count, expected: expected) {
                if Self.isTorn(lines[index...], expected: expected) {
                    torn = TornTail(line: index + 1, count: bytes.count - goodEnd)
                    break
                }
                problems.append(.damaged(problem, path: StoreFileNames.changes, line: index + 1))
            }
            accept(line, at: index + 1)
            expected = (line.changeNumber ?? expected) + 1
            goodEnd = line.end
        }
        noteLoss(of: acknowledged, at: torn?.line ?? lines.count + 1)
        if goodEnd > bytes.count {
            self.bytes.append(UInt8(ascii: "\n"))
        } else if goodEnd < bytes.count {
            self.bytes.removeLast(bytes.count - goodEnd)
        }
    }

    /// Notes damage where changes are missing at the end that were acknowledged: no crash does that.
    private mutating func noteLoss(of acknowledged: Int?, at line: Int) {
        let last = max(changes.last?.number ?? base.through, checkpoint?.base.through ?? 0)
        guard let acknowledged, last < acknowledged, problems.isEmpty else { return }
        let lost =
            acknowledged == last + 1 ? "change \(acknowledged) was" : "changes \(last + 1) to \(acknowledged) were"
        problems.append(
            .damaged("\(lost) committed and can't be read any more", path: StoreFileNames.changes, line: line))
        torn = nil
    }

    /// The offset at which the reserved space begins.
    static func endOfLines(_ bytes: [UInt8]) -> Int { bytes.lastIndex { $0 != filler }.map { $0 + 1 } ?? 0 }

    /// The byte that fills reserved space.
    static let filler = UInt8(ascii: "\t")

    /// The damage of a line at its place; nil where there is none.
    private func problem(with line: Line, at place: Int, of count: Int, expected: Int) -> String? {
        switch line.content {
        case .bad(let why):
            return why
        case .base:
            return "a first line stands among the changes"
        case .change(let number, _, _):
            if checkpoint != nil { return "a change stands after the end of a checkpoint" }
            return number == expected ? nil : "change \(number) stands where \(expected) is expected"
        case .checkpoint(let checkpoint):
            guard place == count else { return "a checkpoint stands among the changes" }
            guard !hasBase || base.through <= checkpoint.base.through && checkpoint.base.through < expected else {
                return "a checkpoint speaks of change \(checkpoint.base.through), which is not there"
            }
            return nil
        }
    }

    /// Adds the content of a whole line. A change counts behind a damaged line, too, as long as the numbers rise.
    private mutating func accept(_ line: Line, at place: Int) {
        switch line.content {
        case .change(let number, _, let payload):
            guard checkpoint == nil, number > changes.last?.number ?? base.through else { return }
            changes.append(Change(number: number, line: place, payload: payload, end: line.end))
        case .checkpoint(let checkpoint): self.checkpoint = checkpoint
        case .base, .bad: break
        }
    }

    /// Whether the lines from the first bad one on are the rest of a batch that a crash ended before it was acknowledged.
    ///
    /// A batch is written only when the one before it is on the disk. So no line of a batch after the missing change's can
    /// exist, while later lines of the same batch can: a file system writes pages in any order. A page that was not written
    /// is missing at the end or full of zeros or tabs; a line of JSON contains no such byte. A whole line with a wrong
    /// checksum is not the result of a crash, nor is another control character.
    private static func isTorn(_ lines: ArraySlice<Line>, expected: Int) -> Bool {
        lines.allSatisfy { line in
            switch line.content {
            case .bad: line.isPartial
            case .change(let number, let batch, _): number > expected && batch <= expected
            case .base, .checkpoint: false
            }
        }
    }

    /// Divides the file into lines, and restores a byte that is a bad line's only fault.
    private static func lines(_ bytes: inout [UInt8], _ restoredLines: inout [Int]) -> [Line] {
        var lines: [Line] = []
        var start = 0
        while start < bytes.count {
            let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
            let end = newline ?? bytes.count
            let text = bytes[start..<end]
            let content = content(of: text)
            if case .bad = content, let lost = LostByte.find(in: text) {
                bytes[lost.index] = lost.original
                restoredLines.append(lines.count + 1)
                continue
            }
            var (isPartial, isUnwritten) = (false, false)
            start = end + 1
            if case .bad = content {
                // A whole line with another byte in place of its newline is damaged: no crash does that.
                isPartial = newline == nil && !isLine(text.dropLast()) || text.contains(where: LostByte.isUnwritten)
                isUnwritten = newline == nil && text.allSatisfy(LostByte.isUnwritten)
                // A whole line has only lost its newline, perhaps in an editor, and gets it back.
                if newline == nil { start = end }
            }
            lines.append(Line(content: content, isPartial: isPartial, isUnwritten: isUnwritten, end: start))
        }
        return lines
    }

    /// Whether bytes without a newline are a line of the file.
    static func isLine(_ text: ArraySlice<UInt8>) -> Bool {
        if case .bad = content(of: text) { return false }
        return true
    }

    private static func content(of text: ArraySlice<UInt8>) -> Line.Content {
        let body: ArraySlice<UInt8>
        do {
            body = try ChecksummedObject.body(of: text).body
        } catch {
            switch error {
            case .form: return .bad("this is not a line of the store")
            case .checksum: return .bad("the checksum is wrong")
            }
        }
        var scanner = Scanner(body)
        guard scanner.skipAtEnd("}") else { return .bad("the line is incomplete") }
        if scanner.skip(#""n":"#) {
            guard let number = scanner.number(), scanner.skip(#","batch":"#), let batch = scanner.number(),
                scanner.skip(#","change":"#)
            else { return .bad("members are missing") }
            return .change(number: number, batch: batch, payload: scanner.rest.indices)
        }
        do throws(StoreError) {
            if scanner.skip(#""base":"#) {
                return .base(try Payload(bytes: scanner.rest).decode(Base.self, path: StoreFileNames.changes))
            }
            if scanner.skip(#""checkpoint":"#) {
                return .checkpoint(
                    try Payload(bytes: scanner.rest).decode(Checkpoint.self, path: StoreFileNames.changes))
            }
        } catch {
            return .bad("members are missing")
        }
        return .bad("it is not known what this line is")
    }
}
