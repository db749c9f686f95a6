import Model

/// Where, in a text of several documents, each begins and ends.
///
/// A letter begins with its head, above "Dear …"; a page of statistics with the council's name above "For the period
/// ending", and belongs to the letter before it unless that has statistics already. What stands before the first
/// letter, a committee report say, is a part of its own, and so is a paper that follows a letter.
enum Segmentation {
    /// The parts of a text, in order; together they are the whole text.
    static func parts(of text: DocumentText) -> [Part] {
        var starts: [Int] = []
        var current = Document(start: 0)
        func close(at line: Int) {
            guard line > current.start else { return }
            starts.append(current.start)
            current = Document(start: line)
        }
        for event in events(in: text) {
            switch event.kind {
            case .letter:
                // A masthead or a title page before the first letter is part of it.
                if !isShort(current, upTo: event.line, in: text) { close(at: event.line) }
                current.hasHead = true
            case .statistics(let heading):
                if let known = current.statistics {
                    if known.isOther(than: heading) { close(at: event.line) }
                } else if !current.hasHead, !isShort(current, upTo: event.line, in: text) {
                    close(at: event.line)
                }
                current.statistics = current.statistics ?? heading
            case .review(let heading):
                // Over every page of a letter it is a running head.
                if current.review?.isOther(than: heading) ?? !isShort(current, upTo: event.line, in: text) {
                    close(at: event.line)
                }
                current.review = current.review ?? heading
                current.hasHead = true
            case .paper(let isSure):
                // A review has appendices of its own, and the end of a statistics page may bear a running head.
                let isOther = isSure || isReport(event.line, in: text)
                if current.statistics.map({ !$0.isPage || isOther }) ?? (isSure && current.review != nil) {
                    close(at: event.line)
                }
            case .signature: current.hasHead = true
            case .sentence: break
            }
        }
        starts.append(current.start)
        return starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1] : text.lines.count
            return Part(text: text, lines: starts[index]..<end)
        }
    }

    /// A document under way.
    private struct Document {
        var start: Int
        var hasHead = false
        var statistics: StatisticsHeading?
        /// The title of a review that has no salutation.
        var review: StatisticsHeading?
    }

    /// What the heading over a page of statistics says, without spaces.
    private struct StatisticsHeading {
        var council: [UInt8]
        var date: [UInt8]
        /// Whether it heads a statistics page, which belongs to no letter.
        var isPage = false

        /// Whether it is about another council or year; what one of the two does not say is no difference.
        func isOther(than other: Self) -> Bool {
            isPage != other.isPage
                || (!council.isEmpty && !other.council.isEmpty && council != other.council)
                || (!date.isEmpty && !other.date.isEmpty && date != other.date)
        }
    }

    /// Whether a document under way is no more than a masthead yet.
    private static func isShort(_ document: Document, upTo line: Int, in text: DocumentText) -> Bool {
        document.statistics == nil && !document.hasHead
            && text.tokens(inLines: document.start..<max(document.start, line)).count <= 40
            && !hasContacts(document.start..<max(document.start, line), in: text)
    }

    /// Whether some lines, few as they are, are a council's report: a title, and counts of two kinds of contact.
    private static func hasContacts(_ lines: Range<Int>, in text: DocumentText) -> Bool {
        guard ReportTitle(of: Part(text: text, lines: lines))?.isAnnual == true else { return false }
        return lines.count { isContact($0, in: text) } > 1
    }

    /// "Compliments  211  335".
    private static func isContact(_ line: Int, in text: DocumentText) -> Bool {
        let tokens = text.lines[line].tokens
        guard let number = tokens.first(where: { text.tokens[$0].count != nil }), number > tokens.lowerBound else {
            return false
        }
        return text.contactLabel(tokens.lowerBound..<number) != nil
    }

    // MARK: What begins a document

    private struct Event {
        enum Kind {
            case letter
            /// The title of a letter as it was up to 2013: "The Ombudsman's Annual Review", council, year.
            case review(StatisticsHeading)
            case statistics(StatisticsHeading)
            /// A paper that is no letter; one that is surely a committee's is no running head.
            case paper(isSure: Bool)
            /// A sentence of a letter's statistics, or a title of its tables.
            case sentence
            /// The end of a letter of the Ombudsman's, which may have lost its salutation.
            case signature
        }

        let kind: Kind
        let line: Int
    }

    private enum Mark {
        case salutation, signature, title, authorityReport, periodEnding, page, paper, sentence, tableTitle
    }

    private static let marks = PhraseSet<Mark>(
        [
            ("dear", .salutation), ("yours sincerely", .signature), ("yours faithfully", .signature),
            ("annual review", .title), ("annual letter", .title),
            ("for the period ending", .periodEnding), ("for the period ended", .periodEnding),
            ("local authority report", .authorityReport),
            ("annual statistics", .page), ("your council's performance", .page), ("your councils performance", .page),
            ("agenda item", .paper), ("appendix", .paper), ("report to", .paper), ("report of the", .paper),
            ("annual complaints report", .paper), ("complaints and compliments annual report", .paper),
            ("customer feedback annual report", .paper), ("complaints report", .paper),
            ("statistics are based on", .sentence), ("decisions made", .tableTitle),
            ("complaints remedied", .tableTitle),
        ] + StatisticSentence.signs.map { (Phrase($0), .sentence) })

    private static func events(in text: DocumentText) -> [Event] {
        var events: [Event] = []
        var lastLine = -1
        for match in text.matches(of: marks, in: text.tokens.indices) {
            let line = text.tokens[match.tokens.lowerBound].line
            let isFirst = text.tokens[match.tokens.lowerBound].gap == .line
            let needsStart = match.meaning == .salutation || match.meaning == .paper
            guard isFirst || !needsStart else { continue }
            let event: Event?
            switch match.meaning {
            case .salutation:
                event = headStart(above: line, after: lastLine, in: text).map { Event(kind: .letter, line: $0) }
            case .authorityReport, .periodEnding:
                event = statisticsStart(match.tokens, match.meaning, after: lastLine, in: text)
                // "Local Authority Report: …" and "For the Period Ending: …" are one heading.
                if let event, case .statistics(let heading) = event.kind, line - lastLine <= 6,
                    case .statistics(var last)? = events.last?.kind, !last.isOther(than: heading)
                {
                    if last.council.isEmpty { last.council = heading.council }
                    if last.date.isEmpty { last.date = heading.date }
                    events[events.count - 1] = Event(kind: .statistics(last), line: events[events.count - 1].line)
                    lastLine = line
                    continue
                }
            case .page: event = pageStart(match.tokens, after: lastLine, in: text)
            case .paper:
                let opening = Part(text: text, lines: line..<min(line + 40, text.lines.count))
                event =
                    isPageStart(line, in: text)
                    ? Event(kind: .paper(isSure: CommitteePaper.isSurely(opening)), line: line) : nil
            case .tableTitle where !isFirst || !text.isShortLine(line): continue
            case .sentence, .tableTitle:
                events.append(Event(kind: .sentence, line: line))
                continue
            case .title:
                event = reviewStart(match.tokens, after: lastLine, in: text)
                if event == nil, isTitlePage(match.tokens, in: text) {
                    events.append(Event(kind: .signature, line: line))
                }
            case .signature:
                let signature = text.tokens(inLines: line..<min(line + 12, text.lines.count))
                if text.find("ombudsman", in: signature) != nil { events.append(Event(kind: .signature, line: line)) }
                continue
            }
            guard let event else { continue }
            events.append(event)
            lastLine = line
        }
        return withoutRunningHeads(events, in: text)
    }

    /// Where a review begins whose title is given: at the top of its page, under or beside the Ombudsman's name, with the
    /// council and the year below.
    private static func reviewStart(_ title: Range<Int>, after limit: Int, in text: DocumentText) -> Event? {
        let line = text.tokens[title.lowerBound].line
        guard text.isShortLine(line), isPageStart(line, in: text) else { return nil }
        let top = max(limit + 1, line - 4, 0)
        guard top <= line, text.contains("ombudsman ombudsmans", in: text.tokens(inLines: top..<(line + 1))) else {
            return nil
        }
        let head = line..<min(line + 9, text.lines.count)
        guard let council = head.lazy.compactMap({ councilName(onLine: $0, in: text) }).first,
            let dates = ["year ended", "year ending"].lazy
                .compactMap({ text.find($0, in: text.tokens(inLines: head)) }).first,
            !CommitteePaper.isSurely(Part(text: text, lines: line..<min(line + 40, text.lines.count)))
        else { return nil }
        // The words may be torn over two lines.
        let end = text.lines[text.tokens[dates.upperBound - 1].line].tokens.upperBound
        let heading = StatisticsHeading(council: council, date: letters(dates.upperBound..<end, in: text))
        let start = (top...line).first { text.lines[$0].page == text.lines[line].page } ?? line
        return Event(kind: .review(heading), line: start)
    }

    /// The council's name on a short line.
    private static func councilName(onLine line: Int, in text: DocumentText) -> [UInt8]? {
        guard text.isShortLine(line) else { return nil }
        let tokens = text.lines[line].tokens
        let found =
            AuthorityRegister.shared.find(in: text, tokens: tokens).first?.tokens
            ?? AuthorityForm.find(in: tokens, of: text)
        return found.map { letters($0, in: text) }
    }

    /// Whether a title stands by itself under the Ombudsman's name: the reviews up to 2010 have a title page and no
    /// salutation.
    private static func isTitlePage(_ title: Range<Int>, in text: DocumentText) -> Bool {
        let line = text.tokens[title.lowerBound].line
        guard text.lines[line].tokens == title else { return false }
        return text.find("ombudsman", in: text.tokens(inLines: max(0, line - 4)..<line)) != nil
            || text.find("ombudsman's", in: text.tokens(inLines: max(0, line - 4)..<line)) != nil
    }

    /// Leaves out papers with statistics behind them, and those whose line stands on several pages: "Appendix A" over
    /// every page of a letter is a running head.
    private static func withoutRunningHeads(_ events: [Event], in text: DocumentText) -> [Event] {
        var pages: [[UInt8]: Int] = [:]
        for event in events {
            if case .paper(isSure: false) = event.kind {
                pages[letters(text.lines[event.line].tokens, in: text), default: 0] += 1
            }
        }
        var kept: [Event] = []
        var isBeforeStatistics = false
        for event in events.reversed() {
            switch event.kind {
            case .letter, .review, .statistics: isBeforeStatistics = false
            case .sentence: isBeforeStatistics = true
            case .paper(isSure: false)
            where isBeforeStatistics || pages[letters(text.lines[event.line].tokens, in: text)] ?? 0 > 1:
                continue
            case .paper, .signature: break
            }
            kept.append(event)
        }
        return kept.reversed()
    }

    // MARK: Letters

    /// Where the head of the letter begins whose salutation stands on a line; nil where that is no letter's.
    ///
    /// - Parameter limit: the line of the last beginning, which the head can't reach.
    private static func headStart(above salutation: Int, after limit: Int, in text: DocumentText) -> Int? {
        guard LetterHead.isSalutation(salutation, in: text) else { return nil }
        let lowest = max(limit + 1, salutation - LetterHead.reach, 0)
        let date = (lowest..<salutation).last { isDate($0, in: text) }
        guard date != nil || isAnnualLetter(after: salutation, in: text) else { return nil }
        var start = date ?? salutation
        let page = text.lines[start].page
        // Address and masthead: short lines, at most a blank line or two apart.
        var line = start - 1
        while line >= lowest, start - line <= 3, text.lines[line].page == page {
            if !text.lines[line].tokens.isEmpty {
                guard belongsToHead(line, in: text) else { break }
                start = line
            }
            line -= 1
        }
        return start
    }

    private static func isDate(_ line: Int, in text: DocumentText) -> Bool {
        let tokens = text.lines[line].tokens
        guard (1...8).contains(tokens.count) else { return false }
        return tokens.contains { text.date(at: $0, in: tokens)?.next == tokens.upperBound }
            && !tokens.contains { text.word($0, isOneOf: ["to", "and", "ending", "ended"]) }
    }

    private static func isAnnualLetter(after salutation: Int, in text: DocumentText) -> Bool {
        let tokens = text.tokens(inLines: salutation..<min(salutation + 12, text.lines.count))
        return ["annual review letter", "annual letter", "annual review", "ombudsman"].contains {
            text.find($0, in: tokens) != nil
        }
    }

    private static func belongsToHead(_ line: Int, in text: DocumentText) -> Bool {
        let tokens = text.lines[line].tokens
        guard tokens.count <= 12, text.lines[line].folded.count <= 90, let last = tokens.last else { return false }
        // The end of a sentence, or a number by itself, is the end of what stands before.
        if text.tokens[last].isSign("."), tokens.count > 3 { return false }
        if isContact(line, in: text) { return false }
        return tokens.contains { text.isCapital($0) }
            && !tokens.contains {
                text.word($0, isOneOf: ["upheld", "statistics", "decision", "decisions", "outcomes"])
            }
    }

    // MARK: Statistics and papers

    private static func statisticsStart(
        _ mark: Range<Int>, _ meaning: Mark, after limit: Int, in text: DocumentText
    ) -> Event? {
        let line = text.tokens[mark.lowerBound].line
        // In running prose it begins nothing.
        guard text.lines[line].folded.count <= 160 else { return nil }
        let rest = mark.upperBound..<text.lines[text.tokens[mark.upperBound - 1].line].tokens.upperBound
        if meaning == .authorityReport {
            let end = text.find("for the period", in: rest)?.lowerBound ?? rest.upperBound
            let heading = StatisticsHeading(council: letters(rest.lowerBound..<end, in: text), date: [])
            return Event(kind: .statistics(heading), line: line)
        }
        var start = line
        // Close behind "Local Authority Report: …" the council is known.
        let isNamed = (max(0, line - 3)...line).contains {
            text.find("local authority report", in: text.lines[$0].tokens) != nil
        }
        var council = isNamed ? [] : letters(text.lines[line].tokens.lowerBound..<mark.lowerBound, in: text)
        var above = line - 1
        while council.isEmpty, !isNamed, above > limit, line - above <= 5,
            text.lines[above].page == text.lines[line].page
        {
            let tokens = text.lines[above].tokens
            if !tokens.isEmpty {
                guard belongsToHead(above, in: text), isHeading(tokens, in: text) else { break }
                start = above
                council = letters(tokens, in: text)
            }
            above -= 1
        }
        return Event(kind: .statistics(StatisticsHeading(council: council, date: letters(rest, in: text))), line: start)
    }

    /// Where a statistics page begins whose title is given: with what stands above it on its page, if that is little.
    /// A council's name stands above or below the title.
    private static func pageStart(_ title: Range<Int>, after limit: Int, in text: DocumentText) -> Event? {
        let line = text.tokens[title.lowerBound].line
        guard text.tokens[title.lowerBound].gap == .line, text.isShortLine(line) else { return nil }
        let page = text.lines[line].page
        func name(_ line: Int) -> [UInt8]? {
            guard text.lines.indices.contains(line), text.lines[line].page == page else { return nil }
            return councilName(onLine: line, in: text)
        }
        let above = (max(limit + 1, line - 6, 0)..<line).reversed()
        let below = (line + 1)..<(line + 4)
        guard let named = above.first(where: { name($0) != nil }) ?? below.first(where: { name($0) != nil }),
            let council = name(named)
        else { return nil }
        var start = min(named, line)
        var top = start
        while top > limit + 1, text.lines[top - 1].page == page, start - top < 12 { top -= 1 }
        if top == 0 || text.lines[top - 1].page != page { start = top }
        return Event(kind: .statistics(StatisticsHeading(council: council, date: [], isPage: true)), line: start)
    }

    /// Letters and digits in lower case.
    private static func letters(_ tokens: Range<Int>, in text: DocumentText) -> [UInt8] {
        tokens.flatMap { text.folded[text.tokens[$0].bytes] }
            .compactMap { Folding.isLetter($0) ? $0 | 0x20 : Folding.isDigit($0) ? $0 : nil }
    }

    private static func isHeading(_ tokens: Range<Int>, in text: DocumentText) -> Bool {
        !AuthorityRegister.shared.find(in: text, tokens: tokens).isEmpty
            || AuthorityForm.find(in: tokens, of: text) != nil
            || AuthorityRegister.shared.authority(named: text.string(tokens)) != nil
    }

    /// Whether an annual report's title stands at a line.
    private static func isReport(_ line: Int, in text: DocumentText) -> Bool {
        ReportTitle(of: Part(text: text, lines: line..<min(line + 3, text.lines.count)))?.isAnnual == true
    }

    /// Whether a line is among the first three with text on its page.
    private static func isPageStart(_ line: Int, in text: DocumentText) -> Bool {
        guard line > 0 else { return true }
        var above = line - 1
        var withText = 0
        while above >= 0, text.lines[above].page == text.lines[line].page {
            if !text.lines[above].tokens.isEmpty { withText += 1 }
            if withText > 2 || line - above > 12 { return false }
            above -= 1
        }
        return true
    }
}
