import Model

/// A value of a table, with what its row, its column and the words around the table say of it.
struct TableEntry {
    var cell: Grid.Cell
    /// The value in the cell; nil where it can't be read.
    var value: CellValue?
    /// The indices of its row and column.
    var row: Int
    var column: Int
    /// The line of its row.
    var line: Int
    /// The dimensions that its labels state together, and those of the words around the table.
    var facets: LabelFacets
    /// The tokens of the service that it belongs to; nil where its labels name none.
    var service: Range<Int>?
    /// Whether its row has no label, as a sum may.
    var hasNoLabel = false
}

extension CrossTable {
    /// Returns the values that are surely tied to labels whose meaning is known, by row.
    func entries(in context: TableContext) -> [TableEntry] {
        // A row of more or fewer cells than there are headings can't be tied to them: "Compliments  280" under two
        // years.
        let columnRoles = roles(
            of: columns, areServices: areServices(columns.indices.dropFirst(labelColumns), columns, context))
        let rowRoles = roles(of: rows, areServices: isOverServices(context))
        var group: LabelRole?
        var entries: [TableEntry] = []
        for (index, row) in grid.rows.enumerated() {
            guard row.isWhole, grid.columns.isEmpty ? row.cells.count == 2 : row.cells.count == grid.columns.count
            else {
                continue
            }
            if isHeading(row: index) {
                group = rowRoles[index]
                continue
            }
            for column in labelColumns..<row.cells.count where !row.cells[column].isEmpty {
                let roles = [columns.isEmpty ? nil : columnRoles[column], rowRoles[index], group].compactMap(\.self)
                guard let (facets, service) = LabelRole.merged(roles) else { continue }
                entries.append(
                    TableEntry(
                        cell: row.cells[column], value: text.value(row.cells[column]), row: index, column: column,
                        line: row.line, facets: facets.inheriting(context.facets, except: stated), service: service,
                        hasNoLabel: rows[index].isEmpty))
            }
        }
        return entries
    }

    private func isOverServices(_ context: TableContext) -> Bool {
        if columns.prefix(labelColumns).contains(where: \.facets.isOverServices) { return true }
        // A caption may name what stands in the columns: "Outcomes by directorate".
        return context.facets.isOverServices && rows.contains { $0.facets.unknown != nil }
    }

    /// Whether columns may be services by the words over the table. Years are none, under "across various complaint types".
    private func areServices(_ indices: Range<Int>, _ labels: [TableLabel], _ context: TableContext) -> Bool {
        context.facets.isOverServices && !isOverServices(context)
            && indices.contains { labels[$0].facets.unknown != nil }
    }

    /// Returns labels with "Corporate", among those of the statutory procedures of social care, made corporate complaints.
    private func namingCorporate(_ labels: [TableLabel]) -> [TableLabel] {
        let kinds: Set<FigureName> = [.contactsAdultSocialCareComplaints, .contactsChildrensSocialCareComplaints]
        guard labels.contains(where: { $0.facets.kind.map(kinds.contains) ?? false }),
            !labels.contains(where: { $0.facets.kind == .contactsCorporateComplaints })
        else { return labels }
        return labels.map { label in
            guard !label.isEmpty, text.isAll("corporate", in: label.tokens), label.facets.kind == nil
            else { return label }
            var named = label
            named.facets.kind = .contactsCorporateComplaints
            named.facets.unknown = nil
            return named
        }
    }

