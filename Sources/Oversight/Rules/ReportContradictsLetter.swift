import Model

extension Rule {
    public static let reportContradictsLetter = Rule(ReportContradictsLetter.self)
}

/// The council's own report gives the Ombudsman's figures for the year otherwise than his letter or page.
enum ReportContradictsLetter: RuleDefinition {
    static let name = "report-contradicts-letter"
    static let messageID = "cc85a0e7cc834146a3c3eddbbd6ac435"
    static let severity = Severity.notice

    static func judge(_ year: YearView) -> Judgement? {
        guard let report = year.figures.report else { return nil }
        let contradictions = report.reading.figures.sorted { $0.key < $1.key }.compactMap { name, figure in
            year.figures.ofOmbudsman(name).flatMap { stated in
                figure.contradicts(stated) ? (name: name, figure: figure, stated: stated) : nil
            }
        }
        // A figure of the text comes first: derived figures differ because of it.
        guard let first = contradictions.first(where: { !$0.figure.isDerived }) ?? contradictions.first else {
            return nil
        }
        var message =
            "\(year.subject): the council's own report gives the \(first.name.words) as \(first.figure.wording), the "
            + "Ombudsman's letter as \(first.stated.wording)"
        switch contradictions.count {
        case 1: break
        case 2: message += ", and differs in 1 more figure"
        case let count: message += ", and differs in \(count - 1) more figures"
        }
        return Judgement(message: message + ".", document: report.document, source: first.figure.place)
    }

    static let explanation = RuleExplanation(
        raisedWhen:
            "the council's own report gives a figure of the Ombudsman's otherwise than his letter or page; a rate may "
            + "differ by a point",
        subject: "@OMBUDSD_AUTHORITY@: the council's report for @OMBUDSD_PERIOD@ contradicts the Ombudsman",
        text: """
            The council's own complaints report gives a figure of the Ombudsman's for the year that his letter, or his statistics page,
            gives otherwise. A count must be the same; a rate may differ by a point. The letter's figure is the one that is used.

            To look at: which decisions each counts: reports often go by the day a complaint came, letters by the day it was decided.
            If the report is wrong, the committee that received it should know.

            The report's figure stands in @OMBUDSD_DOCUMENT@ at page:line @OMBUDSD_SOURCE@. The whole alert:
            """)
}
