import InventedYears
import Model
@testable import Oversight
import Testing

/// The same bytes in the folders of several authorities, whose text names none: they are read for each.
@Suite struct SeveralFoldersTests {
    private func arrival(_ number: UInt64, for council: String) -> Event {
        .read(
            Invented.document("letter", inode: number),
            [Invented.reading(council, [.complianceRate: 90, .upholdRate: 50])])
    }

    private func slugs(_ state: State) -> [String] {
        state.authorities.filter { !($0.value.years["2019-20"]?.documents.isEmpty ?? true) }.keys.sorted()
    }

    @Test func `known bytes in the folder of another authority are its document too`() throws {
        var state = State()
        #expect(state.accept(arrival(1, for: "Northmoor Council")).map(\.kind) == [.raised])
        let raised = state.accept(arrival(2, for: "Southmoor Council"))
        #expect(raised.map(\.alert.authority?.slug) == ["southmoor-council"])
        #expect(slugs(state) == ["northmoor-council", "southmoor-council"])
        #expect(state.counts.processed == 1 && state.counts.duplicate == 1)
        #expect(state.accept(arrival(3, for: "Southmoor Council")).isEmpty)
        let arrivals = state.authorities.values.flatMap(\.years.values).flatMap(\.documents).map(
            \.document.arrivals.count)
        #expect(arrivals == [3, 3])
        let stored = State(authorities: Array(state.authorities.values))
        #expect(stored.counts == state.counts)
    }

    @Test func `a change that files known bytes for another authority may be applied twice`() throws {
        var state = State()
        let first = state.accept(arrival(1, for: "Northmoor Council"), at: Invented.now)
        let second = state.accept(arrival(2, for: "Southmoor Council"), at: Invented.now)
        var replayed = State()
        for change in [first, second, second] { _ = replayed.apply(try #require(change).change) }
        #expect(replayed.authorities == state.authorities)
        #expect(replayed.counts == state.counts)
    }
}
