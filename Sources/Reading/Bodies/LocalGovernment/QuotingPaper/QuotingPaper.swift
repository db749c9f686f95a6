import Model

/// A paper or the minutes of a council's meeting that quote the Ombudsman's annual letter. Their figures are the letter's
/// at second hand: they have the basis `quoted`, rank behind every other document, and raise no alert.
///
/// The running text is read as that of a report (`ProseReader`), and so are tables and labelled lines.
struct QuotingPaper: Format {
    let name = "quoting-paper"

    func recognise(_ passage: Passage) -> Confidence {
        let text = passage.text
        guard QuotedLetterMarks.areIn(passage),
            Self.isOfMeeting(passage) || ReportTitle(of: passage).map({ $0.isSentence || !$0.isReport }) ?? true,
            text.lines[passage.lines].contains(where: { !$0.tokens.isEmpty })
        else { return .none }
        // A committee's page of one item is no letter, whatever its title says.
        return QuotedLetterMarks.areItemOfMeeting(passage) ? .likely : .weak
    }

    private static func isOfMeeting(_ passage: Passage) -> Bool {
        QuotedLetterMarks.areMinutes(passage) || QuotedLetterMarks.areItemOfMeeting(passage)
    }

    func read(_ passage: Passage) throws(Refusal) -> Reading {
        let identification = try Identification(ofReport: passage)
        let report = ReportText(passage, of: identification, quotesLetter: true)
        var statements = ReportStatements()
        ReportTableReader(report).read(into: &statements)
        LabelledLineReader(report).read(into: &statements)
        ProseReader(report).read(into: &statements)
        CorrectionReader(report).apply(to: &statements)
        let settled = statements.settled(for: report.period)
        // A meeting is told of the council's own complaints, too, and a cover paper names them in passing.
        let isOfMeeting = Self.isOfMeeting(passage)
        let figures = (settled.years[report.period] ?? [:]).filter { name, _ in
            !name.rawValue.hasPrefix("contacts.") || isOfMeeting && name != .contactsOmbudsman
        }
        guard !figures.isEmpty else {
            if let refusal = settled.refusal(of: "It is a paper or minutes about the Ombudsman's letter") {
                throw refusal
            }
            throw Refusal(
                .noFigures,
                "It is a paper or minutes about the Ombudsman's letter, and none of its numbers could be tied to a figure of the "
                    + "letter's; drop in the letter itself."
            )
        }
        var reading = Reading(.complaintsReport, format: name, of: identification)
        reading.figures = figures
        reading.earlier = settled.earlier(than: report.period)
        let impossible = ReportChecks.removeImpossible(from: &reading.figures)
        let derived = ReportChecks.deriveUphold(for: &reading, hasOpenCases: statements.hasOpenCases)
        reading.findings +=
            impossible + settled.findings + settled.doubts(besides: reading.figures) + Checks.impossible(among: figures)
            + derived
        reading.markAsQuotation()
        return reading
    }
}
