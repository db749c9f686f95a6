import Model
import Specimens
import Testing

@testable import Reading

/// The work of reading is in proportion to the size of the text: looks at tokens are counted, and no time is measured.
@Suite struct ReadingWorkTests {
    private static let heads: [String] = [
        SentenceLetterSpecimen.compose(year: 2024, seed: 3).text, TabularLetterSpecimen.compose(seed: 4).text,
        ComplaintsReportSpecimen.compose(seed: 5).text, OlderLetterSpecimen.compose(seed: 6).text,
        PerformancePageSpecimen.compose(seed: 7).text,
    ]

    /// Lines, and texts without a line's end, each of which made one reader's work grow faster than the text or ended it.
    private static let units = [
        "(12)\n", "12 34 56\n", "12  34  56\n\n", "1\n", "1)\n", "nil\n", "[1]\n", "2019/20\n", "2019-20 ",
        "19/20\u{C}",
        "For the Period Ending: 31/03/2020 ", "Yours sincerely ", "Dear Chief Executive\n", "Dear\n",
        "Table 1: Complaints\n", "1.1 Complaints\n\n",
        "2. Complaints received in 2023-24\n", "1.1 Complaints\nwords and more words\n", "Total", "Total.\n",
        "Total  12  34  56  ", "2006/07 4 0 3 0 7 17 2 3 36 ", "01/04/07 - 31/03/08 3 4 0 0 9 11 3 4 30 34 ",
        "75% of complaints we investigated were upheld. ", "We issued a public report ", "<b>\n", "|\n", "\t\n", "\n\n",
        "\u{C}", "•\n", "é\n", "漢 ", "• |\n", "½\n\n", "”▪\n", "· -\u{C}", "& •\n", "investigated31%\u{C}",
        ";stage 1", "The Ombudsman ", "31 March 2020?(", "(12) ",
    ]

    private static func work(_ text: String) -> Int {
        let text = DocumentText(text)
        _ = try? DocumentReader.read(text)
        return text.looksAtTokens
    }

    @Test(arguments: units)
    func `four times the text takes no more than six times the work`(_ unit: String) {
        for head in Self.heads {
            func text(_ size: Int) -> String { head + String(repeating: unit, count: max(1, size / unit.utf8.count)) }
            let base = Self.work(head)
            let small = Self.work(text(3000)) - base
            let large = Self.work(text(12_000)) - base
            #expect(large < max(small, 10_000) * 6, "\(small) and \(large) behind \(head.prefix(60))")
        }
    }
}
