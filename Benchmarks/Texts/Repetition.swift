internal import Specimens

/// A unit repeated to any size, so that a reader whose time is not linear shows it.
public struct Repetition: Sendable {
    public let name: String
    /// The text that stands once, at the beginning.
    public let head: String
    /// The text that is repeated.
    public let unit: String

    public init(_ name: String, head: String = "", unit: String) {
        self.name = name
        self.head = head
        self.unit = unit
    }

    /// The text, of at least this many bytes.
    public func text(size: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size + head.utf8.count + unit.utf8.count)
        bytes += head.utf8
        repeat { bytes += unit.utf8 } while bytes.count < size
        return bytes
    }

    /// Texts as they arrive, and texts that nobody would write.
    public static let all: [Repetition] =
        plain
        + heads.flatMap { head in
            adversaries.map { Repetition("\(head.name) + \($0.name)", head: head.text, unit: $0.unit) }
        }

    /// Whole letters and reports, and prose, over and over.
    public static let plain: [Repetition] = [
        Repetition("letters and reports", unit: heads.map(\.text).joined(separator: "\n\u{C}")),
        Repetition(
            "letters of many councils",
            unit: (1...200).map { SentenceLetterSpecimen.compose(year: 2024, seed: $0).text }
                .joined(separator: "\n\u{C}")),
        Repetition(
            "tables of many councils",
            unit: (1...200).map { TabularLetterSpecimen.compose(seed: $0).text }.joined(separator: "\n\u{C}")),
        Repetition(
            "reports of many councils",
            unit: (1...100).map { ComplaintsReportSpecimen.compose(seed: $0).text }.joined(separator: "\n\u{C}")),
        Repetition(
            "a letter, then prose", head: SizedText.sentenceLetter.text,
            unit: (Prose.neutral + Prose.distracting).joined(separator: "\n\n") + "\n\n"),
        Repetition(
            "a report, then prose", head: SizedText.report.text,
            unit: (Prose.neutral + Prose.distracting).joined(separator: "\n\n") + "\n\n"),
        Repetition("one line", unit: Prose.neutral.joined(separator: " ")),
        Repetition("one word", unit: "upheld"),
        Repetition("spaces", unit: " "),
        Repetition("line feeds", unit: "\n"),
    ]

    /// The heads by which a text is a letter or a report, so that its format's reader sees all of it.
    public static let heads: [(name: String, text: String)] = [
        ("none", "Local Government and Social Care Ombudsman\n\n"),
        ("sentence letter", SentenceLetterSpecimen.compose(year: 2024, seed: 3).text),
        ("tabular letter", TabularLetterSpecimen.compose(seed: 4).text),
        ("report", ComplaintsReportSpecimen.compose(seed: 5).text),
        ("older letter", OlderLetterSpecimen.compose(seed: 6).text),
        ("statistics page", PerformancePageSpecimen.compose(seed: 7).text),
    ]

    /// Units that make one reader or another begin its work again and again.
    public static let adversaries: [(name: String, unit: String)] = [
        ("numbers", "17 4 2,305 60% 1.5 "),
        ("numbers, one a line", "17\n4\n60%\n"),
        ("tabs and pipes", "|\t|\t| 3 |\t\t|"),
        ("rows", "Housing\t4\t17\t60%\n"),
        ("rows of pipes", "| Housing | 4 | 17 | 60% |\n"),
        ("a row without end", "| Housing | 4 "),
        ("block headings", "Complaints upheld\n\nCompliance with Ombudsman recommendations\n\n"),
        ("table titles", "Complaints and enquiries received\nDecisions made\nComplaints Remedied\n"),
        ("column headings", "Upheld\tNot Upheld\tAdvice Given\tUphold Rate\tTotal\n"),
        ("sections", "1. Complaints\n\n2. Outcomes\n\n"),
        ("statistic sentences", "60% of complaints we investigated were upheld.\n\n"),
        (
            "a sentence without end",
            "of complaints we investigated were upheld this compares to an average of in similar authorities "
        ),
        ("council names", "Exampleford District Council and Samplebury Borough Council "),
        ("salutations", "1 July 2020\n\nDear Chief Executive\n\n"),
        ("dates", "1 April 2019 to 31 March 2020 "),
        ("periods", "For the Period Ending: 31/03/2020\n"),
        ("numbers in words", "one hundred and twenty three thousand and four "),
        ("brackets", "[[[[((((<<<<"),
        ("entities", "&amp;&nbsp;&&&&<<<<u>"),
        ("digits", "1234567890"),
        ("commas", "1,234,567,"),
        ("points", "1.2.3."),
        ("refusals", "The Council refused to comply with our recommendation.\n"),
        ("public reports", "We issued a public report about your Council. "),
        ("form feeds", "\u{C}"),
        ("columns", "60% of complaints     75% of cases     we were satisfied\n"),
        ("headings and rows", "Benefits and Tax\tHousing\tUpheld\tNot Upheld\n17\t4\t3\t9\n"),
        ("bold marks", "****<b></b>"),
        ("captions", "Table 5: Complaints by department\n\n"),
        ("captions without a gap", "Table 1: Complaints\n"),
        ("numbers in brackets", "(12)\n"),
        ("rows of numbers", "12 34 56\n"),
        ("rows apart", "12  34  56\n\n"),
        ("years", "2019/20\n"),
        ("items", "1)\n"),
        ("totals without end", "Total"),
        ("totals", "Total.\n"),
        ("rows without end", "2006/07 4 0 3 0 7 17 2 3 36 "),
        ("periods without end", "For the Period Ending: 31/03/2020 "),
        ("signatures without end", "Yours sincerely "),
    ]
}
