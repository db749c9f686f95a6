/// The words around a table that say what it counts.
struct ReportTableSurroundings {
    /// The scope that the title and the headings over the table give.
    let section: ReportScope
    /// The tokens of the headings, the outermost first.
    let headings: [Range<Int>]
    /// The tokens of the caption; empty where the table has none.
    let caption: Range<Int>
    /// The last lines with text above the table.
    let paragraph: Range<Int>
    /// The last sentence of that paragraph.
    let announcement: Range<Int>
    /// The sentences right below the table, or above it, that speak of its figures.
    let notes: [Range<Int>]
    /// The noun phrases that stand above the table or below it by themselves, and are read as its caption is.
    let phrases: [Range<Int>]
    /// The phrases that may head the text behind the table.
    let openPhrases: [Range<Int>]

    /// The number of lines that a paragraph above a table is read back.
    private static let reach = 8

    /// - Parameter previousEnd: the line after the table before, or the report's first.
    init(of table: CrossTable, after previousEnd: Int) {
        let (text, report, lines) = (table.text, table.report, table.grid.lines)
        let index = report.outline.section(ofLine: lines.lowerBound)
        section = report.scopes.scope(ofLine: lines.lowerBound)
        headings = report.outline.sections[index].headings.map(\.tokens)
        var last = lines.lowerBound
        while last > previousEnd, text.lines[last - 1].tokens.isEmpty { last -= 1 }
        var first = last
        while first > previousEnd, last - first < Self.reach, !text.lines[first - 1].tokens.isEmpty { first -= 1 }
        let paragraph = text.tokens(inLines: first..<last)
        self.paragraph = paragraph
        caption = table.caption ?? (paragraph.lowerBound..<paragraph.lowerBound)
        announcement = paragraph.last.map { text.sentence(around: $0, in: paragraph) } ?? paragraph
        let fragments = TableFragments(report)
        let above = fragments.above(paragraph, except: caption)
        let below = fragments.below(lines.upperBound)
        phrases = above + below
        openPhrases = below.filter { !fragments.isMarked($0) }
        notes =
            Self.notes(below: lines.upperBound, in: report).filter { note in !below.contains { $0.overlaps(note) } }
            + Self.notes(above: paragraph, except: [caption] + above, in: text)
    }

    /// The words that are read as the table's caption is, the nearest first.
    func captions(in text: DocumentText) -> [Range<Int>] {
        let caption = text.isWord(self.caption.lowerBound, in: "source sources") ? [] : [self.caption]
        return caption + phrases + (announces(in: text) ? [announcement] : [])
    }

    /// Returns the sentences of the paragraph above that speak of the table's figures.
    private static func notes(above paragraph: Range<Int>, except others: [Range<Int>], in text: DocumentText)
        -> [Range<Int>]
    {
        var notes: [Range<Int>] = []
        var start = paragraph.lowerBound
        for index in paragraph where text.endsSentence(index, in: paragraph) {
            let sentence = start..<(index + 1)
            start = index + 1
            if !others.contains(where: { !$0.isEmpty && $0.lowerBound == sentence.lowerBound }),
                isNote(sentence, in: text) || isOfLetter(sentence, in: text)
            {
                notes.append(sentence)
            }
        }
        return notes
    }

    /// Whether a sentence above a table has no number but the year that it says the Ombudsman's letter covers.
    private static func isOfLetter(_ sentence: Range<Int>, in text: DocumentText) -> Bool {
        let years = text.reportingYears(in: sentence)
        guard years.count == 1, let year = years.first?.tokens, text.contains("letter letters review", in: sentence),
            !sentence.contains(where: { text.tokens[$0].number != nil && !year.contains($0) })
        else { return false }
        return LetterYear(of: sentence.lowerBound..<year.lowerBound, in: text) == .covered
    }

    /// Whether the last sentence above the table announces it, by its words or its colon.
    func announces(in text: DocumentText) -> Bool {
        text.contains(DocumentText.announcements, in: announcement)
            || announcement.last.map { text.tokens[$0].isSign(":") } ?? false
    }

    /// The number of lines below a table that may be notes to it.
    private static let noteReach = 8

    /// Returns the sentences right below a table that speak of its figures, whatever their number.
    private static func notes(below line: Int, in report: ReportText) -> [Range<Int>] {
        let text = report.text
        var next = line
        while next < report.passage.lines.upperBound, next < line + 3, text.lines[next].tokens.isEmpty { next += 1 }
        var notes: [Range<Int>] = []
        let start = next
        while next < min(start + noteReach, report.passage.lines.upperBound), let first = text.lines[next].tokens.first
        {
            let block = text.tokens(inLines: next..<min(start + noteReach, report.passage.lines.upperBound))
            let end = text.lines[next].tokens.upperBound
            var from = first
            while from < end {
                let sentence = text.sentence(around: from, in: from..<max(block.upperBound, end))
                // "The table below shows …" behind a table is of the next one.
                let opening = sentence.prefix(6)
                let isOfNext = opening.contains { text.isWord($0, in: "below following overleaf") }
                if !isOfNext, isNote(sentence, in: text) { notes.append(sentence) }
                from = max(sentence.upperBound, from + 1)
            }
            next = max(next + 1, text.tokens[max(from - 1, first)].line + 1)
        }
        return notes
    }

    /// Whether a sentence below a table speaks of the table: it has a note's sign or opening, or says "only".
    private static func isNote(_ sentence: Range<Int>, in text: DocumentText) -> Bool {
        guard var first = sentence.first else { return false }
        if text.tokens[first].isSign("("), sentence.count > 1 { first += 1 }
        if text.isWord(first, in: "note notes nb source key") { return true }
        if sentence.count <= 8, text.contains("percentages", in: sentence) { return true }
        // "Housing is excluded.", "Complaints about housing are not counted here."
        let isOfCoverage =
            sentence.count <= 20
            && (text.leavesOut(sentence) || text.contains(Self.coverage, in: sentence)
                || coveragePhrases.contains { text.find($0, in: sentence) != nil })
        if isOfCoverage, !FrontRestriction.countsCases(sentence, in: text) { return true }
        // An item of a list begins with a star, too.
        if text.tokens[first].isSign("*"), text.contains("only", in: sentence) { return true }
        if text.tokens[first].kind == .word, !text.isCapital(first), sentence.count <= 12,
            text.isWord(sentence.upperBound - 1, in: "only") || text.isWord(sentence.upperBound - 2, in: "only")
        {
            return true
        }
        // "The Housing Ombudsman's decisions are shown."
        let last =
            text.tokens[sentence.upperBound - 1].kind == .word ? sentence.upperBound - 1 : sentence.upperBound - 2
        if sentence.count > 3, text.isWord(last, in: "shown listed given counted"), text.isWord(last - 1, in: "are is")
        {
            return true
        }
        return noteOpenings.contains { phrase in
            text.find(phrase, in: first..<min(first + 8, sentence.upperBound)) != nil
        }
    }

    /// Words by which a sentence says what the numbers take in, or that they are rough.
    private static let coverage = WordSet("rounded provisional estimates estimated includes include")
    private static let coveragePhrases: [Phrase] = ["make up", "makes up", "counted here"]

    private static let noteOpenings: [Phrase] = [
        "these figures", "these numbers", "figures exclude", "figures include", "figures cover", "figures relate",
        "excludes",
        "excluding", "this excludes", "the figures above", "the above", "the table", "this table", "these data",
        "this data", "the data", "note", "figures are", "all figures", "figures above", "data is", "the figures are",
        "the figures relate", "the figures in", "these are", "these relate", "the numbers",
    ]
}
