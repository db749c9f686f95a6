import Model
import Reading
import Scoring
import Specimens
import Testing

/// The demands of an expectation beyond its figures.
@Suite struct StrictnessTests {
    private static let place = Place(page: 1, line: 1, text: "")

    private static func reading(
        _ figures: [FigureName: Double] = [.upholdRate: 75, .upholdPeerAverage: 45], _ findings: [Finding] = []
    ) throws -> Reading {
        try ScoringTests.reading(figures, findings)
    }

    private static func expectation(_ change: (inout Specimens.Expectation) -> Void = { _ in }) -> Specimens.Expectation
    {
        var expected = Specimens.Expectation(
            kind: .annualReviewLetter, authority: "Kesmoor District Council", authorityKind: .other,
            periodEnd: "2020-03-31", figures: [.upholdRate: 75, .upholdPeerAverage: 45])
        change(&expected)
        return expected
    }

    private static func mark(_ readings: [Reading], _ expected: Specimens.Expectation, alerts: [String]? = nil)
        -> Marking
    {
        let refusal = readings.isEmpty ? Refusal(.noFigures, "None.") : nil
        return Scoring.mark(
            Scoring.Case(name: "one", text: DocumentText(""), expected: [expected]), readings: readings,
            refusal: refusal, alerts: alerts.map { alerts in { _ in alerts } })
    }

    private static func finding(_ code: Finding.Code, _ names: [FigureName] = []) -> Finding {
        Finding(code: code, figures: names, message: "", place: place)
    }

    @Test func `a finding about another figure of the group does not excuse a wrong one`() throws {
        let other = Self.finding(.rateMismatch, [.upholdUpheld])
        let expected = Self.expectation { $0.findings = [.rateMismatch] }
        let wrong = Self.mark([try Self.reading([.upholdRate: 57, .upholdPeerAverage: 45], [other])], expected)
        #expect(ScoringTests.outcome(wrong, .upholdRate) == [.wrong])
    }

    @Test func `a figure derived from a doubted one is doubted`() throws {
        var reading = try Self.reading([.upholdUpheld: 3], [Self.finding(.figureConflict, [.upholdUpheld])])
        reading.figures[.upholdRate] = Figure(
            value: 57, unit: .percent, basis: .derived(from: [.upholdUpheld]), place: Self.place)
        #expect(ScoringTests.outcome(Self.mark([reading], Self.expectation()), .upholdRate) == [.doubted])
    }

    @Test func `an extra alert is wrong, and a missing one is missed`() throws {
        let expected = Self.expectation { $0.alerts = ["uphold-above-peers"] }
        let extra = Self.mark([try Self.reading()], expected, alerts: ["compliance-below-full"])
        let outcomes = extra.outcomes.filter {
            if case .alert = $0.subject { true } else { false }
        }
        #expect(outcomes.map(\.outcome) == [.wrong, .missed])
        #expect(extra.isWrongInSilence)
        let left = Self.expectation { $0.leavesOpen = [.alerts] }
        #expect(Self.mark([try Self.reading()], left, alerts: ["compliance-below-full"]).isPerfect)
    }

    @Test func `findings that are left open are only held against those that must not be there`() throws {
        let open = Self.expectation {
            $0.leavesOpen = [.findings]
            $0.notFindings = [.totalMismatch]
        }
        #expect(
            Self.mark(
                [try Self.reading([.upholdRate: 75, .upholdPeerAverage: 45], [Self.finding(.rateMismatch)])], open
            ).isPerfect)
        #expect(
            !Self.mark(
                [try Self.reading([.upholdRate: 75, .upholdPeerAverage: 45], [Self.finding(.totalMismatch)])], open
            ).isPerfect)
    }

    @Test func `a derived figure may be extra where derived ones are left open, unless it must be absent`() throws {
        var reading = try Self.reading()
        reading.figures[.upholdUpheld] = Figure(
            value: 3, unit: .count, basis: .derived(from: [.upholdRate]), place: Self.place)
        #expect(!Self.mark([reading], Self.expectation()).isPerfect)
        #expect(Self.mark([reading], Self.expectation { $0.leavesOpen = [.derived] }).isPerfect)
        let absent = Self.expectation {
            $0.leavesOpen = [.derived]
            $0.absent = [.upholdUpheld]
        }
        #expect(ScoringTests.outcome(Self.mark([reading], absent), .upholdUpheld) == [.wrong])
    }

    @Test func `a document that must be refused is wrong when it is read`() throws {
        let expected = Self.expectation { $0.refuse = true }
        #expect(Self.mark([], expected).isPerfect)
        #expect(Self.mark([try Self.reading()], expected).isWrongInSilence)
    }

    @Test func `a document that may be refused is judged only when it is read`() throws {
        let expected = Self.expectation { $0.mayRefuse = true }
        #expect(Self.mark([], expected).isPerfect)
        #expect(Self.mark([try Self.reading()], expected).isPerfect)
        #expect(Self.mark([try Self.reading([.upholdRate: 1])], expected).isWrongInSilence)
    }

    @Test func `a document without own figures may be refused, or have services' figures and no alert`() throws {
        let expected = Self.expectation { $0.ownFigures = false }
        #expect(Self.mark([], expected).isPerfect)
        var services = try Self.reading([:])
        services.services = [ServiceFigures("Housing", figures: try Self.reading().figures)]
        #expect(Self.mark([services], expected, alerts: []).isPerfect)
        #expect(Self.mark([services], expected, alerts: ["uphold-above-peers"]).isWrongInSilence)
        #expect(Self.mark([try Self.reading()], expected).isWrongInSilence)
    }

    @Test func `a figure may be missing where the expectation allows that it is unclear, and a finding says so`() throws
    {
        let expected = Self.expectation {
            $0.orUnclear = true
            $0.leavesOpen = [.findings]
        }
        #expect(!Self.mark([try Self.reading([.upholdRate: 75])], expected).isPerfect)
        #expect(Self.mark([try Self.reading([.upholdRate: 75], [Self.finding(.figureUnclear)])], expected).isPerfect)
    }

    @Test func `services and earlier years are exact unless they are left open`() throws {
        var reading = try Self.reading()
        reading.services = [ServiceFigures("Housing", figures: try Self.reading([.contactsCompliments: 7]).figures)]
        reading.earlier = ["2018-19": try Self.reading([.upholdRate: 60]).figures]
        #expect(Self.mark([reading], Self.expectation { $0.leavesOpen = [.earlier] }).isPerfect)
        let right = Self.expectation {
            $0.services = [ServiceExpectation("Housing", figures: [.contactsCompliments: 7])]
            $0.earlier = ["2018-19": [.upholdRate: 60]]
        }
        #expect(Self.mark([reading], right).isPerfect)
        let others = Self.expectation {
            $0.services = [ServiceExpectation("Planning", figures: [.contactsCompliments: 7])]
            $0.earlier = ["2017-18": [.upholdRate: 60]]
        }
        #expect(
            Self.mark([reading], others).outcomes.filter { $0.outcome != .right }.map(\.outcome)
                == [.missed, .wrong, .wrong, .missed])
    }

    @Test func `a document without text counts as refused`() {
        let score = Scoring.score([
            Scoring.Case(name: "a.docx", refusal: Refusal(.unsupportedFormat, ""), expected: [Self.expectation()]),
            Scoring.Case(
                name: "b.docx", refusal: Refusal(.unsupportedFormat, ""),
                expected: [Self.expectation { $0.refuse = true }]),
        ])
        #expect(score.imperfect.map(\.name) == ["a.docx"])
    }
}
