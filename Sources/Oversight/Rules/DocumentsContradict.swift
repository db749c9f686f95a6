import Model

extension Rule {
    public static let documentsContradict = Rule(DocumentsContradict.self)
}

/// Two documents of one kind and date, a letter with a date and one without, or the Ombudsman's letter, page and data table give a
/// figure otherwise.
enum DocumentsContradict: RuleDefinition {
    static let name = "documents-contradict"
    static let messageID = "41d7e19418764fa5a1b2dc11afbbf37c"
    static let severity = Severity.warning

    static func judge(_ year: YearView) -> Judgement? {
        let contradictions = year.figures.contradictions
        guard let first = contradictions.first else { return nil }
        var message = "\(year.subject): \(first.twoDocuments.lowercasedFirst) contradict each other. \(first.accounts)."
        // With the number of figures and not of documents, which would change the alert with every copy that arrives.
        let look = "`ombudsctl show \(year.authority.slug)`"
        switch contradictions.count {
        case 1: break
        case 2: message += " Such documents differ in 1 more figure; \(look) names it."
        case let count: message += " Such documents differ in \(count - 1) more figures; \(look) names them."
        }
        let used = year.figures.figure(first.name) ?? first.one
        return Judgement(message: message, document: used.filed.document, source: used.figure.place)
    }

    static let explanation = RuleExplanation(
        raisedWhen:
            "two letters, pages or reports of one date, or without a date, or the Ombudsman's letter, page and data table of the "
            + "year, give a figure otherwise",
        subject: "@OMBUDSD_AUTHORITY@: two documents for @OMBUDSD_PERIOD@ contradict each other",
        text: """
            Two documents of the same kind and date, or two of the Ombudsman's of different kinds, give a figure of the same year
            otherwise. Of one kind the document with more figures is used, of equal ones the one that arrived last; a letter goes before
            a page, and a page before a data table. The message names the first two. It may be a copy that was cut off or damaged, a
            letter that was corrected and bears its old date, or a page that was brought up to date after the letter.

            To look at: both originals. Of one kind, dropping the right one into the inbox again makes it the last
            arrival; `ombudsctl correct` enters a figure, and `ombudsctl withdraw` takes a document back.

            The figure that is used stands in @OMBUDSD_DOCUMENT@ at page:line @OMBUDSD_SOURCE@. The whole alert:
            """)
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
