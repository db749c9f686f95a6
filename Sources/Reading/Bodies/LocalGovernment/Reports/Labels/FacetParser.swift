import Model

/// Reads what a label says, word by word. A word that no phrase accounts for is unknown, and none is passed over.
struct FacetParser: Sendable {
    let text: DocumentText
    /// The words of the council's name that no other name shares.
    let authority: WordSet
    /// The words of the council's name.
    let name: WordSet
    /// The council's type.
    let type: Authority.Kind

    /// - Parameter report: the report, whose council's name may stand in labels.
    init(_ report: ReportText) { self.init(report.text, authority: report.authority, type: report.authorityType) }

    /// - Parameter authority: the council's name.
    private init(_ text: DocumentText, authority: String, type: Authority.Kind) {
        self.text = text
        self.type = type
        self.authority = WordSet(distinctWordsOfName: authority)
        name = WordSet(wordsOfName: authority)
    }

    /// Returns the facets of a cell, whose words may stand on several lines with other cells between.
    func facets(of cell: Grid.Cell) -> LabelFacets {
        if let run = cell.wholeLabel { return facets(of: run) }
        guard !cell.isEmpty else { return LabelFacets() }
        // "Not" above "upheld", with the other headings' first lines between.
        let joined = DocumentText(text, lines: text.lines, tokens: cell.runs.flatMap { text.tokens[$0] })
        var facets = FacetParser(joined, authority: authority, name: name, type: type).facets(of: joined.tokens.indices)
        if facets.unknown != nil { facets.unknown = cell.runs[0] }
        return facets
    }

    private init(_ text: DocumentText, authority: WordSet, name: WordSet, type: Authority.Kind) {
        self.text = text
        self.authority = authority
        self.name = name
        self.type = type
    }

    /// Returns the facets of a label.
    func facets(of label: Range<Int>) -> LabelFacets {
        var facets = LabelFacets()
        var open = Set(label)
        readTime(label, into: &facets, open: &open)
        let rest = open.sorted()
        if let first = rest.first, let last = rest.last, rest.count == last - first + 1 {
            readKind(first..<(last + 1), into: &facets)
        }
        readOwnName(label, into: &facets, open: &open)
        readSigns(label, into: &facets, open: &open)
        let weak = readPhrases(label, into: &facets, open: &open)
        readOutcome(label, into: &facets, open: &open)
        readGroup(label, into: &facets, open: &open)
        facets.isStatutory = text.contains("statutory", in: label) && !text.contains("corporate", in: label)
        facets.isShareOfOutcome = facets.statistic == .share && facets.outcome != nil
        if facets.kind == nil, facets.ownOutcome == nil, facets.unknown == nil {
            // "Customer services" is a service, though each of its words may stand in other labels.
            if facets.outcome == nil { facets.unknown = weak }
            let unknown = open.filter { !isFiller($0) }
            if let first = unknown.min(), let last = unknown.max() { facets.unknown = first..<(last + 1) }
        }
        return facets
    }

    /// Reads the council's full name, whose words for its type would else name a group: "Saltmere District Council".
    private func readOwnName(_ label: Range<Int>, into facets: inout LabelFacets, open: inout Set<Int>) {
        var next = label.lowerBound
        // "Council complaints, Saltmere District Council": the first word of a name may stand by itself before it.
        while let first = label.first(where: { $0 >= next && text.isWord($0, in: name) }) {
            next = label.first { $0 > first && !text.isWord($0, in: name) } ?? label.upperBound
            guard next - first > 1, text.contains(authority, in: first..<next) else { continue }
            facets.isOwn = true
            open.subtract(first..<next)
        }
    }

    private func isFiller(_ index: Int) -> Bool {
        switch text.tokens[index].kind {
        case .word: text.isWord(index, in: FacetPhrases.fillers)
        case .sign: true
        case .number, .mixed: false
        }
    }

    private func readKind(_ label: Range<Int>, into facets: inout LabelFacets) {
        if let kind = text.firstStageLabel(label) {
            facets.kind = kind
        } else if case .figure(let kind) = text.contactLabel(label) {
            facets.kind = kind
        }
        facets.ownOutcome = text.ownOutcomeLabel(label)
    }
}

// MARK: Time

