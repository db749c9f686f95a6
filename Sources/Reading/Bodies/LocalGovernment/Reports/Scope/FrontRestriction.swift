/// The words of a report's front matter that restrict all its numbers without explaining by what: "Scope: Highways and
/// Transport.", "The numbers below have been multiplied up from a sample."
///
/// The sentence speaks of the report or its numbers, names a service, a part of the year, a day, a stage, a measure or
/// another council, and has no words of the whole council. The numbers below are then unclear. `ScopeDeclaration`
/// recognises the sentences that say it plainly, and binds the numbers.
struct FrontRestriction {
    /// The words that restrict.
    let words: Range<Int>
    /// Whether they restrict the numbers to a time.
    let isOfTime: Bool

    /// Recognises a restriction in a sentence of the front matter.
    init?(_ tokens: Range<Int>, by recogniser: ScopeRecogniser) {
        let text = recogniser.text
        if let labelled = Self.labelled(in: tokens, by: recogniser) {
            words = labelled
            isOfTime = text.namesPartOfYear(labelled)
            return
        }
        let statement = recogniser.statement(of: tokens, as: .sentence)
        if let series = Self.series(in: tokens, statement, text) {
            words = series
            isOfTime = true
            return
        }
        guard Self.speaksOfReport(tokens, in: text) else { return nil }
        if let owner = Self.owner(in: tokens, statement, by: recogniser)
            ?? Self.strangeName(in: tokens, by: recogniser) ?? Self.onlySome(in: tokens, text)
        {
            words = owner
            isOfTime = false
            return
        }
        let time = Self.time(in: tokens, statement, by: recogniser)
        guard
            let found = time ?? Self.statedStage(in: tokens, statement, text)
                ?? Self.measure(in: tokens, statement, text)
        else { return nil }
        words = found
        isOfTime = time != nil
    }

    /// Whether a sentence gives a figure: a number right before the cases that it counts.
    static func countsCases(_ tokens: Range<Int>, in text: DocumentText) -> Bool {
        tokens.contains { index in
            guard let count = text.count(at: index, in: tokens), !(1974...2099).contains(count.value) else {
                return false
            }
            return text.contains(
                "complaints complaint cases compliments enquiries contacts decisions investigations",
                in: count.next..<min(count.next + 4, tokens.upperBound))
        }
    }

    // MARK: The report or its numbers as what is spoken of

    private static func speaksOfReport(_ tokens: Range<Int>, in text: DocumentText) -> Bool {
        guard let first = tokens.first else { return false }
        // "The table below is about this" speaks of one table, "The tables in this report" of all.
        if text.contains("table tables chart charts graph", in: tokens), !text.contains(documents, in: tokens) {
            return false
        }
        if text.isWord(first, in: "prepared compiled drawn based covering for this"),
            !text.isWord(first, in: "for this") || endsInOnly(tokens, in: text) || text.isWord(first + 1, in: "is")
        {
            return true
        }
        // "We in Environmental Health take complaints seriously."
        if text.isWord(first, in: "we"), text.isWord(first + 1, in: "in at of") { return true }
        return tokens.contains { index in
            if text.isWord(index, in: documents) { return isMeant(index, in: tokens, of: text) }
            if text.isWord(index, in: "follows") { return text.isWord(index - 1, in: "what") }
            return text.isWord(index, in: numbers)
        } || endsInOnly(tokens, in: text)
    }

    /// The words by which the report is one of several in a year: "We publish this bulletin four times a year.", "The next edition
    /// will cover January to March."
    private static func series(in tokens: Range<Int>, _ statement: ScopeStatement, _ text: DocumentText) -> Range<Int>?
    {
        let noun =
            tokens.dropFirst().first { index in
                text.isWord(index, in: documents) && text.isWord(index - 1, in: "this the our next last previous")
            } ?? tokens.upperBound
        if noun < tokens.upperBound, text.isWord(noun - 1, in: "next last previous") {
            let item = statement.items.first { $0.dimension == .time(.partOfYear) }
            return item.flatMap { item in
                let isCovered =
                    item.tokens.lowerBound > noun && !text.contains(events, in: noun..<item.tokens.lowerBound)
                return isCovered ? item.tokens : nil
            }
        }
        return tokens.first { index in
            // "three times a year"
            if let count = text.count(at: index, in: tokens), count.value > 1 {
                if text.isWord(count.next, in: "times issues editions"), text.isWord(count.next + 1, in: "a each per") {
                    return true
                }
                // "the first of two reports for the year"
                return text.isWord(index - 1, in: "of")
                    && text.isWord(index - 2, in: "first second third fourth one last")
                    && text.isWord(count.next, in: "reports papers editions issues parts bulletins summaries")
            }
            // "We will report on the rest of the year in May."
            if text.isWord(index, in: "rest remainder"), text.isWord(index + 1, in: "of"),
                text.isWord(index + 3, in: "year")
            {
                return true
            }
            return index > noun && text.isWord(index, in: "quarterly monthly twice termly")
                && text.isWord(index - 1, in: "is published issued produced presented prepared made appears out")
        }.map { $0..<($0 + 1) }
    }

