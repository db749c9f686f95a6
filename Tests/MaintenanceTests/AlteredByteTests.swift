import Configuration
import ControlInterface
import Foundation
import Linux
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

    /// Nothing of the document is left to recognise it by but that it lacks its original.
    @Test(arguments: ["cut", "longer", "in another folder", "among the rejected files"])
    func `a damaged original with another name and size is set aside`(_ way: String) async throws {
        let before = try figures()
        let path = root.first("processed/2023-24")
        let text = root.text(path).replacing("1", with: "6")
        root.remove(path)
        switch way {
        case "cut": root.write(String(text.prefix(text.count - 40)), "processed/2023-24/renamed.txt")
        case "longer": root.write(text + "The end.\n", "processed/2023-24/renamed.txt")
        case "in another folder": root.write(text + "\n", "processed/2024-25/renamed.txt")
        default: root.write(text + "\n", "rejected/renamed.txt")
        }
        let check = try await ConsistencyCheck.run(root.layout, at: root.now)
        #expect(check.report.problems.map(\.code) == [.damagedOriginal])
        let report = try await check.repaired(at: root.now).report
        #expect(report.problems == [])
        #expect(try figures() == before)
        let again = try await ConsistencyCheck.run(root.layout, at: root.now).report
        #expect(again.problems == [])
        #expect(root.names("damaged").count == 1)
    }

    /// The name is that of a document whose original is whole, under the other name.
    @Test func `of two originals that were swapped the damaged one is set aside as its own document's`() async throws {
        let before = try figures()
        let (first, second) = (root.first("processed/2022-23"), root.first("processed/2023-24"))
        let (intact, damaged) = (root.text(first), root.text(second))
        let sha256 = SHA256.hexDigest(of: Array(damaged.utf8))
        root.write(intact, second)
        root.write(damaged.replacing("1", with: "6"), first)
        let report = try await ConsistencyCheck.run(root.layout, at: root.now).repaired(at: root.now).report
        #expect(report.problems == [])
        #expect(try figures() == before)
        #expect(root.names("damaged") == [sha256])
    }

    @Test func `of files that the store does not know none is read while an original is missing`() async throws {
        let before = try figures()
        root.remove(root.first("processed/2023-24"))
        for seed in [20, 21] as [UInt64] {
            root.write(SentenceLetterSpecimen.compose(year: 2023, seed: seed).text, "processed/2023-24/new-\(seed).txt")
        }
        let report = try await ConsistencyCheck.run(root.layout, at: root.now).repaired(at: root.now).report
        #expect(report.problems == [])
        #expect(try figures() == before)
        let document = root.first("damaged")
        #expect(root.names("damaged").count == 1)
        #expect(root.names(document).count == 4)
        #expect(root.text("\(document)/\(root.names(document)[1])").contains("drop it into the inbox"))
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
        #expect(replay.report.notes.contains { $0.contains("may be a damaged original") })
        let into = root.path("rebuilt")
        let before = try figures()
        try replay.write(into: into, at: root.now)
        let rebuilt = try LoadedStore(into).state
        let hashes = before.keys.compactMap { $0.split(separator: " ").last }
        #expect(rebuilt.outcomes.count == Set(hashes).count + 1)
    }
}
