import Model

/// The letters for the years to March 2019 and later: statistics in sentences, in three blocks (complaints upheld,
/// compliance with recommendations, satisfactory remedies), from 2023 on with figures per 100,000 residents, from 2025
/// on with an overview of the caseload.
///
/// Published by the Local Government and Social Care Ombudsman at www.lgo.org.uk/your-councils-performance; the terms
/// are explained in its manual for councils, part 11, "Annual review letters".
struct SentenceLetter: Format {
    let name = "sentence-letter"
    let statisticsPhrases = ["statistics are based on"] + StatisticSentence.knownPhrases

    func recognise(_ passage: Passage) -> Confidence {
        let sentences = StatisticSentence.knownPhrases(in: passage)
        guard sentences > 0 else { return passage.isHeadedAsLetter ? .weak : .none }
        let isAddressed = LetterHead(of: passage).salutation != nil
        // The statistics page has the same words below its own title.
        if !isAddressed, StatisticsPageTitle.stands(over: passage) { return .likely }
        let isDocument = isAddressed || passage.contains("for the period ending")
        if isDocument { return sentences > 1 ? .certain : .likely }
        // A council's report may quote the letter's sentences; then its title makes the difference.
        if ReportTitle(of: passage)?.isReport == true { return .weak }
        return CommitteePaper.isOne(passage) ? .none : sentences > 1 ? .likely : .weak
    }

    func read(_ passage: Passage) throws(Refusal) -> Reading {
        try Sender.requireOwn(passage)
        let reader = SentenceReader.read(passage)
        if reader.ledger.figures.isEmpty {
            if reader.blanks > 0 || LetterTemplate.isOne(passage) { throw LetterTemplate.refusal }
            throw Refusal(
                .noFigures,
                "It looks like an annual review letter, but its statistics are missing; add the page that holds them.")
        }
        if LetterTemplate.isOne(passage) { throw LetterTemplate.refusal }
        var reading = Reading(.annualReviewLetter, format: name, of: try Identification(of: passage))
        let begin = reader.statistics.firstLine(in: passage.text)
        let years = StatisticYears.blocks(of: passage, own: reading.period, from: begin)
        if years.contains(where: { $0.year != reading.period }) {
            readYears(years, of: passage.text, into: &reading)
        } else {
            reading.figures = reader.ledger.figures
            reading.findings += reader.ledger.findings
        }
        reading.findings += Remarks.findings(in: passage, about: reading.authority, in: reading.period)
        return reading
    }

    /// Reads statistics of several years: the letter's own are its figures, the others stand under their years.
    private func readYears(_ years: [StatisticYears.Block], of text: DocumentText, into reading: inout Reading) {
        // Dates of other years are no contradiction then.
        let others = years.filter { $0.year != reading.period }.map(\.passage.lines)
        reading.findings.removeAll { finding in
            guard finding.figures.isEmpty, let line = text.lineIndex(of: finding.place) else { return false }
            return others.contains { $0.contains(line) }
        }
        var ledgers = years.map { SentenceReader.read($0.passage).ledger }
        reading.findings += StatisticYears.giveUpStrayBases(in: &ledgers)
        for (block, ledger) in zip(years, ledgers) {
            guard let year = block.year else {
                if let finding = block.finding(about: ledger) { reading.findings.append(finding) }
                continue
            }
            reading.findings += ledger.findings
            for (name, figure) in ledger.figures.sorted(by: { $0.key < $1.key }) {
                let first =
                    year == reading.period ? reading.figures[name] : reading.earlier[year.name]?[name]
                if let first {
                    if let conflict = Checks.conflict(name, first, figure) { reading.findings.append(conflict) }
                } else if year == reading.period {
                    reading.figures[name] = figure
                } else {
                    reading.earlier[year.name, default: [:]][name] = figure
                }
            }
        }
    }
}
