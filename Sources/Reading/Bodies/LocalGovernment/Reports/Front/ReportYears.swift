import Model

/// Finds the year of a report that names it beside others, or in no sentence.
extension Identification {
    /// Returns the year whose first and last day some tokens give in digits: "01/04/2023 - 31/03/2024".
    static func yearOfDays(in tokens: Range<Int>, of text: DocumentText) -> (year: Period, tokens: Range<Int>)? {
        tokens.lazy.compactMap { index in
            guard text.tokens[index].number != nil, let (first, joint) = text.date(at: index, in: tokens),
                first.month == 4, first.day == 1, tokens.contains(joint),
                text.tokens[joint].isSign("-") || text.isWord(joint, in: "to until and"),
                let (last, next) = text.date(at: joint + 1, in: tokens), last.month == 3, last.day == 31,
                last.year == first.year + 1, let year = last.period
            else { return nil }
            return (year, index..<next)
        }.first
    }

    /// Returns the year that a line gives before it turns to the earlier ones with which the report compares it: "We report on
    /// 2023/24 and compare it with 2022/23."
    static func comparingYear(in tokens: Range<Int>, of text: DocumentText) -> Located<Period>? {
        let years = text.reportingYears(in: tokens)
        guard let first = years.first,
            let turn = tokens.first(where: { $0 >= first.tokens.upperBound && text.isWord($0, in: comparing) }),
            years.allSatisfy({ $0.tokens.lowerBound < turn ? $0.year == first.year : $0.year < first.year })
        else { return nil }
        return Located(value: first.year, place: text.place(of: first.tokens))
    }

    /// Words behind which a line speaks of the years with which its own is compared.
    private static let comparing = WordSet(
        "compare compares compared comparing comparison comparisons comparative comparator with against than previous last alongside"
    )

    /// Returns the year of the last column where a report names its years in the heads of its tables alone: the latest of years
    /// that follow each other, of which no text names a later one. Columns that plan, or are of a part of a year, are of no report.
    static func lastColumn(of passage: Passage) -> Located<Period>? {
        let text = passage.text
        guard let title = ReportTitle(of: passage), title.isAnnual, !title.isSentence,
            text.reportingYears(in: title.tokens).isEmpty
        else { return nil }
        let named = text.reportingYears(in: passage.tokens, inHeading: true)
        guard let latest = named.map(\.year).max() else { return nil }
        for line in passage.lines {
            let tokens = text.lines[line].tokens
            let years = text.reportingYears(in: tokens, inHeading: true)
            guard years.count > 1, let last = years.first(where: { $0.year == latest }),
                zip(years, years.dropFirst()).allSatisfy({ $0.year.endYear + 1 == $1.year.endYear })
                    || zip(years, years.dropFirst()).allSatisfy({ $0.year.endYear == $1.year.endYear + 1 }),
                isHead(tokens, except: years.map(\.tokens), of: text)
            else { continue }
            return Located(value: latest, place: text.place(of: last.tokens))
        }
        return YearRows(of: passage).place(ofLatest: latest)
    }

    /// Whether a line has words of a table's head and no others beside its years.
    private static func isHead(_ line: Range<Int>, except years: [Range<Int>], of text: DocumentText) -> Bool {
        line.allSatisfy { index in
            years.contains { $0.contains(index) }
                || text.tokens[index].number == nil
                    && (text.tokens[index].kind != .word || text.isWord(index, in: headWords))
        } && !text.namesPartOfYear(line)
    }

    private static let headWords = WordSet(
        """
        category categories type types of complaint complaints contact contacts feedback kind measure indicator year years \
        number numbers received change difference trend total outcome service area directorate department description
        """)
}
