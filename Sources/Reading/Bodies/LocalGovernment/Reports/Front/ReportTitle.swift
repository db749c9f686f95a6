/// The title by which a text presents itself as a report on complaints.
struct ReportTitle {
    /// The tokens of the title's line.
    let tokens: Range<Int>
    /// The tokens of the lines of the title page beside it that may say more: "Adult Social Care", "Quarter 4".
    let subtitles: [Range<Int>]
    /// Whether the title says that the report is of a year.
    let isAnnual: Bool
    /// Whether the title is that of a whole report of a year, so that a letter which the report quotes does not make
    /// the text a letter.
    let isReport: Bool

    /// Whether the line is a sentence of the running text, which stands for a title where there is none.
    let isSentence: Bool

    /// The number of lines with text among which a title stands.
    private static let reach = 25

    /// Finds the title among the first lines.
    ///
    /// - Returns: nil where they hold no such title, or a salutation stands before it.
    init?(of passage: Passage) {
        let text = passage.text
        var seen = 0
        var title: Range<Int>?
        var wasSentence = false
        var titleLine = passage.lines.lowerBound
        var candidates = Candidates()
        for line in passage.lines {
            let tokens = text.lines[line].tokens
            guard !tokens.isEmpty else { continue }
            seen += 1
            guard seen <= Self.reach else { break }
            // A letter has no such title. A letter's sentence may name a report: "Your Annual Complaints Report …".
            if text.isWord(tokens.lowerBound, in: "dear") { return nil }
            guard tokens.count <= 24, text.lines[line].folded.count <= 160,
                text.contains("complaints complaint compliments feedback representations", in: tokens)
                    || Self.isOfOmbudsmansCases(tokens, of: text),
                text.contains("report review update summary performance statistics", in: tokens)
                    || !text.reportingYears(in: tokens).isEmpty,
                !text.contains("letter", in: tokens)
            else {
                if title == nil { candidates.add(line, of: passage) }
                continue
            }
            let isProse = Self.isSentence(line, in: passage)
            if title == nil || wasSentence && !isProse {
                title = tokens
                titleLine = line
                wasSentence = isProse
            }
        }
        var isOfPage = false
        if title == nil || wasSentence, let other = candidates.title(of: passage) {
            title = other.tokens
            titleLine = text.tokens[other.tokens.upperBound - 1].line
            isOfPage = other.isOfPage
            wasSentence = false
        }
        guard let title = title.map({ Self.withoutLabel($0, of: text) }) else { return nil }
        tokens = title
        isSentence = wasSentence
        isAnnual =
            isOfPage || text.contains("annual annually yearly", in: title) || !text.reportingYears(in: title).isEmpty
        isReport = text.contains("report", in: title) && isAnnual
        subtitles = Self.subtitles(beside: titleLine, in: passage)
    }

    /// Whether a line is the title of a report on the Ombudsman's cases that does not speak of complaints: "Ombudsman Report
    /// 2022/23". The Ombudsman's own yearly reports name no council.
    private static func isOfOmbudsmansCases(_ tokens: Range<Int>, of text: DocumentText) -> Bool {
        !text.reportingYears(in: tokens).isEmpty && titlesOfCases.contains { text.find($0, in: tokens) != nil }
    }

    private static let titlesOfCases: [Phrase] = [
        "ombudsman report", "ombudsman annual report", "ombudsman cases", "ombudsman decisions", "ombudsman update",
        "ombudsman performance", "ombudsman investigations",
    ]

    /// Returns a title without the label in front of it: "Title: Annual complaints report", also where they are two cells.
    private static func withoutLabel(_ line: Range<Int>, of text: DocumentText) -> Range<Int> {
        // "GA/22 ANNUAL COMPLAINTS REPORT 2023/24", as minutes number their items
        if text.tokens[line.lowerBound].number == nil, let start = text.minuteReference(line) {
            return start..<line.upperBound
        }
        guard let label = line.prefix(longestLabel).first(where: { text.isWord($0, in: "title subject") }) else {
            return line
        }
        var start = label + 1
        let isLabel =
            line.contains(start)
            && (text.tokens[start].isSign(":") || text.tokens[start].isSign("|") || text.tokens[start].gap == .cell)
        while line.contains(start), text.tokens[start].isSign(":") || text.tokens[start].isSign("|") { start += 1 }
        guard isLabel, line.contains(start) else { return line }
        var end = line.upperBound
        while text.tokens[end - 1].isSign("|") { end -= 1 }
        return start..<end
    }

