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

    @Test(
        "What a document raises by itself",
        arguments: [
            Case(
                name: "uphold rate above the average",
                reading: Fixture.reading([.upholdRate: 75, .upholdPeerAverage: 45]), rules: [.upholdAbovePeers]),
            Case(
                name: "equal is not above", reading: Fixture.reading([.upholdRate: 45, .upholdPeerAverage: 45]),
                rules: []),
            Case(name: "no average, no alert", reading: Fixture.reading([.upholdRate: 100]), rules: []),
            Case(
                name: "compliance at 99%", reading: Fixture.reading([.complianceRate: 99]),
                rules: [.complianceBelowFull]),
            Case(name: "compliance at 100%", reading: Fixture.reading([.complianceRate: 100]), rules: []),
            Case(
                name: "compliance at 0%", reading: Fixture.reading([.complianceRate: 0]),
                rules: [.complianceBelowFull]),
            Case(
                name: "remarks",
                reading: Fixture.reading([:], findings: [.remarkPublicReport, .remarkRefusedRecommendation]),
                rules: [.remarkPublicReport, .remarkRefusedRecommendation]),
            Case(
                name: "contradictions", reading: Fixture.reading([:], findings: [.totalMismatch, .rateMismatch]),
                rules: [.figuresInconsistent]),
            Case(
                name: "an unclear figure contradicts nothing",
                reading: Fixture.reading([:], findings: [.figureUnclear]), rules: []),
            Case(
                name: "a council's own report is not judged for contradictions",
                reading: Fixture.reading([:], kind: .complaintsReport, findings: [.figureConflict]), rules: []),
        ])
    func alone(_ example: Case) {
        #expect(example.reading.alerts() == example.rules)
    }

    @Test func theMessageSaysRateCountsAndAverage() throws {
        var state = State()
        let told = state.accept(
            .read(
                Fixture.document("a.txt"),
                [
                    Fixture.reading([
                        .upholdRate: 75, .upholdPeerAverage: 45, .upholdUpheld: 3, .upholdInvestigations: 4,
                    ])
                ]))
        let alert = try #require(told.first?.alert)
        #expect(
            alert.message
                == "Northmoor District Council, 2019-20: 75% of investigated complaints were upheld (3 of 4), above the "
                + "average of 45% in similar authorities (stated in the letter); with so few, p = 0.33 (95% interval 30% to 95%)."
        )
        #expect(alert.value == 75)
        #expect(alert.threshold == 45)
        #expect(alert.peerBasis == .letter)
        #expect(alert.source == Fixture.place)
        #expect(alert.id == "northmoor-district-council.2019-20.uphold-above-peers")
    }
}
