/// Tells which of a report's headings stand under others, or over them, where their looks do not show it.
struct HeadingNesting {
    private let text: DocumentText
    /// The words of the headings behind more than one heading with an owner or a year.
    private var returning: Set<ArraySlice<UInt8>> = []
    /// The words of the headings right above a heading of their rank with an owner.
    private var overOwners: Set<ArraySlice<UInt8>> = []

    init(_ outline: ReportOutline, recogniser: ScopeRecogniser) {
        text = recogniser.text
        var leaders: [ArraySlice<UInt8>: Set<ArraySlice<UInt8>>] = [:]
        var leader: [ReportHeading.Rank: ArraySlice<UInt8>] = [:]
        var previous: ReportHeading?
        for section in outline.sections {
            guard let heading = section.headings.last else { continue }
            leader = leader.filter { $0.key <= heading.rank }
            let own = recogniser.statement(of: heading.tokens, as: .heading).scope
            if own.owner != nil || own.time != nil {
                leader[heading.rank] = words(heading)
                if own.owner != nil, heading.followsHeading, let previous, previous.rank == heading.rank {
                    overOwners.insert(words(previous))
                }
            } else {
                leaders[words(heading), default: []].insert(leader[heading.rank] ?? [])
            }
            previous = heading
        }
        returning = Set(leaders.lazy.filter { $0.value.count > 1 }.map(\.key))
    }

    /// Whether a heading stands behind more than one heading with an owner or a year: "Compliments", behind "Adult Social
    /// Care" and again behind "Housing". One that comes back behind the same is no part of it.
    func comesBack(_ heading: ReportHeading) -> Bool { returning.contains(words(heading)) }

    /// Whether a heading stands right above one with an owner, as "By directorate" does above "Housing".
    func isOverOwners(_ heading: ReportHeading) -> Bool { overOwners.contains(words(heading)) }

    private func words(_ heading: ReportHeading) -> ArraySlice<UInt8> { text.foldedBytes(heading.tokens) }
}