    /// "The report", "this annual paper", and no other: "the statutory report", "last year's report".
    private static func isMeant(_ noun: Int, in tokens: Range<Int>, of text: DocumentText) -> Bool {
        let before = max(tokens.lowerBound, noun - 4)..<noun
        // "Compared with the last one, this report covers Planning.": the words from the last article on are the report's.
        guard let article = before.last(where: { text.isWord($0, in: "this the our a") }) else { return false }
        return !text.contains("separate statutory own previous last earlier another public", in: article..<noun)
    }

    /// "For the housing landlord service only."
    private static func endsInOnly(_ tokens: Range<Int>, in text: DocumentText) -> Bool {
        tokens.last { text.tokens[$0].kind == .word }.map { text.isWord($0, in: "only alone") } ?? false
    }

    private static let documents = WordSet(
        "report paper document briefing page summary dashboard publication edition issue bulletin newsletter")

    private static let numbers = WordSet(
        "figures numbers data statistics totals counts below here overleaf shown counted")

    // MARK: Dimensions

    /// The value of a line that names the report's coverage: "Scope: Highways and Transport".
    private static func labelled(in tokens: Range<Int>, by recogniser: ScopeRecogniser) -> Range<Int>? {
        let text = recogniser.text
        guard
            let label = tokens.first(where: { index in
                tokens.contains(index + 2) && text.tokens[index + 1].isSign(":") && text.isWord(index, in: labels)
            })
        else { return nil }
        let value = (label + 2)..<tokens.upperBound
        guard !text.contains(whole, in: value) else { return nil }
        let items =
            recogniser.statement(of: value, as: .heading).items + recogniser.statement(of: value, as: .sentence).items
        if items.contains(where: { $0.dimension == .owner(.council) }) { return nil }
        let item = items.first { item in
            switch item.dimension {
            case .owner(.allCouncils), .owner(.council): false
            case .owner, .time(.partOfYear): true
            default: false
            }
        }
        return item?.tokens ?? (text.namesPartOfYear(value) ? value : nil)
    }

    private static let labels = WordSet("scope coverage data figures covers covering extent focus subject")

    private static func owner(
        in tokens: Range<Int>, _ statement: ScopeStatement, by recogniser: ScopeRecogniser
    ) -> Range<Int>? {
        let text = recogniser.text
        return statement.items.first { item in
            guard case .owner(let owner) = item.dimension else { return false }
            // Words of the same clause alone show the council beside the service, another report, or an author: "Unlike
            // the statutory report, the numbers are those of Housing."
            let clause = text.clause(around: item.tokens.lowerBound, in: tokens)
            guard !text.contains(elsewhere, in: clause) else { return false }
            if case .otherBody = owner {} else if text.contains(whole, in: clause) { return false }
            let isByAuthor = text.contains(authorship, in: clause)
            switch owner {
            case .council: return false
            // "compiled for all councils in the county"
            case .allCouncils: return text.isWord(item.tokens.lowerBound - 1, in: "for of all")
            case .unresolved: return false
            case .otherBody(let name):
                return name.last.map { text.isWord($0, in: "council") } ?? false
            case .service(let name):
                // "presented to the Housing Committee", but not "for the Housing board, and counts its cases alone"
                let isAudience = text.contains(
                    audiences, in: name.lowerBound..<min(name.upperBound + 1, tokens.upperBound))
                if isAudience, !endsInOnly(tokens, in: text) { return false }
                if text.contains(officers, in: max(tokens.lowerBound, name.lowerBound - 3)..<name.lowerBound) {
                    return false
                }
                return !isByAuthor || !text.contains(central, in: name)
            }
        }?.tokens
    }

    /// A name that is no term of reports, behind a verb of coverage: "This report covers Saltmere."
    private static func strangeName(in tokens: Range<Int>, by recogniser: ScopeRecogniser) -> Range<Int>? {
        let text = recogniser.text
        guard let verb = tokens.first(where: { text.isWord($0, in: "covers cover covering covered") }) else {
            return nil
        }
        let name = text.skip("the a an old new former only", from: verb + 1, in: tokens)
        guard tokens.contains(name), recogniser.isStrangeName(name), !text.contains(whole, in: tokens) else {
            return nil
        }
        return name..<(name + 1)
    }

