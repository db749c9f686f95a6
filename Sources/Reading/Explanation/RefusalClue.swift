public import Model

/// Something that a letter or report must have, and whether a refused document has it.
public struct RefusalClue: Hashable, Sendable {
    /// Whether the document has it.
    public var isThere: Bool
    /// One sentence: what was found, or what is missing and how it would look.
    public var text: String
    /// The place where it was found; nil where it is missing or stands in several places.
    public var place: Place?

    /// Looks for what a letter or report must have: the marks of its kind, a council, a year.
    static func all(in passage: Passage, _ refusal: Refusal) -> [RefusalClue] {
        switch refusal.code {
        // The message says what the text is; nothing is missing in it.
        case .template, .otherBody: []
        default: [statistics(in: passage), title(in: passage), council(in: passage), year(in: passage)]
        }
    }

    private static func statistics(in passage: Passage) -> RefusalClue {
        let phrases = Set(Formats.all.flatMap { $0.statisticsPhrases + $0.statisticsTitles }).sorted()
        for phrase in phrases {
            guard let found = passage.find(Phrase(phrase)) else { continue }
            return RefusalClue(
                isThere: true, text: "It has words of the Ombudsman's statistics.", place: passage.text.place(of: found)
            )
        }
        return RefusalClue(
            isThere: false,
            text: "It has no words of the Ombudsman's statistics, as “of complaints we investigated were upheld”.",
            place: nil)
    }

    private static func title(in passage: Passage) -> RefusalClue {
        guard let title = ReportTitle(of: passage) else {
            return RefusalClue(
                isThere: false,
                text: "None of its first lines is the title of a report, as “Annual complaints report 2023/24”.",
                place: nil)
        }
        let place = passage.text.place(of: title.tokens)
        return title.isAnnual
            ? RefusalClue(isThere: true, text: "It has the title of a report on complaints.", place: place)
            : RefusalClue(
                isThere: false, text: "Its title speaks of complaints, but of no year, as “2023/24” or “annual”.",
                place: place)
    }

    private static func council(in passage: Passage) -> RefusalClue {
        let text = passage.text
        let found =
            AuthorityRegister.shared.find(in: text, tokens: passage.tokens).first?.tokens
            ?? AuthorityForm.find(in: passage.tokens, of: text)
        guard let found else {
            return RefusalClue(
                isThere: false, text: "It names no council, as “Blackmoor District Council”.", place: nil)
        }
        return RefusalClue(
            isThere: true, text: "It names “\(text.string(found))”.", place: text.place(of: found))
    }

    private static func year(in passage: Passage) -> RefusalClue {
        guard let found = passage.text.reportingYears(in: passage.tokens).first else {
            return RefusalClue(
                isThere: false, text: "It names no reporting year, as “2023/24” or “the year to 31 March 2024”.",
                place: nil)
        }
        return RefusalClue(
            isThere: true, text: "It names the year \(found.year).", place: passage.text.place(of: found.tokens))
    }
}
