import InventedYears
import Model
@testable import Oversight
import Testing

/// The word before a silence ends.
@Suite struct SilenceNoticeTests {
    private static let lead: Int64 = 3600

    private func state(silencedFor seconds: Int64) -> State {
        var state = State()
        state.accept(
            .silence(
                authority: nil, rule: .upholdAbovePeers, until: Invented.later(seconds), by: Invented.officer, note: nil
            ))
        return state
    }

    @Test func `word is due once, a set time before the end`() throws {
        var state = state(silencedFor: 7200)
        #expect(state.nextNotice(lead: Self.lead) == Invented.later(3600))
        #expect(state.accept(.noticeSilences(lead: Self.lead), at: Invented.later(3599)) == nil)
        let noticed = state.accept(.noticeSilences(lead: Self.lead), at: Invented.later(3600))
        let change = try #require(noticed).change
        #expect(change.terms?.noticed == [1])
        #expect(state.terms.silences.map(\.noticedAt) == [Invented.later(3600)])
        #expect(state.accept(.noticeSilences(lead: Self.lead), at: Invented.later(3601)) == nil)
        #expect(state.nextNotice(lead: Self.lead) == nil)

        // The same after a start, which applies the change again.
        var restored = State(terms: state.terms)
        #expect(restored.apply(change).isEmpty)
        #expect(restored.accept(.noticeSilences(lead: Self.lead), at: Invented.later(3700)) == nil)
    }

    @Test func `a silence that is shorter than the time ends without word`() {
        var state = state(silencedFor: 3600)
        #expect(state.nextNotice(lead: Self.lead) == nil)
        #expect(state.accept(.noticeSilences(lead: Self.lead), at: Invented.later(10)) == nil)
    }

    @Test func `a time of zero sends no word, and one that is over sends none`() {
        var state = state(silencedFor: 7200)
        #expect(state.nextNotice(lead: 0) == nil)
        #expect(state.accept(.noticeSilences(lead: 0), at: Invented.later(7100)) == nil)
        #expect(state.accept(.noticeSilences(lead: Self.lead), at: Invented.later(7200)) == nil)
    }
}
