import Model
import Reading
import Testing

/// Numbers that others are measured by, in the council's own procedure.
@Suite struct MeasuredAgainstTests {
    private func read(_ sentence: String) throws -> Reading {
        try SampleText.read(
            """
            Kesmoor Borough Council
            Annual complaints report 2023/24

            1. Volumes
            The Council received 640 corporate complaints and 201 compliments.

            2. Complaint handling
            \(sentence)

            """)
    }

    @Test(arguments: [
        "Stage 1 complaints were answered within 30 working days, against a limit of 10.",
        "Our service standard is an average of 10 days at stage 1.",
        "The Council aims to respond to 90% of stage 1 complaints within 10 working days.",
        "The longest response at stage 1 took 45 days.", "Stage 1 complaints were extended by 5 days on average.",
        "Complaints were on average answered 3 days late at stage 1.",
    ])
    func `a limit, a standard or an aim is no figure`(_ sentence: String) throws {
        let reading = try read(sentence)
        #expect(reading.figures.count == 2)
        #expect(!reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test(arguments: [
        (
            "The average time to respond at stage 2 was 31 days, the statutory maximum being 65 days.",
            FigureName.averageDaysStage2, 31.0
        ),
        ("The average response time at stage 1 was 14 working days against a standard of 10.", .averageDaysStage1, 14),
        ("85% of stage 1 complaints were answered in time, below the standard of 95%.", .answeredInTimeStage1, 85),
        ("The Council received 70 stage 1 complaints against a target of 60.", .complaintsStage1, 70),
        ("Stage 2 complaints rose by 12 to 71.", .complaintsStage2, 71),
    ])
    func `the measure beside a limit or a change is read`(
        _ sentence: String, _ name: FigureName, _ value: Double
    ) throws {
        #expect(try read(sentence)[name] == value)
    }

    @Test(arguments: [
        "The target of 95% for stage 1 complaints answered in time was missed at 85%.",
        "The limit at stage 1 is 10 working days and the average was 14.",
    ])
    func `a measure in words that are not known is unclear`(_ sentence: String) throws {
        let reading = try read(sentence)
        #expect(reading.figures.count == 2)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test func `a count goes on through the years`() throws {
        let reading = try read("There were 640 stage 1 complaints in 2023/24, 600 in 2022/23 and 580 in 2021/22.")
        #expect(reading[.complaintsStage1] == 640)
        #expect(reading.earlier["2022-23"]?[.complaintsStage1]?.value == 600)
        #expect(reading.earlier["2021-22"]?[.complaintsStage1]?.value == 580)
    }

    @Test func `"Corporate" beside the statutory procedures is corporate complaints, and the total of neither`() throws
    {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Annual complaints report 2023/24

            | Complaints | 2022/23 | 2023/24 |
            |---|---|---|
            | Corporate | 600 | 640 |
            | Adult social care (statutory) | 70 | 75 |
            | Children's social care (statutory) | 40 | 42 |
            | Total | 710 | 757 |

            """)
        #expect(reading[.contactsCorporateComplaints] == 640)
        #expect(reading[.contactsAdultSocialCareComplaints] == 75)
        #expect(reading.earlier["2022-23"]?[.contactsCorporateComplaints]?.value == 600)
        #expect(!reading.figures.contains { $0.value.value == 757 && $0.key == .contactsCorporateComplaints })
    }

    @Test func `a label that ends in its number heads no section`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Annual complaints report 2023/24

            The Council received 640 corporate complaints and 201 compliments.

            Complaints by directorate

            Adults & Health 2
            Children's Services 93
            Planning Growth & Sustainability 78
            Resources 26

            The average response time at stage 2 was 22 working days.

            """)
        #expect(reading[.averageDaysStage2] == 22)
        #expect(!reading.services.contains { $0.figures[.averageDaysStage2] != nil })
    }

    @Test func `a sentence about the next table is no note of the one above`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Annual complaints report 2023/24

            The Council received 640 corporate complaints and 201 compliments.

            | | 2022/23 | 2023/24 |
            |---|---|---|
            | LGSCO decisions | 135 | 160 |

            The table below displays the complaints of comparable councils.

            | Council | Year | Upheld |
            |---|---|---|
            | Saltmere | 2023/24 | 33 |

            """)
        #expect(reading[.ombudsmanDecisions] == 160)
    }

    @Test(arguments: [
        "Answered in time at stage 1: 85% / 95%", "At stage 1 85% / 95% of complaints were answered in time.",
    ])
    func `two numbers with a slash between them are no figure`(_ sentence: String) throws {
        #expect(try read(sentence)[.answeredInTimeStage1] == nil)
    }

    @Test func `the total of complaints is none of contacts`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Annual complaints report 2023/24

            The Council received 640 corporate complaints.

            | | Corporate | Adult statutory | Children statutory | Total |
            |---|---|---|---|---|
            | Complaints | 640 | 75 | 42 | 757 |
            | Compliments | 150 | 40 | 22 | 212 |

            """)
        #expect(reading[.contactsTotal] == nil)
    }

    @Test func `a corner that says "Procedure" leaves rows what they count`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Annual complaints report 2023/24

            | Procedure | Number |
            |---|---|
            | Corporate | 640 |
            | Statutory adult social care complaints | 75 |
            | Compliments | 212 |

            """)
        #expect(reading[.contactsCorporateComplaints] == 640)
        #expect(reading[.contactsAdultSocialCareComplaints] == 75)
    }
}
