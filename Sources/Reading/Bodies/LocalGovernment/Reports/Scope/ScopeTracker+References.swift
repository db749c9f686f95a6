/// Resolves what words point back at, and what a sentence hands on to those behind it.
extension ScopeTracker {
    /// Resolves "the team": the service that the place around is about, or the complaints team.
    func resolveOwners(in statement: inout ScopeStatement, _ outer: ReportScope) {
        let known = paragraph.owner ?? outer.owner
        statement.items = statement.items.compactMap { item in
            guard case .owner(.unresolved(let words)) = item.dimension, words.count == 1,
                text.isWord(words.lowerBound, in: OwnerWords.units)
            else { return item }
            if case .service = known {
                return ScopeStatement.Item(dimension: .owner(known ?? .council), tokens: item.tokens)
            }
            return hasComplaintsTeam ? nil : item
        }
    }

    /// Resolves "the Ombudsman": the one named last in the sentence, the paragraph, the heading or the section.
    ///
    /// - Returns: whether the sentence counts cases of several ombudsmen together.
    mutating func resolveOmbudsmen(
        in statement: inout ScopeStatement, _ outer: ReportScope, of tokens: Range<Int>
    ) -> Bool {
        var last = paragraph.ombudsman ?? heading(outer) ?? sectionOmbudsman ?? usualOmbudsman
        for index in statement.items.indices {
            guard case .ombudsman(let body) = statement.items[index].dimension else { continue }
            if body == .unnamed {
                statement.items[index].dimension = .ombudsman(last)
            } else {
                last = body
                named.insert(body)
            }
        }
        guard recogniser.countsPartOfAnother(statement, in: tokens) else { return false }
        for index in statement.items.indices {
            if case .ombudsman = statement.items[index].dimension {
                statement.items[index].dimension = .ombudsman(.several)
            }
        }
        return true
    }

    /// The ombudsman that a heading or a lead-in names; nil where it says no more than "Ombudsman".
    func heading(_ outer: ReportScope) -> OmbudsmanBody? { outer.ombudsman == .unnamed ? nil : outer.ombudsman }

    /// Returns the ombudsman whose cases a sentence counts where it names none itself.
    func ombudsman(
        of sentence: ReportOutline.Sentence, _ subject: SentenceSubject, outer: ReportScope, isOfThose: Bool
    ) -> OmbudsmanBody? {
        // "We investigated 589 complaints." is of the council's own cases, in whichever section.
        if subject.isByCouncil, subject.lastOmbudsman == nil { return nil }
        let around = sections[sentence.section].ombudsman ?? (sentence.leadIn == nil ? nil : outer.ombudsman)
        if around != nil {
            return paragraph.ombudsman ?? heading(outer) ?? sectionOmbudsman ?? usualOmbudsman
        }
        // "The Ombudsman decided 15 complaints. Eleven were upheld.", "… Of these, eleven were upheld.", "It upheld 11."
        // "… received the Ombudsman's annual letter. A summary of performance was:"
        guard wasAboutOmbudsman, isOfThose || subject.isCount || subject.isIt || announces(sentence.tokens) else {
            return nil
        }
        return paragraph.ombudsman ?? usualOmbudsman
    }

    /// Whether a short sentence announces a list, and names nobody whose numbers stand in it.
    private func announces(_ tokens: Range<Int>) -> Bool {
        guard let last = tokens.last, text.tokens[last].isSign(":"), tokens.count <= 10 else { return false }
        return !text.contains("we our us council council's corporate stage stages received contacts", in: tokens)
    }

    /// Returns the scope that the items of a list take over from the sentence that announces them. What it states in any
    /// dimension holds for them, and a word of it that is not known leaves open whose they are: "In a typical month we
    /// receive:".
    func binding(
        ofLeadIn tokens: Range<Int>, _ statement: ScopeStatement, _ subject: SentenceSubject, _ outer: ReportScope
    ) -> ReportScope {
        var binding = self.binding(of: statement, subject, outer)
        let stated = statement.scope
        binding.stage = stated.stage ?? binding.stage
        binding.measure = stated.measure ?? binding.measure
        if subject.time == nil, let time = stated.time, !subject.compares { binding.time = time }
        let reported = text.reportedStart(of: tokens, in: recogniser.period)..<tokens.upperBound
        if binding.isOfCouncil, !wording.isCouncilWide(leadIn: reported, except: statement, in: text) {
            binding.owner = .unresolved(tokens)
        }
        return binding
    }

    /// Returns the scope that the next sentence, or a list, takes over.
    func binding(
        of statement: ScopeStatement, _ subject: SentenceSubject, _ outer: ReportScope
    ) -> ReportScope {
        var binding = outer
        binding.meansOmbudsmanByIt = false
        if let owner = subject.owner { binding.owner = owner }
        if let time = subject.time { binding.time = time }
        if let named = subject.lastOmbudsman { binding.ombudsman = named }
        return binding
    }
}
