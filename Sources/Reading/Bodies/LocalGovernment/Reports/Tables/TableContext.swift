import Model

/// What the words around a table say of its values.
struct TableContext {
    var subject: CaseSubject
    /// The dimensions that its labels may leave out.
    var facets = LabelFacets()
    /// The tokens of the service whose table it is; nil for a table of the council's.
    var service: Range<Int>?
    /// Whether the words leave it open whether the whole council's cases are counted.
    var isUnclear = false
}

/// Tells whose cases a table counts, from its labels first and then from the words around it, the nearest first.
struct TableContextResolver {
    private let report: ReportText
    private let text: DocumentText
    private let wording: CouncilWideWording
    private let parser: FacetParser

    init(_ report: ReportText) {
        self.report = report
        text = report.text
        wording = report.scopes.wording
        parser = FacetParser(report.text, authority: report.authority)
    }

    /// Returns the context of a table; nil where its values are not the council's, nor a service's.
    func context(of table: CrossTable, in around: ReportTableSurroundings) -> TableContext? {
        let near = [around.caption, around.paragraph]
        if (near + around.headings).contains(where: text.mentionsHousingOmbudsman) { return nil }
        var facets = facets(of: table, in: around)
        // Under "Complaints by quarter" the columns say which number is of which time.
        if facets.isOfOtherTime && !table.stated.isOfOtherTime || facets.statistic == .perResidents { return nil }
        if table.stated.isOfOtherTime { facets.isOfOtherTime = false }
        // Rows that are kinds of contact outweigh a paragraph that mentions the Ombudsman.
        let kinds = Set(table.labels.compactMap(\.facets.kind))
        let isOfContacts = kinds.count > 1 && (around.section.isCouncilWide || table.complaintKinds > 1)
        if isAboutOmbudsman(around), !isOfContacts {
            return ombudsmanContext(of: table, facets, in: around)
        }
        return councilContext(of: table, facets, in: around)
    }

    /// Returns what the caption, the sentence that announces the table and the headings state, the nearest first.
    private func facets(of table: CrossTable, in around: ReportTableSurroundings) -> LabelFacets {
        var facets = stated(around.caption)
        if text.contains("table below following above shown shows", in: around.announcement) {
            facets.note(stated(around.announcement))
        }
        // The corner of a table may be its caption.
        for label in table.columns.prefix(table.labelColumns) where label.facets.unknown == nil {
            facets.note(label.facets)
        }
        for heading in around.headings.reversed() {
            let outer = stated(heading)
            facets.stage = facets.stage ?? outer.stage
            facets.isOfOtherTime = facets.isOfOtherTime || outer.isOfOtherTime && facets.period == nil
        }
        return facets
    }

    private func stated(_ words: Range<Int>) -> LabelFacets {
        var facets = parser.facets(of: words)
        facets.unknown = nil
        facets.isTotal = false
        facets.isOwn = false
        return facets
    }
}

// MARK: The Ombudsman's cases

extension TableContextResolver {
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

    private func ombudsmanContext(
        of table: CrossTable, _ facets: LabelFacets, in around: ReportTableSurroundings
    ) -> TableContext? {
        // "The table has what the Ombudsman upheld in each council nearby."
        if !table.stated.isOfOthers, !table.stated.isMean,
            [around.caption, around.announcement].contains(where: { text.contains(Self.others, in: $0) })
        {
            return nil
        }
        var context = TableContext(subject: .ombudsman, facets: facets)
        for run in [around.caption, around.paragraph] + around.headings.reversed() {
            let isDecided = text.contains(Self.decided, in: run)
            let isReceived = text.contains(Self.received, in: run)
            if isDecided != isReceived {
                context.facets.event = isDecided ? .decided : .received
                break
            }
        }
        return context
    }

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

extension TableContextResolver {
    private func councilContext(
        of table: CrossTable, _ facets: LabelFacets, in around: ReportTableSurroundings
    ) -> TableContext? {
        let hasSeveralKinds = table.complaintKinds > 1
        guard around.section.isCouncilWide || hasSeveralKinds else { return nil }
        // A table right below the report's title has the title for its caption.
        let isCouncilWide =
            (report.title?.tokens.overlaps(around.caption) ?? false
                || wording.isCouncilWide(caption: around.caption, in: text))
            && isCouncilWide(announcement: around.announcement)
        guard isCouncilWide || hasSeveralKinds else { return nil }
        return TableContext(subject: .council, facets: facets, isUnclear: !isCouncilWide)
    }

    /// Whether the sentence above a table is about the whole council, or does not announce the table.
    private func isCouncilWide(announcement: Range<Int>) -> Bool {
        !text.contains("table below following above", in: announcement)
            || wording.isCouncilWide(caption: announcement, in: text)
    }
}

extension ScopeResolver {
    func service(namedBy label: Range<Int>) -> Range<Int>? { nil }
}