extension FacetParser {
    /// Reads the years and parts of years, and closes their tokens.
    private func readTime(_ label: Range<Int>, into facets: inout LabelFacets, open: inout Set<Int>) {
        var index = label.lowerBound
        while index < label.upperBound {
            if let (year, next) = year(at: index, in: label) {
                if facets.period != nil, facets.period != year { facets.isOfOtherTime = true }
                facets.period = facets.period ?? year
                open.subtract(index..<next)
                index = next
                continue
            }
            if text.isQuarter(index) || isMonth(index) {
                facets.isOfOtherTime = true
                open.remove(index)
            } else if let count = text.tokens[index].count, text.tokens[index].bytes.count == 4,
                (1974...2099).contains(count)
            {
                // "2023" may be the year that begins in it, or the one that ends.
                facets.isOfOtherTime = true
                open.remove(index)
            }
            index += 1
        }
        if facets.isOfOtherTime { facets.period = nil }
    }

    private func year(at index: Int, in label: Range<Int>) -> (year: Period, next: Int)? {
        if let year = text.reportingYear(at: index, in: label, inHeading: true) { return year }
        // "01/04/2022 - 31/03/2023"
        guard let (first, joint) = text.date(at: index, in: label), first.month == 4, first.day == 1,
            label.contains(joint), text.tokens[joint].isSign("-") || text.isWord(joint, in: "to until"),
            let (last, next) = text.date(at: joint + 1, in: label), last.month == 3, last.day == 31,
            last.year == first.year + 1, let year = last.period
        else { return nil }
        return (year, next)
    }

    private func isMonth(_ index: Int) -> Bool {
        guard text.tokens[index].kind == .word, text.isCapital(index), text.month(at: index) != nil else {
            return false
        }
        return !text.isWord(index, in: "mar sat sun")
    }
}

// MARK: Signs and phrases

extension FacetParser {
    private func readSigns(_ label: Range<Int>, into facets: inout LabelFacets, open: inout Set<Int>) {
        for index in label where open.contains(index) {
            switch text.tokens[index].kind {
            case .sign:
                if text.tokens[index].isSign("%") { state(.share, in: &facets) }
                if text.tokens[index].isSign("\u{A3}") { state(.money, in: &facets) }
            case .number:
                // "Upheld (1)": the number of a footnote.
                if index > label.lowerBound, index + 1 < label.upperBound, text.tokens[index - 1].isSign("("),
                    text.tokens[index + 1].isSign(")"), text.tokens[index].count ?? 100 < 10
                {
                    open.remove(index)
                }
            case .word:
                if text.isWord(index, in: "no"), index + 1 == label.upperBound || text.tokens[index + 1].isSign(".") {
                    state(.count, in: &facets)
                    open.remove(index)
                }
                if text.isWord(index, in: "per"), index + 1 < label.upperBound, isPopulation(index + 1) {
                    state(.perResidents, in: &facets)
                    facets.isPer100k =
                        text.tokens[index + 1].number == 100_000 || text.isWord(index + 1, in: "100k")
                    open.subtract(index..<label.upperBound)
                }
                if text.isWord(index, in: "within in"), let end = deadline(after: index, in: label) {
                    facets.event = .answeredInTime
                    open.subtract(index..<end)
                }
            case .mixed: break
            }
        }
    }

    private func isPopulation(_ index: Int) -> Bool {
        text.tokens[index].count.map { $0 >= 100 } ?? false || text.isWord(index, in: "100k 10k 1k")
            || text.isWord(index, in: "head capita resident household property person thousand")
    }

    /// "within 10 working days", "within the 20-day target"
    private func deadline(after index: Int, in label: Range<Int>) -> Int? {
        var next = index + 1
        if text.isWord(next, in: "the") { next += 1 }
        guard let count = text.count(at: next, in: label) else { return nil }
        next = count.next
        while next < label.upperBound, text.tokens[next].isSign("-") || text.isWord(next, in: "working calendar") {
            next += 1
        }
        guard next < label.upperBound, text.isWord(next, in: "day days week weeks") else { return nil }
        return next + 1
    }