    /// "Only complaints made online are counted.": a part of the complaints, unless it is that of the council's procedure.
    private static func onlySome(in tokens: Range<Int>, _ text: DocumentText) -> Range<Int>? {
        guard text.isWord(tokens.lowerBound, in: "only"),
            text.contains("counted covered included shown reported given listed", in: tokens),
            !text.contains("formal corporate", in: tokens)
        else { return nil }
        return tokens
    }

    /// Words by which the whole council is meant beside what is named.
    private static let whole = WordSet(
        "corporate whole include includes including also both every each across addition along overall")

    /// Words by which the sentence speaks of what stands elsewhere, or is compared.
    private static let elsewhere = WordSet(
        """
        not exclude excludes excluding except separate separately other than compare compares compared comparison \
        comparisons benchmark benchmarked appendix statutory
        """)

    static let authorship = WordSet(
        "by presented prepared written compiled submitted considered approved published produced author authored drafted"
    )

    /// Teams that report for the whole council.
    static let central = WordSet(
        """
        customer customers complaints feedback democratic legal governance performance insight intelligence business \
        information resolution improvement policy communications audit assurance corporate finance resources digital
        """)

    static let audiences = WordSet(
        "committee committees panel board cabinet scrutiny overview forum ombudsman meeting executive")

    static let officers = WordSet(
        """
        director directors head heads member members holder holders manager managers officer officers lead minister \
        committee portfolio author authors contact telephone email chair chairman councillor cllr
        """)

    private static func time(
        in tokens: Range<Int>, _ statement: ScopeStatement, by recogniser: ScopeRecogniser
    ) -> Range<Int>? {
        let text = recogniser.text
        if let item = statement.items.first(where: { $0.dimension == .time(.severalYears) }),
            text.contains("together average averages combined cumulative sum add added", in: tokens)
        {
            return item.tokens
        }
        let hasFirstOrLastDay = statement.items.contains { item in
            text.date(at: item.tokens.lowerBound, in: tokens).map { date, _ in
                date.month == 4 && date.day == 1 || date.month == 3 && date.day == 31
            } ?? false
        }
        return statement.items.first { item in
            guard item.dimension == .time(.partOfYear) || item.dimension == .time(.date) && !hasFirstOrLastDay else {
                return false
            }
            // "presented to the committee in June 2024", but not "The report was reviewed, and covers April to June."
            let clause = text.clause(around: item.tokens.lowerBound, in: tokens)
            let before = max(clause.lowerBound, item.tokens.lowerBound - eventReach)..<item.tokens.lowerBound
            if text.contains(events, in: before), !text.contains("covers cover covering", in: before) { return false }
            // "reported quarterly", "published every quarter" say how often.
            return !text.isWord(item.tokens.lowerBound, in: "quarterly monthly weekly fortnightly")
                && !text.isWord(item.tokens.lowerBound - 1, in: "each every per a")
        }?.tokens
    }

    /// The number of words between the verb of an event and its day.
    private static let eventReach = 8

    /// Verbs of events that have a day of their own.
    static let events = WordSet(
        """
        presented considered approved published requested commissioned circulated introduced launched adopted replaced \
        implemented changed started reviewed joined committee cabinet meeting previous last
        """)

    /// The words that name the one stage of a statement; nil where they name several, or an ombudsman.
    static func statedStage(in tokens: Range<Int>, _ statement: ScopeStatement, _ text: DocumentText) -> Range<Int>? {
        guard !text.contains(whole, in: tokens),
            !text.contains("procedure process policy days", in: tokens)
        else { return nil }
        var stages: [Range<Int>] = []
        for item in statement.items {
            switch item.dimension {
            case .stage: stages.append(item.tokens)
            case .ombudsman: return nil
            default: break
            }
        }
        return stages.count == 1 ? stages[0] : nil
    }

    /// Words by which the numbers are no plain counts: scaled, supposed, of a sample, of an area.
    static func measure(in tokens: Range<Int>, _ statement: ScopeStatement, _ text: DocumentText) -> Range<Int>? {
        if let item = statement.items.first(where: { $0.dimension == .measure(.perResidents) }) { return item.tokens }
        let word = tokens.first { index in
            if text.isWord(index, in: supposed) { return true }
            if text.isWord(index, in: "sample percentages averages thousands hundreds template") {
                return text.contains("from on are as is in", in: max(tokens.lowerBound, index - 3)..<index)
            }
            if text.isWord(index, in: "nearest") {
                return !text.isWord(index + 1, in: "whole pound one percent integer")
            }
            return text.isWord(index, in: "area areas wards region")
                && text.isWord(index - 1, in: "northern southern eastern western central north south east west")
        }
        return word.map { $0..<($0 + 1) }
    }

    private static let supposed = WordSet(
        """
        projection projections projected extrapolated illustration illustrative fictional fictitious dummy scaled weighted \
        multiplied estimates estimated provisional unvalidated
        """)
}
