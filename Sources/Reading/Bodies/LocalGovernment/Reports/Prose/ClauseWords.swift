/// The words that may stand around a number and leave it the council's, the words of the council's name included.
struct ClauseWords {
    /// The words of the council's name, and "Council".
    let authority: WordSet
    /// Before a count of the council's own cases.
    let lead: WordSet
    /// Before "Fault was found in 120 complaints".
    let faultLead: WordSet
    /// After a count of the council's own cases.
    let tail: WordSet
    /// Before a count of the Ombudsman's cases.
    let ombudsmanLead: WordSet
    /// Before a count of the Ombudsman's cases with one outcome.
    let outcomeLead: WordSet
    /// Before a count of the cases that the Ombudsman investigated.
    let investigationLead: WordSet
    /// Before "three" in "… and did not uphold three".
    let notUpheldLead: WordSet
    /// Before "any" in "did not issue any public reports".
    let noReportsLead: WordSet
    /// After a count of the Ombudsman's cases.
    let ombudsmanTail: WordSet

    /// - Parameters:
    ///   - authority: the council's name.
    ///   - quotesLetter: whether the text is a paper that quotes the annual letter.
    init(authority: String, quotesLetter: Bool) {
        let own = WordSet(wordsOfName: authority)
        let letter = quotesLetter ? Self.ofPaper : Self.ofReport
        self.authority = Self.council.union(own)
        lead = ReportVocabulary.lead.union(own)
        faultLead = Self.fault.union(own)
        tail = ReportVocabulary.tail.union(own)
        ombudsmanLead = letter.ombudsman.union(own)
        outcomeLead = letter.outcome
        investigationLead = letter.investigation.union(own)
        notUpheldLead = letter.notUpheld.union(own)
        noReportsLead = letter.noReports.union(own)
        ombudsmanTail = ReportVocabulary.ombudsmanTail.union(own)
    }

    private static let council = WordSet("council authority")
    private static let fault = ReportVocabulary.lead.union(WordSet("fault found"))
    private static let ofReport = Leads(
        ReportVocabulary.ombudsmanLead.union(WordSet("but results")), outcome: ReportVocabulary.outcomeLead)
    private static let ofPaper = Leads(
        ofReport.ombudsman.union(ReportVocabulary.quotingLead),
        outcome: ReportVocabulary.outcomeLead.union(ReportVocabulary.quotingLead))

    /// The words before counts of the Ombudsman's cases in a text of one kind.
    private struct Leads {
        let ombudsman: WordSet
        let outcome: WordSet
        let investigation: WordSet
        let notUpheld: WordSet
        let noReports: WordSet

        init(_ ombudsman: WordSet, outcome: WordSet) {
            self.ombudsman = ombudsman
            self.outcome = outcome
            investigation = ombudsman.union(
                WordSet("out from of upheld carried undertook completed conducted concluded finished"))
            notUpheld = ombudsman.union(WordSet("did not uphold"))
            noReports = ombudsman.union(WordSet("did not has have"))
        }
    }
}
