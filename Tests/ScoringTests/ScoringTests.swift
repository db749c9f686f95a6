import Model
import Reading
import Scoring
import Specimens
import Testing

@Suite struct ScoringTests {
    static let expected = Expectation(
        kind: .annualReviewLetter, authority: "Kesmoor District Council", authorityKind: .other,
        periodEnd: "2020-03-31", figures: [.upholdRate: 75, .upholdPeerAverage: 45], findings: [.remarkPublicReport])

    static func reading(
        _ figures: [FigureName: Double], _ findings: [Finding] = [], authority: String = "Kesmoor District Council",
        endYear: Int = 2020
    ) throws -> Reading {
        let place = Place(page: 1, line: 1, text: "")
        return Reading(
            kind: .annualReviewLetter, format: "test",
            authority: AuthorityRegister.shared.unlisted(named: authority), authorityPlace: place,
            period: try #require(Period(endYear: endYear)), periodPlace: place,
            figures: figures.reduce(into: [:]) {
                $0[$1.key] = Figure(value: $1.value, unit: $1.key.unit, place: place)
            },
            findings: findings)
    }

    static func mark(_ readings: [Reading], lost: Set<FigureName> = []) -> Marking {
        let document = Scoring.Case(name: "one", text: DocumentText(""), expected: [expected], lost: [lost])
        return Scoring.mark(document, readings: readings, refusal: nil)
    }

    static func outcome(_ marking: Marking, _ figure: FigureName) -> [Marking.Outcome] {
        marking.outcomes.filter { $0.subject == .figure(figure) }.map(\.outcome)
    }

    static let remark = Finding(
        code: .remarkPublicReport, message: "", place: Place(page: 1, line: 1, text: ""))

    @Test func `a marking with all right is perfect`() throws {
        let marking = Self.mark([try Self.reading([.upholdRate: 75, .upholdPeerAverage: 45], [Self.remark])])
        #expect(marking.isPerfect)
        #expect(marking.problems.isEmpty)
    }

    @Test func `a wrong figure without a finding is the worst`() throws {
        let marking = Self.mark([try Self.reading([.upholdRate: 57, .upholdPeerAverage: 45], [Self.remark])])
        #expect(Self.outcome(marking, .upholdRate) == [.wrong])
        #expect(marking.isWrongInSilence)
    }

    @Test func `a finding makes a wrong figure doubted`() throws {
        let finding = Finding(
            code: .rateMismatch, figures: [.upholdRate], message: "", place: Place(page: 1, line: 1, text: ""))
        let marking = Self.mark([try Self.reading([.upholdRate: 57, .upholdPeerAverage: 45], [finding, Self.remark])])
        #expect(Self.outcome(marking, .upholdRate) == [.doubted])
        #expect(!marking.isWrongInSilence)
        #expect(!marking.isPerfect)
    }

    static func markWithoutOwnFigures(_ readings: [Reading], refusal: Refusal? = nil) -> Marking {
        var expected = Self.expected
        expected.figures = [:]
        expected.ownFigures = false
        let document = Scoring.Case(name: "one", text: DocumentText(""), expected: [expected])
        return Scoring.mark(document, readings: readings, refusal: refusal)
    }

    @Test func `a document without figures of its own may be refused, or read without figures`() throws {
        #expect(Self.markWithoutOwnFigures([], refusal: Refusal(.noFigures, "")).isPerfect)
        #expect(Self.markWithoutOwnFigures([try Self.reading([:])]).isPerfect)
    }

    @Test func `a figure in a document without figures of its own is wrong in silence`() throws {
        let marking = Self.markWithoutOwnFigures([try Self.reading([.upholdRate: 75])])
        #expect(marking.isWrongInSilence)
        #expect(Self.outcome(marking, .upholdRate) == [.wrong])
    }

    @Test func `a figure that the text does not have is wrong`() throws {
        let figures: [FigureName: Double] = [.upholdRate: 75, .upholdPeerAverage: 45, .remedyRate: 1]
        #expect(Self.outcome(Self.mark([try Self.reading(figures)]), .remedyRate) == [.wrong])
    }

    @Test func `a missing figure is missed unless its text is lost`() throws {
        let reading = try Self.reading([.upholdRate: 75], [Self.remark])
        #expect(Self.outcome(Self.mark([reading]), .upholdPeerAverage) == [.missed])
        #expect(Self.outcome(Self.mark([reading], lost: [.upholdPeerAverage]), .upholdPeerAverage) == [.excused])
    }

    @Test func `a lost figure may be derived but not be wrong`() throws {
        let near = try Self.reading([.upholdRate: 75.4, .upholdPeerAverage: 45], [Self.remark])
        #expect(Self.outcome(Self.mark([near], lost: [.upholdRate]), .upholdRate) == [.right])
        #expect(Self.outcome(Self.mark([near]), .upholdRate) == [.wrong])
        let far = try Self.reading([.upholdRate: 76, .upholdPeerAverage: 45], [Self.remark])
        #expect(Self.outcome(Self.mark([far], lost: [.upholdRate]), .upholdRate) == [.wrong])
    }

    @Test func `findings, authority and period count`() throws {
        let figures: [FigureName: Double] = [.upholdRate: 75, .upholdPeerAverage: 45]
        let silent = Self.mark([try Self.reading(figures)])
        #expect(silent.outcomes.contains { $0.subject == .finding(.remarkPublicReport) && $0.outcome == .missed })
        let other = Self.mark([try Self.reading(figures, [Self.remark], authority: "Else", endYear: 2021)])
        #expect(other.outcomes.filter { $0.outcome == .wrong }.map(\.subject) == [.authority, .period])
    }

    @Test func `readings of a pack are matched, and one too many is wrong`() throws {
        let right = try Self.reading([.upholdRate: 75, .upholdPeerAverage: 45], [Self.remark])
        let stranger = try Self.reading([.upholdRate: 1], authority: "Else")
        let marking = Self.mark([stranger, right])
        #expect(Self.outcome(marking, .upholdRate) == [.right])
        #expect(marking.isWrongInSilence)
    }

    @Test func `a refusal misses all`() {
        var score = Score()
        let document = Scoring.Case(name: "one", text: DocumentText(""), expected: [Self.expected])
        score.add(Scoring.mark(document, readings: [], refusal: Refusal(.damaged, "")))
        #expect(score.figures.missed == 2)
        #expect(score.figures.recall == 0)
        #expect(score.figures.precision == 1)
        #expect(score.table().contains("refused: damaged"))
    }

    @Test func `the table counts by figure and group`() throws {
        var score = Score()
        score.add(Self.mark([try Self.reading([.upholdRate: 75, .upholdPeerAverage: 45], [Self.remark])]))
        score.add(Self.mark([try Self.reading([.upholdRate: 57], [Self.remark])]))
        #expect(score.figures.precision == 2.0 / 3)
        #expect(score.figures.recall == 0.5)
        let table = score.table()
        #expect(table.contains("2 documents, 1 not perfect"))
        #expect(table.contains("0.666   0.500"))
        #expect(table.contains("uphold.rate wrong: 57.0, not 75.0"))
    }
}
