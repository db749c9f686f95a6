import InventedYears
import Model
@testable import Oversight
import Testing

/// The average that an alert rests on, and the effect of an arrival on the alerts of others.
@Suite struct PeerTests {
    private let year = State.Year(slug: "district-1-council", period: "2019-20")
    private let published = "type,year,uphold,compliance,remedy,per100k,source\ndistrict,2019-20,50,,,,The Review\n"

    /// A letter without an average.
    private func rate(_ rate: Double, of number: Int, year: Int = 2020) -> Event {
        let reading = Invented.reading([.upholdRate: rate], of: Invented.district(number), year: year)
        return .read(Invented.document("\(number)-\(year)-\(rate)"), [reading])
    }

    private func stated(_ average: Double, rate: Double, of number: Int) -> Event {
        let reading = Invented.reading(
            [.upholdRate: rate, .upholdPeerAverage: average], of: Invented.district(number), date: "2020-07-22")
        return .read(Invented.document("\(number)-\(average)-\(rate)"), [reading])
    }

    @Test func `an average is from the best source`() throws {
        var state = State()
        func average() throws -> PeerAverage { try #require(state.averages(of: year)[.uphold]) }
        state.accept(rate(60, of: 1))
        #expect(try average().value == nil)
        #expect(try average().unknown?.contains("no other letter of this type and year does") == true)
        #expect(try average().unknown?.contains("0 other letters where 5 are needed") == true)
        for number in 2...5 { state.accept(rate(40, of: number)) }
        #expect(try average().value == nil)
        state.accept(rate(43, of: 6))
        #expect(try average() == .known(40.6, .computed, count: 5))
        var policy = Policy()
        policy.published = try PeerAverages(csv: published, path: "t")
        #expect(state.accept(.policy(policy)).map(\.kind) == [.changed])
        #expect(try average() == .known(50, .published, source: "The Review"))
        state.accept(stated(45, rate: 45, of: 7))
        #expect(try average() == .known(45, .otherLetter, source: "District 7 Council", count: 1))
        state.accept(stated(44, rate: 60, of: 1))
        #expect(try average() == .known(44, .letter))
        let alert = try #require(state.alert("district-1-council.2019-20.uphold-above-peers"))
        #expect(alert.peerBasis == .letter)
        #expect(state.history(ofAlert: alert.id).map(\.peerBasis) == [.computed, .published, .otherLetter, .letter])
        #expect(state.history(ofAlert: alert.id).map(\.kind) == [.raised, .changed, .changed, .changed])
    }

    @Test func `an authority without a peer group has only the average of its letter`() throws {
        var state = State()
        for number in 1...6 { state.accept(rate(10, of: number)) }
        state.accept(.read(Invented.document("park"), [Invented.reading([.upholdRate: 100])]))
        #expect(state.open.isEmpty)
        let own = State.Year(slug: Invented.council.slug, period: "2019-20")
        #expect(state.averages(of: own)[.uphold]?.unknown?.contains("is in no peer group") == true)
    }

    @Test func `an arrival raises, changes and resolves the alerts of others`() throws {
        var state = State()
        for number in 1...5 { state.accept(rate(50, of: number)) }
        #expect(state.open.isEmpty)
        // The mean of the others falls below 50 for those who have 50.
        let raised = state.accept(rate(40, of: 6))
        #expect(raised.map(\.kind) == [.raised, .raised, .raised, .raised, .raised])
        #expect(raised.first?.alert.threshold == 48)
        #expect(raised.first?.alert.message.contains("the mean of the other letters") == true)
        let changed = state.accept(rate(40, of: 7))
        #expect(Set(changed.map(\.kind)) == [.changed])
        #expect(changed.count == 5)
        let resolved = state.accept(rate(80, of: 8))
        #expect(resolved.map(\.kind) == [.raised, .resolved, .resolved, .resolved, .resolved, .resolved])
        // A letter of another year, and one without a rate, concern nobody else.
        #expect(state.accept(rate(10, of: 9, year: 2021)).isEmpty)
        let silent = Invented.reading([.receivedTotal: 4], of: Invented.district(10))
        #expect(state.accept(.read(Invented.document("silent"), [silent])).isEmpty)
    }

    @Test func `an arrival that moves no average alters no alert of others`() {
        var state = State()
        state.accept(stated(45, rate: 75, of: 1))
        // It states the same as the others: nothing changes for anybody.
        #expect(state.accept(stated(45, rate: 40, of: 2)).isEmpty)
        #expect(state.accept(rate(44, of: 3)).isEmpty)
        #expect(state.accept(rate(46, of: 4)).map(\.alert.peerBasis) == [.otherLetter])
    }

    @Test func `letters that state different averages raise an alert`() throws {
        var state = State()
        state.accept(stated(45, rate: 40, of: 1))
        state.accept(rate(60, of: 9))
        #expect(state.open == ["district-9-council.2019-20.uphold-above-peers"])
        // One against one: both are in doubt, and nobody else is compared with either.
        let doubted = state.accept(stated(54, rate: 40, of: 2))
        #expect(
            doubted.map(\.alert.id) == [
                "district-2-council.2019-20.figures-inconsistent", "district-1-council.2019-20.figures-inconsistent",
                "district-9-council.2019-20.uphold-above-peers",
            ])
        #expect(doubted.map(\.kind) == [.raised, .raised, .resolved])
        #expect(state.findings(of: year).map(\.code) == [.peerAverageConflict])
        let ninth = State.Year(slug: "district-9-council", period: "2019-20")
        #expect(state.averages(of: ninth)[.uphold]?.unknown?.contains("contradict each other (45%, 54%)") == true)
        // Two against one: the one stands alone.
        let settled = state.accept(stated(45, rate: 40, of: 3))
        #expect(
            settled.map(\.alert.id) == [
                "district-1-council.2019-20.figures-inconsistent", "district-9-council.2019-20.uphold-above-peers",
            ])
        #expect(settled.map(\.kind) == [.resolved, .raised])
        let message = try #require(state.alert("district-2-council.2019-20.figures-inconsistent")?.message)
        #expect(
            message
                == "District 2 Council, 2019-20: The letter states an average uphold rate of 54%, other letters of the "
                + "same type and year 45%.")
    }

    @Test func `an alert shows the present number of letters that its average rests on`() throws {
        var state = State()
        for number in 1...8 { state.accept(rate(number == 1 ? 60 : 40, of: number)) }
        let id = "district-1-council.2019-20.uphold-above-peers"
        #expect(state.alert(id)?.peers == Alert.Peers(basis: .computed, source: nil, count: 7))
        #expect(state.alert(id)?.revision == 1)
    }
}
