import Configuration
import ControlInterface
@testable import Maintenance
import Linux
import Model
@testable import Oversight
import Repository
import Specimens
import Store
import Testing

/// Something that happens to the files while no daemon runs.
private struct Damage: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// The problems that a check finds, in any order.
    let found: Set<CheckReport.Problem.Code>
    /// The problems that a repair leaves.
    var left: Set<CheckReport.Problem.Code> = []
    let happen: @Sendable (DaemonRoot) throws -> Void

    init(
        _ description: String, found: Set<CheckReport.Problem.Code>, left: Set<CheckReport.Problem.Code> = [],
        _ happen: @escaping @Sendable (DaemonRoot) throws -> Void
    ) {
        testDescription = description
        self.found = found
        self.left = left
        self.happen = happen
    }

    static let all: [Damage] = [
        Damage("a record was edited", found: [.storeDamaged]) { root in
            let path = root.first("store/authorities")
            root.write(root.text(path).replacing("2", with: "3"), path)
        },
        Damage("a record is gone", found: [.storeDamaged]) { root in root.remove(root.first("store/authorities"))
        },
        Damage(
            "a record was edited and all originals are gone", found: [.storeDamaged, .missingOriginal],
            left: [.recordLost, .missingOriginal]
        ) { root in
            let path = root.first("store/authorities")
            root.write(root.text(path).replacing("2", with: "3"), path)
            root.remove("processed/2023-24")
        },
        Damage("a record has another's name", found: [.storeDamaged]) { root in
            let path = root.first("store/authorities")
            root.write(root.text(path), "store/authorities/another.json")
            root.remove(path)
        },
        Damage("the changes are gone", found: [.storeDamaged]) { $0.remove("store/changes.jsonl") },
        Damage("format.json is gone", found: [.storeDamaged]) { $0.remove("store/format.json") },
        Damage("format.json is empty", found: [.storeDamaged]) { $0.write("", "store/format.json") },
        Damage("an original is gone", found: [.missingOriginal], left: [.missingOriginal]) { root in
            root.remove(root.first("processed/2023-24"))
        },
        Damage("an original was edited", found: [.damagedOriginal]) { root in
            let path = root.first("processed/2023-24")
            root.write(root.text(path) + "\nA line more.\n", path)
        },
        Damage("a file was put among the processed ones", found: [.unknownFile]) {
            $0.write("A brochure.\n", "processed/2023-24/brochure.txt")
        },
        Damage(
            "a file was put among the processed ones of an older program", found: [.unknownFile],
            left: [.misplacedFile]
        ) {
            $0.remove("SHA256SUMS")
            $0.write("A brochure.\n", "processed/2023-24/brochure.txt")
        },
        Damage("a reason has another name", found: [.unknownFile, .missingReason]) {
            $0.move("rejected/news.txt.reason.json", to: "rejected/news.txt.reason.json.moved")
        },
        Damage("a reason of an older program has another name", found: [.unknownFile, .missingReason]) {
            $0.remove("SHA256SUMS")
            $0.move("rejected/news.txt.reason.json", to: "rejected/news.txt.reason.json.moved")
        },
        Damage("an original is not in the list of checksums", found: [.wrongList]) { root in
            let lines = root.text("SHA256SUMS").split(separator: "\n")
            root.write(lines.dropFirst().joined(separator: "\n") + "\n", "SHA256SUMS")
        },
        Damage("an original has another hash in the list of checksums", found: [.wrongList]) { root in
            let text = root.text("SHA256SUMS")
            root.write(String(repeating: "0", count: 64) + text.dropFirst(64), "SHA256SUMS")
        },
        Damage("a line of the list of checksums is none", found: [.wrongList]) { root in
            root.write("What is this?\n" + root.text("SHA256SUMS"), "SHA256SUMS")
        },
        Damage(
            "the list of checksums has an original that is nowhere", found: [.missingOriginal],
            left: [.missingOriginal]
        ) {
            let line = "\(String(repeating: "0", count: 64))  processed/2023-24/lost.txt\n"
            $0.write(line + $0.text("SHA256SUMS"), "SHA256SUMS")
        },
        Damage("a file was rejected that the store does not know", found: [.unknownFile]) {
            $0.write("A brochure.\n", "rejected/brochure.txt")
        },
        Damage(
            "a rejected file lies elsewhere", found: [.misplacedFile, .orphanedReason], left: [.misplacedFile]
        ) {
            $0.move("rejected/news.txt", to: "processed/news.txt")
        },
        Damage("a reason is gone", found: [.missingReason]) { $0.remove("rejected/news.txt.reason.json") },
        Damage("a reason was edited", found: [.damagedReason]) {
            $0.write(
                $0.text("rejected/news.txt.reason.json").replacing("news", with: "nose"),
                "rejected/news.txt.reason.json")
        },
        Damage("a reason is no JSON any more", found: [.damagedReason]) {
            $0.write("{", "rejected/news.txt.reason.json")
        },
        Damage("a rejected file was edited", found: [.damagedOriginal]) { $0.write("A novel.\n", "rejected/news.txt") },
        Damage("a reason is left", found: [.orphanedReason]) {
            $0.write($0.text("rejected/news.txt.reason.json"), "rejected/other.txt.reason.json")
        },
        Damage("a crash left a copy", found: [.leftover]) { $0.write("hal", "rejected/.ombudsd-1-2.copy") },
        Damage("a crash left the only copy of an original, and a byte of it altered", found: [.damagedOriginal]) {
            let path = $0.first("processed/2023-24")
            $0.write($0.text(path) + "!", "processed/2023-24/.ombudsd-1-2.copy-0")
            $0.remove(path)
        },
        Damage("a byte of an original that waits beside the store altered", found: [.damagedOriginal]) {
            let path = $0.first("processed/2023-24")
            let sha256 = SHA256.hexDigest(of: Array($0.text(path).utf8))
            $0.write($0.text(path) + "!", "unarchived/\(sha256)")
            $0.remove(path)
        },
        Damage("a crash left a rejected file under a temporary name", found: [.leftover, .orphanedReason]) {
            $0.move("rejected/news.txt", to: "rejected/.ombudsd-1-2.copy")
        },
        Damage("an alert was left out", found: [.wrongAlert]) { root in
            try root.alter { record in
                for period in record.years.keys { record.years[period]?.book = AlertBook() }
            }
        },
        Damage("an alert stands that should not", found: [.wrongAlert]) { root in
            try root.alter { record in
                for (period, year) in record.years {
                    for var alert in year.book.alerts.values {
                        alert.value = 1
                        alert.revision += 1
                        let transition = Transition(kind: .changed, alert: alert, at: alert.raisedAt)
                        _ = record.years[period]?.book.apply(transition)
                        _ = record.years[period]?.book.markDelivered([transition.id])
                    }
                }
            }
        },
        Damage("a pending transition was left out", found: [.wrongBook], left: [.wrongBook]) { root in
            try root.alter { record in
                for (period, year) in record.years {
                    guard var alert = year.book.alerts.values.first else { continue }
                    for _ in 1...2 {
                        alert.revision += 5
                        _ = record.years[period]?.book.apply(
                            Transition(kind: .changed, alert: alert, at: alert.raisedAt))
                    }
                }
            }
        },
    ]
}

