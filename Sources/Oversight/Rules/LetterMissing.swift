import Model

extension Rule {
    public static let letterMissing = Rule(LetterMissing.self)
}

/// Nearly all peers that had a letter for the year before have one for the year, and this authority, which had one too,
/// has not.
///
/// The letters of the others say that a letter is overdue, so the rule asks no clock.
enum LetterMissing: RuleDefinition {
    static let name = "letter-missing"
    static let messageID = "37f7426ed2d5478fa942d603a1983184"
    static let isOn = false
    static let severity = Severity.notice
    static let restsOnYearBefore = true
    static let threshold: RuleThreshold? = RuleThreshold(
        90, .percent, in: 1...100,
        "The percentage of the authorities of the type with a letter the year before that must have theirs this year.")

    static func judge(_ year: YearView) -> Judgement? {
        guard let last = year.overdueSince else { return nil }
        let message =
            "\(year.subject): the Ombudsman's letter is not here, although nearly all similar authorities have theirs; "
            + "the last one is for \(last.reading.period.name)."
        return Judgement(message: message, document: last.document, source: last.reading.periodPlace)
    }

    static let explanation = RuleExplanation(
        raisedWhen:
            "an authority that had a letter for the year before has none for this one, while nearly all others of its "
            + "type, at least `peers.minimum` of them, have theirs",
        subject: "@OMBUDSD_AUTHORITY@: the letter for @OMBUDSD_PERIOD@ is missing",
        text: """
            Nearly all authorities of the same type whose letters are stored here have theirs for the year; this authority had one for
            the year before and has none yet. This rule is off unless the settings switch it on.

            To look at: the Ombudsman's website, the rejected files (`ombudsctl documents`), and whether the authority still exists.

            The last letter is @OMBUDSD_DOCUMENT@. The whole alert:
            """)
}

// MARK: - Which letters are missing

extension State {
    /// The document that speaks for the authority's year before, where the letter for this year is overdue; else nil.
    func lastDocument(beforeMissingLetterOf record: AuthorityRecord, _ period: Period) -> FiledReading? {
        guard policy[.letterMissing].isOn, record.years[period.name]?.summary.hasLetter != true,
            let last = Period(endYear: period.endYear - 1).flatMap({ record.years[$0.name] }), last.summary.hasLetter,
            haveTheirLetters(record.authority.kind, period, without: record.authority.slug),
            AuthorityRegister.shared.exists(record.authority, in: period)
        else { return nil }
        return last.principal
    }

    /// Whether enough of the authorities that had a letter for the year before have one for this year.
    private func haveTheirLetters(_ kind: Authority.Kind, _ period: Period, without slug: String) -> Bool {
        guard let last = Period(endYear: period.endYear - 1), let key = PeerIndex.Key(kind, period),
            let lastKey = PeerIndex.Key(kind, last)
        else { return false }
        let members = peers[key].members
        var followed = 0
        var served = 0
        for (peer, summary) in peers[lastKey].members where peer != slug && summary.hasLetter {
            followed += 1
            if members[peer]?.hasLetter == true { served += 1 }
        }
        guard served >= policy.peersMinimum else { return false }
        return Double(served) * 100 >= (policy[.letterMissing].threshold ?? 100) * Double(followed)
    }

    /// The years that a letter about one period of a type of authority makes the rule judge anew: those that lack a
    /// letter in this period or the next, and those whose letter has come.
    func yearsOfMissingLetters(after letter: Subject) -> [Year] {
        guard policy[.letterMissing].isOn, let next = Period(endYear: letter.period.endYear + 1) else { return [] }
        return [letter.period, next].flatMap { missingLetters(letter.kind, $0) }
    }

    private func missingLetters(_ kind: Authority.Kind, _ period: Period) -> [Year] {
        guard let last = Period(endYear: period.endYear - 1), let key = PeerIndex.Key(kind, period),
            let lastKey = PeerIndex.Key(kind, last)
        else { return [] }
        let members = peers[key].members
        return peers[lastKey].members.filter { $0.value.hasLetter && members[$0.key]?.hasLetter != true }
            .map { Year(slug: $0.key, period: period.name) }
            // Where the letter has come, the alert goes.
            + members.keys.filter { authorities[$0]?.years[period.name]?.book.alerts.isEmpty == false }
            .map { Year(slug: $0, period: period.name) }
    }
}
