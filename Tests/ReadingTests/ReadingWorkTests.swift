import Model
import Specimens
import Testing

@testable import Reading

/// The work of reading is in proportion to the size of the text: looks at tokens are counted, and no time is measured.
@Suite struct ReadingWorkTests {
    private static let report = ComplaintsReportSpecimen.compose(seed: 5).text
    private static let olderLetter = OlderLetterSpecimen.compose(seed: 6).text
    private static let heads: [String] = [
        SentenceLetterSpecimen.compose(year: 2024, seed: 3).text, TabularLetterSpecimen.compose(seed: 4).text, report,
        olderLetter, PerformancePageSpecimen.compose(seed: 7).text,
    ]

    /// Lines, and texts without a line's end, each of which made one reader's work grow faster than the text or ended it.
    private static let units = [
        "(12)\n", "12 34 56\n", "12  34  56\n\n", "1\n", "1)\n", "nil\n", "[1]\n", "2019/20\n", "2019-20 ",
        "19/20\u{C}",
        "For the Period Ending: 31/03/2020 ", "Yours sincerely ", "Dear Chief Executive\n", "Dear\n",
        "Table 1: Complaints\n", "1.1 Complaints\n\n", " 17 takes\n",
        "2. Complaints received in 2023-24\n", "1.1 Complaints\nwords and more words\n", "Total", "Total.\n",
        "Total  12  34  56  ", "2006/07 4 0 3 0 7 17 2 3 36 ", "01/04/07 - 31/03/08 3 4 0 0 9 11 3 4 30 34 ",
        "75% of complaints we investigated were upheld. ", "We issued a public report ", "<b>\n", "|\n", "\t\n", "\n\n",
        "\u{C}", "•\n", "é\n", "漢 ", "• |\n", "½\n\n", "”▪\n", "· -\u{C}", "& •\n", "investigated31%\u{C}",
        ";stage 1", "The Ombudsman ", "31 March 2020?(", "(12) ",
        "TOTAL\t83\t80\t50\n", "TOTAL\t83\t80\t50 >\n\u{C}\n", "2.7 Compliments received. 31/03/2020 ",
        "Statistics are based on a total of 4 detailed investigations\n\n",
        "- Shorter times for answers at Stage 1 £1,000\n- ",
        "Table 1: All complaints and enquiries that the team received. ",
        "The council upheld the complaint before it came to us. We agreed with how it had put things right.   (a)   ",
        "All of these were planning cases. ", "The Ombudsman made 18 decisions.\n\nThese were planning cases.\n\n",
        "12 Not upheld\n", "14 OMBUDSMAN LETTER\n\n", "RESOLVED\n", "GA/22 OMBUDSMAN\n\n",
        "These figures are for planning.\n\n", "- Planning: 12\n\nThese were planning cases.\n\n",
        "We now turn to planning.\n\n", "3.1 Licensing\nWe now turn to planning.\n\n",
        "refused not fault: 0\n- refused not fault\u{C}", "If it refused our recommendation ",
    ]

    /// The texts before and behind the repeated text: a document and nothing, or the halves of a document.
    private static let surroundings: [(head: String, tail: String)] =
        heads.map { ($0, "") }
        + [report, olderLetter].map { document in
            let lines = document.split(separator: "\n", omittingEmptySubsequences: false)
            let half = lines.count / 2
            return (
                lines[..<half].joined(separator: "\n") + "\n", "\n" + lines[half...].joined(separator: "\n")
            )
        }

    private static func work(_ text: String) -> Int {
        let text = DocumentText(text)
        _ = try? DocumentReader.read(text)
        // The installed program counts searches alone, and gives a reading up by their number.
        #expect(text.looksAtTokens < 100 * text.searchedTokens + 100_000)
        return text.looksAtTokens
    }

    @Test(arguments: units)
    func `four times the text takes no more than six times the work`(_ unit: String) {
        for (head, tail) in Self.surroundings {
            func text(_ size: Int) -> String {
                head + String(repeating: unit, count: max(1, size / unit.utf8.count)) + tail
            }
            let base = Self.work(head + tail)
            let size = tail.isEmpty ? 3000 : 5000
            let small = Self.work(text(size)) - base
            let large = Self.work(text(4 * size)) - base
            #expect(large < max(small, 10_000) * 6, "\(small) and \(large) behind \(head.prefix(60))")
        }
    }
}
