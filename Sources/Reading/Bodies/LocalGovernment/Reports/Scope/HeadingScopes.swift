import Model

/// Resolves the scopes of a report's sections, from the headings over each.
///
/// Numbers, signs and capitals show which heading stands under which. Where headings look alike, one without an owner
/// behind one with an owner may stand beside it or under it: "Adult Social Care", and later "Compliments". It stands
/// under it where it follows at once, or where the same heading comes back under other services; else the owner is
/// unresolved.
struct HeadingScopes {
    private let recogniser: ScopeRecogniser
    private let report: ReportScope
    private let nesting: HeadingNesting
    /// The scope of the last heading of each rank that had an owner or a year, while headings of that rank follow.
    private var lingering: [ReportHeading.Rank: Lingering] = [:]

    /// The scope of the section before.
    private var previous: ReportScope
    /// The owners of the sections that divide one whole, by their index.
    private let parts: [Int: CaseOwner]

    private struct Lingering {
        var heading: ReportHeading
        var scope: ReportScope
        /// Whether a heading was found to stand under it.
        var hasChildren = false

        /// Whether its owner is another council, or a group of them.
        var isOfOthers: Bool {
            switch scope.owner {
            case .otherBody, .allCouncils: true
            case .council, .service, .unresolved, nil: false
            }
        }
    }

    init(_ outline: ReportOutline, report: ReportScope, recogniser: ScopeRecogniser) {
        self.recogniser = recogniser
        self.report = report
        previous = report
        nesting = HeadingNesting(outline, recogniser: recogniser)
        parts = SectionParts.owners(in: outline, by: recogniser)
    }

    /// Returns the scope of a section. Sections have to come in order.
    ///
    /// - Parameter index: the section's, in the outline's sections.
    mutating func scope(of section: ReportOutline.Section, at index: Int) -> ReportScope {
        var scope = scopeByHeadings(of: section)
        if let part = parts[index], report.owner == nil, part != .council || !isUnderService(section) {
            scope.owner = part
        }
        previous = scope
        return scope
    }

    private func isUnderService(_ section: ReportOutline.Section) -> Bool {
        section.headings.dropLast().contains {
            recogniser.statement(of: $0.tokens, as: .heading).scope.service != nil
        }
    }

    private mutating func scopeByHeadings(of section: ReportOutline.Section) -> ReportScope {
        let scope: ReportScope
        if let heading = section.headings.last, heading.isByLabelsAlone {
            scope = self.scope(overLabels: heading, around: previous) ?? self.scope(ofSeparate: section)
        } else {
            let around = self.scope(ofSeparate: section)
            // "Corporate complaints" under "4. Ombudsman" may end that section without a number of its own.
            if let heading = section.headings.last, heading.isOverLabels, around.isAboutOmbudsman, around.isOfCouncil {
                scope = self.scope(overLabels: heading, around: around) ?? around
            } else {
                scope = around
            }
        }
        return scope
    }

    /// Returns the scope of the labelled lines below a line that may head them, or may go on with the section above;
    /// nil where it surely heads them.
    ///
    /// The Ombudsman's section goes on below a heading of the words of the Ombudsman's cases: "Detailed investigations". Below
    /// any other heading there the numbers are unresolved.
    private func scope(overLabels heading: ReportHeading, around: ReportScope) -> ReportScope? {
        let own = recogniser.statement(of: heading.tokens, as: .heading).scope
        if own.ombudsman != nil { return nil }
        guard around.ombudsman != nil else { return own.owner == nil ? own.inheriting(around) : nil }
        if recogniser.text.contains(Self.ombudsmansTerms, in: heading.tokens),
            recogniser.text.isAll(Self.formalTerms, in: heading.tokens)
        {
            return own.inheriting(around)
        }
        if own.owner == nil, heading.isByLabelsAlone, recogniser.text.contains(Self.ownTerms, in: heading.tokens) {
            return nil
        }
        var open = own
        open.owner = .unresolved(heading.tokens)
        return open.inheriting(around)
    }

    /// Terms of the Ombudsman's cases and of no others, in headings within the Ombudsman's section.
    private static let ombudsmansTerms = WordSet(
        """
        decision decisions decided investigation investigations investigated remedy remedies recommendation \
        recommendations recommended compliance uphold public
        """)

