/// Tells whose sections are that divide one whole by their labels: of services, of the council as their sum, or of parts that
/// can't be resolved.
///
/// That one measure has another number under each heading is evidence that the headings name parts. Where one of them is a
/// service, the others are, be their words those of reports too: "Legal", beside "Housing".
enum SectionParts {
    /// Returns the owners by the index of the section. A section whose heading states its dimension itself, as a year, a
    /// stage, a kind of complaint or an ombudsman, has none.
    static func owners(in outline: ReportOutline, by recogniser: ScopeRecogniser) -> [Int: CaseOwner] {
        let text = recogniser.text
        var owners: [Int: CaseOwner] = [:]
        for group in DividedSections(outline, in: text).groups {
            let headings = group.compactMap { outline.sections[$0].headings.last?.tokens }
            let scopes = headings.map { recogniser.statement(of: $0, as: .heading).scope }
            let areServices = scopes.contains { $0.service != nil }
            for (index, (heading, scope)) in zip(group, zip(headings, scopes)) {
                let statesOther =
                    scope.time != nil || scope.stage != nil || scope.ombudsman != nil || scope.measure != nil
                    || text.contains(kinds, in: heading)
                if statesOther { continue }
                if text.isAll(sums, in: heading) {
                    owners[index] = .council
                    continue
                }
                switch scope.owner {
                case nil, .unresolved:
                    // "Summary" and "Detail" are sections that contradict each other.
                    if areServices {
                        owners[index] = .service(heading)
                    } else if !text.contains(ReportTerms.parts, in: heading) {
                        owners[index] = .unresolved(heading)
                    }
                case .council, .service, .otherBody, .allCouncils: break
                }
            }
        }
        return owners
    }

    /// Headings over the sum of the parts.
    private static let sums = WordSet(
        "total totals overall grand all whole council councils the combined authority wide")

    /// Words that say what a section counts.
    private static let kinds = WordSet(
        """
        complaint complaints compliment compliments contact contacts enquiry enquiries comment comments feedback decision \
        decisions investigation investigations recommendations remedies outcomes corporate statutory report
        """)
}
