import Configuration
import ControlInterface
import Foundation
import Inbox
import Linux
@testable import Maintenance
import Model
import Oversight
import Repository
import Specimens
import Store
import Testing

/// Two faults together, anywhere in a root: bytes that were altered, and files that were cut, overwritten or removed.
///
/// `OMBUDSD_FAULT_SEEDS=100-400` runs other seeds.
@Suite(.timeLimit(.minutes(30))) struct TwoFaultsTests {
    private static let seeds: ClosedRange<UInt64> = {
        let given = ProcessInfo.processInfo.environment["OMBUDSD_FAULT_SEEDS"]?.split(separator: "-")
            .compactMap { UInt64($0) }
        guard let given, given.count == 2, given[0] <= given[1] else { return 1...16 }
        return given[0]...given[1]
    }()

    private enum Fault: CaseIterable { case alter, alterTwo, cut, overwrite, remove }

    private let root: DaemonRoot

    init() throws {
        root = try DaemonRoot()
        let person = Person(uid: 1000, name: "officer")
        do {
            let repository = try StateRepository(directory: root.layout.store)
            let alert = try #require(repository.state.alerts.first { $0.authority != nil && $0.state == .raised })
            try repository.commit([.acknowledge(alert: alert.id, by: person, note: nil)], at: root.now)
            let (slug, record) = try #require(repository.state.authorities.max { $0.key < $1.key })
            let year = try #require(record.years.first)
            try repository.commit(
                [
                    .mend(
                        Mending(
                            id: 0, act: .note, authority: slug, period: year.key, reason: "A note.", by: person,
                            at: root.now))
                ], at: root.now)
            try withdraw(try #require(year.value.documents.first).sha256, by: person, in: repository)
            try repository.commit([.delivered((repository.outbox ?? []).map(\.id))], at: root.now)
            try repository.checkpoint()
        }
        let later = (7...8).map { ("letter-\($0).txt", SentenceLetterSpecimen.compose(year: 2023, seed: $0).text) }
        try root.add(later, checkpointing: false)
    }

    /// Withdraws a document, and moves its original.
    private func withdraw(_ sha256: String, by person: Person, in repository: StateRepository) throws {
        try repository.commit(
            [.mend(Mending(id: 0, act: .withdrawal, sha256: sha256, reason: "A draft.", by: person, at: root.now))],
            at: root.now)
        let line = root.text("SHA256SUMS").split(separator: "\n").first { $0.hasPrefix(sha256) }
        let path = String(try #require(line).dropFirst(66))
        let new = "processed/withdrawn/\(path.split(separator: "/").last ?? "")"
        root.write(root.text(path), new)
        root.remove(path)
        root.write(root.text("SHA256SUMS").replacing(path, with: new), "SHA256SUMS")
    }

    /// The figures that count, and the names and figures of all documents.
    private struct Content: Equatable {
        var documents: [String: [FigureName: Figure]] = [:]
        var counted: [String: [FigureName: Figure]] = [:]
        var names: [String: String] = [:]
        var mendings: [Mending]?
        var acknowledged: [String: Acknowledgement] = [:]
    }

    private func content() throws -> Content {
        let state = try LoadedStore(root.layout.store).state
        var content = Content(mendings: state.terms.mendings)
        for (sha256, document) in state.knownDocuments {
            content.documents[sha256] = [:]
            content.names[sha256] = document.document.name
        }
        for (slug, record) in state.authorities {
            for (period, year) in record.years {
                for filed in year.documents {
                    content.documents[filed.sha256, default: [:]].merge(filed.reading.figures) { first, _ in first }
                }
                content.counted["\(slug) \(period)"] =
                    state.countedYear(State.Year(slug: slug, period: period))?.figures.all
                    .mapValues(\.figure) ?? [:]
            }
        }
        for alert in state.alerts { content.acknowledged[alert.id] = alert.acknowledgement }
        return content
    }

    private func files() -> [String] {
        (FileManager.default.subpaths(atPath: root.path("")) ?? []).filter { path in
            var isDirectory: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: root.path(path), isDirectory: &isDirectory)
            return !isDirectory.boolValue
        }.sorted()
    }

    private func damage(_ path: String, _ fault: Fault, _ generator: inout SeededGenerator) throws {
        if fault == .remove { return root.remove(path) }
        var bytes = try Data(contentsOf: URL(filePath: root.path(path)))
        guard !bytes.isEmpty else { return }
        switch fault {
        case .alter, .alterTwo:
            for _ in 1...(fault == .alter ? 1 : 2) {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                bytes[index] ^= UInt8.random(in: 1...255, using: &generator)
            }
        case .cut: bytes = bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator))
        case .overwrite: bytes = Data("noise\n".utf8)
        case .remove: break
        }
        try bytes.write(to: URL(filePath: root.path(path)))
    }

    @Test(arguments: seeds)
    func `after a repair of two faults no figure differs, and what is lost is named`(_ seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let before = try content()
        var done: [String] = []
        for _ in 1...2 {
            let files = files().filter { path in !done.contains { $0.hasSuffix(" \(path)") } }
            guard let path = files.randomElement(using: &generator),
                let fault = Fault.allCases.randomElement(using: &generator)
            else { continue }
            try damage(path, fault, &generator)
            done.append("\(fault) \(path)")
        }
        let check = try await ConsistencyCheck.run(root.layout, at: root.now)
        let report = try await check.repaired(at: root.now).report
        let after = try content()
        let told = report.problems.map { "\($0.code) \($0.path ?? ""): \($0.message)" }
        let place = Comment(rawValue: "seed \(seed): \(done)\n\(report.repairs)\n\(told)\n\(report.notes)")

        for (sha256, figures) in after.documents { #expect(before.documents[sha256] == figures, place) }
        let lost = before.documents.keys.filter { after.documents[$0] == nil }
        for sha256 in lost {
            let name = before.names[sha256] ?? ""
            #expect(told.contains { $0.contains(sha256) || $0.contains(name) }, "\(name) is lost. \(place)")
        }
        let isLossNamed = report.problems.contains { $0.code == .recordLost }
        for (year, figures) in after.counted where lost.isEmpty && !isLossNamed {
            #expect(before.counted[year] == figures, "\(year). \(place)")
        }
        #expect(before.mendings == after.mendings || isLossNamed, place)
        for (id, acknowledgement) in before.acknowledged {
            #expect(after.acknowledged[id] == acknowledgement || isLossNamed, "\(id). \(place)")
        }
        let again = try await ConsistencyCheck.run(root.layout, at: root.now).report
        // Only a person can bring back an original that is gone.
        #expect(again.problems.filter { $0.code != .missingOriginal } == [], place)
        #expect(Set(again.problems).isSubset(of: Set(report.problems)), place)
        #expect(try StateRepository(directory: root.layout.store).trouble == nil, place)
    }
}
