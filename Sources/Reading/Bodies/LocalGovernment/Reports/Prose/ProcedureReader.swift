import Model

/// Reads the figures of the council's own procedure from a sentence: complaints by stage, the share answered in time, the
/// days that an answer took, and those that went on to the next stage.
///
/// The words between two numbers say what each is. Every word has to be known, as for other counts: "85% of stage 1 complaints
/// were answered in time, and 71% at stage 2".
struct ProcedureReader {
    let text: DocumentText
    /// The report's own year.
    let period: Period
    /// The words of the council's name.
    private let authority: WordSet
    /// Whether the part of a sentence before, up to a semicolon, gave average days: "stage one 9 days; stage two 18.5 days".
    private var isAfterDays = false
    /// Whether the part of a sentence before, up to a semicolon, named a stage: "640 stage 1 complaints; 84% answered in time".
    private var isAfterStage = false
    /// Whether the sentence before, in its paragraph, counted complaints by stage.
    private(set) var isAfterStageCount = false
    /// The stages that the sentence named which last named any, in the paragraph so far.
    private(set) var stagesOfParagraph: Set<Int> = []

    init(_ report: ReportText) {
        text = report.text
        period = report.period
        authority = report.scopes.recogniser.authority
    }

    /// Returns the figures that a sentence states, in its order, each with its scope and year, and adds a doubt about each number
    /// that stands where one is expected and is not read.
    ///
    /// - Parameter isFirst: whether the sentence begins a paragraph.
    mutating func figures(
        in sentence: Range<Int>, isFirst: Bool, _ scope: SentenceScope, doubts statements: inout ReportStatements
    ) -> [StatedFigure] {
        if isFirst {
            stagesOfParagraph = []
            isAfterStageCount = false
        }
        defer { noteStages(of: scope.statement) }
        let wasDays = isAfterDays
        isAfterDays = false
        let endsPart = sentence.last.map { text.tokens[$0].isSign(";") } ?? false
        defer { isAfterStage = endsPart && (isAfterStage || namesStage(scope.statement)) }
        guard text.contains(Self.topics, in: sentence), !text.isOfCells(sentence), !isOfOtherContacts(sentence) else {
            return []
        }
        let years = text.reportingYears(in: sentence)
        var figures: [StatedFigure] = []
        let numbers = ProcedureNumber.all(in: sentence, of: text, years: years.map(\.tokens), scope.statement)
        for number in numbers {
            let clause = NumberClause(
                text: text, sentence: sentence, start: number.before.lowerBound, number: number.tokens.lowerBound,
                years: years, statement: scope.statement)
            let range = number.before.lowerBound..<number.after.upperBound
            guard let name = name(of: number, in: sentence, clause, scope, before: figures.last, wasDays),
                !clause.isRough, let year = clause.year(of: range, default: period)
            else {
                doubt(number, in: sentence, clause, scope, in: &statements)
                continue
            }
            var figure = StatedFigure(name: name, value: number.value, year: year, tokens: number.tokens)
            figure.scope = scope.scope(ofClause: range)
            guard !isOfOmbudsman(figure.scope, scope.statement) else { continue }
            figure.scope.ombudsman = nil
            figure.scope.stage = nil
            if figure.scope.isOfCouncil, let word = restriction(behind: number, in: clause) {
                figure.scope.owner = .unresolved(word..<(word + 1))
            }
            if !clause.namesYear(in: range) { figure.year = figure.scope.year ?? period }
            guard !figures.contains(where: { $0.name == name && $0.year == figure.year }) else { continue }
            figures.append(figure)
        }
        isAfterDays =
            figures.last?.name.unit == .days && endsPart
        isAfterStageCount =
            !figures.isEmpty && figures.allSatisfy { FigureName.complaintsByStage.contains($0.name) }
            && numbers.count == figures.count
        return figures
    }

