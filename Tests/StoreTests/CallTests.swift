import Glibc
import SimulatedDisk
import Store
import TestSupport
import Testing

/// The effect and the cost of a store's calls.
@Suite struct CallTests {
    private let disk = Disk()

    @Test func `numbers continue across checkpoints and openings`() throws {
        do {
            let store = try OpenLedger(SimulatedFiles(disk)).store
            #expect(try store.append(changes: [String]()) == 1..<1)
            #expect(try store.append(changes: ["a", "b"]) == 1..<3)
            try store.checkpoint([:], through: 2)
            #expect(store.pendingCount == 0)
            #expect(store.pendingSize == 0)
        }
        let store = try Store.open(SimulatedFiles(disk), eachRecord: { _ in }, eachChange: { _ in })
        #expect(store.lastNumber == 2)
        #expect(try store.append(changes: ["c"]) == 3..<4)
        #expect(store.pendingSize > 0)
    }

    @Test func `changes after the number of a checkpoint stay pending`() throws {
        let files = SimulatedFiles(disk)
        do {
            let store = try OpenLedger(files).store
            try store.append(changes: Sample.changes)
            try store.checkpoint(try Ledger.updates(Sample.changes, from: 0, through: 2), through: 2)
            #expect(store.pendingCount == 3)
            try store.append(changes: [Sample.changes[0]])
        }
        let open = try OpenLedger(SimulatedFiles(disk))
        #expect(open.changes == [3, 4, 5, 6])
        #expect(open.ledger == Ledger(Sample.changes + [Sample.changes[0]]))
    }

    @Test(arguments: [-1, 1, 6])
    func `a checkpoint of changes that are not pending is refused`(number: Int) throws {
        let store = try OpenLedger(SimulatedFiles(disk)).store
        try Sample.write(store)
        let before = disk.everything()
        let error = #expect(throws: StoreError.self) { try store.checkpoint([:], through: number) }
        #expect(error?.code == .invalid)
        #expect(disk.everything() == before)
    }

    @Test func `a batch is one write and one synchronisation`() throws {
        let files = SimulatedFiles(disk)
        let store = try OpenLedger(files).store
        let before = files.count
        try store.append(changes: (1...64).map(String.init))
        #expect(files.log.dropFirst(before) == ["write", "synchronise"])
    }

    @Test func `space for changes is reserved ahead of them`() throws {
        let files = SimulatedFiles(disk)
        func length() -> Int? { disk.text("changes.jsonl")?.utf8.count }
        do {
            let store = try OpenLedger(files).store
            try store.append(changes: ["a"])
            let made = length()
            let before = files.count
            try store.append(changes: ["b"])
            #expect(files.log.dropFirst(before) == ["write", "synchronise"])
            #expect(length() == made)
            // A line longer than the reserved space is written too, and no space is reserved after a very long line.
            let long = String(repeating: "c", count: files.reservedSize)
            try store.append(changes: [long])
            #expect(try #require(disk.text("changes.jsonl")).hasSuffix("\(long)\"}\n"))
            try store.append(changes: ["d"])
            #expect(try #require(disk.text("changes.jsonl")).hasSuffix("\"d\"}\n" + room(files)))
        }
        let store = try Store.open(SimulatedFiles(disk), eachRecord: { _ in }, eachChange: { _ in })
        #expect(store.warnings == [])
        #expect(store.lastNumber == 4)
        // The reserved space may have been in memory only.
        #expect(try #require(disk.text("changes.jsonl")).hasSuffix("\"d\"}\n"))
        try store.append(changes: ["e"])
        #expect(try #require(disk.text("changes.jsonl")).hasSuffix("\"e\"}\n" + room(files)))
        try store.checkpoint([:], through: 5)
        #expect(try #require(disk.text("changes.jsonl")).hasSuffix("}}\n" + room(files)))
        let emptied = length()
        try store.append(changes: ["f"])
        #expect(length() == emptied)
    }

    private func room(_ files: SimulatedFiles) -> String { String(repeating: "\t", count: files.reservedSize) }

