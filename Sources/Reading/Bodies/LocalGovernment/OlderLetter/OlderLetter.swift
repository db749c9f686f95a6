import Model

/// The letters for the years to March 2006 to 2013: complaints received by subject, decisions in the terms of
/// maladministration, and how fast the council answered first enquiries.
///
/// Until 2008 each table has a row for the year and one for each of the two years before. For 2009 to 2012 the
/// complaints received are a table of the advice team's work, and there is one year only. The letters for
/// 2013 have a sentence with the number received. Published by the Commission for Local Administration in England,
/// with notes on interpretation that define the terms.
struct OlderLetter: Format {
    let name = "older-letter"

    private static let signs = PhraseMarks([
        "MI reps", "NM reps", "Omb disc", "No mal", "Local settlement", "Local settlements", "Outside jurisdiction",
        "Premature complaints", "LGO Advice Team", "Investigative team", "First enquiries", "maladministration",
        "Ombudsman's discretion", "Avg no of days to respond", "Annual letter", "Annual review",
        "Not enough evidence of fault", "No power to investigate", "Injustice remedied during enquiries",
        "compares to the following average number", "Forwarded to investigative team",
    ])

    private static let tornSigns = PhraseMarks([
        "MI", "LS", "NM", "reps", "mal", "Omb", "disc", "jurisdiction", "premature",
    ])

    func recognise(_ passage: Passage) -> Confidence {
        let seen = Self.signs.count(in: passage)
        // The letters for 2013 have a sentence and no table.
        if seen < 3, passage.contains("compares to the following average number"), Self.sentence(of: passage) != nil {
            return .likely
        }
        // Headings that wrap leave none of the signs whole: "NM / reps", "Omb / disc".
        if seen < 6, passage.contains("Local authority report"), Self.tornSigns.count(in: passage) > 3 {
            return .likely
        }
        // Every phrase is torn where headings wrap over four lines; their words still head a whole row.
        if seen < 3, seen > 0, passage.contains("LGO Advice Team"), OlderStatistics(passage).hasDecisions {
            return .likely
        }
        if seen < 3, isPlainLetter(passage) || isResponseTimes(passage) { return .likely }
        guard seen >= 3,
            passage.contains("Ombudsman") || passage.contains("Ombudsman's") || passage.contains("LGO")
                || passage.contains("Omb disc")
        else {
            return .none
        }
        if seen >= 6 { return .certain }
        // A council's own report has some of the terms as well, but writes to nobody.
        let isLetter =
            passage.contains("your council") || passage.contains("your authority")
            || passage.contains("Ombudsman's Annual Review") || passage.contains("Ombudsman's Annual Letter")
        return isLetter || ReportTitle(of: passage)?.isAnnual != true ? .likely : .weak
    }

    /// Whether a passage is a letter in plain words: under the title with the Ombudsman's name and the year some sentence says
    /// what was received, decided or answered.
    private func isPlainLetter(_ passage: Passage) -> Bool {
        guard OlderLetterHead.stands(over: passage), !CommitteePaper.isOne(passage) else { return false }
        return !passage.text.matches(of: OutcomeTopic.phrases, in: passage.tokens).isEmpty
            || Self.responses.countOfAll(in: passage) > 0 || countsComplaints(passage)
    }

    /// Whether a number of complaints stands in a passage: "84 complaints", "Complaints fell to 84".
    private func countsComplaints(_ passage: Passage) -> Bool {
        let text = passage.text
        return text.matches(of: Self.cases, in: passage.tokens).contains { match in
            let end = match.tokens.lowerBound
            return text.quantity(before: end, in: passage.tokens) != nil
                || text.isWord(match.tokens.upperBound, in: OutcomeSentences.wordsOfChange)
        }
    }

    private static let cases = PhraseSet<Void>([
        ("complaints", ()), ("investigations", ()), ("enquiries and complaints", ()), ("complaints and enquiries", ()),
        ("people contacted", ()), ("contacts", ()),
    ])

