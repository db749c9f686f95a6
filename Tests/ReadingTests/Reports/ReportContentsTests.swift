import Model
import Reading
import Testing

/// Tables of contents, page numbers and running heads, whose numbers count nothing.
@Suite struct ReportContentsTests {
    private static let front = "Kesmoor Borough Council\nAnnual Complaints Report 2023/24\n\n"

    @Test(arguments: [
        "Contents\n1. Introduction ........ 3\n2. Compliments ......... 4\n3. Stage 1 complaints ....... 5\n6. Ombudsman decisions .......12\n7. Enquiries 14",
        "Contents\nPage\nIntroduction 1\nTotal complaints made 4\nStage one 6\nStage two 7\nPercentage escalation 9\nCompliments 10",
        "Index\nTitle Section\nIntroduction 1\nAdult social care complaints\nStage one 15\nStage two 16\nCorporate complaints\nCompliments 45",
        "Introduction                              3\nCorporate complaints                      4\nOmbudsman decisions                       8\nCompliments                              11",
        "Page\n3 Introduction\n4 Stage 1 complaints\n8 Complaints upheld by the Ombudsman\n11 Compliments",
        "Contents\nCompliments..................................... 9\nStage 1 complaints.............................. 4",
    ])
    func `the numbers of a table of contents are pages`(_ contents: String) throws {
        let reading = try SampleText.read(
            Self.front + contents
                + "\n\n1. Complaints\nThe Council received 640 corporate complaints and 201 contacts.\n")
        #expect(reading.figures.mapValues(\.value) == [.contactsCorporateComplaints: 640, .contactsTotal: 201])
        #expect(reading.services.isEmpty)
        #expect(reading.findings.isEmpty)
    }

    @Test func `a list of figures before the first sentence is no table of contents`() throws {
        let reading = try SampleText.read(
            Self.front
                + "Compliments 201\nCorporate complaints 640\nStage 2 complaints 52\n\nThe Council publishes these figures each year.\n"
        )
        #expect(reading[.contactsCompliments] == 201)
        #expect(reading[.contactsCorporateComplaints] == 640)
    }

    @Test func `the number of a page before its running head counts nothing`() throws {
        let reading = try SampleText.read(
            Self.front
                + "The Council received 640 corporate complaints and 201 contacts.\n\n3 | Compliments and complaints\n")
        #expect(reading[.contactsCompliments] == nil)
    }

    @Test func `rising numbers on lines of their own over headings with text are those of sections`() throws {
        let reading = try SampleText.read(
            Self.front
                + "4\nCompliments\nWe welcome them.\n\n6\nStage 1 complaints\n\nThe Council received 640 corporate complaints and 201 contacts.\n"
        )
        #expect(reading.figures.mapValues(\.value) == [.contactsCorporateComplaints: 640, .contactsTotal: 201])
    }
}
