import Configuration
import ControlInterface
import Linux
import Maintenance
import Model
import Oversight
import Repository
import Store
import Testing

/// What people entered stands in no original: a repair takes it from the copy in the store, or says that it is lost.
@Suite struct EnteredTermsRepairTests {
    private struct Damage: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let isLost: Bool
        let happen: @Sendable (DaemonRoot) -> Void

        init(_ description: String, isLost: Bool = false, _ happen: @escaping @Sendable (DaemonRoot) -> Void) {
            testDescription = description
            self.isLost = isLost
            self.happen = happen
        }

        static let all = [
            Damage("the file is gone") { $0.remove(terms) },
            Damage("the file is cut") { $0.write(String($0.text(terms).prefix(200)), terms) },
            Damage("the file is empty") { $0.write("", terms) },
            Damage("the copy is gone") { $0.remove(copy) },
            Damage("the file and the changes are gone") { root in
                root.remove(terms)
                root.remove("store/changes.jsonl")
            },
            Damage("the file and a council's record are gone") { root in
                root.remove(terms)
                root.remove(root.first("store/authorities"))
            },
            Damage("the file and its copy are gone", isLost: true) { root in
                root.remove(terms)
                root.remove(copy)
            },
            Damage("the file is cut and its copy is gone", isLost: true) { root in
                root.write(String(root.text(terms).prefix(200)), terms)
                root.remove(copy)
            },
        ]

        private static let terms = "store/oversight/terms.json"
        private static let copy = "store/oversight/terms-copy.json"
    }

    @Test(arguments: Damage.all)
    private func `a repair keeps what people entered, or says that it is lost`(_ damage: Damage) async throws {
        let root = try DaemonRoot()
        let entered = try enter(root)
        damage.happen(root)
        let check = try await ConsistencyCheck.run(root.layout, at: root.now)
        #expect(!check.report.clean)
        let report = try await check.repaired(at: root.now).report
        #expect(report.problems.map(\.code) == (damage.isLost ? [.recordLost] : []))
        #expect(
            try StateRepository(directory: root.layout.store).state.terms.mendings == (damage.isLost ? nil : entered))
        // The new store has both files.
        #expect(root.names("store/oversight").filter { $0.hasPrefix("terms") } == ["terms-copy.json", "terms.json"])
        #expect(try await ConsistencyCheck.run(root.layout, at: root.now).report.clean)
    }

    @Test func `a store of a program that kept no copy gets one`() async throws {
        let root = try DaemonRoot()
        let entered = try enter(root)
        do {
            let store = try Store.open(at: root.layout.store, eachRecord: { _ in }, eachChange: { _ in })
            try store.checkpoint(
                [RecordName(folder: "oversight", name: "terms-copy"): .remove], through: store.lastNumber)
        }
        let store = try StateRepository(directory: root.layout.store)
        #expect(store.isPending)
        try store.checkpoint()
        #expect(root.names("store/oversight").contains("terms-copy.json"))
        #expect(store.state.terms.mendings == entered)
    }

    /// Enters a note, and has it in the records.
    private func enter(_ root: DaemonRoot) throws -> [Mending]? {
        let repository = try StateRepository(directory: root.layout.store)
        let council = try #require(repository.state.authorities.values.first)
        let note = Mending(
            id: 0, act: .note, authority: council.authority.slug, period: council.years.keys.first,
            reason: "The letter came twice.", by: Person(uid: 1000, name: "officer"), at: root.now)
        try repository.commit([.mend(note)], at: root.now)
        try repository.checkpoint()
        return repository.state.terms.mendings
    }
}
