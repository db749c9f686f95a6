import Model
import Reading
import Testing

/// The reasons that `ombudsctl read --why` gives for numbers that are no figures, and of refused files.
@Suite struct ExplanationTests {
    private static func explain(_ text: String) throws -> ReadingExplanation {
        try #require(try DocumentReader.explain(DocumentText(text)).first)
    }

    private static func report(_ body: String) -> String {
        """
        Kesmoor District Council
        Annual Complaints and Compliments Report 2023/24

        1. Overview
        The Council received 212 compliments and 640 corporate complaints in 2023/24.

        \(body)
        """
    }

    @Test func `without the numbers that were passed over, the outcome is the same`() throws {
        for text in [Self.report("In 2023/24 the Housing Ombudsman made decisions on 20 complaints."), "Dear resident"]
        {
            let whole = try #require(DocumentReader.explain(DocumentText(text)).first)
            let brief = try #require(DocumentReader.explain(DocumentText(text), withPassedOver: false).first)
            #expect(brief.outcome == whole.outcome)
            #expect(brief.passedOver.isEmpty && brief.clues.isEmpty)
            #expect(!whole.passedOver.isEmpty || !whole.clues.isEmpty)
        }
    }

    private static func reasons(_ body: String) throws -> [String: String] {
        let passedOver = try explain(report(body)).passedOver
        return Dictionary(passedOver.map { ($0.number, $0.reason) }, uniquingKeysWith: { first, _ in first })
    }

    @Test(arguments: [
        (
            "2. Ombudsman complaints\nIn 2023/24 the Housing Ombudsman made decisions on 20 complaints.", "20",
            "it is the Housing Ombudsman's"
        ),
        ("2. Quarter 2\nWe received 31 compliments in the quarter.", "31", "it is of a part of the year"),
        (
            "2. Comparison\nAll councils together received 9,120 corporate complaints.", "9,120",
            "it is of all councils or a group of them, not of this council"
        ),
    ])
    func `the dimension that keeps a number out is named`(_ body: String, _ number: String, _ reason: String) throws {
        #expect(try Self.reasons(body)[number] == reason)
    }

    @Test(arguments: [
        (
            "Our target is to answer 95% of stage 1 complaints in time.", "95",
            "others are measured by it, as by a target or a limit"
        ),
        (
            "2. Ombudsman complaints\nThe Ombudsman's uphold rate rose by 5 percentage points.", "5",
            "it says by how much another number changed"
        ),
    ])
    func `the measure that keeps a number out is named`(_ body: String, _ number: String, _ reason: String) throws {
        #expect(try Self.reasons(body)[number] == reason)
    }

    @Test(arguments: [
        (
            "Annual Complaints Report 2023/24",
            "it can't be tied to a council, because the text does not say whose it is"
        ),
        (
            "Kesmoor District Council\nComplaints Report",
            "it can't be tied to a year, because the text does not say of which year it is"
        ),
    ])
    func `the number of a report without a council or a year says so`(_ title: String, _ reason: String) throws {
        let passedOver = try Self.explain("\(title)\n\nCorporate complaints: 640\n").passedOver
        #expect(passedOver.first { $0.number == "640" }?.reason == reason)
    }

    @Test(arguments: ["Position at 31 December 2023", "Data: April to December"])
    func `front matter of a time is said to be one`(_ line: String) throws {
        let text =
            "Kesmoor District Council\nAnnual Complaints Report 2023/24\n\(line)\n\n1. Overview\n"
            + "The Council received 640 corporate complaints.\n"
        let reason = try #require(try Self.explain(text).passedOver.first { $0.number == "640" }?.reason)
        #expect(!reason.contains("part of the council"))
    }

    @Test func `a year is one number, and the number of a table or stage points to a place`() throws {
        let reasons = try Self.reasons("Table 5 shows that in 2021-22, at stage 3, we answered 88% in time.")
        #expect(reasons["2021-22"] == "it is a year")
        #expect(reasons["5"] == "it is the number of a table or a figure")
        #expect(reasons["3"] == "it is the number of a stage")
    }

