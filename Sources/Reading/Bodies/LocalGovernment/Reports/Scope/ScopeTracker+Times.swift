import Model

/// Resolves the times that sentences name in relation to others.
extension ScopeTracker {
    /// Resolves "last year" where a sentence beside it names the report's own year, and "the previous year" behind an earlier one.
    ///
    /// - Parameters:
    ///   - time: the time that the paragraph has named by its number; nil where it has named none.
    ///   - next: the sentence behind it in the same paragraph; nil where there is none.
    func resolveTimes(in statement: inout ScopeStatement, after time: CaseTime?, before next: Range<Int>?) {
        var named = time
        for index in statement.items.indices {
            guard case .time(let own) = statement.items[index].dimension else { continue }
            let words = statement.items[index].tokens
            guard !words.contains(where: { text.tokens[$0].number != nil }) else {
                named = own
                continue
            }
            let isLast = text.isWord(words.lowerBound, in: "last past")
            if isLast, own == .unresolved, isOwnYear(time) || next.map(namesOwnYear) ?? false {
                statement.items[index].dimension = .time(yearBefore(recogniser.period))
            }
            // "the previous year", "the year before"
            let isBefore =
                text.isWord(words.lowerBound, in: ReportVocabulary.lastYear)
                || text.contains("before earlier", in: words)
            if !isLast, isBefore, case .year(let year) = named, year < recogniser.period, case .year = own {
                statement.items[index].dimension = .time(yearBefore(year))
            }
        }
    }

    private func yearBefore(_ year: Period) -> CaseTime {
        Period(endYear: year.endYear - 1).map { .year($0) } ?? .unresolved
    }

    private func isOwnYear(_ time: CaseTime?) -> Bool { time == .year(recogniser.period) }

    private func namesOwnYear(_ sentence: Range<Int>) -> Bool {
        recogniser.times(in: sentence, as: .sentence).contains { $0.dimension == .time(.year(recogniser.period)) }
    }

    /// Whether a sentence that names no year, or the one behind it, goes on to the year after, so that its own may be an earlier
    /// one: "The Ombudsman upheld 28 complaints. In the following year there were 31."
    func isYearBeforeAnother(_ statement: ScopeStatement, _ tokens: Range<Int>, before next: Range<Int>?) -> Bool {
        let own = statement.items.filter { if case .time = $0.dimension { true } else { false } }
        if let first = own.first {
            return isYearLater(first) && countsInThePast(tokens)
        }
        guard let next, countsInThePast(next) else { return false }
        return recogniser.times(in: next, as: .sentence).first.map(isYearLater) ?? false
    }

    private func isYearLater(_ item: ScopeStatement.Item) -> Bool {
        item.dimension == .time(.unresolved) && text.contains("following next later after on", in: item.tokens)
    }

    /// Whether a sentence has a number besides those of its times, and plans nothing: "Next year we will train 40 officers."
    private func countsInThePast(_ tokens: Range<Int>) -> Bool {
        let times = recogniser.times(in: tokens, as: .sentence)
        return !text.contains(Self.plans, in: tokens)
            && tokens.contains { index in
                text.count(at: index, in: tokens) != nil && !times.contains { $0.tokens.contains(index) }
            }
    }

    private static let plans = WordSet(
        "will would shall should may might plan plans planned aim aims intend intends expect expects hope hopes going")
}

// MARK: Other councils

extension ScopeTracker {
    /// Whether a sentence without a number speaks of another council, or of all, so that those behind it go on about that one:
    /// "Members may wish to note a recent report about another authority."
    func isTopic(_ owner: CaseOwner, of subject: SentenceSubject) -> Bool {
        guard !subject.hasNumber else { return false }
        switch owner {
        case .unresolved(let words): return recogniser.isOfOtherCouncil(words)
        case .otherBody, .allCouncils: return !subject.namesCouncilFirst
        case .council, .service: return false
        }
    }

    /// Whether a sentence behind others about another council speaks of this one: "Ours was 50%.", "In Harbourne it was 50%."
    func namesOurs(_ tokens: Range<Int>, besides owner: CaseOwner?) -> Bool {
        switch owner {
        case .unresolved(let words) where words == previous || recogniser.isOfOtherCouncil(words): break
        case .otherBody, .allCouncils: break
        case .council, .service, .unresolved, nil: return false
        }
        return text.contains("our ours we us", in: tokens)
            || tokens.contains { text.isCapital($0) && text.isWord($0, in: recogniser.distinct) }
    }
}