    /// Reads the phrases, and closes their tokens.
    ///
    /// - Returns: the first words that make no label by themselves, where nothing else stands beside them.
    private func readPhrases(
        _ label: Range<Int>, into facets: inout LabelFacets, open: inout Set<Int>
    ) -> Range<Int>? {
        var weak: Range<Int>?
        var hasMeaning = open.count < label.count || facets.statistic != nil
        for match in text.matches(of: FacetPhrases.all, in: label) where match.tokens.allSatisfy(open.contains) {
            open.subtract(match.tokens)
            if case .weak = match.meaning { weak = weak ?? match.tokens } else { hasMeaning = true }
            switch match.meaning {
            case .statistic(let statistic): state(statistic, in: &facets)
            case .event(let event): state(event, in: &facets)
            case .remedy(let remedy):
                if let other = facets.remedy, other != remedy { facets.unknown = match.tokens }
                facets.remedy = remedy
            case .stage(let stage):
                if let other = facets.stage, other != stage { facets.unknown = match.tokens }
                facets.stage = stage
            case .uphold: facets.outcome = .ombudsman(.upheld)
            case .rate:
                facets.isRate = true
                state(.share, in: &facets)
            case .mean: facets.isMean = true
            case .others: facets.isOfOthers = true
            case .group(let type): facets.group = type
            case .national: facets.isNational = true
            case .own: facets.isOwn = true
            case .total: facets.isTotal = true
            case .partOfYear: facets.isOfOtherTime = true
            case .services: facets.isOverServices = true
            case .ombudsman: facets.isOfOmbudsman = true
            case .anotherOmbudsman: facets.isOfAnotherOmbudsman = true
            case .neutral, .weak: break
            }
        }
        for index in open where text.isWord(index, in: authority) {
            facets.isOwn = true
            open.remove(index)
        }
        return hasMeaning && !facets.isOverServices ? nil : weak
    }

    /// "Unitary average" is that of similar authorities for a unitary council. For any other it is no figure, and without an
    /// average the word may mean anything.
    private func readGroup(_ label: Range<Int>, into facets: inout LabelFacets, open: inout Set<Int>) {
        // "Group", as the head of a column. "Children and Family Services" has nothing of it.
        if label.count == 1, text.isWord(label.lowerBound, in: "group family") {
            facets.isOfOthers = true
            open.removeAll()
        }
        guard let group = facets.group else { return }
        // "Wexmoor District Council" is the council itself.
        if facets.isOwn, !facets.isMean, !facets.isOfOthers {
            facets.group = nil
            return
        }
        if group == type, facets.isMean || facets.isOfOthers {
            facets.isOfOthers = true
        } else {
            facets.unknown = label
        }
    }

    /// States a statistic; of two the one that says more stands: "percentage change", "number of days".
    private func state(_ statistic: LabelFacets.Statistic, in facets: inout LabelFacets) {
        let order: [LabelFacets.Statistic] = [.count, .share, .money, .days, .change, .target, .perResidents]
        guard let known = facets.statistic, let rank = order.firstIndex(of: known),
            let other = order.firstIndex(of: statistic), other <= rank
        else {
            facets.statistic = statistic
            return
        }
    }

    private func state(_ event: LabelFacets.Event, in facets: inout LabelFacets) {
        guard let known = facets.event, known != event else {
            facets.event = event
            return
        }
        let weak: Set<LabelFacets.Event> = [.answered, .received]
        if weak.contains(known) { facets.event = event } else if !weak.contains(event) { facets.event = known }
    }
}

// MARK: Outcomes

extension FacetParser {
    private func readOutcome(_ label: Range<Int>, into facets: inout LabelFacets, open: inout Set<Int>) {
        guard text.contains(Self.outcomeWords, in: label) else { return }
        let isPartial = text.contains("partially partly part", in: label)
        if text.contains("upheld", in: label), facets.statistic == .share || facets.isMean || facets.isOfOthers {
            // "Percentage upheld", "Average % not upheld"
            let isNot = text.find("not upheld", in: label) != nil
            facets.outcome = isPartial ? .partial : .ombudsman(isNot ? .notUpheld : .upheld)
        } else if let outcome = text.outcome(in: label) {
            facets.outcome = .ombudsman(outcome)
        } else if facets.outcome == nil {
            facets.outcome = .partial
        }
        open = open.filter {
            !text.isWord($0, in: OmbudsmanOutcome.labelWords) && !text.isWord($0, in: "partially partly part")
        }
    }

    private static let outcomeWords = WordSet(
        """
        upheld fault maladministration injustice remit jurisdiction premature prematurely referred initial assessment \
        incomplete invalid advice assessed
        """)
}