    @Test func `the numbers of a refused report's table have a reason`() throws {
        let explanation = try Self.explain(
            """
            Kesmoor District Council
            Annual Complaints Report 2023/24

            | Reason | Men | Women |
            |---|---|---|
            | Delay | 17 | 23 |

            """)
        #expect(throws: Refusal.self) { try explanation.outcome.get() }
        #expect(explanation.passedOver.map(\.number) == ["17", "23"])
        #expect(explanation.passedOver.allSatisfy { $0.reason == "the labels of its row and column name no figure" })
    }

    @Test func `numbers in words are explained`() throws {
        let body =
            "2. Ombudsman complaints\nIn 2023/24 the Housing Ombudsman made decisions on twenty-seven complaints."
        #expect(try Self.reasons(body)["twenty-seven"] == "it is the Housing Ombudsman's")
    }

    @Test func `a number in words that is a figure needs no reason`() throws {
        let text = Self.report(
            "2. Ombudsman\nThe Local Government and Social Care Ombudsman made decisions on twelve complaints.")
        let explanation = try Self.explain(text)
        #expect(try explanation.outcome.get().figures[.ombudsmanDecisions]?.value == 12)
        #expect(!explanation.passedOver.contains { $0.number == "twelve" })
    }

    @Test func `a report on a quarter says so of its numbers`() throws {
        let explanation = try Self.explain(
            """
            Kesmoor District Council
            Complaints performance report Quarter 4 2023/24

            We received 69 corporate complaints and 31 compliments.
            """)
        #expect(throws: Refusal.self) { try explanation.outcome.get() }
        let reasons = explanation.passedOver.filter { $0.number == "69" }.map(\.reason)
        #expect(reasons == ["it is of a part of the year"])
        #expect(explanation.clues.allSatisfy { $0.isThere || $0.place == nil })
    }

    @Test func `a text that is neither letter nor report is told what it lacks`() throws {
        let explanation = try Self.explain("Residents' News\n\nThe leisure centre opens again on 3 October.")
        #expect(throws: Refusal.self) { try explanation.outcome.get() }
        #expect(explanation.clues.map(\.isThere) == [false, false, false, false])
    }

    @Test func `what a refused text has is named with its place`() throws {
        let explanation = try Self.explain(
            """
            Kesmoor District Council
            Minutes of the meeting of 12 May 2024

            The committee spoke of the year 2023/24.
            """)
        #expect(throws: Refusal.self) { try explanation.outcome.get() }
        let found = explanation.clues.filter(\.isThere)
        #expect(found.map(\.text) == ["It names “Kesmoor District Council”.", "It names the year 2023-24."])
        #expect(found.map(\.place?.line) == [1, 4])
    }

    @Test func `a document that was read has no clues`() throws {
        #expect(try Self.explain(Self.report("")).clues.isEmpty)
    }

    @Test func `values of other times in a table are said to be that`() throws {
        let text = """
            Kesmoor Borough Council
            Annual complaints report 2023/24

            | | Quarter 1 | 2023/24 | 2022/23 | 2024/25 |
            |---|---|---|---|---|
            | Corporate complaints | 160 | 640 | 600 | 700 |
            | Compliments | 50 | 201 | 212 | 230 |
            | Letters of thanks | 7 | 31 | 29 | 33 |

            """
        let explanation = try #require(DocumentReader.explain(DocumentText(text)).first)
        let reasons = Dictionary(
            explanation.passedOver.map { ($0.number, $0.reason) }, uniquingKeysWith: { first, _ in first })
        #expect(reasons["160"] == "it is of a part of the year")
        #expect(reasons["700"] == "it is of 2024-25")
        #expect(reasons["29"] == "it is of 2022-23")
        #expect(reasons["31"] == "the labels of its row and column name no figure")
    }
}