    /// The first word of a remark behind a number that may restrict it: "85% of stage 1 complaints were answered in time (tenants)".
    private func restriction(behind number: ProcedureNumber, in clause: NumberClause) -> Int? {
        let rest = number.tokens.upperBound..<(number.next?.before.upperBound ?? clause.sentence.upperBound)
        let remark = rest.first { index in
            text.tokens[index].isSign("(") || text.tokens[index].isSign("-") && text.tokens[index].gap != .none
        }
        guard let remark else { return nil }
        return RateRestriction(
            text, clause.statement, authority: authority, years: clause.years.map(\.tokens), measures: []
        ).word(behind: remark, in: rest)
    }

    private static let topics = WordSet("stage days escalated escalation time timescale timescales target deadline")
}

// MARK: Which figure

extension ProcedureReader {
    private func name(
        of number: ProcedureNumber, in sentence: Range<Int>, _ clause: NumberClause, _ scope: SentenceScope,
        before last: StatedFigure?, _ isAfterDays: Bool
    ) -> FigureName? {
        // "against a target of 90%", "by 5%"
        guard !text.contains(Self.intentions, in: number.before), !isTarget(number, in: sentence),
            !text.isWord(number.tokens.lowerBound - 1, in: "by than within"),
            !text.isOneOfTwo(behind: number.tokens.upperBound, in: sentence),
            !text.sign(number.tokens.lowerBound - 1, is: "/")
        else { return nil }
        let stage = procedureStage(of: number, in: sentence, scope)
        switch number.unit {
        case .percent:
            if last?.name == .escalationToStage2, isBracketed(number) { return .escalationRate }
            if isEscalationRate(number) {
                return isAll(Self.escalating, in: number.before, clause) ? .escalationRate : nil
            }
            if isShareEscalated(number, clause) { return .escalationRate }
            return inTime(number, at: stage, clause, before: last)
        case .days: return days(number, at: stage, in: sentence, clause, isAfterDays)
        default:
            if let next = escalation(of: number, clause, before: last) { return next }
            return received(number, at: stage, clause, before: last)
        }
    }

    /// The stage that the words right behind a number name, or those before it; else the only one that the sentence or its
    /// place names; 0 where there is none; nil where it is left open.
    func procedureStage(of number: ProcedureNumber, in sentence: Range<Int>, _ scope: SentenceScope) -> Int? {
        func stages(in range: Range<Int>) -> [Int] {
            scope.statement.items.compactMap { item in
                if case .stage(.stage(let stage)) = item.dimension, range.overlaps(item.tokens) { stage } else { nil }
            }
        }
        let behind = stages(in: number.after)
        if behind.count == 1 { return behind[0] == 0 ? nil : behind[0] }
        guard behind.isEmpty else { return nil }
        let ahead = stages(in: number.before)
        if ahead.count == 1 { return ahead[0] == 0 ? nil : ahead[0] }
        guard ahead.isEmpty else { return nil }
        let all = Set(stages(in: sentence.lowerBound..<number.after.upperBound))
        if all.count == 1, let only = all.first { return only == 0 ? nil : only }
        guard all.isEmpty else { return nil }
        switch scope.outer.stage {
        case nil: return isAfterStage ? nil : stageOfParagraph(for: number, in: sentence)
        case .stage(let stage): return stage == 0 ? nil : stage
        case .refused, .withdrawn, .open: return nil
        }
    }

    private mutating func noteStages(of statement: ScopeStatement) {
        let named = statement.items.compactMap { item in
            if case .stage(.stage(let stage)) = item.dimension { stage } else { nil }
        }
        if !named.isEmpty { stagesOfParagraph = Set(named) }
    }

    private func isBracketed(_ number: ProcedureNumber) -> Bool {
        number.tokens.lowerBound > 0 && text.tokens[number.tokens.lowerBound - 1].isSign("(")
    }

    private func isEscalationRate(_ number: ProcedureNumber) -> Bool {
        if text.contains("proportion percentage share", in: number.before),
            text.contains("escalated progressed", in: number.before)
        {
            return true
        }
        return text.contains("escalation", in: number.before) && text.contains("rate", in: number.before)
    }

