import Configuration
import ControlInterface
import Foundation
@testable import Maintenance
import Model
import Oversight
import Repository
import Specimens
import Store
import Testing

/// Single bytes that were altered on the disk: in originals, reasons, and the store's files.
@Suite struct AlteredByteTests {
    private let root: DaemonRoot

    init() throws {
        root = try DaemonRoot()
        // Changes after the checkpoint.
        let later = (7...8).map { ("letter-\($0).txt", SentenceLetterSpecimen.compose(year: 2023, seed: $0).text) }
        try root.add(later, checkpointing: false)
    }

    /// The figures in the store, by authority, year and document.
    private func figures() throws -> [String: [FigureName: Figure]] {
        var figures: [String: [FigureName: Figure]] = [:]
        for (slug, record) in try LoadedStore(root.layout.store).state.authorities {
            for (period, year) in record.years {
                for filed in year.documents { figures["\(slug) \(period) \(filed.sha256)"] = filed.reading.figures }
            }
        }
        return figures
    }

    /// Files that hold anything, in the order of their paths.
    private func files() -> [String] {
        ["store", "processed", "rejected"].flatMap { top in
            (FileManager.default.subpaths(atPath: root.path(top)) ?? []).map { "\(top)/\($0)" }
        }.filter { path in
            !(FileManager.default.contents(atPath: root.path(path)) ?? Data()).isEmpty && path != "store/lock"
        }.sorted()
    }

    private func alter(_ path: String, at index: Int, by mask: UInt8) throws {
        var bytes = try Data(contentsOf: URL(filePath: root.path(path)))
        bytes[index] ^= mask
        try bytes.write(to: URL(filePath: root.path(path)))
    }

    @Test(arguments: 1...80)
    func `after a repair of one altered byte the check is clean and no figure differs`(_ seed: Int) async throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let before = try figures()
        let files = files()
        let path = files[seed % files.count]
        let size = try Data(contentsOf: URL(filePath: root.path(path))).count
        let index = Int.random(in: 0..<size, using: &generator)
        let mask = UInt8.random(in: 1...255, using: &generator)
        try alter(path, at: index, by: mask)

        let check = try await ConsistencyCheck.run(root.layout, at: root.now)
        let repaired = try await check.repaired(at: root.now).report
        let place = Comment(rawValue: "\(path), byte \(index) altered by \(mask): \(repaired.repairs)")
        #expect(repaired.problems == [], place)
        #expect(try figures() == before, place)
        let again = try await ConsistencyCheck.run(root.layout, at: root.now).report
        #expect(again.problems == [], place)
        #expect(try StateRepository(directory: root.layout.store).trouble == nil, place)
    }

    @Test func `a digit that was altered in an original never reaches the store`() async throws {
        let before = try figures()
        let folder = "processed/2023-24"
        let names = root.names(folder)
        for name in names { root.write(root.text("\(folder)/\(name)").replacing("1", with: "6"), "\(folder)/\(name)") }
        let report = try await ConsistencyCheck.run(root.layout, at: root.now).repaired(at: root.now).report
        #expect(report.problems == [])
        #expect(report.notes.count == names.count)
        #expect(try figures() == before)
        #expect(root.names(folder) == [])
        // The file and its note are in a folder of the document.
        let document = root.first("damaged")
        #expect(root.names("damaged").count == names.count)
        let files = root.names(document)
        #expect(files.count == 2)
        #expect(files.contains { $0.hasSuffix(".reason.json") })
        #expect(root.text("\(document)/\(files[1])").contains("foundSHA256"))
    }

    @Test func `a damaged second copy of a document is set aside`() async throws {
        let path = root.first("processed/2023-24")
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        let sha256 = try #require(
            try LoadedStore(root.layout.store).state.knownDocuments.first { $0.value.document.name == name }?.key)
        let copy = path.replacing(".txt", with: "-\(sha256.prefix(8)).txt")
        root.write(root.text(path) + " ", copy)
        let report = try await ConsistencyCheck.run(root.layout, at: root.now).repaired(at: root.now).report
        #expect(report.problems == [])
        #expect(root.names("damaged") == [sha256])
        #expect(!root.text(path).isEmpty)
    }

    @Test func `a replay does not read a damaged original`() async throws {
        let path = root.first("processed/2023-24")
        try alter(path, at: 700, by: 1)
        var replay = try await Replay.run(root.layout, at: root.now)
        #expect(replay.report.notes.contains { $0.contains("other bytes") })
        let into = root.path("rebuilt")
        let before = try figures()
        try replay.write(into: into, at: root.now)
        let rebuilt = try LoadedStore(into).state
        #expect(rebuilt.outcomes.count == Set(before.keys.compactMap { $0.split(separator: " ").last }).count + 1)
    }
}
