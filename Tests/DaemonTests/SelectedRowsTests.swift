import ControlInterface
@testable import Daemon
import InventedYears
import Model
import Oversight
import Testing

/// The filters that all lists share.
@Suite struct SelectedRowsTests {
    private static let state: State = {
        var state = State()
        state.accept(
            .read(Invented.document("letter"), [Invented.reading([.upholdRate: 75, .upholdPeerAverage: 45])]))
        state.accept(.read(Invented.document("before"), [Invented.reading([.complianceRate: 80], year: 2019)]))
        state.accept(
            .read(
                Invented.document("other"),
                [Invented.reading([.upholdRate: 50, .upholdPeerAverage: 40], of: Invented.district(1))]))
        return state
    }()

    private static func alerts(_ selection: ListSelection, all: Bool = false) throws -> [String] {
        let rows = try SelectedRows(selection, in: state)
        return state.alerts(of: rows.slugs(in: state)) { rows.wants($0, all: all) }.map(\.id).sorted()
    }

    private static let ids = [
        "district-1-council.2019-20.uphold-above-peers", "northmoor-district-council.2018-19.compliance-below-full",
        "northmoor-district-council.2019-20.uphold-above-peers",
    ]

    @Test(arguments: [
        (ListSelection(), [0, 1, 2]), (ListSelection(authority: "Northmoor"), [1, 2]),
        (ListSelection(type: "district"), [0]),
        (ListSelection(year: "2018-19"), [1]), (ListSelection(rule: "uphold-above-peers"), [0, 2]),
        (ListSelection(priority: "err"), [1]), (ListSelection(priority: "warning"), [0, 1, 2]),
        (ListSelection(state: "open"), [0, 1, 2]), (ListSelection(state: "acknowledged"), []),
        (ListSelection(since: Invented.now), [0, 1, 2]), (ListSelection(since: Invented.later(1)), []),
        (ListSelection(authority: "Northmoor", year: "2019-20", rule: "uphold-above-peers"), [2]),
    ]) func `alerts are those of all conditions`(_ selection: ListSelection, _ wanted: [Int]) throws {
        #expect(try Self.alerts(selection) == wanted.map { Self.ids[$0] })
    }

    private static func documents(_ selection: ListSelection) throws -> [String] {
        let rows = try SelectedRows(selection, ofDocuments: true, in: state)
        let slugs = rows.slugs(in: state)
        return rows.documents(state.documentRows(about: slugs)) { state.alerts(of: slugs) { _ in true } }
            .map(\.entry.name).sorted()
    }

    @Test(arguments: [
        (ListSelection(), ["before", "letter", "other"]), (ListSelection(year: "2019-20"), ["letter", "other"]),
        (ListSelection(authority: "Northmoor District Council"), ["before", "letter"]),
        (ListSelection(rule: "compliance-below-full"), ["before"]), (ListSelection(priority: "err"), ["before"]),
        (ListSelection(state: "duplicate"), []), (ListSelection(since: Invented.later(1)), []),
    ]) func `documents are those of all conditions`(_ selection: ListSelection, _ names: [String]) throws {
        #expect(try Self.documents(selection) == names)
    }

    @Test(arguments: [
        (ListSelection(), 2), (ListSelection(year: "2018-19"), 1), (ListSelection(rule: "uphold-above-peers"), 2),
        (ListSelection(priority: "err"), 1), (ListSelection(since: Invented.later(1)), 0),
        (ListSelection(state: "resolved"), 0),
    ]) func `authorities are those of all conditions`(_ selection: ListSelection, _ count: Int) throws {
        let rows = try SelectedRows(selection, in: Self.state)
        let entries = Self.state.authorityEntries(rows.slugs(in: Self.state))
        #expect(entries.filter { rows.wants($0, in: Self.state) }.count == count)
    }

    @Test(arguments: [
        ListSelection(authority: "Nowhere"), ListSelection(year: "2019"), ListSelection(rule: "none"),
        ListSelection(priority: "loud"), ListSelection(type: "shire"), ListSelection(state: "processed"),
    ]) func `a value that is none is refused`(_ selection: ListSelection) {
        #expect(throws: Failure.self) { try SelectedRows(selection, in: Self.state) }
    }

    @Test func `a rule that is nearly right is named first`() throws {
        let failure = try #require(throws: Failure.self) { try Rule(wanted: "uphold-above-peer") }
        #expect(failure.message.contains("Did you mean uphold-above-peers?"))
    }

    @Test func `names that are nearly right are suggested, the nearest first`() {
        let names = ["letter-2023.pdf", "letter-2024.pdf", "report.pdf"]
        #expect(
            NearMiss.hint(for: "Letter-2024.pfd", among: names)
                == #" Did you mean "letter-2024.pdf" or "letter-2023.pdf"?"#)
        #expect(NearMiss.hint(for: "rep", among: names) == #" Did you mean "report.pdf"?"#)
        #expect(NearMiss.hint(for: "minutes.docx", among: names).isEmpty)
        #expect(NearMiss.hint(for: "a", among: names).isEmpty)
    }

    @Test func `an alert is found by the beginning of its id, where only one begins so`() throws {
        #expect(try Self.state.alertID(named: "northmoor-district-council.2019") == Self.ids[2])
        #expect(try Self.state.alertID(named: Self.ids[0]) == Self.ids[0])
        #expect(try Self.state.alertID(named: "none") == "none")
        let failure = try #require(throws: Failure.self) { try Self.state.alertID(named: "northmoor") }
        #expect(failure.message.contains(Self.ids[1]) && failure.message.contains(Self.ids[2]))
    }
}
