import Model

/// Finds the figure that a sentence is about where it states no value of it: "The number of cases where the Ombudsman
/// found maladministration increased from 23 in 2022/23".
struct ComparisonSubjects {
    let text: DocumentText

    /// Returns the figure whose words begin a sentence, and the index after them; nil where there are none.
    func subject(of sentence: Range<Int>, _ scope: ReportScope) -> (name: FigureName, end: Int)? {
        let start = text.skip("the overall total in", from: sentence.lowerBound, in: sentence)
        for (phrase, name) in scope.isAboutOmbudsman ? Self.ombudsman : Self.own {
            if let end = text.match(phrase, at: start, in: sentence) {
                return (name, text.skip("received recorded this year", from: end, in: sentence))
            }
        }
        return scope.isAboutOmbudsman ? faults(at: start, in: sentence) : nil
    }

    /// "The number(s) of cases where the Ombudsman highlighted maladministration"
    private func faults(at start: Int, in sentence: Range<Int>) -> (name: FigureName, end: Int)? {
        guard text.isWord(start, in: "number numbers") else { return nil }
        let index = text.skip(
            """
            of cases complaints decisions findings where in which the ombudsman lgsco lgo has highlighted found \
            identified was there
            """, from: start + 1, in: sentence)
        guard index > start + 1,
            let end = Self.faults.lazy.compactMap({ text.match($0, at: index, in: sentence) }).first
        else { return nil }
        return (.decisionsUpheld, text.skip("was found by the ombudsman lgsco", from: end, in: sentence))
    }

    private static let own: [(Phrase, FigureName)] = [
        ("number of compliments", .contactsCompliments),
        ("number of corporate complaints", .contactsCorporateComplaints),
        ("number of contacts", .contactsTotal), ("corporate complaints", .contactsCorporateComplaints),
        ("compliments", .contactsCompliments),
    ]
    private static let ombudsman: [(Phrase, FigureName)] = [
        ("number of upheld complaints", .decisionsUpheld), ("number of upheld decisions", .decisionsUpheld),
        ("number of complaints upheld", .decisionsUpheld), ("compensation payments", .ombudsmanPayments),
        ("number of enquiries", .ombudsmanEnquiries), ("number of decisions", .ombudsmanDecisions),
    ]
    private static let faults: [Phrase] = ["maladministration and injustice", "maladministration", "fault"]
}