    /// Those terms, and the words that may stand beside them.
    private static let formalTerms = WordSet(
        """
        decision decisions decided investigation investigations investigated remedy remedies recommendation \
        recommendations recommended compliance uphold public made detailed upheld rate rates received result results \
        outcome outcomes figures statistics complaints reports report our performance and the of by in on with year this
        """)

    /// Terms of the council's own contacts and procedure.
    private static let ownTerms = WordSet("corporate statutory stage compliments contacts")

    private mutating func scope(ofSeparate section: ReportOutline.Section) -> ReportScope {
        var scope = report
        for heading in section.headings.dropLast() {
            scope = stated(by: heading).inheriting(resolved(heading, in: scope))
        }
        guard let heading = section.headings.last else { return scope }
        lingering = lingering.filter { $0.key <= heading.rank }
        let own = stated(by: heading)
        if own.owner != nil || own.time != nil {
            lingering[heading.rank] = own.owner == .council ? nil : Lingering(heading: heading, scope: own)
            return own.inheriting(scope)
        }
        guard section.replaced != nil, !isExplicit(heading.rank), var last = lingering[heading.rank] else {
            return own.inheriting(scope)
        }
        // The heading right above may be another one than the one with an owner.
        let isRightBelow = heading.followsHeading && section.replaced?.tokens == last.heading.tokens
        if !isRightBelow, nesting.isOverOwners(heading) {
            lingering[heading.rank] = nil
            return own.inheriting(scope)
        }
        // The Ombudsman's section stands beside that of a quarter.
        if own.ombudsman == .localGovernment, last.scope.owner == nil, !isRightBelow, !nesting.comesBack(heading) {
            lingering[heading.rank] = nil
            return own.inheriting(scope)
        }
        if isRightBelow || last.hasChildren || nesting.comesBack(heading) {
            // "How we compare" behind "Fenwick District Council" need not make the next heading that council's.
            last.hasChildren = last.hasChildren || isRightBelow || !last.isOfOthers
            lingering[heading.rank] = last
            return own.inheriting(last.scope).inheriting(scope)
        }
        if own.ombudsman == .localGovernment {
            lingering[heading.rank] = nil
            return own.inheriting(scope)
        }
        var open = ReportScope()
        open.owner = last.scope.owner?.leftOpen(by: heading.tokens)
        if let time = last.scope.time, time != .year(recogniser.period) { open.time = .unresolved }
        return own.inheriting(open).inheriting(scope)
    }

    /// Returns the scope that a heading states itself. The council's name on the title page of a service's report makes nothing
    /// the council's.
    private func stated(by heading: ReportHeading) -> ReportScope {
        var own = recogniser.statement(of: heading.tokens, as: .heading).scope
        if own.owner == .council, report.owner != nil { own.owner = nil }
        // "Additional documents:" over the names of files is of no part of the council.
        if case .unresolved(let words)? = own.owner,
            recogniser.text.listsFiles(below: heading.tokens)
                || recogniser.text.isOccasion(words, ofAnnualReport: heading.tokens)
        {
            own.owner = nil
        }
        if own.owner == nil, isOfSomePeople(heading.tokens) { own.owner = .unresolved(heading.tokens) }
        return own
    }

    /// "Councillor enquiries", "Complaints about councillors": contacts that are none of the council's procedure for complaints.
    private func isOfSomePeople(_ heading: Range<Int>) -> Bool {
        let text = recogniser.text
        return heading.count <= 6
            && text.contains("councillor councillors mp mps member members staff employees", in: heading)
            && text.contains("enquiries enquiry complaints complaint requests", in: heading)
            && !text.contains("and ombudsman lgsco report review", in: heading)
    }

    /// Returns the scope around a heading, with what lingers of a heading of its rank under which it stands.
    private func resolved(_ heading: ReportHeading, in scope: ReportScope) -> ReportScope {
        guard !isExplicit(heading.rank), let last = lingering[heading.rank], last.hasChildren else { return scope }
        return last.scope.inheriting(scope)
    }

    /// Whether the looks of a heading say how deep it stands.
    private func isExplicit(_ rank: ReportHeading.Rank) -> Bool {
        switch rank {
        case .marked, .numbered: true
        case .capitals, .plain, .colon: false
        }
    }
}
