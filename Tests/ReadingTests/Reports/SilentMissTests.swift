import Model
import Reading
import Testing

/// Numbers of the Ombudsman's section that can't be tied to a figure, which are said to be unclear.
@Suite struct SilentMissTests {
    @Test(arguments: [
        "One in three investigations was upheld.", "The Ombudsman investigated 14 complaints, of which nine.",
        "9 of 14 (64%)", "Fault: 9",
        "The Ombudsman found against us on nine occasions.",
        "| Outcome | Cases |\n|---|---|\n| Fault | 9 |\n| No fault | 5 |",
        "| Uphold rate | 64% / 72% |\n|---|---|\n| Compliance rate | 100% / 99% |",
    ])
    func `a number that is not read is unclear`(_ body: String) throws {
        let reading = try SampleText.read(ombudsmanSection: body)
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading[.upholdRate] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test(arguments: [
        "In 2022/23 the Ombudsman upheld 28 complaints. In the following year there were 31.",
        "The Ombudsman upheld 12 complaints last year. This year the figure was nine.",
        "The Ombudsman upheld 12 complaints last year. The figure is now nine.",
        "The Ombudsman made 80 decisions in 2022/23. A year later it made 86.",
        "The Housing Ombudsman upheld four complaints and the LGSCO nine.",
    ])
    func `a number of the year behind that of the year before is read or unclear`(_ body: String) throws {
        let reading = try SampleText.read(ombudsmanSection: body)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test(arguments: [
        "Last year 12 complaints were upheld, this year nine.",
        "The Ombudsman upheld 12 complaints in 2022/23 and nine the year after.",
        "The Ombudsman upheld 12 complaints in 2022/23, falling to nine.",
    ])
    func `a number goes on from the year before to the report's own`(_ body: String) throws {
        let reading = try SampleText.read(ombudsmanSection: body)
        #expect(reading[.decisionsUpheld] == 9)
        #expect(reading.earlier["2022-23"]?[.decisionsUpheld]?.value == 12)
    }

    @Test(arguments: [
        "9 complaints were upheld. Further details on these cases can be found at Appendix 2.",
        "9 complaints were upheld. By law the Ombudsman has two primary statutory duties: complaints against local authorities and advice.",
        "9 complaints were upheld.\n\nMeeting: 26/09/2024 - Cabinet",
    ])
    func `numbers of places, duties and dates are no miss`(_ section: String) throws {
        let reading = try SampleText.read(ombudsmanSection: section)
        #expect(reading[.decisionsUpheld] == 9)
        #expect(reading.findings.isEmpty)
    }

    @Test(arguments: [
        ("The Ombudsman made 18 decisions. Of these, 7 were the Housing Ombudsman's.", FigureName.ombudsmanDecisions),
        (
            "The Ombudsman upheld 7 complaints, in 2 of which it found that the Council had provided a satisfactory remedy.",
            .remedyDecisions
        ),
        ("Of five investigations, fault causing injustice was found in two, and no fault in three.", .decisionsUpheld),
        ("- One complaint was upheld in relation to housing.", .decisionsUpheld),
        ("The Ombudsman made 40 decisions about the Council and its Children's Trust.", .ombudsmanDecisions),
        (
            "The Ombudsman received 40 complaints (38), 10 about housing (12) and 9 were upheld (8).",
            .decisionsUpheld
        ),
    ])
    func `a part of the cases that may be another's or all is unclear`(_ body: String, _ name: FigureName) throws {
        let reading = try SampleText.read(ombudsmanSection: body)
        #expect(reading[name] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(name) })
    }

    @Test func `the complaints to the Ombudsman in a table of the council's own are unclear beside decisions`() throws {
        let reading = try SampleText.read(
            """
            Wendmere Borough Council
            Annual Complaints Report 2023/24

            | | 2022/23 | 2023/24 |
            |---|---|---|
            | Stage 1 complaints | 500 | 640 |
            | LGSCO complaints received | 38 | 40 |
            | LGSCO complaints upheld | 8 | 9 |
            | Compliments | 180 | 201 |
            """)
        #expect(reading[.decisionsUpheld] == 9)
        #expect(reading[.ombudsmanEnquiries] == nil)
        #expect(reading.findings.map(\.figures) == [[.ombudsmanEnquiries]])
    }

    @Test func `the cases upheld of an earlier year's investigations are of that year`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: """
                The Ombudsman made 12 decisions. 3 of the decisions related to complaints investigated in detail, 2 of which were \
                upheld. This compared to 2 detailed investigations in 2022/23, of which 1 had been upheld.
                """)
        #expect(reading[.decisionsUpheld] == 2)
        #expect(reading.earlier["2022-23"]?[.upholdInvestigations]?.value == 2)
        #expect(reading.earlier["2022-23"]?[.decisionsUpheld]?.value == 1)
    }

    @Test func `averages behind several rates of a table are those of the rates before them`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: """
                | Year | Uphold rate | Average | Satisfactory remedy | Average |
                |---|---|---|---|---|
                | 2023/24 | 75% | 64% | 11% | 15% |
                """)
        #expect(reading[.upholdPeerAverage] == 64)
        #expect(reading[.remedyPeerAverage] == 15)
    }

    @Test func `one case that was investigated and upheld counts as both`() throws {
        let reading = try SampleText.read(
            ombudsmanSection:
                "Of the ten complaints received by the Ombudsman, one complaint was investigated, which was upheld.")
        #expect(reading[.upholdInvestigations] == 1)
        #expect(reading[.decisionsUpheld] == 1)
    }

    @Test func `a miss in brackets names the figure of the words before them`() throws {
        let reading = try SampleText.read(
            ombudsmanSection:
                "The Ombudsman received 80 complaints. More were upheld in 2023/24 than in 2022/23 (31 as opposed to 29)."
        )
        #expect(reading.findings.flatMap(\.figures).contains(.decisionsUpheld))
        #expect(!reading.findings.flatMap(\.figures).contains(.ombudsmanEnquiries))
    }
}