extension DaemonRoot {
    /// Alters records, with right checksums, as a fault of the program would.
    fileprivate func alter(_ body: (inout AuthorityRecord) -> Void) throws {
        var updates: [RecordName: RecordUpdate] = [:]
        var records: [(RecordName, AuthorityRecord)] = []
        let store = try Store.open(
            at: layout.store,
            eachRecord: { record throws(StoreError) in
                if record.name.folder == "authorities" { records.append((record.name, try record.decode())) }
            }, eachChange: { _ in })
        for (name, record) in records where record.years.values.contains(where: { !$0.book.alerts.isEmpty }) {
            var record = record
            body(&record)
            updates[name] = .put(try Payload(encoding: record))
        }
        #expect(!updates.isEmpty)
        try store.checkpoint(updates, through: store.lastNumber)
    }

    fileprivate func codes() async throws -> Set<CheckReport.Problem.Code> {
        Set(try await ConsistencyCheck.run(layout, at: now).report.problems.map(\.code))
    }
}

@Suite struct ConsistencyCheckTests {
    private let root: DaemonRoot

    init() throws { root = try DaemonRoot() }

    @Test func `a check finds nothing wrong in the files of a daemon`() async throws {
        let report = try await ConsistencyCheck.run(root.layout, at: root.now).report
        #expect(report.clean)
        #expect(report.problems == [])
        #expect(report.notes == [])
        #expect((report.documents, report.originals) == (8, 8))
    }

    @Test func `an original that waits beside the store is a note, and a repair leaves it there`() async throws {
        let sha256 = SHA256.hexDigest(of: Array(root.text("rejected/news.txt").utf8))
        root.write(root.text("rejected/news.txt"), "unarchived/\(sha256)")
        root.remove("rejected/news.txt")
        root.remove("rejected/news.txt.reason.json")
        let check = try await ConsistencyCheck.run(root.layout, at: root.now)
        #expect(check.report.clean && check.report.notes.count == 1)
        _ = try await check.repaired(at: root.now)
        #expect(root.names("unarchived") == [sha256])
        #expect(try await Replay.run(root.layout, at: root.now).report.equal)
    }

