import Model
import Reading
import Testing

/// Sentences without a number, years in brackets, notes below tables, and differences.
@Suite struct BindingSentenceTests {
    private static let numbers = "14 complaints were upheld and 6 were not upheld. Compliance was 94%."

    @Test(arguments: [
        "For comparison, here are the results for 2022/23.", "The picture in 2022/23 was different.",
        "We look back at 2022/23 first.", "The first quarter was busy.", "The position in Saltmere is different.",
        "The position for tenants is different.", "Councils like ours did worse.",
    ])
    func `a sentence without a number binds those behind it`(_ sentence: String) throws {
        let reading = try SampleText.read(ombudsmanSection: "\(sentence) \(Self.numbers)")
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading[.complianceRate] == nil)
    }

    @Test(arguments: [
        ("The uphold rate was 57% (2022/23) and 71% (2023/24).", FigureName.upholdRate, 71.0, 57.0),
        ("Compliance was 94% (2022/23) and 100% (2023/24).", .complianceRate, 100, 94),
        ("The number upheld was 10 (2022/23) and 17 (2023/24).", .decisionsUpheld, 17, 10),
        ("Upheld: 12 (2022/23), 17 (2023/24)", .decisionsUpheld, 17, 12),
    ])
    func `the year in brackets is that of the number before it`(
        _ sentence: String, _ name: FigureName, _ own: Double, _ earlier: Double
    ) throws {
        let reading = try SampleText.read(ombudsmanSection: sentence)
        #expect(reading[name] == own)
        #expect(reading.earlier["2022-23"]?[name]?.value == earlier)
    }

    @Test(arguments: ["Uphold rate: 57% (2022/23)", "Uphold rate: 57%, 71% and 73% in the last three years."])
    func `a rate of another year, or of one of several, is not the year's`(_ line: String) throws {
        #expect(try SampleText.read(ombudsmanSection: line)[.upholdRate] == nil)
    }

    @Test(arguments: [
        "Housing is excluded.", "The table does not include complaints about housing.",
        "Complaints about housing are not counted here.", "(excluding adult social care)",
        "Social care complaints are left out of this table.", "Figures in the table are rounded to the nearest five.",
        "The table includes complaints to the Housing Ombudsman.", "Waste complaints make up the whole of the table.",
        "Planning complaints are reported separately and are not in this table.",
    ])
    func `a note below a table leaves its numbers unclear`(_ note: String) throws {
        let reading = try SampleText.read(
            ombudsmanSection: "See the table.\n\nOutcome | Number\nUpheld | 12\nNot upheld | 10\n\n\(note)")
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading.services.isEmpty)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test(arguments: [
        "It upheld 18 complaints; 7 more were upheld than in 2022/23.",
        "Five more complaints were upheld than in 2022/23.",
    ])
    func `a difference is no count`(_ sentence: String) throws {
        let reading = try SampleText.read(ombudsmanSection: "The Ombudsman decided 40 complaints. \(sentence)")
        #expect(reading.earlier["2022-23"]?[.decisionsUpheld] == nil)
    }

    @Test func `the second of two joined stages has its own days`() throws {
        let reading = try SampleText.read(
            ombudsmanSection:
                "Few.\n\n3. Performance\nThe average time to respond at stage 1 was 11 days and at stage 2 it was 29 days."
        )
        #expect(reading[.averageDaysStage1] == 11)
        #expect(reading[.averageDaysStage2] == 29)
    }

    @Test(arguments: [
        "Housing had 12 complaints upheld. Planning had 5. 17 complaints were upheld in total.",
        "Twelve planning complaints and five housing complaints were upheld.",
    ])
    func `services in a sentence do not take each other's numbers`(_ text: String) throws {
        let reading = try SampleText.read(ombudsmanSection: text)
        for service in reading.services where service.service.lowercased() == "planning" {
            #expect(![17, 5].contains(service.figures[.decisionsUpheld]?.value) || text.hasPrefix("Housing"))
            #expect(service.figures[.decisionsUpheld]?.value != 17)
        }
    }

    @Test(arguments: [
        "Councillor enquiries\n120 enquiries were answered, 73% within timescale.",
        "MP enquiries\n480 were answered, 72% on time.",
        "Complaints about councillors\nWe answered 73% of complaints on time, in 14 days on average.",
    ])
    func `the answers to other contacts are no answers to complaints`(_ section: String) throws {
        let reading = try SampleText.read(ombudsmanSection: "Few.\n\n\(section)")
        #expect(reading[.answeredInTimeAllStages] == nil)
        #expect(reading[.averageDaysAllStages] == nil)
    }

    @Test func `the overview of a letter has its own names in a report`() throws {
        let reading = try SampleText.read(
            ombudsmanSection:
                "Cases dealt with by the Ombudsman: 106\nNot for us or not ready for us: 37\nAssessed and closed: 44")
        #expect(reading[.caseloadDealtWith] == 106)
        #expect(reading[.caseloadNotForUs] == 37)
        #expect(reading[.caseloadAssessedAndClosed] == 44)
        #expect(reading[.decisionsClosedAfterInitialEnquiries] == nil)
    }
}
