import Model

/// A short line of a report's front matter that restricts its numbers, or may: "Edition: winter 2024", "Ward: Hillside".
///
/// The words of the line are resolved, dimension by dimension. A line of the paper itself, as that of its author or its
/// meeting, speaks of no numbers. Any other line with a part of the year, a day within it, one issue of several, a
/// stage, a measure, a place, another body or a service as what the report is on leaves the numbers unclear.
struct FrontLine {
    /// The words that restrict.
    let words: Range<Int>
    /// Whether they restrict the numbers to a time.
    let isOfTime: Bool

    /// - Parameter line: the line's tokens, without a bullet in front of them.
    init?(_ line: Range<Int>, by recogniser: ScopeRecogniser) {
        let text = recogniser.text
        // "Test / Valley Borough Council", "Police / and Crime Commissioner for Kent" over two lines
        let isName = line.allSatisfy { text.tokens[$0].kind != .word || text.isWord($0, in: recogniser.authority) }
        if isName { return nil }
        let parts = Parts(of: line, in: text)
        // "Published: spring 2024", "Author: Head of Housing"
        if parts.isOfPaper(in: text) { return nil }
        let statement = recogniser.statement(of: line, as: .heading)
        if let words = Self.time(in: line, statement, recogniser) ?? Self.issue(in: line, of: text) {
            self.words = words
            isOfTime = true
            return
        }
        guard
            let words = Self.stage(in: parts, statement, text) ?? Self.measure(in: line, statement, text)
                ?? Self.place(in: parts, recogniser) ?? Self.owner(in: parts, recogniser)
        else { return nil }
        self.words = words
        isOfTime = false
    }

    /// The two parts of a line that a colon divides, or the line as the second.
    private struct Parts {
        var label: Range<Int>
        var value: Range<Int>

        init(of line: Range<Int>, in text: DocumentText) {
            let colon = line.dropFirst().prefix(6).first { text.tokens[$0].isSign(":") }
            label = line.lowerBound..<(colon ?? line.lowerBound)
            value = (colon.map { $0 + 1 } ?? line.lowerBound)..<line.upperBound
        }

        var isLabelled: Bool { !label.isEmpty && !value.isEmpty }

        /// Whether the line is about the paper: who wrote it, who reads or decides it, when that was.
        func isOfPaper(in text: DocumentText) -> Bool {
            // "For the Leisure Panel: leisure complaints only", "Lead service: Revenues"
            if text.contains("only alone", in: value) || text.contains(OwnerWords.units, in: label) { return false }
            let subject = isLabelled ? label : value
            // "Council plan priority: A modern council", "Status: Open" to the public
            if isLabelled, let noun = label.last, text.isWord(noun, in: FrontLine.purposes) { return true }
            if text.isAll("status", in: label), text.isAll("open public final exempt closed", in: value), isLabelled {
                return true
            }
            return text.contains(FrontRestriction.officers, in: subject)
                || text.contains(FrontRestriction.audiences, in: subject)
                || text.contains(FrontRestriction.events, in: subject)
                || text.contains(FrontRestriction.authorship, in: subject) && isLabelled
        }
    }

    /// Nouns of the council's plans, at the end of a label: the line says why the paper was written, or what is asked of its
    /// readers.
    static let purposes = WordSet(
        "priority priorities objective objectives aim aims ambition ambitions theme themes pillar pillars plan decision"
    )

    // MARK: Time

    private static func time(
        in line: Range<Int>, _ statement: ScopeStatement, _ recogniser: ScopeRecogniser
    ) -> Range<Int>? {
        let text = recogniser.text
        let item = statement.items.first { item in
            switch item.dimension {
            case .time(.partOfYear): true
            // "Calendar year 2023", but not "Annual review 2024"
            case .time(.unresolved): item.tokens.count > 1
            case .time(.date): !recogniser.isEndOfYear(item.tokens, in: line)
            default: false
            }
        }
        return item?.tokens ?? (text.namesPartOfYear(line) ? line : nil)
    }

    /// "Issue 2", "Edition 3 of 4", "Volume 1", "Newsletter": one of several in a year, unless the words say that it is yearly.
    private static func issue(in line: Range<Int>, of text: DocumentText) -> Range<Int>? {
        guard !text.contains("annual yearly", in: line) else { return nil }
        return line.first { index in
            if text.isWord(index, in: "edition bulletin newsletter") { return true }
            guard text.isWord(index, in: "issue volume part instalment"), line.contains(index + 1) else {
                return false
            }
            return text.count(at: index + 1, in: line) != nil
        }.map { $0..<($0 + 1) }
    }

    // MARK: Kind and measure

