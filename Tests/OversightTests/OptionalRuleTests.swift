import InventedYears
import Model
@testable import Oversight
import Testing

/// The rules that are off unless the settings switch them on.
@Suite struct OptionalRuleTests {
    private func state(with rule: Rule, _ change: (inout Policy.Terms) -> Void = { _ in }) -> State {
        var policy = Policy()
        policy[rule].isOn = true
        change(&policy[rule])
        var state = State()
        state.accept(.policy(policy))
        return state
    }

    private func letter(_ figures: [FigureName: Double], year: Int = 2020, of number: Int = 1) -> Event {
        .read(
            Invented.document("\(number)-\(year)-\(figures.count)"),
            [Invented.reading(figures, of: Invented.district(number), year: year)])
    }

    @Test(arguments: Rule.allCases.filter { !$0.standardTerms.isOn })
    func `an optional rule is off`(_ rule: Rule) {
        let figures: [FigureName: Double] = [
            .remedyRate: 5, .remedyPeerAverage: 20, .upholdPer100k: 9, .upholdPeerPer100k: 3, .upholdRate: 50,
            .complianceRate: 50, .complianceOutcomes: 20, .compliancePeerAverage: 99,
        ]
        let off = Invented.reading(figures).alerts()
        #expect(off == [.complianceBelowFull])
    }

    @Test func `fewer satisfactory remedies than the average raise an alert`() {
        var state = state(with: .remedyBelowPeers)
        let transitions = state.accept(
            letter([.remedyRate: 0, .remedyPeerAverage: 20, .remedyDecisions: 0, .upholdUpheld: 3]))
        #expect(
            transitions.first?.alert.message
                == "District 1 Council, 2019-20: a satisfactory remedy had been offered in 0% of upheld cases (0 of 3), "
                + "below the average of 20% in similar authorities (stated in the letter); 3 cases are too few to tell: p = 1 "
                + "(95% interval 0% to 56%).")
        #expect(state.accept(letter([.remedyRate: 20, .remedyPeerAverage: 20], of: 2)).isEmpty)
    }

    @Test func `more upheld decisions per resident than the average and threshold raise an alert`() {
        var state = state(with: .per100kAbovePeers) { $0.threshold = 1 }
        #expect(state.accept(letter([.upholdPer100k: 4, .upholdPeerPer100k: 3])).isEmpty)
        let transitions = state.accept(letter([.upholdPer100k: 4.5, .upholdPeerPer100k: 3], of: 2))
        #expect(transitions.first?.alert.value == 4.5)
        #expect(transitions.first?.alert.rule.unit == .per100k)
    }

    @Test func `a rise of ten points raises an alert, whichever year arrives first`() {
        for years in [[2020, 2021], [2021, 2020]] {
            var state = state(with: .upholdRising)
            let transitions = years.flatMap { state.accept(letter([.upholdRate: $0 == 2020 ? 40 : 50], year: $0)) }
            #expect(transitions.map(\.alert.id) == ["district-1-council.2020-21.uphold-rising"])
            #expect(transitions.first?.alert.message.contains("10 points more than the 40% of 2019-20") == true)
            #expect(transitions.first?.alert.message.contains("selectively") == false)
        }
        var state = state(with: .upholdRising)
        state.accept(letter([.upholdRate: 40], year: 2020))
        #expect(state.accept(letter([.upholdRate: 49], year: 2021)).isEmpty)
    }

    @Test func `an alert about a rise says that years before 2022 do not compare`() {
        var state = state(with: .upholdRising)
        state.accept(letter([.upholdRate: 40], year: 2022))
        let transitions = state.accept(letter([.upholdRate: 70], year: 2023))
        #expect(
            transitions.first?.alert.message.contains("from 2022-23 the Ombudsman investigates more selectively")
                == true)
        #expect(transitions.first?.alert.message.contains("30 points more than the 40% of 2021-22") == true)
    }

    @Test func `low compliance raises an outlier alert only with enough cases`() {
        var state = state(with: .complianceOutlier)
        // The same rate: one of two is chance, ten of twenty is not.
        let few = letter([.complianceRate: 50, .compliancePeerAverage: 80, .complianceOutcomes: 2])
        #expect(state.accept(few).map(\.alert.rule) == [.complianceBelowFull])
        let many = letter([.complianceRate: 50, .compliancePeerAverage: 80, .complianceOutcomes: 20], of: 2)
        #expect(state.accept(many).map(\.alert.rule) == [.complianceBelowFull, .complianceOutlier])
        let none = letter([.complianceRate: 50, .compliancePeerAverage: 80], of: 3)
        #expect(state.accept(none).map(\.alert.rule) == [.complianceBelowFull])
    }

    @Test func `a missing letter raises an alert when the peers have theirs`() throws {
        var state = state(with: .letterMissing)
        for number in 1...10 { state.accept(letter([.upholdRate: 50], year: 2020, of: number)) }
        for number in 2...8 { #expect(state.accept(letter([.upholdRate: 50], year: 2021, of: number)).isEmpty) }
        // Eight of the nine others are not nine in ten, from either side.
        let transitions = state.accept(letter([.upholdRate: 50], year: 2021, of: 9))
        #expect(transitions.isEmpty)
        let last = state.accept(letter([.upholdRate: 50], year: 2021, of: 10))
        #expect(last.map(\.alert.id) == ["district-1-council.2020-21.letter-missing"])
        #expect(last.first?.alert.message.contains("the last one is for 2019-20") == true)
        let restored = State(authorities: Array(state.authorities.values), terms: state.terms)
        #expect(restored.open == state.open)
        let resolved = state.accept(letter([.upholdRate: 50], year: 2021, of: 1))
        #expect(resolved.map(\.kind) == [.resolved])
    }

    @Test func `a council that no longer exists misses no letter`() throws {
        let ended = try #require(AuthorityRegister.shared.authority(named: "Allerdale Borough Council"))
        var state = state(with: .letterMissing)
        state.accept(.read(Invented.document("ended"), [Invented.reading([.upholdRate: 50], of: ended, year: 2023)]))
        for year in [2023, 2024] {
            for number in 1...6 { state.accept(letter([.upholdRate: 50], year: year, of: number)) }
        }
        #expect(state.open.isEmpty)
    }

    @Test func `a message agrees with a number of one`() {
        var rising = state(with: .upholdRising) { $0.threshold = 1 }
        rising.accept(letter([.upholdRate: 40], year: 2020))
        let rise = rising.accept(letter([.upholdRate: 41], year: 2021)).first?.alert.message
        #expect(rise?.contains("1 point more than the 40% of 2019-20") == true)
        var perResident = state(with: .per100kAbovePeers)
        let decision = perResident.accept(letter([.upholdPer100k: 1, .upholdPeerPer100k: 0.5])).first?.alert.message
        #expect(decision?.contains("1 upheld decision per 100,000 residents") == true)
    }
}
