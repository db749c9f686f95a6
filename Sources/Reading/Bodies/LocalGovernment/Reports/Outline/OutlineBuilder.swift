/// Builds the outline of a report in one pass over its lines.
///
/// Each line outside the tables is a heading, which opens a section, or belongs to a paragraph. A paragraph ends at a
/// blank line, a heading, a table, or a line that begins anew; it is then divided into sentences.
struct OutlineBuilder {
    private let text: DocumentText
    private let passage: Passage
    private let title: Int?
    private let countLists: CountLists
    private let contents: ContentsLines
    /// Whether the passage is the minutes of a meeting, so that its items may have plain numbers.
    private let isOfMeeting: Bool

    private var sections: [ReportOutline.Section] = [ReportOutline.Section()]
    private var sentences: [ReportOutline.Sentence] = []
    private var plainLines: [ReportOutline.PlainLine] = []
    private var sectionOfLine: [Int] = []

    /// The headings that hold, the outermost first.
    private var headings: [ReportHeading] = []
    /// Whether a line has stood below the last heading.
    private var hasTextBelowHeading = true
    /// The line after the last heading.
    private var headingEnd = 0
    /// The tokens of the paragraph that is not ended.
    private var paragraph: Range<Int>?
    /// The lead-in of the items that follow, as an index in the sentences.
    private var leadIn: Int?
    /// The last sentence with a colon at its end under the heading, and its line.
    private var lastLeadIn: (sentence: Int, line: Int)?
    /// The lines over those that stand deeper, the outermost first, with the lead-ins that hold again behind them.
    private var parents: [(line: Int, leadIn: Int?, last: (sentence: Int, line: Int)?)] = []

    /// The number of lines that a lead-in reaches down to plain lines.
    private static let leadInReach = 25
    /// The number of tokens that no sentence of prose has. A run of cells that lost its layout has them.
    private static let longestSentence = 300

    /// Returns the outline of a report.
    ///
    /// - Parameters:
    ///   - grids: the passage's tables, in order. Their lines hold no headings and no sentences.
    ///   - contents: the lines of its table of contents, which hold none either.
    ///   - title: the line of the report's title, with which no sentence goes on; nil where it has none.
    static func outline(
        of passage: Passage, grids: [Grid], contents: ContentsLines, title: Int?
    ) -> ReportOutline {
        var builder = OutlineBuilder(passage, contents: contents, title: title)
        builder.build(tables: grids.map(\.lines))
        return ReportOutline(
            sections: builder.sections, sentences: builder.sentences, plainLines: builder.plainLines,
            lines: passage.lines, sectionOfLine: builder.sectionOfLine)
    }

    private init(_ passage: Passage, contents: ContentsLines, title: Int?) {
        self.passage = passage
        self.contents = contents
        self.title = title
        text = passage.text
        countLists = CountLists(in: text, lines: passage.lines)
        isOfMeeting = text.recordMeeting(passage.lines)
    }

    private mutating func build(tables: [Range<Int>]) {
        sectionOfLine.reserveCapacity(passage.lines.count)
        let runningHeads = runningHeads()
        var table = 0
        for line in passage.lines {
            while table < tables.count, tables[table].upperBound <= line { table += 1 }
            let isInTable = table < tables.count && tables[table].contains(line)
            let isPlain = !isInTable && !text.lines[line].tokens.isEmpty && !contents.contains(line)
            if isPlain, line >= headingEnd, !runningHeads.contains(line),
                let heading = text.reportHeading(line, in: passage.lines, isOfMeeting: isOfMeeting),
                !isCaption(heading, at: line, of: table < tables.count ? tables[table] : nil)
            {
                openSection(heading, at: line)
                sectionOfLine.append(sections.count - 1)
                addPlainLine(line)
                endParagraph()
                continue
            }
            sectionOfLine.append(sections.count - 1)
            if line < headingEnd { continue }
            if isPlain { addPlainLine(line) } else { endParagraph() }
            if isPlain || isInTable { hasTextBelowHeading = true }
        }
        endParagraph()
    }

    /// Whether what looks like a heading is the caption of the table right below it: "Table 2: decisions in 2022/23", or a
    /// line between blank ones where headings end in a colon. It says nothing of what stands behind the table.
    private func isCaption(_ heading: ReportHeading, at line: Int, of table: Range<Int>?) -> Bool {
        guard heading.rank == .plain, let table, line < table.lowerBound,
            (line + 1..<table.lowerBound).allSatisfy({ text.lines[$0].tokens.isEmpty })
        else { return false }
        return text.isNumberedCaption(line) || headings.last?.rank == .colon
    }

