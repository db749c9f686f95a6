/// The marks of a paper or minutes of a council's meeting that quote the Ombudsman's annual letter.
enum QuotedLetterMarks {
    /// Whether a passage has words of a meeting and of the annual letter, and no letter's salutation. Minutes that say what the
    /// Ombudsman decided quote the letter, whether they name it or not.
    static func areIn(_ passage: Passage) -> Bool {
        guard LetterHead(of: passage).salutation == nil, meetings.countOfAll(in: passage) > 0,
            passage.contains("ombudsman") || passage.contains("ombudsman's") || passage.contains("lgsco")
                || passage.contains("lgo")
        else { return false }
        return letters.contains(where: { passage.contains($0) })
            || outcomes.contains(where: { passage.contains($0) })
                && (areMinutes(passage) || areItemOfMeeting(passage))
    }

    /// The number of lines with text, from the first on, of which one names the passage as minutes.
    private static let front = 12

    /// Whether a short line at the front says that the passage is the minutes of a meeting: "Minutes of the Audit Committee".
    static func areMinutes(_ passage: Passage) -> Bool {
        let text = passage.text
        let isNamed = passage.lines.lazy.filter { !text.lines[$0].tokens.isEmpty }.prefix(front).contains { line in
            let tokens = text.lines[line].tokens
            guard tokens.count <= 20, let last = tokens.last, !text.tokens[last].isSign("."),
                let word = tokens.first(where: { text.isWord($0, in: "minutes minute") })
            else {
                return false
            }
            // "3. Minutes of the last meeting" is an item of an agenda, and "within 20 minutes" a time.
            return word < tokens.lowerBound + 4 && text.isCapital(word) && text.sectionNumber(line) == nil
                && !text.contains("last previous", in: tokens)
        }
        return isNamed && proceedings.contains { passage.contains($0) }
    }

    /// Whether a passage is a committee's page of one item: "Issue - meetings", "Meeting: 18/10/2023 - Audit Committee (Item 229)", or
    /// "Agenda item" over what the meeting did with it.
    static func areItemOfMeeting(_ passage: Passage) -> Bool {
        let text = passage.text
        let head = passage.lines.lazy.filter { !text.lines[$0].tokens.isEmpty }.prefix(front)
        return head.contains { line in
            let tokens = text.lines[line].tokens
            guard let first = tokens.first, tokens.count <= 30 else { return false }
            if text.isWord(first, in: "meeting"), text.sign(first + 1, is: ":") {
                return text.date(at: first + 2, in: tokens) != nil
            }
            // A cover paper has "Agenda item 7" over the council's own report.
            if tokens.count == 2, text.isWord(first, in: "agenda"), text.isWord(first + 1, in: "item") {
                return hasProceedings(passage)
            }
            return tokens.count == 3 && text.isWord(first, in: "issue") && text.isWord(first + 2, in: "meetings")
        }
    }

    /// Whether a line by itself heads what the meeting did: "Minutes:", "Decision:".
    private static func hasProceedings(_ passage: Passage) -> Bool {
        let text = passage.text
        return passage.lines.contains { line in
            let tokens = text.lines[line].tokens
            return tokens.count == 2 && text.isWord(tokens.lowerBound, in: "minutes decision decisions")
                && text.tokens[tokens.lowerBound + 1].isSign(":")
        }
    }

    private static let proceedings: [Phrase] = [
        "resolved", "apologies", "present", "noted", "meeting", "held on", "agreed", "committee", "cabinet",
    ]

    private static let outcomes: [Phrase] = [
        "upheld", "uphold", "uphold rate", "investigated", "investigations", "decisions",
    ]

    private static let meetings = PhraseMarks([
        "committee", "cabinet", "minutes", "resolved", "agenda item", "recommendation", "full council", "board",
        "report to", "scrutiny", "panel",
    ])
    private static let letters: [Phrase] = [
        "annual letter", "annual review letter", "ombudsman's letter", "review letter", "annual review of",
        "ombudsman letter",
        "lgsco letter", "letter from the ombudsman", "letter of the ombudsman", "ombudsman annual report",
        "ombudsman's annual report",
    ]
}