    @Test(arguments: Damage.all)
    private func `a check finds damage, and a repair mends it if it can be rebuilt`(_ damage: Damage) async throws {
        try damage.happen(root)
        let files = root.names("store")
        let check = try await ConsistencyCheck.run(root.layout, at: root.now)
        #expect(Set(check.report.problems.map(\.code)) == damage.found)
        #expect(!check.report.clean)
        #expect(root.names("store") == files, "the check changed something")

        let repaired = try await check.repaired(at: root.now)
        #expect(Set(repaired.report.problems.map(\.code)) == damage.left, "\(repaired.report.problems)")
        if check.report.problems.contains(where: \.isMendable) {
            #expect(!repaired.report.repairs.isEmpty)
            let copy = try #require(repaired.report.copy)
            #expect(copy.hasPrefix("\(root.layout.store).before-repair-"))
            #expect(root.names().filter { $0.hasPrefix("store.") }.count == 1)
        } else {
            #expect(repaired.report.copy == nil)
        }
        // The daemon opens it.
        #expect(try StateRepository(directory: root.layout.store).trouble == nil)
    }

    @Test func `a repair leaves a copy of the store before it`() async throws {
        root.write("", "store/format.json")
        let before = root.text("store/changes.jsonl")
        let copy = try #require(
            try await ConsistencyCheck.run(root.layout, at: root.now).repaired(at: root.now).report.copy)
        let name = String(copy.dropFirst(root.layout.store.count - "store".count))
        #expect(root.text("\(name)/changes.jsonl") == before)
        #expect(root.text("\(name)/format.json") == "")
    }

    @Test(arguments: ["processed/2023-24", "rejected"])
    func `the only original of a document is renamed where a crash left it under a temporary name`(
        _ folder: String
    ) async throws {
        let path = root.first(folder)
        let text = root.text(path)
        root.move(path, to: "\(folder)/.ombudsd-1-2.copy")
        let report = try await ConsistencyCheck.run(root.layout, at: root.now).repaired(at: root.now).report
        #expect(report.problems == [])
        #expect(root.text(path) == text)
        #expect(!root.names(folder).contains(".ombudsd-1-2.copy"))
    }

    @Test func `a temporary copy of an original that is in place is removed`() async throws {
        let names = root.names("processed/2023-24")
        root.write(root.text(root.first("processed/2023-24")), "processed/2023-24/.ombudsd-1-2.copy")
        let report = try await ConsistencyCheck.run(root.layout, at: root.now).repaired(at: root.now).report
        #expect(report.problems == [])
        #expect(root.names("processed/2023-24") == names)
    }

    @Test func `an original under a temporary name is read again where a damaged record had it`() async throws {
        let path = root.first("processed/2023-24")
        let text = root.text(path)
        root.move(path, to: "processed/2023-24/.ombudsd-1-2.copy")
        for record in root.names("store/authorities").map({ "store/authorities/\($0)" }) {
            root.write(root.text(record).replacing("2023", with: "3023"), record)
        }
        let report = try await ConsistencyCheck.run(root.layout, at: root.now).repaired(at: root.now).report
        #expect(report.problems == [])
        #expect(report.documents == 8)
        #expect(root.names("processed/2023-24").map { root.text("processed/2023-24/\($0)") }.contains(text))
    }

    @Test func `a known file in the inbox is only a note`() async throws {
        root.move(root.first("processed/2023-24"), to: "inbox/again.txt")
        let report = try await ConsistencyCheck.run(root.layout, at: root.now).report
        #expect(report.clean)
        #expect(report.notes.count == 1)
    }

    @Test func `a file that a crash left for the next start is only a note`() async throws {
        root.write("{", "store/authorities/leeds.json.new")
        let report = try await ConsistencyCheck.run(root.layout, at: root.now).report
        #expect(report.clean)
        #expect(report.notes.count == 1)
    }

    @Test func `a directory that does not exist yet is not a problem`() async throws {
        root.remove("inbox")
        #expect(try await ConsistencyCheck.run(root.layout, at: root.now).report.clean)
    }

    @Test func `a check refuses a store in use`() async throws {
        let repository = try StateRepository(directory: root.layout.store)
        let error = await #expect(throws: StoreError.self) { try await ConsistencyCheck.run(root.layout, at: root.now) }
        #expect(error?.code == .inUse)
        withExtendedLifetime(repository) {}
    }

    @Test func `a check leaves a newer store alone`() async throws {
        root.write(#"{"format":"ombudsd.store","version":99}"#, "store/format.json")
        let check = try await ConsistencyCheck.run(root.layout, at: root.now)
        #expect(check.report.problems.map(\.isMendable) == [false])
        #expect(try await check.repaired(at: root.now).report.copy == nil)
    }
}