    private static func stage(in parts: Parts, _ statement: ScopeStatement, _ text: DocumentText) -> Range<Int>? {
        if text.isAll("stage", in: parts.label), parts.isLabelled {
            return parts.label.lowerBound..<parts.value.upperBound
        }
        // "Status: Open" is of the paper.
        let isOfComplaints = text.contains(ReportTerms.counted, in: parts.value)
        let stages =
            isOfComplaints || !parts.isLabelled
            ? statement
            : ScopeStatement(
                items: statement.items.filter { if case .stage(.stage) = $0.dimension { true } else { false } })
        return FrontRestriction.statedStage(in: parts.value, stages, text)
    }

    private static func measure(in line: Range<Int>, _ statement: ScopeStatement, _ text: DocumentText) -> Range<Int>? {
        if let words = FrontRestriction.measure(in: line, statement, text) { return words }
        return line.first { index in
            // "Unit: thousands", "Sample: one in ten"
            text.isWord(index, in: "thousands hundreds sample specimen mock test dummy template unvalidated")
        }.map { $0..<($0 + 1) }
    }

    // MARK: Whose

    /// "Ward: Hillside", "Area: north of the river"
    private static func place(in parts: Parts, _ recogniser: ScopeRecogniser) -> Range<Int>? {
        let text = recogniser.text
        // "Council plan priority: A modern council" names no place, and "Saltmere District Council: complaints annual report" begins
        // with the council's own name.
        guard parts.isLabelled, let noun = headNoun(of: parts.label, in: text), text.isWord(noun, in: areas),
            !isWhole(parts.value, recogniser),
            !parts.label.allSatisfy({ text.isWord($0, in: recogniser.authority) })
        else { return nil }
        return parts.value.contains { text.tokens[$0].kind == .word } ? parts.value : nil
    }

    /// Returns the noun of a label without what stands behind it: that of "Wards affected", "Ward(s)", "Area covered".
    private static func headNoun(of label: Range<Int>, in text: DocumentText) -> Int? {
        label.last { index in
            text.tokens[index].kind == .word && text.tokens[index].bytes.count > 1 && !text.isWord(index, in: bearings)
        }
    }

    /// Words behind the noun of a label that say what it has to do with the paper.
    private static let bearings = WordSet(
        "affected covered concerned involved served included reported considered in of by this report")

    private static let areas = WordSet(
        """
        area areas ward wards district districts locality localities region town parish parishes \
        neighbourhood borough county council
        """)

    /// Whether words are those of the whole council: "all", "Borough wide", the council's own name.
    private static func isWhole(_ words: Range<Int>, _ recogniser: ScopeRecogniser) -> Bool {
        let text = recogniser.text
        return text.contains(
            "all whole entire every wide none na n not applicable boroughwide countywide districtwide citywide",
            in: words)
            || text.contains(recogniser.distinct, in: words)
    }

    private static func owner(in parts: Parts, _ recogniser: ScopeRecogniser) -> Range<Int>? {
        let text = recogniser.text
        let isWhole =
            isWhole(parts.value, recogniser) && !text.contains("only alone", in: parts.value)
        // "Covering Saltmere and Fenwick", "On behalf of Saltmere Council", "Leisure complaints only"
        let isTopic =
            text.isWord(
                parts.value.lowerBound, in: "covering covers reporting focus looking about on behalf concerning")
            || text.contains("only alone", in: parts.value)
        for item in recogniser.statement(of: parts.value, as: .heading).items {
            guard case .owner(let owner) = item.dimension else { continue }
            switch owner {
            case .service(let name):
                if isWhole { continue }
                if text.contains(FrontRestriction.central, in: name), !isTopic { continue }
                // "Adult Social Care" by itself under the title is the report's subtitle, or the department that wrote it.
                let isAlone = !parts.value.contains { text.tokens[$0].kind == .word && !name.contains($0) }
                if isTopic || parts.isLabelled || isAlone { return name }
            case .otherBody(let name):
                // "Kent County Council" over its service's paper for this council is an author.
                if !isTopic, !parts.isLabelled, name.last.map({ text.isWord($0, in: "council") }) ?? false { continue }
                return name
            case .unresolved(let name):
                if isTopic, name.contains(where: recogniser.isStrangeName) { return name }
            case .council, .allCouncils: continue
            }
        }
        // "Tenants' annual report on complaints"
        return parts.value.first { text.isWord($0, in: "tenants leaseholders") }.map { $0..<($0 + 1) }
    }
}

extension ScopeRecogniser {
    /// Whether a day is the first or the last of a reporting year.
    func isEndOfYear(_ day: Range<Int>, in tokens: Range<Int>) -> Bool {
        text.date(at: day.lowerBound, in: tokens).map { date, _ in
            date.month == 4 && date.day == 1 || date.month == 3 && date.day == 31
        } ?? false
    }
}
