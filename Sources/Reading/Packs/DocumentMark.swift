import Model

/// A line of a text that begins a document, or tells to which document the lines around it belong.
struct DocumentMark {
    enum Kind {
        case letter
        /// The title of a letter as it was up to 2013: "The Ombudsman's Annual Review", council, year.
        case review(StatisticsHeading)
        case statistics(StatisticsHeading)
        /// A paper that is no letter. A sure one is a committee's, and no running head.
        case paper(isSure: Bool)
        /// A sentence of a letter's statistics, or a title of its tables.
        case sentence
        /// The end of a letter of the Ombudsman's, which may have lost its salutation.
        case signature
    }

    let kind: Kind
    let line: Int

    /// Words that may be a mark, by the meaning that they have at the right place.
    enum Words {
        case salutation, signature, title, authorityReport, periodEnding, page, paper, sentence, tableTitle
    }

    private static let words = PhraseSet<Words>(
        [
            ("dear", .salutation), ("yours sincerely", .signature), ("yours faithfully", .signature),
            ("annual review", .title), ("annual letter", .title),
            ("for the period ending", .periodEnding), ("for the period ended", .periodEnding),
            ("local authority report", .authorityReport),
            ("annual statistics", .page), ("your council's performance", .page), ("your councils performance", .page),
            ("agenda item", .paper), ("appendix", .paper), ("report to", .paper), ("report of the", .paper),
            ("annual complaints report", .paper), ("complaints and compliments annual report", .paper),
            ("customer feedback annual report", .paper), ("complaints report", .paper),
        ] + Formats.all.flatMap { $0.statisticsPhrases.map { (Phrase($0), .sentence) } }
            + Formats.all.flatMap { $0.statisticsTitles.map { (Phrase($0), .tableTitle) } })

    /// The marks of a text, in order.
    static func all(in text: DocumentText) -> [DocumentMark] {
        var marks: [DocumentMark] = []
        var lastLine = -1
        for match in text.matches(of: words, in: text.tokens.indices) {
            let line = text.tokens[match.tokens.lowerBound].line
            let isFirst = text.tokens[match.tokens.lowerBound].gap == .line
            let needsStart = match.meaning == .salutation || match.meaning == .paper
            guard isFirst || !needsStart else { continue }
            let mark: DocumentMark?
            switch match.meaning {
            case .salutation:
                mark = letterHead(above: line, after: lastLine, in: text)
            case .authorityReport, .periodEnding:
                mark = statistics(match.tokens, match.meaning, after: lastLine, in: text)
                // "Local Authority Report: …" and "For the Period Ending: …" are one heading.
                // So are the title of a statistics page and the period below it, which does not say that it is a page's.
                if let mark, case .statistics(var heading) = mark.kind, line - lastLine <= 6,
                    case .statistics(var last)? = marks.last?.kind
                {
                    heading.isPage = last.isPage
                    guard !last.isOther(than: heading) else { break }
                    if last.council.isEmpty { last.council = heading.council }
                    if last.date.isEmpty { last.date = heading.date }
                    marks[marks.count - 1] = DocumentMark(kind: .statistics(last), line: marks[marks.count - 1].line)
                    lastLine = line
                    continue
                }
            case .page: mark = statisticsPage(match.tokens, after: lastLine, in: text)
            case .paper: mark = paper(line, in: text)
            case .tableTitle where !isFirst || !text.isShortLine(line): continue
            case .sentence, .tableTitle:
                marks.append(DocumentMark(kind: .sentence, line: line))
                continue
            case .title:
                mark = review(match.tokens, after: lastLine, in: text)
                if mark == nil, isTitlePage(match.tokens, in: text) {
                    marks.append(DocumentMark(kind: .signature, line: line))
                }
            case .signature:
                let end = text.tokens(inLines: line..<min(line + 12, text.lines.count)).upperBound
                let start = match.tokens.lowerBound
                if text.find("ombudsman", in: start..<min(end, start + longestSignature)) != nil {
                    marks.append(DocumentMark(kind: .signature, line: line))
                }
                continue
            }
            guard let mark else { continue }
            marks.append(mark)
            lastLine = line
        }
        return withoutRunningHeads(marks, in: text)
    }

    /// The number of tokens from "Yours sincerely" to the end of the signature, at most. Twelve lines have no more; one line
    /// without end has.
    private static let longestSignature = 300

    /// The mark of a paper whose title stands on a line; nil in the middle of a page.
    private static func paper(_ line: Int, in text: DocumentText) -> DocumentMark? {
        guard text.isPageStart(line) else { return nil }
        let opening = Passage(text: text, lines: line..<min(line + 40, text.lines.count))
        return DocumentMark(kind: .paper(isSure: CommitteePaper.isSurely(opening)), line: line)
    }

    /// Leaves out papers with statistics behind them, and papers whose line stands on several pages: "Appendix A" over
    /// every page of a letter is a running head.
    private static func withoutRunningHeads(_ marks: [DocumentMark], in text: DocumentText) -> [DocumentMark] {
        var pages: [[UInt8]: Int] = [:]
        for mark in marks {
            if case .paper(isSure: false) = mark.kind {
                pages[text.lettersAndDigits(text.lines[mark.line].tokens), default: 0] += 1
            }
        }
        var remaining: [DocumentMark] = []
        var isBeforeStatistics = false
        for mark in marks.reversed() {
            switch mark.kind {
            case .letter, .review, .statistics: isBeforeStatistics = false
            case .sentence: isBeforeStatistics = true
            case .paper(isSure: false)
            where isBeforeStatistics || pages[text.lettersAndDigits(text.lines[mark.line].tokens)] ?? 0 > 1:
                continue
            case .paper, .signature: break
            }
            remaining.append(mark)
        }
        return remaining.reversed()
    }
}
