import Model

/// Tells which figure the other year's count is of, where its noun is not that of the figure before: "Four were not
/// upheld. This compares with 84 decisions in 2022/23."
enum ComparedNoun {
    /// Returns the figure that a count is of.
    ///
    /// - Parameters:
    ///   - tokens: the count with the words behind it.
    ///   - name: the figure that the text spoke of last, which a general noun ("cases") or none leaves.
    static func name(of tokens: Range<Int>, for name: FigureName, in text: DocumentText) -> FigureName {
        if name.isOfOmbudsman {
            if text.contains("upheld", in: tokens) {
                return text.contains("not", in: tokens) ? .decisionsNotUpheld : .decisionsUpheld
            }
            if text.contains("decisions decided", in: tokens) { return .ombudsmanDecisions }
            if text.contains("investigations", in: tokens) { return .upholdInvestigations }
            return text.contains("enquiries received", in: tokens) ? .ombudsmanEnquiries : name
        }
        guard name.rawValue.hasPrefix("contacts.") else { return name }
        if text.contains("compliments", in: tokens) { return .contactsCompliments }
        if text.contains("corporate", in: tokens) { return .contactsCorporateComplaints }
        return text.contains("enquiries", in: tokens) && name != .contactsTotal ? .contactsEnquiries : name
    }
}

extension FigureName {
    /// Whether the figure counts cases of the Ombudsman's.
    fileprivate var isOfOmbudsman: Bool {
        self != .ombudsmanPayments
            && ["decisions.", "ombudsman.", "uphold."].contains { rawValue.hasPrefix($0) }
    }
}
