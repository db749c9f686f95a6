import Glibc
import SimulatedDisk
import Store
import TestSupport
import Testing

/// The store in a real directory.
@Suite struct DirectoryTests {
    private let directory: TestDirectory
    private var path: String { directory.path + "/store" }

    init() throws {
        directory = try TestDirectory()
    }

    private func open() throws(StoreError) -> OpenLedger {
        try OpenLedger(try DirectoryFiles(path, creating: true))
    }

    @Test func `a second opening finds everything that was written`() throws {
        do {
            let first = try open()
            #expect(first.store.isNew)
            #expect(first.store.lastNumber == 0)
            try Sample.write(first.store)
        }
        let second = try open()
        #expect(!second.store.isNew)
        #expect(second.store.warnings == [])
        #expect(second.store.lastNumber == 5)
        #expect(second.store.pendingCount == 3)
        #expect(second.changes == [3, 4, 5])
        #expect(second.ledger == Ledger(Sample.changes))
        #expect(try Store.inspect(at: path).problems == [])
    }

    @Test func `a real directory gets the same bytes as the simulated disk`() throws {
        try Sample.write(try open().store)
        for name in Sample.paths {
            let text = directory.text(of: "store/\(name)").map(Disk.withoutRoom)
            #expect(try text == Sample.disk().textWithoutRoom(name))
        }
        #expect(directory.names(in: "store") == ["changes.jsonl", "councils", "format.json", "lock", "notes"])
    }

    @Test func `the group may read files and not write them`() throws {
        let mask = umask(0)
        defer { umask(mask) }
        try Sample.write(try open().store)
        #expect(directory.mode(of: "store") == 0o750)
        #expect(directory.mode(of: "store/councils") == 0o750)
        for name in Sample.paths + ["lock"] { #expect(directory.mode(of: "store/\(name)") == 0o640) }
    }

    @Test func `a second instance is refused, and the first is named`() throws {
        let first = try open()
        let error = #expect(throws: StoreError.self) { try open() }
        #expect(error?.code == .inUse)
        #expect(error?.message.contains("process \(getpid())") == true)
        withExtendedLifetime(first) {}
    }

    @Test func `a store opens again once the first instance is gone`() throws {
        do { _ = try open() }
        #expect(throws: Never.self) { try open() }
    }

    @Test(arguments: ["councils", "changes.jsonl.new"])
    func `nothing outside is read or written through a symbolic link`(name: String) throws {
        let store = try open().store
        try directory.makeFolder("outside")
        try directory.write("kept", to: "outside/target")
        symlink(directory.path + (name == "councils" ? "/outside" : "/outside/target"), "\(path)/\(name)")
        try store.append(changes: [Sample.changes[0]])
        #expect(throws: StoreError.self) {
            try store.checkpoint(try Ledger.updates(Sample.changes, from: 0, through: 1), through: 1)
        }
        #expect(directory.names(in: "outside") == ["target"])
        #expect(directory.text(of: "outside/target") == "kept")
    }

    @Test func `a record that is no regular file is reported and left alone`() throws {
        do { try Sample.write(try open().store) }
        mkfifo("\(path)/councils/pipe.json", 0o600)
        let error = #expect(throws: StoreError.self) { try open() }
        #expect(error?.path == "councils/pipe.json")
    }

    @Test func `a store that can't be opened is named`() throws {
        let error = #expect(throws: StoreError.self) {
            try Store.open(at: directory.path + "/none/store", eachRecord: { _ in }, eachChange: { _ in })
        }
        #expect(error?.errno == ENOENT)
        #expect(error?.message.contains(directory.path + "/none/store") == true)
    }
}
