import Configuration
import ControlInterface
import Foundation
import Linux
import Maintenance
import Model
import Oversight
import Repository
import Specimens
import Store
import TestSupport
import Testing

/// A backup and what comes back from it.
@Suite(.timeLimit(.minutes(5))) struct BackupTests {
    private let root: DaemonRoot
    private let elsewhere: TestDirectory
    private let now = Timestamp(seconds: 1_700_000_000)
    private var archive: String { elsewhere["backup.tar"] }
    private var target: Places { .under(elsewhere["restored"]) }

    init() throws {
        root = try DaemonRoot()
        elsewhere = try TestDirectory()
    }

    private func back() async throws {
        _ = try await Backup.make(of: root.layout, output: archive, at: now)
        _ = try await Restore.run(archive, into: target, replacing: false, at: now)
    }

    /// The content of every file below a directory but the lock, by path.
    private func contents(_ directory: String) -> [String: Data] {
        let names = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
        return names.reduce(into: [:]) { contents, name in
            var isDirectory: ObjCBool = false
            let path = "\(directory)/\(name)"
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory.boolValue,
                name != "lock"
            else { return }
            contents[name] = FileManager.default.contents(atPath: path)
        }
    }

    /// The lines of the list of checksums.
    private func lines(of places: Places) -> [Substring] {
        let bytes = FileManager.default.contents(atPath: places.checksums) ?? Data()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").sorted()
    }

    // MARK: What comes back

    @Test func `a restore brings back the same store, originals, reasons and settings`() async throws {
        root.write("retention: {years: 20}\n", "ombudsd.yaml")
        root.write("kind,period,average\n", "peer-averages.csv")
        try await back()
        #expect(contents(target.processed) == contents(root.layout.processed))
        #expect(contents(target.rejected) == contents(root.layout.rejected))
        #expect(lines(of: target) == lines(of: root.layout))
        for file in [\Places.settings, \.averages] {
            #expect(
                FileManager.default.contents(atPath: target[keyPath: file])
                    == FileManager.default.contents(atPath: root.layout[keyPath: file]))
        }
        #expect(try await ConsistencyCheck.run(target, at: now).report.clean)
        #expect(try await Replay.run(target, at: now).report.equal)
        let (records, copies) = (contents(root.layout.store), contents(target.store))
        #expect(records.filter { $0.key != "changes.jsonl" } == copies.filter { $0.key != "changes.jsonl" })
    }

    @Test func `changes since the last checkpoint come back`() async throws {
        let text = SentenceLetterSpecimen.compose(year: 2023, seed: 9).text
        try root.add([("late.txt", text)], checkpointing: false)
        let report = try await Backup.make(of: root.layout, output: archive, at: now)
        _ = try await Restore.run(archive, into: target, replacing: false, at: now)
        let check = try await ConsistencyCheck.run(target, at: now).report
        #expect(check.clean)
        #expect(check.documents == 9)
        #expect(check.changes > 0)
        #expect(report.documents == 9)
    }

    @Test(
        arguments: ["read", "rejected"], ["inbox/waiting.txt", "unarchived/waiting", "processed/.ombudsd-1-2.copy-0"])
    func `a document whose original is still in the inbox, or in a copy, comes back with the original`(
        _ kind: String, _ place: String
    ) async throws {
        try FileManager.default.createDirectory(
            atPath: root.path("unarchived"), withIntermediateDirectories: true)
        if kind == "read" {
            root.move(root.first("processed/2023-24"), to: place)
        } else {
            root.move("rejected/news.txt", to: place)
            root.remove("rejected/news.txt.reason.json")
        }
        try await back()
        let check = try await ConsistencyCheck.run(target, at: now).report
        #expect(check.clean)
        #expect(check.notes == [])
        #expect(check.originals == 8)
    }

    @Test func `files that wait in the inbox are no part of the backup, and are counted`() async throws {
        root.write("Not read yet.\n", "inbox/one.txt")
        root.write("Not read yet, either.\n", "inbox/two.txt")
        let report = try await Backup.make(of: root.layout, output: archive, at: now)
        #expect(report.notes == ["2 files in the inbox were not read yet, so the backup lacks them."])
    }

    @Test func `names of any characters come back`() async throws {
        let names = ["a\nb.txt", "c\\d.txt", "e\rf.txt", "-rf.txt", "ümlaut: .txt", String(repeating: "x", count: 250)]
        for (index, name) in names.enumerated() {
            try root.add([(name, SentenceLetterSpecimen.compose(year: 2022, seed: UInt64(40 + index)).text)])
        }
        let archive = elsewhere["at 02:15\n.tar"]
        _ = try await Backup.make(of: root.layout, output: archive, at: now)
        _ = try await Restore.run(archive, into: target, replacing: false, at: now)
        #expect(contents(target.processed) == contents(root.layout.processed))
    }

    @Test func `a damaged original that a repair has set aside comes back, too`() async throws {
        let path = root.first("processed/2023-24")
        root.write(root.text(path) + "x", path)
        _ = try await ConsistencyCheck.run(root.layout, at: now).repaired(at: now)
        let report = try await Backup.make(of: root.layout, output: archive, at: now)
        #expect(report.notes == [])
        _ = try await Restore.run(archive, into: target, replacing: false, at: now)
        #expect(contents(target.damaged) == contents(root.layout.damaged))
        #expect(contents(target.damaged).count == 2)
    }

    @Test func `a rejected file comes back with one reason, whatever is left of that beside it`() async throws {
        let reason = root.text("rejected/news.txt.reason.json")
        root.write("{", "rejected/news.txt.reason.json")
        try await back()
        let restored = contents(target.rejected)
        #expect(restored.keys.sorted() == ["news.txt", "news.txt.reason.json"])
        #expect(restored["news.txt.reason.json"] == Data(reason.utf8))
        #expect(try await ConsistencyCheck.run(target, at: now).report.problems == [])
    }

    @Test func `an original that is gone is said, and its figures come back`() async throws {
        root.remove(root.first("processed/2023-24"))
        let report = try await Backup.make(of: root.layout, output: archive, at: now)
        #expect(report.notes.count == 1)
        #expect(report.notes.first?.hasPrefix("The original of letter-") == true)
        let restored = try await Restore.run(archive, into: target, replacing: false, at: now)
        #expect(restored.documents == 8)
    }

    // MARK: Refusals

    @Test func `a damaged store makes no backup, and an older backup stays`() async throws {
        try elsewhere.write("An older backup.", to: "backup.tar")
        let record = root.first("store/authorities")
        root.write(root.text(record).replacing("2", with: "3"), record)
        let error = await #expect(throws: StoreError.self) {
            try await Backup.make(of: root.layout, output: archive, at: now)
        }
        #expect(error?.code == .damaged)
        #expect(elsewhere.text(of: "backup.tar") == "An older backup.")
        #expect(elsewhere.names() == ["backup.tar"])
    }

    @Test(arguments: [
        "inbox/backup.tar", "processed/2023-24/backup.tar", "rejected/backup.tar", "damaged/backup.tar", "damaged",
        "store/backup.tar", "ombudsd.yaml", "peer-averages.csv",
    ])
    func `a backup into a directory or over a file of ombudsd is refused with advice`(_ path: String) async throws {
        root.write("retention: {years: 20}\n", "ombudsd.yaml")
        if path == "damaged/backup.tar" { root.write("There before.", "damaged/file") }
        let before = contents(root.path(""))
        let link = elsewhere["link"]
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: root.path(""))
        for (places, output) in [
            (root.layout, root.path(path)), (root.layout, "\(link)/\(path)"), (Places.under(link), root.path(path)),
        ] {
            let error = await #expect(throws: StoreError.self) {
                try await Backup.make(of: places, output: output, at: now)
            }
            #expect(error?.code == .invalid)
            #expect(error?.message.hasSuffix("choose another place, such as /root/ombudsd.tar.") == true)
        }
        #expect(contents(root.path("")) == before)
    }

    @Test(arguments: ["store/record", "processed/file", "rejected/file", "ombudsd.yaml"])
    func `a restore leaves what is there, unless it is asked to replace it`(_ path: String) async throws {
        root.write("retention: {years: 20}\n", "ombudsd.yaml")
        _ = try await Backup.make(of: root.layout, output: archive, at: now)
        let folder = path.split(separator: "/").dropLast().first.map(String.init)
        try elsewhere.makeFolder("restored/\(folder ?? "")")
        try elsewhere.write("There before.", to: "restored/\(path)")
        let error = await #expect(throws: StoreError.self) {
            try await Restore.run(archive, into: target, replacing: false, at: now)
        }
        #expect(error?.code == .invalid)
        #expect(
            contents(elsewhere["restored"]).mapValues { String(decoding: $0, as: UTF8.self) } == [path: "There before."]
        )
        let report = try await Restore.run(archive, into: target, replacing: true, at: now)
        let aside = "\(folder ?? path).before-restore-20231114T221320Z"
        #expect(report.setAside.map { $0.split(separator: "/").last.map(String.init) } == [aside])
        #expect(
            elsewhere.text(of: "restored/\(aside)" + (folder == nil ? "" : "/\(path.split(separator: "/")[1])"))
                == "There before.")
        #expect(try await ConsistencyCheck.run(target, at: now).report.clean)
    }

    @Test func `a store that is open is not replaced`() async throws {
        try await back()
        let repository = try StateRepository(directory: target.store)
        let error = await #expect(throws: StoreError.self) {
            try await Restore.run(archive, into: target, replacing: true, at: now)
        }
        #expect(error?.code == .inUse)
        withExtendedLifetime(repository) {}
    }

    @Test func `a backup with a damaged byte is refused, or restores the very same`() async throws {
        _ = try await Backup.make(of: root.layout, output: archive, at: now)
        let whole = try #require(elsewhere.bytes(of: "backup.tar"))
        var generator = SeededGenerator(seed: 15)
        var refused = 0
        for _ in 0..<60 {
            var bytes = whole
            bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            try elsewhere.write(bytes, to: "damaged.tar")
            do {
                _ = try await Restore.run(elsewhere["damaged.tar"], into: target, replacing: false, at: now)
                #expect(contents(target.processed) == contents(root.layout.processed))
                #expect(contents(target.rejected) == contents(root.layout.rejected))
                #expect(try await Replay.run(target, at: now).report.equal)
                try FileManager.default.removeItem(atPath: elsewhere["restored"])
            } catch is StoreError {
                refused += 1
                #expect(elsewhere.names(in: "restored") == [])
            }
        }
        #expect(refused > 20)
    }

    @Test(arguments: [0.0, 0.3, 0.9, 0.999])
    func `a backup that was cut short is refused`(_ part: Double) async throws {
        _ = try await Backup.make(of: root.layout, output: archive, at: now)
        let whole = try #require(elsewhere.bytes(of: "backup.tar"))
        // The last blocks of a tar file are padding.
        let used = (whole.lastIndex { $0 != 0 } ?? 0) + 1
        try elsewhere.write(whole.prefix(Int(Double(used) * part)), to: "cut.tar")
        await #expect(throws: StoreError.self) {
            try await Restore.run(elsewhere["cut.tar"], into: target, replacing: false, at: now)
        }
        #expect(elsewhere.names(in: "restored") == [])
    }
}

extension TestDirectory {
    fileprivate func bytes(of name: String) -> [UInt8]? {
        FileManager.default.contents(atPath: self[name]).map(Array.init)
    }
}