    private func roles(of given: [TableLabel], areServices: Bool) -> [LabelRole] {
        let labels = namingCorporate(given)
        let ownNames = labels.filter { isOwnName($0) }
        let headings = labels.first?.tokens == rows.first?.tokens ? Set(rows.indices.filter { isHeading(row: $0) }) : []
        let years = Set(labels.indices.filter { !headings.contains($0) }.compactMap { labels[$0].facets.period })
        let areCouncils = areCouncils(labels)
        let areOmbudsmen = labels.contains(where: isLocalGovernment)
        let hasOmbudsmen = labels.contains(where: \.facets.isOfAnotherOmbudsman)
        let roles: [LabelRole] = labels.enumerated().map { index, label in
            // The sum of two ombudsmen's cases.
            if hasOmbudsmen, label.facets.isTotal { return .unknown }
            if areOmbudsmen { return isLocalGovernment(label) ? .stated(LabelFacets()) : .unknown }
            if areCouncils { return isOwnName(label) ? .stated(LabelFacets()) : .unknown }
            // "Total" behind "2022/23" and "2023/24" is that of both, and "Change" is none of a year.
            if !years.isEmpty, label.facets.period == nil, !label.facets.isOfOtherTime, !headings.contains(index) {
                guard let year = years.first, years.count == 1, label.facets.isOfOthers || label.facets.isMean else {
                    return .unknown
                }
                var role = label
                role.facets.period = year
                return self.role(of: role, isService: areServices)
            }
            // In a report that councils share, each has a column, and the sum is that of all.
            if ownNames.count == 1, labels.contains(where: { $0.facets.unknown != nil }), label.facets.isTotal {
                return .unknown
            }
            return role(of: label, isService: areServices)
        }
        if areCouncils { return roles }
        return areReasons(labels) ? withoutServices(roles) : withServices(roles, of: labels)
    }

    /// Whether a label is the name of the Local Government and Social Care Ombudsman without its last word, so that the labels
    /// beside it are ombudsmen too: "Local Government", beside "Housing".
    private func isLocalGovernment(_ label: TableLabel) -> Bool {
        !label.isEmpty && text.contains("government", in: label.tokens)
            && text.isAll("local government and social care", in: label.tokens)
    }

    /// Whether labels are the reasons of complaints, by the corner over them: "Housing repairs", beside "Delay".
    private func areReasons(_ labels: [TableLabel]) -> Bool {
        guard labels.first?.tokens == rows.first?.tokens, let corner = columns.first else { return false }
        return text.contains("reason reasons cause causes nature theme themes", in: corner.tokens)
    }

    private func withoutServices(_ roles: [LabelRole]) -> [LabelRole] {
        roles.map { if case .service = $0 { .unknown } else { $0 } }
    }

    /// Returns the roles of labels with those made services that stand among services: "Trees", beside "Housing" and
    /// "Highways". They are rows of one kind.
    private func withServices(_ roles: [LabelRole], of labels: [TableLabel]) -> [LabelRole] {
        let services = roles.count { if case .service = $0 { true } else { false } }
        let unknown = roles.indices.filter { index in
            if case .unknown = roles[index] { isNoun(labels[index]) && !isOtherBody(labels[index]) } else { false }
        }
        guard services > 1, services >= unknown.count else { return roles }
        var roles = roles
        for index in unknown { roles[index] = .service(labels[index].tokens, LabelFacets()) }
        return roles
    }

    /// Whether a label names another body, or a part of the row above it: "Planning Inspectorate", "of which Housing".
    private func isOtherBody(_ label: TableLabel) -> Bool {
        if text.isPartOrSubtotal(label.tokens) { return true }
        switch report.scopes.statement(of: label.tokens, as: .heading).scope.owner {
        case .otherBody, .allCouncils: return true
        case .council, .service, .unresolved, nil: return false
        }
    }

    /// Whether a label is a few words that state no dimension.
    private func isNoun(_ label: TableLabel) -> Bool {
        let facets = label.facets
        return (1...8).contains(label.tokens.count) && facets.unknown != nil && facets.outcome == nil
            && facets.event == nil && facets.statistic == nil && facets.kind == nil && facets.period == nil
            && !facets.isOfOtherTime && !facets.isMean && !facets.isOfOthers && !facets.isNational && !facets.isTotal
            && !facets.isOwn && facets.stage == nil && text.isCapital(label.tokens.lowerBound)
            && !text.contains("other none unknown blank not general various", in: label.tokens)
    }

