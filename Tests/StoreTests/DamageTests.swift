import Glibc
import SimulatedDisk
@testable import Store
import Testing

/// Stores with files that are not as the store wrote them.
@Suite struct DamageTests {
    struct Damage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let path: String?
        var line: Int?
        let damage: @Sendable (Disk) -> Void

        init(_ name: String, in path: String?, line: Int? = nil, _ damage: @escaping @Sendable (Disk) -> Void) {
            testDescription = name
            self.path = path
            self.line = line
            self.damage = damage
        }

        static func line(_ name: String, _ line: Int, _ edit: @escaping @Sendable (inout [String]) -> Void) -> Damage {
            Damage(name, in: "changes.jsonl", line: line) { disk in
                disk.edit("changes.jsonl") { text in
                    var lines = text.split(separator: "\n").map(String.init)
                    edit(&lines)
                    text = lines.joined(separator: "\n") + "\n"
                }
            }
        }
    }

    /// The sample has four lines: the first; change 3; changes 4 and 5, written as one batch.
    static let damages: [Damage] = [
        .line("a digit changed in the first line", 1) { $0[0].replace("2", with: "1") },
        .line("the first line is gone", 1) { $0.removeFirst() },
        .line("a letter changed in a change in the middle", 2) { $0[1].replace("ambleford", with: "amblefort") },
        .line("a change in the middle is cut", 2) { $0[1].removeLast(9) },
        .line("a change in the middle is zeros", 2) { $0[1] = String(repeating: "\0", count: $0[1].count) },
        .line("a change in the middle is gone", 2) { $0.remove(at: 1) },
        .line("two changes are exchanged", 3) { $0.swapAt(2, 3) },
        .line("a change is there twice", 3) { $0.insert($0[1], at: 2) },
        .line("an empty line", 2) { $0[1] = " " },
        .line("a letter changed in the last change", 4) { $0[3].replace("brackwater", with: "brackwatar") },
        .line("the number of the last change", 4) { $0[3].replace("\"n\":5", with: "\"n\":6") },
        .line("the checksum of the last change", 4) { $0[3].replace("{\"crc\":\"", with: "{\"crc\":\"x") },
        .line("a line of something else at the end", 5) { $0.append("hello") },
        .line("a second first line", 5) { $0.append($0[0]) },
        Damage("changes.jsonl is empty", in: "changes.jsonl", line: 1) { $0.edit("changes.jsonl") { $0 = "" } },
        Damage("changes.jsonl is gone", in: "changes.jsonl") { $0.delete("changes.jsonl") },
        Damage("format.json is gone", in: "format.json") { $0.delete("format.json") },
        Damage("format.json is cut", in: "format.json") { $0.edit("format.json") { $0.removeLast(4) } },
        Damage("format.json speaks of a version that never was", in: "format.json") {
            $0.edit("format.json") { $0.replace("\(FormatFile.current)", with: "-1") }
        },
        Damage("a letter of a record changed", in: "councils/ambleford.json") {
            $0.edit("councils/ambleford.json") { $0.replace("[1]", with: "[7]") }
        },
        Damage("the number of a record changed", in: "councils/ambleford.json") {
            $0.edit("councils/ambleford.json") { $0.replace("\"through\":2", with: "\"through\":1") }
        },
        Damage("a record was laid out anew", in: "councils/ambleford.json") {
            $0.edit("councils/ambleford.json") { $0.replace(":", with: ": ") }
        },
        Damage("a record is cut", in: "councils/ambleford.json") {
            $0.edit("councils/ambleford.json") { $0.removeLast(7) }
        },
        Damage("a record is empty", in: "councils/ambleford.json") { $0.edit("councils/ambleford.json") { $0 = "" } },
        Damage("a record is gone", in: nil) { $0.delete("councils/ambleford.json") },
        Damage("a record was added", in: nil) {
            $0.plant(Array(($0.text("councils/ambleford.json") ?? "").utf8), at: "councils/extra.json")
        },
        Damage("a record stands under another's name", in: nil) {
            $0.plant(Array(($0.text("councils/ambleford.json") ?? "").utf8), at: "councils/brackwater.json")
        },
    ]

    @Test(arguments: damages)
    func `damage stops the opening, is named, and is left as it is`(_ damage: Damage) throws {
        let disk = try Sample.disk()
        damage.damage(disk)
        let before = disk.everything()
        let error = #expect(throws: StoreError.self) { try OpenLedger(SimulatedFiles(disk)) }
        #expect(error?.code == .damaged)
        #expect(error?.path == damage.path)
        #expect(error?.line == damage.line)
        #expect(error?.message.contains("fsck --repair") == true)
        if let path = damage.path { #expect(error?.message.contains(path) == true) }
        #expect(disk.everything() == before)

        let problems = try Store.inspect(SimulatedFiles(disk)).problems
        #expect(problems.first == error)
        #expect(disk.everything() == before)
    }

    @Test func `an inspection finds all damage at once`() throws {
        let disk = try Sample.disk()
        disk.edit("changes.jsonl") {
            $0.replace("ambleford", with: "amblefort")
            $0.replace("brackwater", with: "brackwatar")
        }
        disk.edit("councils/ambleford.json") { $0.removeLast(7) }
        disk.edit("notes/first.json") { $0 = "{}\n" }
        var records: [String] = []
        var changes: [Int] = []
        let report = try Store.inspect(
            SimulatedFiles(disk), eachRecord: { records.append($0.name.path) },
            eachChange: { changes.append($0.number) })
        #expect(
            report.problems.map { "\($0.path ?? "") \($0.line ?? 0)" } == [
                "changes.jsonl 2", "changes.jsonl 4", "councils/ambleford.json 0", "notes/first.json 0",
            ])
        #expect(records == ["councils/brackwater.json"])
        #expect(changes == [4])
        #expect(report.version == FormatFile.current)
    }

    @Test func `an inspection of an undamaged store finds no problem`() throws {
        let disk = try Sample.disk()
        let report = try Store.inspect(SimulatedFiles(disk))
        #expect(report.problems == [])
        #expect(report.warnings == [])
        #expect(
            (report.version, report.recordCount, report.changeCount, report.lastNumber) == (FormatFile.current, 3, 3, 5)
        )
    }

    @Test func `an older copy of a record is noticed`() throws {
        let disk = try Sample.disk()
        let old = try #require(disk.text("councils/ambleford.json"))
        do {
            let store = try OpenLedger(SimulatedFiles(disk)).store
            try store.checkpoint(try Ledger.updates(Sample.changes, from: 2, through: 5), through: 5)
        }
        disk.plant(Array(old.utf8), at: "councils/ambleford.json")
        let error = #expect(throws: StoreError.self) { try OpenLedger(SimulatedFiles(disk)) }
        #expect(error?.code == .damaged)
    }

    struct Tail: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// The number of the last change that is left.
        let last: Int
        let cut: @Sendable (inout String) -> Void
    }

    static let tails: [Tail] = [
        Tail(testDescription: "the last newline is missing", last: 5) { $0.removeLast() },
        Tail(testDescription: "the last brace is missing", last: 4) { $0.removeLast(2) },
        Tail(testDescription: "half of the last line is missing", last: 4) { $0.removeLast(50) },
        Tail(testDescription: "zeros follow the last line", last: 5) { $0 += String(repeating: "\0", count: 4096) },
        Tail(testDescription: "garbage follows the last line", last: 5) { $0 += "{\"crc\":\"0123" },
    ]

    /// Pages that were not written hold zeros, or the tabs of reserved space.
    static func unwritten(_ name: String, _ byte: Character) -> [Tail] {
        @Sendable func filling(_ count: Int) -> String { String(repeating: byte, count: count) }
        return [
            Tail(testDescription: "the last line is \(name)", last: 4) {
                $0.removeLast(50)
                $0 += filling(50)
            },
            Tail(testDescription: "the last line begins with \(name)", last: 4) { text in
                let last = text.split(separator: "\n").last.map { String($0) } ?? ""
                text.removeLast(last.count + 1)
                text += filling(40) + last.dropFirst(40) + "\n"
            },
            Tail(testDescription: "the first line of the last batch is \(name), the second is whole", last: 3) { text in
                var lines = text.split(separator: "\n").map(String.init)
                lines[2] = filling(lines[2].count)
                text = lines.joined(separator: "\n") + "\n"
            },
        ]
    }

    @Test(arguments: tails + unwritten("zeros", "\0") + unwritten("room", "\t"), [0, 1, 600])
    func `a torn end is dropped with a warning, for good`(_ tail: Tail, before room: Int) throws {
        let disk = try Sample.disk()
        disk.edit("changes.jsonl") { text in
            text = Disk.withoutRoom(text)
            tail.cut(&text)
            text += String(repeating: "\t", count: room)
        }
        // The crash came before the lost batch was acknowledged.
        disk.acknowledged = min(tail.last, 3)
        let report = try Store.inspect(SimulatedFiles(disk))
        #expect(report.problems == [])
        #expect(report.lastNumber == tail.last)
        do {
            let open = try OpenLedger(SimulatedFiles(disk))
            #expect(open.store.lastNumber == tail.last)
            #expect(open.ledger == Ledger(Sample.changes.prefix(tail.last)))
            #expect(open.store.warnings == report.warnings)
            let isTorn = tail.testDescription != "the last newline is missing"
            #expect(open.store.warnings.map(\.code) == (isTorn ? [.tornTail] : []))
            try open.store.append(changes: [Sample.changes[0]])
        }
        disk.crash(.lost)
        let again = try OpenLedger(SimulatedFiles(disk))
        #expect(again.store.warnings == [])
        #expect(again.store.lastNumber == tail.last + 1)
    }

    @Test(arguments: tails + unwritten("zeros", "\0") + unwritten("room", "\t"))
    func `a batch that was acknowledged is never taken for a torn end`(_ tail: Tail) throws {
        let disk = try Sample.disk()
        disk.edit("changes.jsonl") { text in
            text = Disk.withoutRoom(text)
            tail.cut(&text)
        }
        #expect(disk.acknowledged == 5)
        guard tail.last < 5 else {
            #expect(try OpenLedger(SimulatedFiles(disk)).store.lastNumber == 5)
            return
        }
        let before = disk.everything()
        let error = #expect(throws: StoreError.self) { try OpenLedger(SimulatedFiles(disk)) }
        #expect(error?.code == .damaged)
        #expect(disk.everything() == before)
        #expect(try Store.inspect(SimulatedFiles(disk)).problems.first == error)
    }

    @Test func `a history that ends before an acknowledged change is damaged`() throws {
        let disk = try Sample.disk()
        disk.edit("changes.jsonl") { text in
            text = Disk.withoutRoom(text).split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
        }
        let error = #expect(throws: StoreError.self) { try OpenLedger(SimulatedFiles(disk)) }
        #expect(error?.code == .damaged)
        #expect(error?.message.contains("change 5 was committed and can't be read any more") == true)
    }

    @Test(arguments: ["", "\t\t\t", "\0\0\0", "\0\0\t\t", "\t\0\t"])
    func `a decided checkpoint counts, whatever is left behind its line`(rest: String) throws {
        func checkpointed(_ disk: Disk, _ fault: SimulatedFiles.Fault) throws -> SimulatedFiles {
            let files = SimulatedFiles(disk)
            let store = try OpenLedger(files).store
            files.fault = fault
            try? store.checkpoint(try Ledger.updates(Sample.changes, from: 2, through: 5), through: 5)
            return files
        }
        let log = try checkpointed(Sample.disk(), .none).log
        let firstRename = try #require(log.firstIndex { $0.hasPrefix("rename councils") })
        let disk = try Sample.disk()
        _ = try checkpointed(disk, .crashBefore(firstRename + 1))
        disk.crash(.kept)
        disk.edit("changes.jsonl") { $0 = Disk.withoutRoom($0) + rest }
        #expect(try Store.inspect(SimulatedFiles(disk)).problems == [])
        let open = try OpenLedger(SimulatedFiles(disk))
        #expect(open.ledger == Ledger(Sample.changes))
        #expect((open.store.lastNumber, open.store.pendingCount) == (5, 0))
    }

    /// The values that a byte of the last batch gets: as a crash leaves them, control characters, a newline, and others.
    static let values: [UInt8] = [0x00, 0x01, 0x09, 0x0A, 0x0D, 0x1F, 0x20, 0x22, 0x30, 0x7D, 0x7F, 0xFF]

    @Test(arguments: values)
    func `no altered byte of the last batch makes the history shorter in silence`(_ value: UInt8) throws {
        let disk = try Sample.disk()
        let bytes = Array(Disk.withoutRoom(try #require(disk.text("changes.jsonl"))).utf8)
        let newlines = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
        for room in [[], [UInt8](repeating: 0x09, count: 40)] {
            for index in newlines[1] + 1..<bytes.count where bytes[index] != value {
                var altered = bytes + room
                altered[index] = value
                disk.plant(altered, at: "changes.jsonl")
                let problems = try Store.inspect(SimulatedFiles(disk)).problems
                if !problems.isEmpty {
                    #expect(problems.first?.code == .damaged, "byte \(index)")
                    let corrected = try #require(Correction.changes(altered), "byte \(index)")
                    disk.plant(corrected, at: "changes.jsonl")
                }
                let open = try OpenLedger(SimulatedFiles(disk))
                #expect(open.ledger == Ledger(Sample.changes), "byte \(index)")
                let isWritten = Disk.withoutRoom(disk.text("changes.jsonl") ?? "").utf8.elementsEqual(bytes)
                #expect(isWritten, "byte \(index)")
            }
        }
    }

    @Test(arguments: ["\0", "\t"])
    func `a byte that was lost is restored with a warning`(_ byte: Character) throws {
        let disk = try Sample.disk()
        disk.edit("changes.jsonl") { $0.replace("brackwater", with: "brack\(byte)ater") }
        let expected = try Store.inspect(SimulatedFiles(disk)).warnings
        #expect(expected.map(\.code) == [.restoredByte])
        #expect(try OpenLedger(SimulatedFiles(disk)).store.warnings == expected)
        #expect(try OpenLedger(SimulatedFiles(disk)).store.warnings == [])
    }

    @Test func `stray temporary files are removed`() throws {
        let disk = try Sample.disk()
        for path in ["changes.jsonl.new", "councils/ambleford.json.new", "councils/other.json.new"] {
            disk.plant(Array("{".utf8), at: path)
        }
        #expect(try Store.inspect(SimulatedFiles(disk)).problems == [])
        _ = try OpenLedger(SimulatedFiles(disk))
        #expect(disk.everything().keys.sorted() == Sample.paths.sorted())
    }

    @Test func `strange files are left alone`() throws {
        let disk = try Sample.disk()
        let strange = ["README", "councils/.ambleford.json.swp", "councils/Ambleford.json", "Letters/x.json"]
        for path in strange { disk.plant(Array("mine".utf8), at: path) }
        let open = try OpenLedger(SimulatedFiles(disk))
        #expect(open.store.warnings.map(\.code) == Array(repeating: .strangeFile, count: 4))
        #expect(open.store.warnings.map(\.path).sorted() == ["Letters", "README", strange[1], strange[2]].sorted())
        for path in strange { #expect(disk.text(path) == "mine") }
    }

    @Test func `a value of another type is reported with its file and line`() throws {
        let disk = try Sample.disk()
        let error = #expect(throws: StoreError.self) {
            try Store.open(
                SimulatedFiles(disk), eachRecord: { _ in },
                eachChange: { change throws(StoreError) in _ = try change.decode(Int.self) })
        }
        #expect(error?.path == "changes.jsonl")
        #expect(error?.line == 2)
    }
}

extension String {
    fileprivate mutating func replace(_ old: String, with new: String) {
        guard let range = firstRange(of: old) else { return }
        replaceSubrange(range, with: new)
    }
}
