import InventedYears
import Model
@testable import Oversight
import Testing

@Suite struct RuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var reading: Reading
        var rules: [Rule]
        var testDescription: String { name }
    }

    @Test(arguments: [
        Case(
            name: "uphold rate above the average",
            reading: Invented.reading([.upholdRate: 75, .upholdPeerAverage: 45]), rules: [.upholdAbovePeers]),
        Case(
            name: "equal is not above", reading: Invented.reading([.upholdRate: 45, .upholdPeerAverage: 45]),
            rules: []),
        Case(name: "no average, no alert", reading: Invented.reading([.upholdRate: 100]), rules: []),
        Case(
            name: "compliance at 99%", reading: Invented.reading([.complianceRate: 99]),
            rules: [.complianceBelowFull]),
        Case(name: "compliance at 100%", reading: Invented.reading([.complianceRate: 100]), rules: []),
        Case(
            name: "compliance at 0%", reading: Invented.reading([.complianceRate: 0]),
            rules: [.complianceBelowFull]),
        Case(
            name: "remarks",
            reading: Invented.reading([:], findings: [.remarkPublicReport, .remarkRefusedRecommendation]),
            rules: [.remarkPublicReport, .remarkRefusedRecommendation]),
        Case(
            name: "contradictions", reading: Invented.reading([:], findings: [.totalMismatch, .rateMismatch]),
            rules: [.figuresInconsistent]),
        Case(
            name: "an unclear figure contradicts nothing",
            reading: Invented.reading([:], findings: [.figureUnclear]), rules: []),
        Case(
            name: "a council's own report is not judged for contradictions",
            reading: Invented.reading([:], kind: .complaintsReport, findings: [.figureConflict]), rules: []),
    ])
    func `a document raises these alerts by itself`(_ example: Case) {
        #expect(example.reading.alerts() == example.rules)
    }

    @Test func `a message says the rate, the counts and the average`() throws {
        var state = State()
        let transitions = state.accept(
            .read(
                Invented.document("a.txt"),
                [
                    Invented.reading([
                        .upholdRate: 75, .upholdPeerAverage: 45, .upholdUpheld: 3, .upholdInvestigations: 4,
                    ])
                ]))
        let alert = try #require(transitions.first?.alert)
        #expect(
            alert.message
                == "Northmoor District Council, 2019-20: 75% of investigated complaints were upheld (3 of 4), above the "
                + "average of 45% in similar authorities (stated in the letter); 4 cases are too few to tell: p = 0.33 (95% interval 30% to 95%)."
        )
        #expect(alert.value == 75)
        #expect(alert.threshold == 45)
        #expect(alert.peerBasis == .letter)
        #expect(alert.source == Invented.place)
        #expect(alert.id == "northmoor-district-council.2019-20.uphold-above-peers")
    }

    @Test(
        arguments: [
            ([.totalMismatch], "Something is off."),
            ([.totalMismatch, .rateMismatch], "Something is off. There is 1 more such finding."),
            ([.totalMismatch, .rateMismatch, .figureConflict], "Something is off. There are 2 more such findings."),
        ] as [([Finding.Code], String)])
    func `an alert about contradictions names the first and counts the others`(_ codes: [Finding.Code], _ end: String) {
        var state = State()
        let reading = Invented.reading([:], findings: codes)
        let message = state.accept(.read(Invented.document("a"), [reading])).first?.alert.message
        #expect(message == "Northmoor District Council, 2019-20: \(end)")
    }

    @Test(
        arguments: [
            ("There is 1 more such finding.", "There are 1 more such findings.", true),
            ("There is 1 more such finding.", "There are 2 more such findings.", false),
        ])
    func `an alert that an older version worded otherwise says the same`(
        _ present: String, _ former: String, _ isSame: Bool
    ) throws {
        var state = State()
        let reading = Invented.reading([:], findings: [.totalMismatch, .rateMismatch])
        let alert = try #require(state.accept(.read(Invented.document("a"), [reading])).first?.alert)
        #expect(alert.message.contains(present))
        var older = alert
        older.message = alert.message.replacing(present, with: former)
        #expect(alert.says(theSameAs: older) == isSame)
        #expect(alert.isWorse(than: older) != isSame)
    }
}