    /// Whether a passage is the page of a letter with its response times alone.
    private func isResponseTimes(_ passage: Passage) -> Bool {
        guard passage.contains("Local authority report"), passage.contains("First enquiries"),
            passage.contains("days to respond")
                || passage.contains("of days") && passage.contains("to respond")
        else { return false }
        return !passage.text.reportingYears(in: passage.tokens).isEmpty || passage.contains("period ending")
    }

    private static let responses = PhraseMarks([
        "response time", "response times", "first enquiries", "on average", "average time", "average of", "averaged",
    ])

    func read(_ passage: Passage) throws(Refusal) -> Reading {
        try Sender.requireOwn(passage)
        let tables = OlderStatistics(passage)
        let identification = try Identification(of: passage, otherwise: tables.newestYear)
        let statistics = statistics(of: tables, in: passage, period: identification.period.value)
        // Of tables that can't be told apart the findings say where they stand.
        guard !statistics.figures.isEmpty || statistics.findings.contains(where: { !$0.figures.isEmpty }) else {
            throw Refusal(
                .noFigures, "It looks like an annual letter, but its statistics could not be read; add their pages.")
        }
        var reading = Reading(.annualReviewLetter, format: name, of: identification)
        reading.figures = statistics.figures
        reading.earlier = statistics.earlier
        reading.tables = statistics.tables
        reading.findings +=
            statistics.findings + Remarks.findings(in: passage, about: reading.authority, in: reading.period)
        return reading
    }

    // MARK: Tables

    private func statistics(of tables: OlderStatistics, in passage: Passage, period: Period) -> Statistics {
        var tables = tables
        tables.read(for: period)
        var statistics = tables.statistics
        OutcomeSentences.add(of: passage, without: tables.tableTokens, period: period, to: &statistics)
        if statistics.figures[.receivedTotal] == nil, passage.contains("compares to the following average number") {
            addSentence(of: passage, to: &statistics)
        }
        OlderResponses(passage, period: period).add(to: &statistics)
        noteResponses(in: passage, to: &statistics)
        return statistics
    }

    /// Adds the finding for response times whose headings the text has and that no table and no sentence shows.
    private func noteResponses(in passage: Passage, to statistics: inout Statistics) {
        let names: [FigureName] = [.responseFirstEnquiries, .responseAverageDays]
        let known = Set(statistics.findings.flatMap(\.figures)).union(statistics.figures.keys)
        guard known.isDisjoint(with: names), let heading = passage.find("avg no of days") else { return }
        statistics.findings.append(
            Checks.unclear(
                names, "The numbers of the response times can't be tied to their headings.",
                at: passage.text.place(of: heading)))
    }

    // MARK: Sentences

    private func addSentence(of passage: Passage, to statistics: inout Statistics) {
        guard let (count, tokens) = Self.sentence(of: passage) else { return }
        statistics.figures[.receivedTotal] = Figure(
            value: Double(count), unit: .count, place: passage.text.place(of: tokens))
    }

    /// "we received 22 complaints about your council"; the number that the Ombudsman received in all is no figure of
    /// the council's.
    private static func sentence(of passage: Passage) -> (count: Int, tokens: Range<Int>)? {
        var start = passage.tokens.lowerBound
        while let words = passage.text.find("we received", in: start..<passage.tokens.upperBound) {
            start = words.upperBound
            guard let (count, next) = passage.text.count(at: words.upperBound, in: passage.tokens) else { continue }
            let after = next..<min(passage.tokens.upperBound, next + 6)
            if passage.text.find("complaints", in: after) != nil || passage.text.find("complaint", in: after) != nil,
                passage.text.find("about your", in: after) != nil || passage.text.find("against your", in: after) != nil
            {
                return (count, words.lowerBound..<next)
            }
        }
        return nil
    }
}