    /// The new file of the checkpoint has no reserved space then.
    @Test func `a checkpoint needs no reserved space`() throws {
        let files = SimulatedFiles(disk)
        let store = try OpenLedger(files).store
        try store.append(changes: ["a"])
        // Creating and writing the next file.
        files.fault = .fail(files.count + 2, errno: ENOSPC)
        try store.checkpoint([:], through: 1)
        #expect(try #require(disk.text("changes.jsonl")).hasSuffix("}}\n"))
        #expect(store.pendingCount == 0)
    }

    /// The disk has space for the changes, and not for the reserved space after them.
    @Test func `changes are committed without reserved space where the disk has none`() throws {
        let files = SimulatedFiles(disk)
        let store = try OpenLedger(files).store
        files.fault = .fail(files.count + 1, errno: ENOSPC)
        try store.append(changes: ["a"])
        #expect(store.lastNumber == 1)
        #expect(try #require(disk.text("changes.jsonl")).hasSuffix("\"a\"}\n"))
        try store.append(changes: ["b"])
        #expect(try #require(disk.text("changes.jsonl")).hasSuffix("\"b\"}\n" + room(files)))
        #expect(try Store.inspect(SimulatedFiles(disk)).lastNumber == 2)
    }

    @Test func `a checkpoint writes only the records that changed`() throws {
        let files = SimulatedFiles(disk)
        let store = try OpenLedger(files).store
        var updates: [RecordName: RecordUpdate] = [:]
        for index in 1...200 {
            updates[try RecordName(folder: "councils", name: "c\(index)")] = .put(try Payload(encoding: [index]))
        }
        try store.append(changes: ["all"])
        try store.checkpoint(updates, through: 1)
        try store.append(changes: ["two"])
        let before = files.count
        let two = updates.filter { ["c1", "c2"].contains($0.key.name) }
        try store.checkpoint(two, through: 2)
        #expect(
            files.log.dropFirst(before) == [
                "create councils/c1.json.new", "write", "create councils/c2.json.new", "write", "synchronise",
                "synchronise", "synchroniseFolder councils",
                "create changes.jsonl.new", "write", "synchronise",
                "truncate", "write", "synchronise",
                "rename councils/c1.json", "rename councils/c2.json", "synchroniseFolder councils",
                "rename changes.jsonl", "synchroniseFolder",
            ])
    }

    @Test func `a part of a checkpoint writes a limited number of records`() throws {
        let files = SimulatedFiles(disk)
        do {
            let store = try OpenLedger(files).store
            try store.append(changes: Sample.changes)
            var names: [RecordName] = []
            for index in 1...1000 { names.append(try RecordName(folder: "councils", name: "c\(index)")) }
            try store.beginCheckpoint(names, through: 5)
            var parts = 0
            var before = files.count
            while try store.continueCheckpoint(update: { name throws(StoreError) in
                try .put(Payload(encoding: Ledger.Council(letters: [], text: name.name)))
            }) {
                // Each record is created, written and synchronised.
                #expect(files.count - before <= 3 * Store.openAtOnce + 2)
                parts += 1
                try store.append(changes: [Sample.changes[0]])
                before = files.count
            }
            #expect(parts == (1000 + Store.openAtOnce - 1) / Store.openAtOnce)
            // The last part changes names, and creates only the changes file.
            #expect(files.log.dropFirst(before).count { $0.hasPrefix("create") } == 1)
            #expect(store.pendingCount == parts)
        }
        let open = try OpenLedger(SimulatedFiles(disk))
        #expect(open.ledger.councils.count == 1001)
        #expect(open.changes == Array(6..<6 + open.changes.count))
    }

    @Test func `a part of a checkpoint writes a limited number of bytes`() throws {
        let files = SimulatedFiles(disk)
        let store = try OpenLedger(files).store
        var names: [RecordName] = []
        for index in 1...4 { names.append(try RecordName(folder: "councils", name: "c\(index)")) }
        let text = String(repeating: "long ", count: 1 << 19)
        try store.beginCheckpoint(names, through: 0)
        var parts = 0
        while try store.continueCheckpoint(update: { _ throws(StoreError) in try .put(Payload(encoding: text)) }) {
            parts += 1
        }
        #expect(parts == 2)
    }

    /// A checkpoint that is not decided has no effect and leaves no files.
    @Test func `a new checkpoint replaces one in progress`() throws {
        let files = SimulatedFiles(disk)
        let store = try OpenLedger(files).store
        try Sample.write(store)
        let before = disk.everything()
        let name = try RecordName(folder: "councils", name: "other")
        try store.beginCheckpoint([name], through: 5)
        #expect(try store.continueCheckpoint { _ throws(StoreError) in try .put(Payload(encoding: 1)) })
        #expect(disk.everything() != before)
        try store.beginCheckpoint([RecordName](), through: 2)
        #expect(disk.everything() == before)
        #expect(try !store.continueCheckpoint { _ in .remove })
    }

    @Test func `removing a missing record has no effect`() throws {
        do {
            let store = try OpenLedger(SimulatedFiles(disk)).store
            try store.checkpoint([try RecordName(folder: "councils", name: "none"): .remove], through: 0)
        }
        #expect(try OpenLedger(SimulatedFiles(disk)).ledger == Ledger())
    }

    @Test func `a failed batch leaves no change`() throws {
        do {
            let files = SimulatedFiles(disk)
            let store = try OpenLedger(files).store
            // Half of the batch is written: two whole lines and a part. The next batch begins at the place of the first line.
            files.fault = .fullFrom(write: 1)
            let error = #expect(throws: StoreError.self) { try store.append(changes: ["1", "2", "3", "4", "5"]) }
            #expect(error?.code == .full)
            files.fault = .none
            try store.append(changes: ["a"])
        }
        var found: [String] = []
        let store = try Store.open(
            SimulatedFiles(disk), eachRecord: { _ in },
            eachChange: { change throws(StoreError) in found.append(try change.decode()) })
        #expect(found == ["a"])
        #expect(store.warnings == [])
    }

    @Test func `an actor can hold the store`() async throws {
        actor Holder {
            private let store: Store
            private var sum = 0

            init(_ directory: String) throws {
                var sum = 0
                store = try Store.open(
                    at: directory, eachRecord: { _ in },
                    eachChange: { change throws(StoreError) in sum += try change.decode(Int.self) })
                self.sum = sum
            }

            func add(_ number: Payload) throws -> Int {
                try store.append([number]).lowerBound
            }

            func total() -> Int { sum }
        }
        let directory = try TestDirectory()
        do {
            let holder = try Holder(directory.path + "/store")
            // Encoding needs no store, so it happens outside the actor.
            let payloads = try (1...4).map { try Payload(encoding: $0) }
            let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
                for payload in payloads { group.addTask { try await holder.add(payload) } }
                return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
            }
            #expect(numbers == [1, 2, 3, 4])
        }
        #expect(try await Holder(directory.path + "/store").total() == 10)
    }

    @Test func `a full disk stops a checkpoint before it is decided`() throws {
        let files = SimulatedFiles(disk)
        let store = try OpenLedger(files).store
        try store.append(changes: Sample.changes)
        let before = disk.everything()
        let all = try Ledger.updates(Sample.changes, from: 0, through: 5)
        // Space runs out at each write in turn. Every later write fails too, and other operations work.
        for write in 1... {
            files.fault = .fullFrom(write: write)
            do {
                try store.checkpoint(all, through: 5)
                #expect(write > 4)
                break
            } catch {
                #expect(error.code == .full)
                #expect(disk.everything() == before)
            }
        }
        #expect(store.pendingCount == 0)
    }

    @Test func `a failed synchronisation is not tried again`() throws {
        let files = SimulatedFiles(disk)
        let store = try OpenLedger(files).store
        files.fault = .fail(files.count + 2, errno: 5)
        let first = #expect(throws: StoreError.self) { try store.append(changes: ["a"]) }
        #expect(first?.code == .mustReopen)
        let count = files.count
        let again = #expect(throws: StoreError.self) { try store.append(changes: ["b"]) }
        #expect(again == first)
        #expect(files.count == count)
    }
}
