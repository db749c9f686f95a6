import InventedYears
import Model
@testable import Oversight
import Testing

/// Retention believes a clock only near the newest change.
@Suite struct RetentionClockTests {
    private var state = State()

    init() {
        state.accept(
            .read(Invented.document("a"), [Invented.reading([.complianceRate: 90], year: 2020)]), at: Invented.now)
    }

    private static func clock(_ days: Int64) -> Timestamp {
        Timestamp(seconds: Invented.now.seconds + days * 86_400)
    }

    private static let late = Event.read(Invented.document("late"), [Invented.reading([.upholdRate: 5], year: 2021)])

    @Test(arguments: [(500, true), (-500, true), (501, false), (-501, false), (30 * 365, false), (-30 * 365, false)])
    func `a clock is believed that is at most 500 days away from the newest change`(
        _ days: Int64, isBelieved: Bool
    ) {
        #expect((state.clockDoubt(at: Self.clock(days), checked: nil) == nil) == isBelieved)
    }

    @Test func `a letter that arrives by a wrong clock does not make the clock right`() {
        var state = state
        let wrong = Self.clock(30 * 365)
        state.accept(Self.late, at: wrong)
        #expect(state.newestChange == Invented.now)
        #expect(state.clockDoubt(at: wrong, checked: nil)?.newestChange == Invented.now)
        #expect(state.clockDoubt(at: Self.clock(1), checked: nil) == nil)
    }

    @Test func `a clock that a person has checked is believed, and stays believed`() {
        var state = state
        let later = Self.clock(1000)
        #expect(state.clockDoubt(at: later, checked: Self.clock(990)) == nil)
        #expect(state.clockDoubt(at: later, checked: Self.clock(400)) != nil)
        #expect(state.accept(.clockChecked, at: later) != nil)
        #expect(state.clockDoubt(at: later, checked: nil) == nil)
        // It is noted once, and not at each pass.
        #expect(state.accept(.clockChecked, at: Self.clock(1001)) == nil)
    }

    @Test func `the newest change is known from the documents where no program recorded it`() {
        var terms = state.terms
        terms.newestChange = nil
        var older = State(
            authorities: Array(state.authorities.values), rejections: Array(state.rejections.values), terms: terms)
        #expect(older.newestChange == Invented.now)
        // The first change by a wrong clock is not the measure.
        older.accept(Self.late, at: Self.clock(9999))
        #expect(older.clockDoubt(at: Self.clock(9999), checked: nil) != nil)
    }

    @Test func `the time of the newest change is recorded anew after 30 days`() {
        var state = state
        #expect(state.accept(.delivered(["none"]), at: Self.clock(30))?.altered == [])
        #expect(state.accept(.delivered(["none"]), at: Self.clock(61))?.altered == [.terms])
    }
}