    /// The maximum number of tokens among which the label before a title ends.
    private static let longestLabel = 4

    /// Whether a line ends as a sentence does, has a verb, or goes on below in small letters.
    static func isSentence(_ line: Int, in passage: Passage) -> Bool {
        let text = passage.text
        let tokens = text.lines[line].tokens
        guard let last = tokens.last else { return false }
        if text.tokens[last].isSign(".") || text.contains("had has was were have been", in: tokens) { return true }
        guard passage.lines.contains(line + 1), let below = text.lines[line + 1].tokens.first else { return false }
        return text.tokens[below].kind == .word && !text.isCapital(below) && tokens.count > 8
    }

    /// Returns the lines of the title page that touch the title, and a line below it that no text follows but the first
    /// heading.
    private static func subtitles(beside title: Int, in passage: Passage) -> [Range<Int>] {
        let text = passage.text
        func isTitlePage(_ line: Int) -> Bool {
            passage.lines.contains(line) && !text.lines[line].tokens.isEmpty && text.lines[line].tokens.count <= 14
                && text.isShortLine(line) && !text.isLabelled(line) && text.itemStart(text.lines[line].tokens) == nil
                && (!text.lines[line].tokens.contains { text.tokens[$0].gap == .cell || text.tokens[$0].gap == .wide }
                    || line == title - 1 && goesOn(line))
        }
        // "Leisure  and Culture Team: complaints and" above "compliments report": two spaces divide no cells there.
        func goesOn(_ line: Int) -> Bool {
            text.lines[line].tokens.last.map { text.isWord($0, in: DocumentText.brokenEnds) } ?? false
        }
        var lines: [Int] = []
        var line = title - 1
        while title - line <= 3, isTitlePage(line) {
            lines.append(line)
            line -= 1
        }
        line = title + 1
        while line - title <= 3, isTitlePage(line), !isAboveText(line, in: passage) {
            lines.append(line)
            line += 1
        }
        while line < passage.lines.upperBound, text.lines[line].tokens.isEmpty { line += 1 }
        if isTitlePage(line), text.sectionNumber(line) == nil {
            var next = line + 1
            while next < passage.lines.upperBound, text.lines[next].tokens.isEmpty { next += 1 }
            let isBeforeHeading =
                next > line + 1 && passage.lines.contains(next)
                && (text.sectionNumber(next) != nil || text.isWord(text.lines[next].tokens.lowerBound, in: "contents"))
            if isBeforeHeading || isPartOfYear(line, of: text) { lines.append(line) }
        }
        return lines.map { text.lines[$0].tokens }
    }

    private static func isPartOfYear(_ line: Int, of text: DocumentText) -> Bool {
        text.contains("quarter half months", in: text.lines[line].tokens)
            || text.namesPartOfYear(text.lines[line].tokens)
            || text.lines[line].tokens.contains { text.tokens[$0].kind == .mixed && text.tokens[$0].bytes.count == 2 }
    }

    /// Whether the text goes on right below a short line: it is a heading then.
    private static func isAboveText(_ line: Int, in passage: Passage) -> Bool {
        let text = passage.text
        guard passage.lines.contains(line + 1) else { return false }
        return text.lines[line + 1].tokens.count > 14 || text.isLabelled(line + 1)
            || text.lines[line + 1].tokens.last.map { text.tokens[$0].isSign(".") } ?? false
    }

