import Model

/// Nearly all peers that are followed have their letter for the year, and this authority, which had one for the year
/// before, has not. What is overdue is told by what the others have, so no clock is asked.
struct LetterMissing: YearRule {
    let rule = Rule.letterMissing

    func judge(_ year: YearView) -> Judgement? {
        guard let last = year.overdueSince else { return nil }
        let message =
            "\(year.subject): the Ombudsman's letter is not here, although nearly all similar authorities have theirs; "
            + "the last one is for \(last.reading.period.name)."
        return Judgement(rule: rule, message: message, document: last.document, source: last.reading.periodPlace)
    }
}
