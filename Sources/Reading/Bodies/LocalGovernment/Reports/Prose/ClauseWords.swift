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
        self.authority = own.union(WordSet("council authority"))
        lead = ReportVocabulary.lead.union(own)
        faultLead = lead.union(WordSet("fault found"))
        tail = ReportVocabulary.tail.union(own)
        let ombudsman = ReportVocabulary.ombudsmanLead.union(own).union(WordSet("but results"))
        ombudsmanLead = quotesLetter ? ombudsman.union(ReportVocabulary.quotingLead) : ombudsman
        let outcome = ReportVocabulary.outcomeLead
        outcomeLead = quotesLetter ? outcome.union(ReportVocabulary.quotingLead) : outcome
        investigationLead = ombudsmanLead.union(
            WordSet("out from of upheld carried undertook completed conducted concluded finished"))
        notUpheldLead = ombudsmanLead.union(WordSet("did not uphold"))
        noReportsLead = ombudsmanLead.union(WordSet("did not has have"))
        ombudsmanTail = ReportVocabulary.ombudsmanTail.union(own)
    }
}
