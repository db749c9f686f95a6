import InventedYears
import Model
@testable import Oversight
import Testing

/// The weight of alerts: their order, their words about chance, and a priority of their own for it.
@Suite struct AlertWeightTests {
    private func letter(_ number: Int, _ rate: Double, _ upheld: Double, of cases: Double, year: Int = 2020) -> Event {
        .read(
            Invented.document("\(number)-\(year)"),
            [
                Invented.reading(
                    [.upholdRate: rate, .upholdPeerAverage: 50, .upholdUpheld: upheld, .upholdInvestigations: cases],
                    of: Invented.district(number), year: year)
            ])
    }

    @Test(
        arguments: [
            (75, 3, 4, "; 4 cases are too few to tell: p = 0.63 (95% interval 30% to 95%)."),
            (100, 1, 1, "; 1 case is too few to tell: p = 1 (95% interval 21% to 100%)."),
            (55, 22, 40, "; chance may explain the difference: p = 0.64 (95% interval 40% to 69%)."),
            (90, 18, 20, "; with so few, p < 0.001 (95% interval 70% to 97%)."),
            (75, 75, 100, "; p < 0.001 (95% interval 66% to 83%)."),
        ] as [(Double, Double, Double, String)])
    func `a rate above the average says whether chance explains it`(
        _ rate: Double, _ upheld: Double, _ cases: Double, _ words: String
    ) {
        var state = State()
        let message = state.accept(letter(1, rate, upheld, of: cases)).first?.alert.message ?? ""
        #expect(message.hasSuffix(words), "\(message)")
    }

    @Test func `an alert that chance explains may have a priority of its own`() {
        var policy = Policy()
        policy[.upholdAbovePeers].severityByChance = .info
        var state = State()
        state.accept(.policy(policy))
        #expect(state.accept(letter(1, 75, 3, of: 4)).map(\.alert.severity) == [.info])
        #expect(state.accept(letter(2, 75, 75, of: 100)).map(\.alert.severity) == [.warning])
        let back = state.accept(.policy(Policy()))
        #expect(back.map(\.kind) == [.changed])
        #expect(back.map(\.alert.severity) == [.warning])
    }

    @Test func `an alert of an earlier version, without words about chance, means the same`() throws {
        var state = State()
        let alert = try #require(state.accept(letter(1, 75, 3, of: 4)).first?.alert)
        var former = alert
        former.message = alert.message.replacing("4 cases are too few to tell: p", with: "with so few, p")
        #expect(former.message != alert.message)
        #expect(former.says(theSameAs: alert))
        former.message += " Indeed."
        #expect(!former.says(theSameAs: alert))
    }

    @Test func `alerts stand in the order of their weight`() {
        var state = State()
        state.accept(letter(1, 75, 3, of: 4))
        state.accept(letter(2, 55, 22, of: 40))
        state.accept(letter(3, 75, 75, of: 100))
        state.accept(letter(4, 75, 75, of: 100, year: 2021))
        state.accept(
            .read(
                Invented.document("5"),
                [
                    Invented.reading(
                        [.complianceRate: 90], of: Invented.district(5), findings: [.remarkRefusedRecommendation])
                ]))
        state.accept(
            .read(Invented.document("6"), [Invented.reading([.complianceRate: 50], of: Invented.district(6))]))
        state.accept(.refused(Invented.document("fair.txt"), Refusal(.notRecognised, "It is no letter.")))
        #expect(
            state.alerts.map { $0.authority?.slug.split(separator: "-")[1] ?? "file" } == [
                // Compliance is an error: the greater distance first. A refusal is a fact; then the least likely differences, the
                // later year first; then those that chance explains; files last.
                "6", "5", "5", "4", "3", "1", "2", "file",
            ])
    }
}
