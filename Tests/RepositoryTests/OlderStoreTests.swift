import FoundationEssentials
import Glibc
import InventedYears
import Model
import Oversight
import Repository
import SimulatedDisk
import Store
import TestSupport
import Testing

/// Stores as older programs left them, in `OlderStores`: every one still opens. A store of a newer program is left as it is.
@Suite struct OlderStoreTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "OlderStores")
    private static let slug = "northmoor-district-council"

    /// Runs a body on a copy of a store.
    private func withStore(_ name: String, _ body: (String) throws -> Void) throws {
        let directory = try TestDirectory()
        let copy = directory["store"]
        try FileManager.default.copyItem(
            atPath: Self.fixtures.appending(path: name).path(percentEncoded: false), toPath: copy)
        try body(copy)
        withExtendedLifetime(directory) {}
    }

    /// The first form of version 1: records of one line, alerts without priority and history, nothing of silences.
    @Test func `the first form of version 1 opens and is judged anew`() throws {
        try withStore("version-1") { store in
            do {
                let repository = try StateRepository(directory: store)
                #expect(repository.warnings == [] && !repository.isNew)
                #expect(repository.state.counts == (2, 1, 0))
                #expect(repository.state.authorities[Self.slug]?.years.keys.sorted() == ["2019-20", "2020-21"])
                #expect(
                    repository.state.open.sorted()
                        == ["2019-20", "2020-21"].map { "\(Self.slug).\($0).compliance-below-full" })
                #expect(repository.outbox?.map(\.id) == ["\(Self.slug).2020-21.compliance-below-full#1"])
                // The first policy in the store makes every alert be evaluated again.
                try repository.commit([.policy(Policy())], at: Invented.now)
                #expect(repository.outbox?.count == 4)
                try repository.checkpoint()
            }
            let repository = try StateRepository(directory: store)
            #expect(repository.state.counts == (2, 1, 0))
            #expect(repository.outbox?.count == 4)
            #expect(repository.state.alerts.allSatisfy { $0.severity == $0.rule.standardTerms.severity })
            #expect(
                repository.state.expired(by: Retention(years: 1), at: Timestamp(.now)).isEmpty,
                "its transitions are pending")
        }
    }

    /// A record without its checksum, the number of its last change, and the number of its form.
    private func content(of record: String) -> [Substring] {
        record.replacing(/"form":[0-9]+,/, with: "").split(separator: "\n").dropFirst().dropLast()
    }

    /// Version 1 as its last program left it when it was killed: letters, a statistics table, a newsletter, an acknowledged
    /// alert, and a letter whose change is in no record yet. The room behind the last line was cut off.
    @Test func `the last form of version 1 opens, is upgraded, and is continued with the same records`() throws {
        try withStore("version-1-last") { store in
            let before = try records(in: store)
            #expect(before.count == 5)
            let open: [String]
            do {
                let repository = try StateRepository(directory: store)
                #expect(repository.warnings == [] && !repository.isNew)
                #expect(repository.state.counts == (4, 1, 0))
                #expect(repository.outbox == [], "its steps are delivered")
                open = repository.state.open.sorted()
                #expect(open.count == 6)
                #expect(repository.state.alerts.filter(\.acknowledged).map(\.rule) == [.upholdAbovePeers])
                #expect(
                    try text("format.json", in: store)
                        == "{\"crc\":\"e1b0b7a4\",\"format\":\"ombudsd.store\",\"version\":2}\n")
                // Letters of the same and of another council, one of them from a part of a file.
                try repository.commit(
                    [
                        .read(
                            Invented.document(1),
                            [Invented.reading("Quarnhythe Council", year: 2024, [.upholdRate: 61])]),
                        .read(
                            Invented.document(2),
                            [Invented.reading("Northmoor Council", [.complianceRate: 90], in: "p")]),
                    ], at: Invented.now)
                try repository.checkpoint()
            }
            // A record that nothing was added to is written in this program's form, and keeps its content. What people entered has
            // the time of the newest change, too.
            for (path, bytes) in before where !path.contains("quarnhythe") && !path.contains("terms") {
                #expect(try content(of: text(path, in: store)) == content(of: bytes), "\(path)")
            }
            let repository = try StateRepository(directory: store)
            #expect(repository.warnings == [])
            #expect(repository.state.counts == (6, 1, 0))
            #expect(Set(open).isSubset(of: repository.state.open))
            let northmoor = "northmoor-council.2019-20.compliance-below-full"
            #expect(repository.state.alerts.first { $0.id == northmoor }?.source?.reference == "p:1:7")
            #expect(try Store.inspect(at: store).problems == [])
        }
    }

    @Test func `a store of an older version is looked at without an upgrade`() throws {
        try withStore("version-1-last") { store in
            let report = try Store.inspect(at: store)
            #expect(report.version == 1 && report.problems == [] && report.changeCount == 2)
            #expect(try text("format.json", in: store).contains(#""version":1"#))
        }
    }

    @Test(arguments: CrashTests.losses)
    func `an upgrade of version 1 that a crash cuts short is run again, and nothing is lost`(_ loss: Disk.Loss) throws {
        let fixture = Self.fixtures.appending(path: "version-1-last").path(percentEncoded: false)
        func disk() throws -> Disk {
            let disk = Disk()
            for (path, text) in try files(in: fixture) { disk.plant(Array(text.utf8), at: path) }
            return disk
        }
        let whole = try StateRepository { [files = SimulatedFiles(try disk())] in files }.state
        var states = 0
        while true {
            let disk = try disk()
            let files = SimulatedFiles(disk, fault: .crashAfter(states + 1))
            _ = try? StateRepository { files }
            guard files.isDead else { break }
            disk.crash(loss)
            do {
                let repository = try StateRepository { SimulatedFiles(disk) }
                #expect(repository.state.authorities == whole.authorities, "after operation \(states + 1)")
                #expect(repository.state.rejections == whole.rejections && repository.outbox == [])
            }
            #expect(try Store.inspect(SimulatedFiles(disk)).version == FormatFile.current)
            states += 1
        }
        #expect(states > 10)
    }

    @Test func `a newer store is refused, and no byte or time of it moves`() throws {
        try withStore("version-1") { store in
            let newer = Data(#"{"format":"ombudsd.store","version":\#(FormatFile.current + 1)}"#.utf8)
            try newer.write(to: URL(filePath: "\(store)/format.json"))
            // Old times show every change.
            for path in try paths(store) {
                let time = timespec(tv_sec: 1_000_000_000, tv_nsec: 7)
                #expect(utimensat(AT_FDCWD, path, [time, time], 0) == 0)
            }
            let before = try looks(store)
            #expect(before.count == 7)
            for _ in 1...2 {
                let error = #expect(throws: StoreError.self) { try StateRepository(directory: store) }
                #expect(error?.code == .newerVersion)
            }
            #expect(try looks(store) == before)
        }
    }

    /// The records of a store, by path.
    private func records(in store: String) throws -> [String: String] {
        try files(in: store).filter { $0.key.contains("/") }
    }

    private func files(in store: String) throws -> [String: String] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: store).filter {
            $0.hasSuffix(".json") || $0.hasSuffix(".jsonl")
        }
        return Dictionary(uniqueKeysWithValues: try paths.map { ($0, try text($0, in: store)) })
    }

    private func text(_ path: String, in store: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: "\(store)/\(path)")), as: UTF8.self)
    }

    private func paths(_ store: String) throws -> [String] {
        [store] + (try FileManager.default.subpathsOfDirectory(atPath: store)).map { "\(store)/\($0)" }
    }

    /// The content and times of everything in a directory, by path.
    private func looks(_ store: String) throws -> [String: [Int]] {
        var looks: [String: [Int]] = [:]
        for path in try paths(store) {
            var status = stat()
            #expect(lstat(path, &status) == 0)
            let content = FileManager.default.contents(atPath: path)?.hashValue ?? 0
            looks[path] = [
                status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
                Int(status.st_size), Int(status.st_ino), content,
            ]
        }
        return looks
    }
}
