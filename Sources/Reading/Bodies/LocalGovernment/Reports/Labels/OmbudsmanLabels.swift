import Model

extension DocumentText {
    /// Returns the outcome of the Ombudsman's that a label names; nil where it names none or several, or has a word
    /// that no such label has.
    func outcomeLabel(_ run: Range<Int>) -> ReportLabel? {
        guard !run.isEmpty else { return .total }
        if isAll(ReportVocabulary.totalLabel, in: run) {
            return contains("total totals overall", in: run) ? .total : nil
        }
        guard isAll(OmbudsmanOutcome.labelWords, in: run), let outcome = outcome(in: run) else { return nil }
        return outcome.figureName.map { .figure($0) }
    }

    /// Returns the whole of the Ombudsman's cases that a label counts: those received, or those decided.
    func ombudsmanLabel(_ run: Range<Int>) -> FigureName? {
        guard isAll(Self.ombudsmanCases, in: run) else { return nil }
        if contains("decisions decision decided", in: run) { return .ombudsmanDecisions }
        return contains("received enquiries enquiry", in: run) ? .ombudsmanEnquiries : nil
    }

    private static let ombudsmanCases = WordSet(
        """
        number of new total all complaints complaint enquiries enquiry and cases referrals received decisions \
        decision decided made issued final by the from lgsco lgo ombudsman
        """)
}
