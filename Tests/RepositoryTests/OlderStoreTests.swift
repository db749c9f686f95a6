import FoundationEssentials
import Glibc
import Model
import Oversight
import Repository
import Store
import Testing

/// Stores as older programs left them, in `OlderStores`: every one still opens. And one of a newer program, which is left as
/// it is.
@Suite struct OlderStoreTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "OlderStores")
    private static let slug = "northmoor-district-council"

    /// Copies a store and hands over the copy.
    private func withStore(_ name: String, _ body: (String) throws -> Void) throws {
        let copy = "/tmp/ombudsd-older-\(UUID().uuidString)"
        try FileManager.default.copyItem(
            atPath: Self.fixtures.appending(path: name).path(percentEncoded: false), toPath: copy)
        defer { try? FileManager.default.removeItem(atPath: copy) }
        try body(copy)
    }

    /// The first form of version 1: records of one line, alerts without priority and history, nothing of silences.
    @Test func theFirstFormOfVersion1() throws {
        try withStore("version-1") { store in
            do {
                let kept = try StateRepository(directory: store)
                #expect(kept.warnings == [] && !kept.isNew)
                #expect(kept.state.counts == (2, 1, 0))
                #expect(kept.state.authorities[Self.slug]?.years.keys.sorted() == ["2019-20", "2020-21"])
                #expect(
                    kept.state.open.sorted()
                        == ["2019-20", "2020-21"].map { "\(Self.slug).\($0).compliance-below-full" })
                #expect(kept.outbox?.map(\.id) == ["\(Self.slug).2020-21.compliance-below-full#1"])
                // The first start by settings that are kept judges everything anew.
                try kept.commit([.policy(Policy())], at: Fixture.now)
                #expect(kept.outbox?.count == 4)
                try kept.checkpoint()
            }
            let kept = try StateRepository(directory: store)
            #expect(kept.state.counts == (2, 1, 0))
            #expect(kept.outbox?.count == 4)
            #expect(kept.state.alerts.allSatisfy { $0.severity == $0.rule.standardTerms.severity })
            #expect(kept.state.expired(by: Retention(years: 1), at: Timestamp(.now)).isEmpty, "its steps are untold")
        }
    }

    @Test func aNewerOneIsRefusedAndNoByteOrTimeOfItMoves() throws {
        try withStore("version-1") { store in
            let newer = Data(#"{"format":"ombudsd.store","version":2}"#.utf8)
            try newer.write(to: URL(filePath: "\(store)/format.json"))
            // As if long ago.
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

    private func paths(_ store: String) throws -> [String] {
        [store] + (try FileManager.default.subpathsOfDirectory(atPath: store)).map { "\(store)/\($0)" }
    }

    /// Content and times of everything in a directory, by path.
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