    /// Returns the scope that the title, and the lines beside it, give the whole report.
    func scope(by recogniser: ScopeRecogniser) -> ReportScope {
        let text = recogniser.text
        // "I am pleased to introduce this report. Councillor Ann Shaw, Cabinet Member for Housing": the signature behind the
        // sentence names an office.
        let words =
            isSentence
            ? tokens
                .lowerBound..<(tokens.first { text.endsSentence($0, in: tokens) }.map { $0 + 1 } ?? tokens.upperBound)
            : tokens
        var scope = recogniser.statement(of: words, as: words == tokens ? .heading : .sentence).scope
        if case .unresolved(let name)? = scope.owner, text.isOccasion(name, ofAnnualReport: words) { scope.owner = nil }
        // "Housing Ombudsman: annual complaints report", "Complaints about councillors: annual report"
        if scope.owner == nil, scope.ombudsman == .housing || isAboutMembers(by: recogniser) {
            scope.owner = .unresolved(tokens)
        }
        for line in [tokens] + subtitles where text.namesPartOfYear(line) { scope.time = .partOfYear }
        for line in subtitles {
            if scope.owner == nil, let team = authoringTeam(of: line, by: recogniser) {
                scope.owner = .unresolved(team)
            }
            // "Second stage reviews"
            let stages = recogniser.statement(of: line, as: .heading).items.filter {
                if case .stage(.stage) = $0.dimension { true } else { false }
            }
            if stages.count == 1, scope.owner == nil, scope.stage == nil { scope.owner = .unresolved(stages[0].tokens) }
        }
        for line in subtitles where !text.contains(Self.offices, in: line) {
            let statement = recogniser.statement(of: line, as: .heading)
            if let other = otherCouncil(beside: line, statement, by: recogniser) { scope.owner = .otherBody(other) }
            if scope.owner == nil, case .service = statement.scope.owner { scope.owner = statement.scope.owner }
            let days = statement.items.count { $0.dimension == .time(.date) }
            let hasSpan = statement.items.contains { recogniser.isSpanOfDays($0, in: line) }
            if statement.scope.time == .partOfYear || hasSpan || days > 1 { scope.time = .partOfYear }
        }
        // "Quarter 4 and annual report 2023/24" has numbers of both, "Annual Complaints Report, Q1 to Q3" has not. Below the title of
        // an annual report "Quarter 4" may head a section.
        let isOfPart =
            text.namesPartOfYear(tokens)
            || recogniser.statement(of: tokens, as: .heading).items.contains { $0.dimension == .time(.partOfYear) }
        if scope.time == .partOfYear, text.contains("annual yearly", in: tokens),
            !isOfPart || text.contains("and with including incorporating plus", in: tokens)
                || tokens.contains(where: { text.tokens[$0].isSign("&") || text.tokens[$0].isSign("+") })
        {
            scope.time = .unresolved
        }
        if scope.time == .severalYears || scope.time == .date { scope.time = nil }
        // The sections tell the Ombudsman's cases from the council's own.
        if scope.isAboutOmbudsman || text.contains("and", in: tokens) { scope.ombudsman = nil }
        scope.measure = scope.measure == .perResidents ? .perResidents : nil
        return scope
    }

    /// Returns the name of the service by which a line says that the report is: "A report by the Parking team".
    private func authoringTeam(of line: Range<Int>, by recogniser: ScopeRecogniser) -> Range<Int>? {
        let text = recogniser.text
        guard let by = line.first(where: { text.isWord($0, in: "by") }), by + 1 < line.upperBound,
            !text.contains(Self.officers, in: line)
        else { return nil }
        let name = recogniser.statement(of: (by + 1)..<line.upperBound, as: .sentence).scope.service
        return name.flatMap { text.contains(FrontRestriction.central, in: $0) ? nil : $0 }
    }

    /// Words of a person's post.
    private static let officers = WordSet(
        "director head officer manager member holder lead committee panel board cabinet")

    /// Whether the complaints are those about councillors or staff.
    private func isAboutMembers(by recogniser: ScopeRecogniser) -> Bool {
        let text = recogniser.text
        return tokens.contains { index in
            text.isWord(index, in: "councillors councillor members staff employees")
                && text.isWord(index - 1, in: "about against of")
        }
    }

    /// Returns another council whose name "and" joins to that of the report's own council: the report is of both.
    private func otherCouncil(
        beside line: Range<Int>, _ statement: ScopeStatement, by recogniser: ScopeRecogniser
    ) -> Range<Int>? {
        let text = recogniser.text
        guard line.contains(where: { text.isWord($0, in: "and with") || text.tokens[$0].isSign("&") }),
            !text.contains("former formerly replaced previously incorporating predecessor", in: line)
        else { return nil }
        return statement.items.lazy.compactMap { item in
            guard case .owner(.otherBody(let name)) = item.dimension, let last = name.last,
                text.isWord(last, in: "council councils authority")
            else { return nil }
            // The line names the report's own council, too.
            return line.contains { text.isCapital($0) && text.isWord($0, in: recogniser.distinct) } ? name : nil
        }.first
    }

    /// Words of lines that name a meeting, or the author of a paper.
    private static let offices = WordSet(
        """
        committee cabinet executive director officer manager author head member members panel board lead portfolio \
        holder contact report ward wards decision date
        """)
}
