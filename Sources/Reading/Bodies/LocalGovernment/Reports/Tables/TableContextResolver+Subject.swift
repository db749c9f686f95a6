import Model

/// Tells whether a table's cases are the Ombudsman's or the council's own.
extension TableContextResolver {
    func subject(of table: CrossTable, _ scope: ReportScope, in around: ReportTableSurroundings) -> CaseSubject {
        // Rows that are kinds of contact outweigh a paragraph that mentions the Ombudsman.
        let kinds = Set(table.labels.compactMap(\.facets.kind)).subtracting([.ombudsmanDecisions])
        if kinds.count > 1, scope.isOfCouncil || table.complaintKinds > 1 { return .council }
        // The Ombudsman's cases have no stages, whatever stands above "Directorate, Stage 1, Stage 2, Upheld".
        if hasStages(table), !namesOmbudsman(table, around.caption) { return .council }
        if scope.isAboutOmbudsman || beginsWithOmbudsman(table) || isOfOmbudsmansRates(table) { return .ombudsman }
        return text.mentionsOmbudsman(around.paragraph) && isAboutOmbudsman(around) ? .ombudsman : .council
    }

    /// Whether the first of a table's counts names the Ombudsman, and the rest are outcomes and rates of those cases, with the
    /// average that no council's own procedure has: "Ombudsman investigations, Upheld, Uphold rate, Average uphold rate".
    private func beginsWithOmbudsman(_ table: CrossTable) -> Bool {
        let counted = table.labels.map(\.facets).filter { $0.event != nil || $0.outcome != nil || $0.kind != nil }
        guard let first = counted.first, first.isOfOmbudsman, counted.contains(where: \.isRate),
            counted.contains(where: { $0.isMean || $0.isOfOthers })
        else { return false }
        return counted.dropFirst().allSatisfy { $0.isOfOmbudsman || $0.outcome != nil || $0.event == .complied }
    }

    /// Whether a table has the rates of the annual letters together, which no council's own procedure has: uphold or
    /// compliance, and remedy.
    private func isOfOmbudsmansRates(_ table: CrossTable) -> Bool {
        let facets = table.labels.map(\.facets)
        return facets.contains { $0.event == .remediedBefore }
            && facets.contains { $0.event == .complied || $0.isRate && $0.outcome == .ombudsman(.upheld) }
    }

    /// Whether one of a table's labels names the Local Government and Social Care Ombudsman, and not only "the Ombudsman".
    func namesLocalGovernmentOmbudsman(_ table: CrossTable) -> Bool {
        table.labels.contains { label in
            label.tokens.contains { text.ombudsman(at: $0, in: label.tokens)?.body == .localGovernment }
        }
    }

    /// Whether a paragraph that mentions an ombudsman is about the ombudsman's cases. "Customers may then go to the
    /// Ombudsman. Stage 1 complaints ended as follows." is not.
    func isAboutOmbudsman(_ around: ReportTableSurroundings) -> Bool {
        !text.contains(Self.ownProcedure, in: around.announcement)
            && !text.contains("may can could might", in: around.paragraph)
    }

    /// Returns the step at which the Ombudsman's cases are counted: that of the caption, else that of the words above.
    func event(of facets: LabelFacets, in around: ReportTableSurroundings) -> LabelFacets.Event? {
        for run in [around.caption, around.paragraph] + around.headings.reversed() {
            let isDecided = text.contains(Self.decided, in: run)
            let isReceived = text.contains(Self.received, in: run)
            if isDecided != isReceived { return isDecided ? .decided : .received }
        }
        return facets.event
    }

    private func hasStages(_ table: CrossTable) -> Bool { table.labels.contains { $0.facets.stage != nil } }

    private func namesOmbudsman(_ table: CrossTable, _ caption: Range<Int>) -> Bool {
        table.stated.isOfOmbudsman
            || ([caption] + (table.columns + table.rows).map(\.tokens)).contains(where: text.mentionsOmbudsman)
    }

    /// Whether a table of services, or of reasons to complain, has no word of the Ombudsman's cases: "Complaint outcomes
    /// by department", behind an Ombudsman's section, may be of the council's own outcomes.
    ///
    /// - Parameter words: the table's caption, and the sentence that announces it.
    func isOpenWhose(_ table: CrossTable, _ words: [Range<Int>]) -> Bool {
        let corner = table.columns.prefix(table.labelColumns).map(\.tokens)
        let isOfParts =
            table.columns.prefix(table.labelColumns).contains(where: \.facets.isOverServices)
            || (words + corner).contains { text.contains(Self.parts, in: $0) }
        guard isOfParts, table.stated.outcome != nil || table.stated.event != nil else { return false }
        return !(words + (table.columns + table.rows).map(\.tokens)).contains {
            text.mentionsOmbudsman($0) || text.contains(Self.ombudsmansTerms, in: $0)
        }
    }

    /// Words of tables that divide complaints.
    private static let parts = WordSet(
        "directorate directorates department departments division divisions reason reasons cause causes nature")
    /// Words of the Ombudsman's cases and of no others.
    private static let ombudsmansTerms = WordSet(
        """
        decision decisions decided determined determinations investigation investigations investigated enquiries remedies \
        remedy recommendations recommended compliance referred maladministration injustice premature
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
