import Glibc
import SimulatedDisk
import Store
import Testing

/// The store in a real directory.
@Suite struct DirectoryTests {
    private let directory: TemporaryDirectory
    private var path: String { directory.path + "/store" }

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func open() throws(StoreError) -> OpenLedger {
        try OpenLedger(try DirectoryFiles(path, creating: true))
    }

    @Test func keepsWhatWasWritten() throws {
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

    @Test func writesTheSameBytesAsTheSimulatedDisk() throws {
        try Sample.write(try open().store)
        for name in Sample.paths {
            let text = directory.text("store/\(name)").map(Disk.withoutRoom)
            #expect(try text == Sample.disk().textWithoutRoom(name))
        }
        #expect(directory.names("store") == ["changes.jsonl", "councils", "format.json", "lock", "notes"])
    }

    @Test func givesFilesToTheGroupToReadOnly() throws {
        let mask = umask(0)
        defer { umask(mask) }
        try Sample.write(try open().store)
        #expect(directory.mode("store") == 0o750)
        #expect(directory.mode("store/councils") == 0o750)
        for name in Sample.paths + ["lock"] { #expect(directory.mode("store/\(name)") == 0o640) }
    }

    @Test func refusesASecondInstanceAndNamesTheFirst() throws {
        let first = try open()
        let error = #expect(throws: StoreError.self) { try open() }
        #expect(error?.code == .inUse)
        #expect(error?.message.contains("process \(getpid())") == true)
        withExtendedLifetime(first) {}
    }

    @Test func opensAgainOnceTheFirstIsGone() throws {
        do { _ = try open() }
        #expect(throws: Never.self) { try open() }
    }

    @Test("Nothing outside is read or written through a symbolic link", arguments: ["councils", "changes.jsonl.new"])
    func followsNoLink(name: String) throws {
        let store = try open().store
        mkdir(directory.path + "/outside", 0o755)
        directory.write("kept", to: "outside/target")
        symlink(directory.path + (name == "councils" ? "/outside" : "/outside/target"), "\(path)/\(name)")
        try store.append(changes: [Sample.changes[0]])
        #expect(throws: StoreError.self) {
            try store.checkpoint(try Ledger.updates(Sample.changes, from: 0, through: 1), through: 1)
        }
        #expect(directory.names("outside") == ["target"])
        #expect(directory.text("outside/target") == "kept")
    }

    @Test func aRecordThatIsNoRegularFileIsLeftAlone() throws {
        do { try Sample.write(try open().store) }
        mkfifo("\(path)/councils/pipe.json", 0o600)
        let error = #expect(throws: StoreError.self) { try open() }
        #expect(error?.path == "councils/pipe.json")
    }

    @Test func saysWhereItCannotOpen() throws {
        let error = #expect(throws: StoreError.self) {
            try Store.open(at: directory.path + "/none/store", eachRecord: { _ in }, eachChange: { _ in })
        }
        #expect(error?.errno == ENOENT)
        #expect(error?.message.contains(directory.path + "/none/store") == true)
    }
}
