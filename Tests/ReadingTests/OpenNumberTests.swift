import Model
import Reading
import Specimens
import Testing

/// Texts that end with a number and no line's end, as an interrupted upload leaves them.
@Suite struct OpenNumberTests {
    private static func read(_ text: String) throws -> Reading { try SampleText.read(text, isWhole: false) }

    private static func older(_ prose: String) -> String {
        """
        The Local Government Ombudsman's Annual Review
        Sallowmere Borough Council
        for the year ended 31 March 2009

        Enquiries and complaints received
        Our Advice Team dealt with 94 complaints and enquiries about your Council.
        \(prose)
        """
    }

    private static let page = """
        Larkcroft District Council
        Complaint overview
        Between 1 April 2024 to 31 March 2025, we dealt with 60 complaints. Of these, 30 were not for us or not ready for us \
        to investigate. We assessed and closed 18 complaints.
        """

    @Test(arguments: [
        ("digits", "We decided 5", FigureName.decisionsTotal), ("a word", "We decided six", .decisionsTotal),
        ("a ten before its joint", "We decided twenty-", .decisionsTotal),
        ("a hundred and its joint", "We decided one hundred and", .decisionsTotal),
        ("a comma of thousands", "We decided 1,", .decisionsTotal),
    ])
    func `a number that the text's end may have cut is no figure, and a finding names it`(
        _: String, prose: String, name: FigureName
    ) throws {
        let reading = try Self.read(Self.older(prose))
        #expect(reading.figures[name] == nil)
        #expect(reading[.receivedTotal] == 94)
        #expect(reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(name) })
    }

    @Test(arguments: [
        ("a line's end", "We decided 58\n", 58.0), ("a full stop", "We decided 58.", 58),
        ("a word", "We decided 58 complaints", 58), ("a page's end", "We decided 58\u{C}", 58),
    ])
    func `a number with something behind it is whole`(_: String, prose: String, value: Double) throws {
        let reading = try Self.read(Self.older(prose))
        #expect(reading[.decisionsTotal] == value)
        #expect(reading.findings == [])
    }

    @Test(arguments: ["1 April 2023 and 31 March 2024", "1 April 2023 and 31 March 202"])
    func `a year behind its month is whole at the text's end with four digits`(period: String) throws {
        let text = """
            Larkcroft District Council
            Complaints upheld
            50% of complaints we investigated were upheld.
            This compares to an average of 64% in similar authorities.
            6 upheld decisions
            Statistics are based on a total of 12 detailed investigations for the period between \(period)
            """
        let reading = try? Self.read(text)
        #expect((reading?[.upholdRate] == 50) == period.hasSuffix("2024"))
    }

    @Test func `a total that is the sum of its parts is whole at the text's end`() throws {
        let row = [3, 1, 18, 14, 9, 13]
        func text(total: String) -> String {
            """
            Local Authority Report: Larkcroft District Council
            For the Period Ending: 31/03/2017
            Decisions made
            Incomplete or Invalid | Advice Given | Referred back for Local Resolution | Closed After Initial Enquiries | \
            Not Upheld | Upheld | Uphold Rate | Total
            \(row.map(String.init).joined(separator: " | ")) | 59% | \(total)
            """
        }
        #expect(try Self.read(text(total: "58"))[.decisionsTotal] == 58)
        let cut = try Self.read(text(total: "5"))
        #expect(cut[.decisionsTotal] == nil)
        #expect(cut.findings.contains { $0.figures.contains(.decisionsTotal) })
        #expect(!cut.findings.contains { $0.code == .totalMismatch })
    }

    @Test func `a number that may lack its decimals is no figure`() throws {
        let text = Self.page + "\nUpheld decisions per 100,000 residents: "
        #expect(try Self.read(text + "3.8")[.upholdPer100k] == nil)
        #expect(try Self.read(text + "3.").figures[.upholdPer100k] == nil)
        #expect(try Self.read(text + "3.\n")[.upholdPer100k] == 3)
    }

    @Test func `a page's number at the end of a text costs no figure`() throws {
        let whole = try Self.read(Self.page + "\n")
        let numbered = try Self.read(Self.page + "\n\n3")
        #expect(SampleLetter.values(numbered) == SampleLetter.values(whole))
    }

    @Test(arguments: ["Housing", "##", "Housing and", "The Council (", "Stage"])
    func `a report may end anywhere`(_ end: String) throws {
        let report = """
            Larkcroft District Council
            Annual Complaints Report 2022/23

            Contacts received in 2022/23

            Corporate complaints: 1204

            \(end)
            """
        #expect(try Self.read(report)[.contactsCorporateComplaints] == 1204)
    }

    @Test func `a report's count that may be cut is no figure`() throws {
        let report = """
            Larkcroft District Council
            Annual Complaints Report 2022/23

            Contacts received in 2022/23

            Corporate complaints: 1204
            Compliments: 21
            """
        #expect(try Self.read(report + "\n")[.contactsCompliments] == 21)
        let cut = try Self.read(report)
        #expect(cut.figures[.contactsCompliments] == nil)
        #expect(cut.findings.contains { $0.figures == [.contactsCompliments] })
    }

    // A page of two years, cut in the second, is a page of the first.
    @Test(arguments: Composer.all.filter { $0.name != "performance-page" }, [3, 20] as [UInt64])
    func `the beginning of a document, cut behind a digit, gives a figure as the whole has it or not at all`(
        _ composer: Composer, seed: UInt64
    ) throws {
        let text = Array(composer.compose(seed: seed).text.utf8)
        let whole = try #require(try DocumentReader.read(DocumentText(utf8: text)).first)
        let values = whole.figures.mapValues(\.value)
        for end in text.indices.dropFirst(40) where text[end - 1].isDigit && text[end].isDigit {
            guard let cut = try? DocumentReader.read(DocumentText(utf8: Array(text[..<end]))).first else { continue }
            let others = cut.figures.filter { $0.value.value != values[$0.key] }
            #expect(others.isEmpty, "\(String(decoding: text[..<end].suffix(60), as: UTF8.self)): \(others)")
        }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