    /// Whether the table has the council's figures beside those of others.
    var comparesCouncils: Bool {
        stated.isOfOthers || stated.isMean || labels.contains { isOwnName($0) }
    }

    /// Whether its rows or columns are councils.
    var isOfCouncils: Bool { areCouncils(rows) || areCouncils(columns) }

    /// Whether labels are councils, this one among others.
    private func areCouncils(_ labels: [TableLabel]) -> Bool {
        if labels.first?.tokens == rows.first?.tokens, let corner = columns.first,
            text.contains(
                "council councils authority authorities organisation organisations borough boroughs", in: corner.tokens),
            corner.tokens.count <= 3
        {
            return true
        }
        var councils = 0
        for label in labels.prefix(12)
        where (1...10).contains(label.tokens.count) && (label.facets.unknown != nil || label.facets.isOwn) {
            let isCouncil =
                AuthorityForm.find(in: label.tokens, of: text) != nil
                || AuthorityRegister.shared.authority(named: text.string(label.tokens)) != nil
            if isCouncil { councils += 1 }
            if councils > 1 { return true }
        }
        return false
    }

    /// Whether a label is the council's name and nothing else.
    private func isOwnName(_ label: TableLabel) -> Bool {
        let own = WordSet(given: report.authority)
        return !label.isEmpty && label.facets.isOwn && label.tokens.allSatisfy { text.isWord($0, in: own) }
    }

    /// Returns the role of a label whose group is a service; nil where its group is none.
    private func role(of label: TableLabel, under group: (tokens: Range<Int>, facets: LabelFacets)) -> LabelRole? {
        let isOverServices = columns.first?.facets.isOverServices ?? false
        let role =
            isOverServices && group.facets.unknown != nil
            ? LabelRole.service(group.tokens, LabelFacets()) : report.role(of: group.tokens, group.facets)
        guard case .service(let name, let known) = role else { return nil }
        let own = FacetParser(report).facets(of: label.tokens)
        return own.unknown == nil ? known.merged(with: own).map { .service(name, $0) } : .unknown
    }

    private func role(of label: TableLabel, isService: Bool) -> LabelRole {
        if text.isPartOrSubtotal(label.tokens) { return .unknown }
        if let group = label.group, let role = role(of: label, under: group) { return role }
        var facets = label.facets
        if label.isEmpty {
            facets.isTotal = true
            return .stated(facets)
        }
        if facets.isTotal, facets.unknown == nil { return .stated(facets) }
        // "Council", beside "Family average"
        if stated.isOfOthers || stated.isMean,
            text.isAll("the council our ours us this authority", in: label.tokens) || isOwnName(label)
        {
            var own = LabelFacets()
            own.isOwn = true
            own.period = facets.period
            return .stated(own)
        }
        if isService {
            let isDimension =
                facets.unknown == nil
                && (facets.period != nil || facets.isOfOtherTime || facets.event != nil || facets.outcome != nil
                    || facets.kind != nil || facets.statistic != nil || facets.ownOutcome != nil || facets.stage != nil
                    || facets.remedy != nil || facets.isMean || facets.isOfOthers)
            return isDimension ? .stated(facets) : .service(label.tokens, LabelFacets())
        }
        return report.role(of: label.tokens, facets)
    }
}

extension DocumentText {
    /// Whether a label counts a part of the row above it, or the sum of some rows: "of which Housing", "Sub-total".
    func isPartOrSubtotal(_ label: Range<Int>) -> Bool {
        guard let first = label.first(where: { tokens[$0].kind == .word }) else { return false }
        if isWord(first, in: "subtotal subtotals including includes incl") { return true }
        if isWord(first, in: "of"), isWord(first + 1, in: "which these those them") { return true }
        return isWord(first, in: "sub") && label.contains { isWord($0, in: "total totals") }
    }
}
