import Model
import Reading
import Testing

/// Sentences before and behind numbers that say whose or of when these are.
@Suite struct ScopeBindingTests {
    private static let decisions =
        "The Ombudsman made 18 decisions in 2023/24. Of these, 8 were upheld and 5 were not upheld."

    private static let table = """
        | Outcome | 2022/23 | 2023/24 |
        |---|---|---|
        | Upheld | 15 | 8 |
        | Not upheld | 3 | 5 |
        """

    private static func report(_ section: String) -> String {
        """
        Kesmoor Borough Council
        Annual Complaints Report 2023/24

        1. Overview
        The Council received 212 compliments and 640 corporate complaints in 2023/24.

        2. Local Government and Social Care Ombudsman
        \(section)

        """
    }

    private static let handOvers = [
        "The figures for adult social care are below.", "Results for highways follow.",
        "Turning now to waste collection.",
        "Next, our biggest service.", "The Head of Planning reports as follows.", "Report of the Head of Housing",
        "This section leaves out adult social care.", "Note: not including planning.",
        "The following paragraph concerns Saltmere District Council.",
        "These are the figures for our busiest department.", "The second half of the year was as follows.",
        "What follows relates to England.", "In what follows we describe the eastern area.", "Housing first.",
    ]

    @Test(arguments: handOvers)
    func `a sentence that hands over binds the paragraph behind it`(_ sentence: String) throws {
        let reading = try SampleText.read(Self.report("\(sentence)\n\n\(Self.decisions)"))
        #expect(reading[.ombudsmanDecisions] == nil)
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading[.contactsCorporateComplaints] == 640)
    }

    @Test(arguments: ["Results for highways follow.", "Turning now to waste collection."])
    func `a sentence that hands over binds the table behind it`(_ sentence: String) throws {
        let reading = try SampleText.read(Self.report("\(sentence)\n\n\(Self.table)"))
        #expect(reading[.decisionsUpheld] == nil)
    }

    @Test func `a service that a sentence hands over to has the figures behind it`() throws {
        let reading = try SampleText.read(Self.report("We now turn to planning.\n\n\(Self.decisions)"))
        #expect(reading.services.map(\.service) == ["planning"])
        #expect(reading.services.first?.figures[.ombudsmanDecisions]?.value == 18)
    }

    @Test(arguments: [
        "The Council's own figures follow.", "3. Decisions", "We return to the Council as a whole.",
    ])
    func `a sentence or a heading that goes back to the council ends what was handed over`(_ sentence: String) throws {
        let reading = try SampleText.read(
            Self.report("We now turn to planning.\n\nThere were few complaints.\n\n\(sentence)\n\n\(Self.decisions)"))
        #expect(reading[.ombudsmanDecisions] == 18)
    }

    @Test(arguments: [
        "These are similar to last year's figures.", "This is an increase on the previous year's figure.",
        "These are higher numbers than in 2022/23.",
    ])
    func `a sentence that compares hands over to no other year`(_ sentence: String) throws {
        let reading = try SampleText.read(
            Self.report(
                "\(sentence)\n\nThe Ombudsman made 18 decisions. Of these, 8 were upheld and 5 were not upheld."))
        #expect(reading[.ombudsmanDecisions] == 18)
        #expect(reading[.decisionsUpheld] == 8)
    }

    private static let references = [
        "All of these concerned housing.", "They were all about parking.", "The figures exclude children's services.",
        "These are the results of our largest directorate.", "All of these fell in the first quarter.",
        "These decisions were from 2021/22.", "These figures cover nine months.", "That was for the planning service.",
        "All came from tenants.", "These were decisions of the Housing Ombudsman.",
        "The data is for Saltmere District Council.", "Planning only.", "None of this includes adult social care.",
    ]

    @Test(arguments: references)
    func `a sentence behind the numbers that says whose or of when they are leaves them unclear`(
        _ sentence: String
    ) throws {
        for section in [
            "\(Self.decisions) \(sentence)", "\(Self.decisions)\n\n\(sentence)", "\(Self.table)\n\n\(sentence)",
        ] {
            let reading = try SampleText.read(Self.report(section))
            #expect(reading[.decisionsUpheld] == nil)
            #expect(reading[.contactsCorporateComplaints] == 640)
        }
    }

    @Test(arguments: [
        "All of these were answered in time.", "These figures include all services.",
        "These were shared with the planning team for learning.", "This is lower than the average for England.",
        "Most of these were about planning.", "The complaints covered housing, planning and waste.",
        "These figures do not include requests for service.", "They were handled by the Customer Relations Team.",
        "We follow the Housing Ombudsman's Complaint Handling Code.", "Performance in planning fell below target.",
        "Adult social care complaints are set out in a separate report.", "Next year we will look at planning.",
    ])
    func `a sentence that says nothing of whose the numbers are leaves them the council's`(_ sentence: String) throws {
        for section in ["\(Self.decisions)\n\n\(sentence)", "\(sentence)\n\n\(Self.decisions)"] {
            let reading = try SampleText.read(Self.report(section))
            #expect(reading[.ombudsmanDecisions] == 18)
            #expect(reading[.decisionsUpheld] == 8)
        }
    }
}
