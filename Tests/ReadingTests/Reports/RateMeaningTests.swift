import Model
import Reading
import Testing

/// Numbers with a per cent sign that are no rate of the council's: shares of cases not upheld, bounds, averages of others.
@Suite struct RateMeaningTests {
    @Test(arguments: [
        "40% of the investigated complaints were not upheld.",
        "40% of complaints investigated were not upheld in 2023/24.",
        "The not upheld rate was 40%.", "40% of complaints investigated were partly upheld in 2023/24.",
        "The Ombudsman did not uphold 40% of the complaints it investigated.",
    ])
    func `a share of cases not upheld is no uphold rate`(_ text: String) throws {
        let reading = try SampleText.read(ombudsmanSection: text)
        #expect(reading[.upholdRate] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test(arguments: [
        "Between 55% and 70% of investigated complaints were upheld in similar councils in 2023/24.",
        "Between 90% and 100% of recommendations were complied with in similar authorities.",
        "Between 55% and 60% of the complaints it investigated were upheld.",
        "No more than 40% of the complaints it investigated were upheld.",
        "More than 63% of complaints investigated were upheld on average in similar authorities.",
        "Over 60% of the complaints it investigated were upheld.",
    ])
    func `bounds of a rate are none`(_ text: String) throws {
        let reading = try SampleText.read(ombudsmanSection: text)
        for name in [FigureName.upholdRate, .upholdPeerAverage, .complianceRate, .compliancePeerAverage] {
            #expect(reading[name] == nil, "\(name)")
        }
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test func `an average that a rate is above is known to the point`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: "The uphold rate was 64%, above an average of 60% for similar authorities.")
        #expect(reading[.upholdRate] == 64)
        #expect(reading[.upholdPeerAverage] == 60)
    }

    @Test(arguments: [
        "In adult social care 80% of investigated complaints were upheld, compared with an average of 60% in similar authorities.",
        "Saltmere District Council had 80% of its investigated complaints upheld, compared with an average of 60% in similar authorities.",
    ])
    func `the average beside another's rate is not the council's`(_ text: String) throws {
        let reading = try SampleText.read(ombudsmanSection: text)
        #expect(reading[.upholdRate] == nil)
        #expect(reading[.upholdPeerAverage] == nil)
    }

    @Test(arguments: [
        "The last public report about the Council was issued in 2019.",
        "In 2019 the Council refused to accept a recommendation of the Ombudsman; it has since changed its policy.",
    ])
    func `a remark of an earlier year is none of this one's`(_ text: String) throws {
        #expect(try SampleText.read(ombudsmanSection: text).findings.isEmpty)
    }

    @Test(arguments: [
        "Non-compliance rate: 0%",
        "In 12% of cases the Ombudsman was not satisfied that the Council had implemented its recommendations.",
        "The Council failed to comply with 12% of recommendations.",
    ])
    func `a share of recommendations not complied with is no compliance rate`(_ text: String) throws {
        #expect(try SampleText.read(ombudsmanSection: text)[.complianceRate] == nil)
    }

    @Test func `the average of councils of another type is not the council's to compare with`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: "The average uphold rate of county councils was 85% in 2023/24.")
        #expect(reading[.upholdPeerAverage] == nil)
    }

    @Test(arguments: [
        "In 2022/23 it was 500.\nThe Ombudsman decided 16 complaints, one more than in 2022/23.",
        "The Ombudsman made 43 decisions, including 6 on complaints that it received in 2022/23. 9 were upheld.",
    ])
    func `a year in a comparison or an aside binds no number of another year`(_ text: String) throws {
        let reading = try SampleText.read(ombudsmanSection: text)
        #expect(reading.earlier["2022-23"]?[.ombudsmanDecisions] == nil)
        #expect(reading.earlier["2022-23"]?[.decisionsUpheld] == nil)
    }

    @Test(arguments: [
        "Annual Complaints Report Q1 to Q3 2023/24", "Annual Complaints Report Q1-3 2023/24",
        "Annual Complaints Report 2023/24 Q3 update", "Complaints Report 2023/24 Term 1",
    ])
    func `a title of some quarters is refused`(_ title: String) throws {
        #expect(throws: Refusal.self) {
            _ = try SampleText.read(
                "Kesmoor Borough Council\n\(title)\n\nWe received 640 corporate complaints and 201 compliments in 2023/24.\n"
            )
        }
    }

    @Test func `a count behind the verb is read, and so are its parts`() throws {
        let reading = try SampleText.read(
            ombudsmanSection:
                "The Ombudsman received 14 complaints about the Council. It decided 13, of which 4 were upheld and 2 not upheld."
        )
        #expect(reading[.ombudsmanEnquiries] == 14)
        #expect(reading[.ombudsmanDecisions] == 13)
        #expect(reading[.decisionsUpheld] == 4)
        #expect(reading[.decisionsNotUpheld] == 2)
    }

    @Test func `a report on the Ombudsman's cases is known by a title without complaints`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Ombudsman Report 2023/24

            The Local Government and Social Care Ombudsman received 14 complaints about the Council in 2023/24. It decided 13, \
            of which 4 were upheld and 2 not upheld.

            """)
        #expect(reading.kind == .complaintsReport)
        #expect(reading[.ombudsmanDecisions] == 13)
        #expect(reading[.upholdRate] == 67)
    }

    @Test(arguments: [
        "The uphold rate was 64%. The lowest satisfactory remedy rate was 8%. The average for similar authorities was 12%.",
        "The uphold rate was 64%. The number of remedies is not given. The average for similar authorities was 12%.",
        "64% of the complaints investigated were upheld, and in 8% we had put things right before; the average for similar "
            + "authorities was 12%.",
        "Uphold rate: 64%\nRemedied satisfactorily before: 12%\nAverage for similar authorities: 15%",
        "Uphold rate: 64%\nCompliance: not known\nAverage for similar authorities: 100%",
    ])
    func `an average behind a rate that is unclear is unclear with it`(_ section: String) throws {
        let reading = try SampleText.read(ombudsmanSection: section)
        #expect(reading[.upholdRate] == 64)
        #expect(reading[.upholdPeerAverage] == nil)
        #expect(reading[.remedyRate] == nil)
        #expect(reading[.remedyPeerAverage] == nil)
        #expect(reading.findings.map(\.code).contains(.figureUnclear))
    }

    @Test func `an average behind a rate that is not given by its own words is that rate's`() throws {
        let reading = try SampleText.read(
            ombudsmanSection:
                "The uphold rate was 64%. The satisfactory remedy rate could not be calculated. The average for similar authorities was "
                + "12%.")
        #expect(reading[.upholdRate] == 64)
        #expect(reading[.upholdPeerAverage] == nil)
        #expect(reading[.remedyPeerAverage] == 12)
    }

    @Test func `a rate that follows from all decisions is no uphold rate`() throws {
        let reading = try SampleText.read(
            ombudsmanSection:
                "There were 39 detailed investigations out of the 135 decisions made. This gives us an overall upheld rate of 22%."
        )
        #expect(reading[.upholdRate] == nil)
        #expect(reading.findings.map(\.code).contains(.figureUnclear))
    }

    @Test func `a rate that follows from the investigations is the uphold rate`() throws {
        let reading = try SampleText.read(
            ombudsmanSection:
                "The Ombudsman made 135 decisions and investigated 40 complaints, of which 30 were upheld. This gives an uphold rate of 75%."
        )
        #expect(reading[.upholdRate] == 75)
    }
}
