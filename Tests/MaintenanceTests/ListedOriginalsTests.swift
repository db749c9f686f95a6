import Configuration
import ControlInterface
import Foundation
import Inbox
import Linux
@testable import Maintenance
import Model
@testable import Oversight
import Repository
import Specimens
import Store
import Testing

/// The list of the originals' checksums where the store has lost a document as well.
@Suite struct ListedOriginalsTests {
    private let root: DaemonRoot

    init() throws { root = try DaemonRoot() }

    private func repaired() async throws -> CheckReport {
        try await ConsistencyCheck.run(root.layout, at: root.now).repaired(at: root.now).report
    }

    /// The number of documents with figures in the store.
    private func readDocuments() throws -> Int {
        try LoadedStore(root.layout.store).state.knownDocuments.count { $0.value.refusal == nil }
    }

    /// The record and the path of the original of a document.
    private func document() throws -> (record: String, original: String, sha256: String) {
        let state = try LoadedStore(root.layout.store).state
        let (slug, record) = try #require(state.authorities.min { $0.key < $1.key })
        let document = try #require(record.years.values.first?.documents.first)
        let line = root.text("SHA256SUMS").split(separator: "\n").first { $0.hasPrefix(document.sha256) }
        return ("store/authorities/\(slug).json", String(try #require(line).dropFirst(66)), document.sha256)
    }

    /// Neither the store nor the file's bytes tell what was read, so that only the list does.
    @Test(arguments: ["gone", "empty", "noise"])
    func `an altered original whose record is lost is set aside, and the loss is named`(_ record: String) async throws {
        let document = try document()
        let count = try readDocuments()
        if record == "gone" {
            root.remove(document.record)
        } else {
            root.write(record == "empty" ? "" : "noise", document.record)
        }
        root.write(root.text(document.original).replacing("1", with: "6"), document.original)
        let report = try await repaired()
        #expect(
            report.problems.contains { $0.code == .recordLost && $0.message.contains(document.sha256) }, "\(report)")
        #expect(root.names("damaged") == [document.sha256])
        #expect(try readDocuments() == count - 1)
        let again = try await ConsistencyCheck.run(root.layout, at: root.now).report
        #expect(again.problems == [])
        #expect(!root.text("SHA256SUMS").contains(document.sha256))
    }

    @Test func `an original whose record is lost is read again where its line in the list is damaged`() async throws {
        let document = try document()
        let count = try readDocuments()
        root.remove(document.record)
        let altered = String(document.sha256.prefix(10)) + (document.sha256.dropFirst(10).first == "0" ? "z" : "0")
        root.write(
            root.text("SHA256SUMS").replacing(document.sha256.prefix(11), with: altered), "SHA256SUMS")
        let report = try await repaired()
        #expect(!report.problems.contains { $0.path == document.original || $0.path == document.sha256 }, "\(report)")
        #expect(try readDocuments() == count)
        #expect(root.names("damaged") == [])
        #expect(root.text("SHA256SUMS").contains("\(document.sha256)  \(document.original)\n"))
    }

    @Test func `an original whose line feed in the list was altered is an original still`() async throws {
        let count = try readDocuments()
        let lines = root.text("SHA256SUMS").split(separator: "\n")
        root.write(lines.joined(separator: "a") + "\n", "SHA256SUMS")
        root.remove(root.first("store/authorities"))
        _ = try await repaired()
        #expect(try readDocuments() == count)
        #expect(root.text("SHA256SUMS").split(separator: "\n").count == lines.count)
    }

    @Test func `a letter that somebody put among the originals is set aside and not read`() async throws {
        let count = try readDocuments()
        let letter = SentenceLetterSpecimen.compose(year: 2023, seed: 30).text
        root.write(letter, "processed/2023-24/by-hand.txt")
        root.write(letter, "rejected/by-hand.txt")
        let report = try await repaired()
        #expect(report.problems == [])
        #expect(report.repairs.count { $0.contains("was not archived by the daemon") } == 2, "\(report.repairs)")
        #expect(try readDocuments() == count)
        #expect(root.names("damaged/unknown").count == 4)
        #expect(try await ConsistencyCheck.run(root.layout, at: root.now).report.problems == [])
    }

    @Test func `an original that an older copy of the store does not know is read again`() async throws {
        let copy = root.path("copy")
        try FileManager.default.copyItem(atPath: root.layout.store, toPath: copy)
        let count = try readDocuments()
        try root.add([("later.txt", SentenceLetterSpecimen.compose(year: 2023, seed: 31).text)])
        root.remove("store")
        root.move("copy", to: "store")
        let report = try await repaired()
        #expect(report.problems == [])
        #expect(try readDocuments() == count + 1)
    }

    @Test(arguments: [true, false])
    func `a withdrawn original does not count when its record is made again`(isOlderStore: Bool) async throws {
        let document = try document()
        try StateRepository(directory: root.layout.store).commit(
            [
                .mend(
                    Mending(
                        id: 0, act: .withdrawal, sha256: document.sha256, reason: "A draft.",
                        by: Person(uid: 0, name: "root"), at: root.now))
            ], at: root.now)
        let name = document.original.split(separator: "/").last.map(String.init) ?? ""
        root.write(root.text(document.original), "processed/withdrawn/\(name)")
        root.remove(document.original)
        root.write(
            root.text("SHA256SUMS").replacing(document.original, with: "processed/withdrawn/\(name)"), "SHA256SUMS")
        if isOlderStore {
            for path in ["terms", "terms-copy"] { root.remove("store/oversight/\(path).json") }
            root.remove("store/changes.jsonl")
        }
        root.remove(document.record)
        _ = try await repaired()
        let state = try LoadedStore(root.layout.store).state
        #expect(state.outcome(of: document.sha256) != nil)
        #expect(state.withdrawnDocuments == [document.sha256])
        #expect(try await ConsistencyCheck.run(root.layout, at: root.now).report.problems == [])
    }

    /// Acknowledges an alert, delivers that, and has it in the records.
    private func acknowledge() throws -> Alert {
        let repository = try StateRepository(directory: root.layout.store)
        let alert = try #require(repository.state.alerts.first { $0.authority != nil && $0.state == .raised })
        let person = Person(uid: 1000, name: "officer")
        try repository.commit([.acknowledge(alert: alert.id, by: person, note: "Seen.")], at: root.now)
        try repository.commit([.delivered((repository.outbox ?? []).map(\.id))], at: root.now)
        try repository.checkpoint()
        return try #require(repository.state.alert(alert.id))
    }

    @Test(arguments: [true, false])
    func `an acknowledgement outlives the record of its council`(isGone: Bool) async throws {
        let alert = try acknowledge()
        let record = "store/authorities/\(alert.authority?.slug ?? "").json"
        if isGone { root.remove(record) } else { root.write("noise", record) }
        let report = try await repaired()
        #expect(report.problems == [])
        let state = try LoadedStore(root.layout.store).state
        #expect(alert.acknowledgement?.note == "Seen.")
        #expect(state.alert(alert.id)?.acknowledgement == alert.acknowledgement)
        #expect(state.outbox == [])
    }

    @Test func `an acknowledgement that is withdrawn is not kept`() async throws {
        let repository = try StateRepository(directory: root.layout.store)
        let alert = try #require(repository.state.alerts.first { $0.state == .raised })
        let person = Person(uid: 1000, name: nil)
        try repository.commit([.acknowledge(alert: alert.id, by: person, note: nil)], at: root.now)
        #expect(repository.state.terms.acknowledged?.keys.sorted() == [alert.id])
        try repository.commit([.unacknowledge(alert: alert.id, by: person)], at: root.now)
        #expect(repository.state.terms.acknowledged == nil)
    }

    /// Committed changes that are in no record, and in no file any more.
    @Test func `changes that the lock's file proves are a loss that is named`() async throws {
        try root.add(
            [("later.txt", SentenceLetterSpecimen.compose(year: 2023, seed: 31).text)], checkpointing: false)
        root.remove("store/changes.jsonl")
        let report = try await repaired()
        #expect(report.problems.map(\.code) == [.recordLost])
        #expect(report.problems.first?.path == "changes.jsonl")
        #expect(try await ConsistencyCheck.run(root.layout, at: root.now).report.problems == [])
    }

    @Test func `changes that hold nothing beyond the records are no loss`() async throws {
        root.remove("store/changes.jsonl")
        #expect(try await repaired().problems == [])
    }

    @Test func `a rejected file that somebody removed is a note`() async throws {
        root.remove("rejected/news.txt")
        root.remove("rejected/news.txt.reason.json")
        let report = try await ConsistencyCheck.run(root.layout, at: root.now).report
        #expect(report.problems == [])
        #expect(report.notes.count == 1)
    }

    @Test func `no rejected file is taken for removed where no original is left at all`() async throws {
        for name in root.names("processed") { root.remove("processed/\(name)") }
        for name in root.names("rejected") { root.remove("rejected/\(name)") }
        let report = try await ConsistencyCheck.run(root.layout, at: root.now).report
        #expect(Set(report.problems.map(\.code)) == [.missingOriginal])
        #expect(report.problems.count == 8)
    }
}
