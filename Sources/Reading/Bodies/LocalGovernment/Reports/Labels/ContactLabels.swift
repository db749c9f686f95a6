import Model

extension DocumentText {
    /// Returns the kind of contact that a label names; nil where it names none, or has a word that no such label has.
    func contactLabel(_ run: Range<Int>) -> ReportLabel? {
        guard !run.isEmpty else { return .total }
        for pattern in ContactLabelPattern.all where pattern.matches(run, in: self) { return pattern.label }
        return nil
    }

    /// Returns the kind of complaint of which a label names the first stage: "Corporate complaints (Stage 1)".
    func firstStageLabel(_ run: Range<Int>) -> FigureName? {
        guard let stage = find("stage 1", in: run) ?? find("stage one", in: run), let first = run.first else {
            return nil
        }
        let isAhead = stage.lowerBound == first
        let kind = isAhead ? stage.upperBound..<run.upperBound : first..<stage.lowerBound
        let rest = isAhead ? run.upperBound..<run.upperBound : stage.upperBound..<run.upperBound
        guard !kind.isEmpty, rest.allSatisfy({ tokens[$0].kind != .word && tokens[$0].number == nil }) else {
            return nil
        }
        switch contactLabel(kind) {
        case .figure(.contactsCorporateComplaints): return .contactsCorporateComplaints
        case .figure(.contactsChildrensSocialCareComplaints): return .contactsChildrensSocialCareComplaints
        default: return nil
        }
    }
}

/// The words that make a label one kind of contact.
private struct ContactLabelPattern {
    /// The label has one word of each of these.
    let needs: [WordSet]
    /// Every word of the label is one of these, or of `common`.
    let allows: WordSet
    let label: ReportLabel

    /// - Parameter needs: sets of words, each divided by spaces.
    init(needs: [String], allows: WordSet, label: ReportLabel) {
        self.needs = needs.map { WordSet($0) }
        self.allows = allows
        self.label = label
    }

    init(needs: [String], allows: String, label: ReportLabel) {
        self.init(needs: needs, allows: WordSet(allows), label: label)
    }

    func matches(_ run: Range<Int>, in text: DocumentText) -> Bool {
        needs.allSatisfy { text.contains($0, in: run) }
            && run.allSatisfy { index in
                switch text.tokens[index].kind {
                case .word: text.isWord(index, in: allows) || text.isWord(index, in: Self.common)
                case .sign: true
                case .number, .mixed: false
                }
            }
    }

    /// Words that leave a label of any kind what it is.
    private static let common = WordSet(
        """
        number numbers no of the total all received recorded in year to from new made
        """)

    /// The patterns, in the order in which they are tried.
    static let all: [ContactLabelPattern] = [
        ContactLabelPattern(
            needs: ["total totals overall"], allows: ReportVocabulary.totalLabel, label: .total),
        ContactLabelPattern(
            needs: ["enquiries enquiry queries"],
            allows: """
                enquiries enquiry queries comments comment and informal resolution resolutions general other misc \
                miscellaneous service requests request signposting advice
                """,
            label: .figure(.contactsEnquiries)),
        ContactLabelPattern(
            needs: ["corporate", "complaints complaint"], allows: "corporate complaints complaint formal",
            label: .figure(.contactsCorporateComplaints)),
        ContactLabelPattern(
            needs: ["adult adults asc", "complaints complaint statutory"],
            allows: "adult adults asc social care services service and health statutory complaints complaint",
            label: .figure(.contactsAdultSocialCareComplaints)),
        ContactLabelPattern(
            needs: ["children childrens child csc", "complaints complaint statutory"],
            allows:
                "children childrens child csc social care services service and families statutory complaints complaint",
            label: .figure(.contactsChildrensSocialCareComplaints)),
        ContactLabelPattern(
            needs: ["ombudsman ombudsmans lgsco lgo", "decisions decision"],
            allows: "ombudsman ombudsmans lgsco lgo local government and social care decisions decision made issued",
            label: .figure(.ombudsmanDecisions)),
        ContactLabelPattern(
            needs: ["ombudsman ombudsmans lgsco lgo"],
            allows: """
                ombudsman ombudsmans lgsco lgo local government and social care investigations investigation enquiries \
                enquiry complaints complaint cases case referrals contacts escalated
                """,
            label: .figure(.contactsOmbudsman)),
        ContactLabelPattern(
            needs: ["compliments compliment"], allows: "compliments compliment", label: .figure(.contactsCompliments)),
    ]
}