    /// "85% of stage 1 complaints were answered in time", and the number behind it: "and 71% at stage 2".
    private func inTime(
        _ number: ProcedureNumber, at stage: Int?, _ clause: NumberClause, before last: StatedFigure?
    ) -> FigureName? {
        guard let stage, number.value <= 100 else { return nil }
        let name =
            stage == 0 ? FigureName.answeredInTimeAllStages : Self.figure(FigureName.answeredInTimeByStage, stage)
        let isEllipse =
            last.map { $0.name == .answeredInTimeAllStages || FigureName.answeredInTimeByStage.contains($0.name) }
            ?? false
            && last?.name != name && isAll(Self.joints, in: number.before, clause)
            && isAll(Self.joints, in: number.after, clause)
        if isEllipse { return name }
        // "88% of stage 1 complaints and 75% of stage 2 complaints were answered within target"
        let isShared =
            number.next.map { next in
                text.contains("and", in: next.before) && isAll(Self.joints, in: next.before, clause)
                    && isInTime(next.after)
                    && !text.contains("not late outside", in: next.after)
            } ?? false
        guard isShared || isInTime(number.after) || isInTime(number.before),
            !text.contains("not late overdue outside exceeded missed", in: number.before),
            !text.contains("not late overdue outside exceeded missed", in: number.after),
            isAll(Self.answering, in: number.before, clause), isAll(Self.answering, in: number.after, clause)
        else { return nil }
        return name
    }

    func isInTime(_ words: Range<Int>) -> Bool {
        words.contains { index in
            guard text.isWord(index, in: "in on within") else { return false }
            let next = text.skip("the our their agreed required set statutory target", from: index + 1, in: words)
            if text.isWord(next, in: "time timescale timescales timeframe timeframes deadline deadlines target targets")
            {
                return true
            }
            if text.isWord(next - 1, in: "target"), next > index + 1 { return true }
            guard let limit = text.count(at: next, in: words) else { return false }
            // "answered in 10 working days"
            return text.isWord(index, in: "within")
                || text.isWord(index, in: "in")
                    && text.isWord(text.skip("working calendar", from: limit.next, in: words), in: "days")
        }
    }

    /// "The average time was 12 days at stage 1 and 27 days at stage 2."
    private func days(
        _ number: ProcedureNumber, at stage: Int?, in sentence: Range<Int>, _ clause: NumberClause, _ isAfterDays: Bool
    ) -> FigureName? {
        let lead = sentence.lowerBound..<number.tokens.lowerBound
        guard let stage,
            isAfterDays || text.contains("average averaged averaging mean", in: lead)
                || text.contains("average", in: number.after),
            isAll(Self.lasting, in: number.before, clause), isAll(Self.lasting, in: number.after, clause)
        else { return nil }
        return stage == 0 ? .averageDaysAllStages : Self.figure(FigureName.averageDaysByStage, stage)
    }

    /// "64 were escalated to stage 2 and 11 of those to stage 3"
    private func escalation(of number: ProcedureNumber, _ clause: NumberClause, before last: StatedFigure?)
        -> FigureName?
    {
        // "38 of the 412 stage 1 complaints were escalated to stage 2"
        guard !text.isWhole(number.tokens.lowerBound, in: clause.sentence) else { return nil }
        let words = wholeOf(number) ?? number.after
        let isNext = last?.name == .escalationToStage2 || last?.name == .escalationRate
        guard
            text.contains("escalated progressed moved went proceeded", in: words)
                || isNext && text.isWord(words.lowerBound, in: "of to"),
            isAll(Self.escalating, in: words, clause), isAll(Self.escalating, in: number.before, clause),
            let to = words.first(where: { text.isWord($0, in: "to") && text.isWord($0 + 1, in: "stage the") })
        else { return nil }
        let named = text.isWord(to + 1, in: "the") ? to + 2 : to + 1
        let stage = text.tokens.indices.contains(named + 1) ? text.tokens[named + 1].count : nil
        if text.isWord(named, in: "second final") || text.isWord(named + 1, in: "two") || stage == 2 {
            return .escalationToStage2
        }
        return text.isWord(named, in: "third") || text.isWord(named + 1, in: "three") || stage == 3
            ? .escalationToStage3 : nil
    }

