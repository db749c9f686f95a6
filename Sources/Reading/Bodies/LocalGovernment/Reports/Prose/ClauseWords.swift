/// The words that may stand around a number and leave it the council's, the words of the council's name included.
struct ClauseWords {
    /// Before a count of the council's own cases.
    let lead: WordSet
    /// Before "Fault was found in 120 complaints".
    let faultLead: WordSet
    /// After a count of the council's own cases.
    let tail: WordSet
    /// Before a count of the Ombudsman's cases.
    let ombudsmanLead: WordSet
    /// Before "three" in "… and did not uphold three".
    let notUpheldLead: WordSet
    /// Before "any" in "did not issue any public reports".
    let noReportsLead: WordSet
    /// After a count of the Ombudsman's cases.
    let ombudsmanTail: WordSet

    /// - Parameter authority: the council's name.
    init(authority: String) {
        let own = WordSet(authority)
        lead = ReportVocabulary.lead.union(own)
        faultLead = lead.union(WordSet("fault found"))
        tail = ReportVocabulary.tail.union(own)
        ombudsmanLead = ReportVocabulary.ombudsmanLead.union(own)
        notUpheldLead = ombudsmanLead.union(WordSet("did not uphold"))
        noReportsLead = ombudsmanLead.union(WordSet("did not has have"))
        ombudsmanTail = ReportVocabulary.ombudsmanTail.union(own)
    }
}
