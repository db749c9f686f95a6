import Model

/// The subject of a table's figures.
enum ReportTableTopic {
    /// Everything that the council received, by kind.
    case contacts
    /// Kinds of contact, under words that leave it open whether all of the council's are counted.
    case contactsOfUnclearScope
    /// The results of the council's own investigations.
    case ownOutcomes
    /// The cases that the Ombudsman received.
    case ombudsmanEnquiries
    /// The cases that the Ombudsman decided.
    case ombudsmanDecisions
    /// Anything else. No figure is read.
    case other
}

/// Tells what a table counts, from its rows first and then from the words around it, the nearest first.
struct ReportTableTopicResolver {
    private let text: DocumentText
    private let wording: CouncilWideWording
    private let title: ReportTitle?

    init(_ report: ReportText) {
        text = report.text
        wording = report.scopes.wording
        title = report.title
    }

    /// Returns the topic of a table.
    func topic(of table: LabelledTable, in around: ReportTableSurroundings) -> ReportTableTopic {
        let near = [around.caption, around.paragraph]
        if (near + around.headings).contains(where: text.mentionsHousingOmbudsman) { return .other }
        if isOfCouncils(table.rowLabels) { return .other }
        // Rows that are kinds of contact outweigh a paragraph that mentions the Ombudsman.
        let contacts = Set(table.rowLabels.compactMap { text.contactLabel($0) }).subtracting([.total])
        let isOfContacts = contacts.count > 1 && (around.section.isCouncilWide || table.complaintKinds > 1)
        if isAboutOmbudsman(around), !isOfContacts { return ombudsmanTopic(of: table, in: around) }
        return ownTopic(of: table, in: around)
    }

    /// Whether the rows are councils, this one among others.
    private func isOfCouncils(_ labels: [Range<Int>]) -> Bool {
        var councils = 0
        for label in labels.prefix(12) where label.count <= 10 {
            let isCouncil =
                AuthorityForm.find(in: label, of: text) != nil
                || AuthorityRegister.shared.authority(named: text.string(label)) != nil
            if isCouncil { councils += 1 }
            if councils > 1 { return true }
        }
        return false
    }
}

// MARK: The Ombudsman's cases

extension ReportTableTopicResolver {
    /// Whether a table is of the Ombudsman's cases: its headings, its caption or its announcement say so, or the
    /// paragraph above counts them.
    private func isAboutOmbudsman(_ around: ReportTableSurroundings) -> Bool {
        if around.section.isAboutOmbudsman { return true }
        if [around.caption, around.announcement].contains(where: text.mentionsOmbudsman) { return true }
        // "Customers may then go to the Ombudsman. Stage 1 complaints ended as follows." makes no table the
        // Ombudsman's.
        return text.mentionsOmbudsman(around.paragraph)
            && !text.contains(Self.ownProcedure, in: around.announcement)
            && !text.contains("may can could might", in: around.paragraph)
    }

    private func ombudsmanTopic(of table: LabelledTable, in around: ReportTableSurroundings) -> ReportTableTopic {
        if text.contains(Self.partial, in: around.caption) { return .other }
        // "The table has what the Ombudsman upheld in each council nearby."
        if [around.caption, around.announcement].contains(where: { text.contains(Self.others, in: $0) }) {
            return .other
        }
        if table.grid.columns.contains(where: { $0.runs.contains { text.contains(Self.partial, in: $0) } }) {
            return .other
        }
        let outcomes = Set(table.rowLabels.compactMap { text.outcomeLabel($0) }).subtracting([.total]).count
        if outcomes > 1 || table.outcomeColumns > 1 { return .ombudsmanDecisions }
        for run in [around.caption, around.paragraph] + around.headings.reversed() {
            let isDecided = text.contains(Self.decided, in: run)
            let isReceived = text.contains(Self.received, in: run)
            if isDecided != isReceived { return isDecided ? .ombudsmanDecisions : .ombudsmanEnquiries }
        }
        return .other
    }

    /// Words of captions whose tables are not of the whole council or the whole year.
    private static let partial = WordSet(
        """
        quarter stage month monthly quarterly weekly timescales timescale days average response responses percentage \
        compensation remedies remedy payments payment
        """)
    /// Words of a table of several councils' cases.
    private static let others = WordSet(
        """
        average averages england national nationally nationwide neighbour neighbours neighbouring nearby authorities \
        comparable similar sector peers benchmark each
        """)
    /// Words of the council's own procedure.
    private static let ownProcedure = WordSet("our stage corporate internal procedure formal")
    private static let decided = WordSet(
        """
        decision decisions decided determined determinations determination outcome outcomes upheld findings
        """)
    private static let received = WordSet(
        """
        enquiries enquiry received referred escalated referrals contacts
        """)
}

// MARK: The council's own cases

extension ReportTableTopicResolver {
    /// Returns contacts or own outcomes where all words around the table leave it the whole council's and the
    /// whole year's.
    private func ownTopic(of table: LabelledTable, in around: ReportTableSurroundings) -> ReportTableTopic {
        let hasSeveralKinds = table.complaintKinds > 1
        guard around.section.isCouncilWide || hasSeveralKinds else { return .other }
        if ([around.caption, around.announcement] + around.headings.suffix(1)).contains(where: isOfPart) {
            return around.section.isCouncilWide ? .ownOutcomes : .other
        }
        // A table right below the report's title has the title for its caption.
        let isCouncilWide =
            (title?.tokens.overlaps(around.caption) ?? false
                || wording.isCouncilWide(caption: around.caption, in: text))
            && isCouncilWide(announcement: around.announcement)
        if isCouncilWide { return .contacts }
        return hasSeveralKinds ? .contactsOfUnclearScope : .other
    }

    /// Whether words make a table one of costs, times, outcomes, a stage or a quarter, and no count of what came in:
    /// "Cost of complaints handling (£)", "Percentage answered on time", "Stage 2 complaints".
    private func isOfPart(_ words: Range<Int>) -> Bool {
        if text.contains("percentage proportion share", in: words), !text.contains("number", in: words) { return true }
        if words.contains(where: { text.tokens[$0].isSign("\u{A3}") }) { return true }
        if words.contains(where: {
            text.isWord($0, in: "stage") && !text.isWord($0 + 1, in: "one") && text.tokens[$0 + 1].count != 1
        }) {
            return true
        }
        return text.contains(Self.notReceived, in: words)
    }

    /// Whether the sentence above a table is about the whole council, or does not announce the table.
    private func isCouncilWide(announcement: Range<Int>) -> Bool {
        !text.contains("table below following above", in: announcement)
            || wording.isCouncilWide(caption: announcement, in: text)
    }

    /// Words that make a table of kinds of contact anything but a count of those received in the year.
    private static let notReceived = WordSet(
        """
        quarter month monthly quarterly weekly timescale timescales time times days average response responses reply \
        compensation remedies remedy payments payment cost costs spend upheld fault open outstanding answered target \
        targets late overdue escalated withdrawn rejected satisfaction
        """)
}
