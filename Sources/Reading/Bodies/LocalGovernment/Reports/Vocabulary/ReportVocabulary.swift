/// The vocabulary of councils' complaints reports.
///
/// A number is read as the council's figure only where every word around it is known to leave it the council's. Words
/// of one form of clause stand with the reader of that form; those that several readers share stand here.
enum ReportVocabulary {
    /// Short names of the Local Government and Social Care Ombudsman, and the word itself, which the Housing Ombudsman
    /// shares.
    static let ombudsman = WordSet("ombudsman ombudsmans ombudsmen lgsco lgscos lgo lgos lgcso")

    /// The words before "Ombudsman" in the full name.
    static let ombudsmanName: [Phrase] = [
        "local government and social care", "local government & social care", "local government",
    ]

    /// Words that speak of other bodies too, or of the country as a whole.
    static let national = WordSet(
        """
        average averages england english national nationally nationwide neighbour neighbours authorities councils \
        comparable similar sector peers benchmark
        """)

    /// Words by which a sentence is of the whole council, whatever the sentences before speak of.
    static let whole = WordSet(
        """
        overall altogether total totals council councils all whole combined
        """)

    /// Words before "year" that mean the one before.
    static let lastYear = WordSet("last previous preceding prior")

    /// Words of a label that counts everything: "Total number of contacts received".
    static let totalLabel = WordSet(
        """
        total totals grand overall number of enquiries contacts all received volume volumes combined processed and
        """)
}