    private mutating func addPlainLine(_ line: Int) {
        let tokens = text.lines[line].tokens
        let body = text.bodyStart(ofLine: line, in: tokens)..<tokens.upperBound
        // A lead-in right above its first item has ended before the item begins.
        if paragraph != nil, beginsAnew(line) { endParagraph() }
        while let parent = parents.last, !text.isDeeper(line, than: parent.line) {
            endParagraph()
            (leadIn, lastLeadIn) = (parent.leadIn, parent.last)
            parents.removeLast()
        }
        if text.isParent(line, in: passage.lines) {
            endParagraph()
            parents.append((line, leadIn, lastLeadIn))
        }
        let leadIn = lastLeadIn.flatMap { line - $0.line < Self.leadInReach ? $0.sentence : nil }
        for part in text.labelledCounts(in: body) ?? [body] {
            plainLines.append(ReportOutline.PlainLine(line: line, tokens: part, leadIn: leadIn))
        }
        paragraph = (paragraph?.lowerBound ?? tokens.lowerBound)..<tokens.upperBound
    }
}

// MARK: Sections

extension OutlineBuilder {
    private mutating func openSection(_ heading: ReportHeading, at line: Int) {
        // The lines above belong to the section above, be there a blank line between or not.
        endParagraph()
        var heading = heading
        heading.followsHeading = !hasTextBelowHeading
        // Where headings end in a colon, "Directorate: Planning" between blank lines is one of them, and "Overview:" ends it.
        if heading.rank == .plain, headings.last?.rank == .colon,
            heading.tokens.contains(where: { text.tokens[$0].isSign(":") })
        {
            heading.rank = .colon
        }
        let replaced = headings.first { $0.rank == heading.rank }
        headings = headings.filter { $0.rank < heading.rank } + [heading]
        sections.append(ReportOutline.Section(headings: headings, replaced: replaced))
        leadIn = nil
        lastLeadIn = nil
        parents = []
        hasTextBelowHeading = false
        // "##" by itself has no words.
        headingEnd = max(line + 1, heading.tokens.last.map { text.tokens[$0].line + 1 } ?? 0)
    }

    /// Returns the lines that repeat the report's title on page after page. They head no section.
    private func runningHeads() -> Set<Int> {
        var lines: [ArraySlice<UInt8>: [Int]] = [:]
        for line in passage.lines where (3...16).contains(text.lines[line].tokens.count) {
            let tokens = text.lines[line].tokens
            guard text.contains("report", in: tokens),
                text.contains("complaints complaint compliments feedback", in: tokens)
            else { continue }
            lines[text.folded[text.lines[line].folded], default: []].append(line)
        }
        return Set(lines.values.filter { $0.count > 2 }.joined())
    }
}

// MARK: Sentences

extension OutlineBuilder {
    /// Whether a line does not go on with the paragraph above: an item of a list, a numbered paragraph, a label with its
    /// number, or a year or name with what is said of it.
    private func beginsAnew(_ line: Int) -> Bool {
        text.itemStart(text.lines[line].tokens) != nil || text.sectionNumber(line) != nil || text.isLabelled(line)
            || text.isLabelledRate(line) || beginsWithTopic(line) || text.isInListOfBareLabels(line)
            || isParallel(line) || countLists.contains(line) || followsTopic(line)
            || title == line - 1 || parents.last?.line == line - 1 || isSeveralLabels(line)
            || line > passage.lines.lowerBound && isSeveralLabels(line - 1) || followsFiles(line)
            || line > passage.lines.lowerBound && (text.isLabelled(line - 1) || text.isLabelledRate(line - 1))
    }

    private func isSeveralLabels(_ line: Int) -> Bool {
        let tokens = text.lines[line].tokens
        return text.labelledCounts(in: text.bodyStart(ofLine: line, in: tokens)..<tokens.upperBound) != nil
    }

    /// Whether a line stands behind the names of files that a committee's page lists, and names none: "The purpose of the report
    /// was …", below "- Webcast for Ombudsman Report 2023/24".
    private func followsFiles(_ line: Int) -> Bool {
        guard let leadIn, line > passage.lines.lowerBound, let first = text.lines[line].tokens.first,
            text.isCapital(first), text.itemStart(text.lines[line - 1].tokens) != nil || text.namesFile(line - 1)
        else { return false }
        return !text.namesFile(line) && text.listsFiles(below: sentences[leadIn].tokens)
    }