    /// "We received 64 complaints at stage 2", "61 stage 1 complaints"
    private func received(_ number: ProcedureNumber, at stage: Int?, _ clause: NumberClause, before last: StatedFigure?)
        -> FigureName?
    {
        guard let stage, stage > 0, let name = Self.figure(FigureName.complaintsByStage, stage) else { return nil }
        // "512 complaints at stage 1 and 71 at stage 2"
        if let last, FigureName.complaintsByStage.contains(last.name), last.name != name,
            isAll(Self.joints, in: number.before, clause), isAll(Self.joints, in: number.after, clause)
        {
            return name
        }
        // "640 stage 1 complaints in 2023/24, 600 in 2022/23"
        if last?.name == name, isAll(Self.joints, in: number.before, clause),
            isAll(Self.joints, in: number.after, clause),
            clause.years.contains(where: { number.after.overlaps($0.tokens) })
        {
            return name
        }
        if isMovedTo(number, clause) { return name }
        if countsStages(number, clause) == .complaints { return name }
        if text.isWhole(number.tokens.lowerBound, in: clause.sentence) {
            return isCountOfStage(number, clause) ? name : nil
        }
        guard text.contains(Self.cases, in: number.after),
            isAll(Self.receiving, in: number.before, clause), isAll(Self.receiving, in: number.after, clause)
        else { return nil }
        return name
    }

    /// Returns the words behind the whole of which a number is a part: those of the 412 in "38 of the 412 stage 1 complaints".
    private func wholeOf(_ number: ProcedureNumber) -> Range<Int>? {
        guard let next = number.next, text.isWholeBehind(number.tokens.upperBound, at: next.after.lowerBound) else {
            return nil
        }
        return next.after
    }

    /// Whether the words right behind a number are its stage and its noun: "412 stage 1 complaints were …".
    private func isCountOfStage(_ number: ProcedureNumber, _ clause: NumberClause) -> Bool {
        let noun = number.after.first { text.isWord($0, in: Self.cases) }
        guard let noun else { return false }
        let words = number.after.lowerBound..<noun
        let stages = clause.statement.items.filter {
            if case .stage(.stage) = $0.dimension { words.overlaps($0.tokens) } else { false }
        }
        return stages.count == 1 && isAll(Self.receiving, in: words, clause)
    }

    /// "Stage 2 complaints rose by 12 to 71"
    private func isMovedTo(_ number: ProcedureNumber, _ clause: NumberClause) -> Bool {
        let lead = clause.sentence.lowerBound..<number.tokens.lowerBound
        return text.isWord(number.tokens.lowerBound - 1, in: "to") && text.contains(Self.cases, in: lead)
            && text.contains(Self.moving, in: lead)
            && lead.allSatisfy { index in
                text.tokens[index].kind != .word || clause.statement.covers(index)
                    || text.isWord(index, in: Self.receiving) || text.isWord(index, in: Self.moving)
                    || clause.years.contains { $0.tokens.contains(index) }
            }
            && isAll(Self.plain, in: number.after, clause)
    }

    /// Whether a range has only these words, years, stages, signs and time limits.
    func isAll(_ words: WordSet, in range: Range<Int>, _ clause: NumberClause) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            if let year = clause.years.first(where: { $0.tokens.contains(index) }) {
                index = year.tokens.upperBound
                continue
            }
            if text.isWord(index, in: "within in"),
                let limit = text.count(at: text.skip("the", from: index + 1, in: range), in: range)
            {
                index = limit.next
                continue
            }
            guard text.tokens[index].kind != .mixed, clause.statement.covers(index) || text.tokens[index].number == nil,
                clause.statement.covers(index) || text.tokens[index].kind != .word || text.isWord(index, in: words)
            else { return false }
            index += 1
        }
        return true
    }

    static func figure(_ stages: [FigureName], _ stage: Int) -> FigureName? {
        stages.indices.contains(stage - 1) ? stages[stage - 1] : nil
    }
}