    /// "2022/23: 97 upheld, 3 not upheld", "People: 120 corporate complaints, 40 compliments"
    private func beginsWithTopic(_ line: Int) -> Bool {
        let tokens = text.lines[line].tokens
        guard let first = tokens.first else { return false }
        func isDivider(_ index: Int) -> Bool {
            guard tokens.contains(index + 1) else { return false }
            return text.tokens[index].isSign(":") || text.tokens[index].isSign("-") && text.tokens[index].gap != .none
        }
        if let (_, next) = text.reportingYear(at: first, in: tokens) { return isDivider(next) }
        guard text.isCapital(first), let colon = tokens.prefix(Self.longestTopic).first(where: isDivider) else {
            return false
        }
        // "Stage 2: 52 complaints"
        return !(first..<colon).contains { text.tokens[$0].number != nil && !text.isWord($0 - 1, in: "stage") }
    }

    /// Whether a line and the one above begin with one word and a number each: "Stage 1 (310 complaints)" above "Stage 2 (52
    /// complaints)".
    private func isParallel(_ line: Int) -> Bool {
        guard line > passage.lines.lowerBound, let first = text.lines[line].tokens.first,
            let above = text.lines[line - 1].tokens.first, text.lines[line].tokens.count > 2,
            text.lines[line - 1].tokens.count > 2, text.isCapital(first), text.isCapital(above)
        else { return false }
        return text.tokens[first + 1].number != nil && text.tokens[above + 1].number != nil
            && text.foldedBytes(first..<(first + 1)).elementsEqual(text.foldedBytes(above..<(above + 1)))
    }

    /// Whether the line above is a topic and its number, with words behind it, and ends as a label does: "Upheld: 3 complaints".
    private func followsTopic(_ line: Int) -> Bool {
        guard line > passage.lines.lowerBound, let first = text.lines[line].tokens.first, text.isCapital(first),
            let last = text.lines[line - 1].tokens.last, !text.isWord(last, in: DocumentText.brokenEnds),
            text.isShortLine(line - 1), beginsWithTopic(line - 1)
        else { return false }
        let above = text.lines[line - 1].tokens
        guard let joint = above.first(where: { text.tokens[$0].isSign(":") || text.tokens[$0].isSign("-") }) else {
            return false
        }
        return above.contains(joint + 1) && text.tokens[joint + 1].number != nil
    }

    /// The maximum number of tokens before the colon behind a topic, the colon included.
    private static var longestTopic: Int { 6 }

    /// Ends the paragraph, if one is open, and divides it into sentences.
    private mutating func endParagraph() {
        guard let tokens = paragraph else { return }
        paragraph = nil
        let line = text.tokens[tokens.lowerBound].line
        let isOverOthers = parents.last?.line == line
        if text.itemStart(text.lines[line].tokens) == nil, isOverOthers || parents.isEmpty { leadIn = nil }
        var start = text.bodyStart(ofLine: line, in: tokens)
        var isFirst = true
        let body = start..<max(start, tokens.upperBound)
        // "Received: 21 | Upheld: 3": each number is that of the label before it.
        let labels = body.last.map { text.tokens[$0].line == line } ?? false ? text.labelledCounts(in: body) : nil
        for label in labels ?? [] {
            sentences.append(
                ReportOutline.Sentence(tokens: label, section: sections.count - 1, leadIn: leadIn, isFirst: isFirst))
            isFirst = false
        }
        for index in labels == nil ? body : 0..<0 where text.endsSentence(index, in: tokens) {
            if index - start < Self.longestSentence {
                sentences.append(
                    ReportOutline.Sentence(
                        tokens: start..<(index + 1), section: sections.count - 1, leadIn: leadIn, isFirst: isFirst))
            }
            start = index + 1
            isFirst = false
        }
        if isOverOthers, !sentences.isEmpty { sentences[sentences.count - 1].isParent = true }
        if isOverOthers || text.tokens[tokens.upperBound - 1].isSign(":"),
            sentences.last?.tokens.upperBound == tokens.upperBound
        {
            leadIn = sentences.count - 1
            lastLeadIn = (sentences.count - 1, text.tokens[tokens.upperBound - 1].line)
        }
    }
}
