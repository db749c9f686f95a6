import Model

/// The dimensions of scope that a run of words states, each with the words that state it.
struct ScopeStatement: Sendable {
    /// One stated dimension.
    enum Dimension: Hashable, Sendable {
        case owner(CaseOwner)
        case ombudsman(OmbudsmanBody)
        case time(CaseTime)
        case stage(CaseStage)
        case measure(CaseMeasure)
    }

    /// A stated dimension, and the tokens that state it.
    struct Item: Hashable, Sendable {
        var dimension: Dimension
        var tokens: Range<Int>
        /// Whether the words are a remark in brackets, or part of a counted noun ("61 complaints about adult social
        /// care"), so that they hold for their own clause alone.
        var isAside = false
    }

    /// In the order of their tokens.
    var items: [Item]

    /// - Parameter items: in any order.
    init(items: [Item]) { self.items = items.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound } }

    /// The scope that all words together state. Years that differ are no year.
    var scope: ReportScope { scope(of: items) }

    /// Returns the scope that the items of a clause state, and those before it in the sentence where the clause states
    /// nothing.
    ///
    /// - Parameter clause: tokens of the sentence.
    func scope(ofClause clause: Range<Int>) -> ReportScope {
        let own = scope(of: items.filter { $0.tokens.overlaps(clause) })
        var before = ReportScope()
        for item in items where item.tokens.upperBound <= clause.lowerBound && !item.isAside {
            before.state(item.dimension)
        }
        var scope = own.inheriting(before)
        // "7 corporate complaints and 2 compliments for every 1,000 residents"
        if items.contains(where: { $0.dimension == .measure(.perResidents) }) { scope.measure = .perResidents }
        return scope
    }

    /// Returns the first owner that a clause names behind its number, where it names another before it.
    func owner(behind number: Int, in clause: Range<Int>) -> CaseOwner? {
        let owners = items.compactMap { item -> (Range<Int>, CaseOwner)? in
            guard case .owner(let owner) = item.dimension, item.tokens.overlaps(clause), !item.isAside else {
                return nil
            }
            return (item.tokens, owner)
        }
        guard owners.count > 1, let first = owners.first, first.0.upperBound <= number,
            let behind = owners.first(where: { $0.0.lowerBound >= number })
        else { return nil }
        return behind.1
    }

    /// Whether a token is one of those that state a dimension.
    func covers(_ index: Int) -> Bool { items.contains { $0.tokens.contains(index) } }

    private func scope(of items: [Item]) -> ReportScope {
        var scope = ReportScope()
        var years: Set<Period> = []
        for item in items {
            if case .time(.year(let year)) = item.dimension { years.insert(year) }
            scope.stateFirst(item.dimension)
        }
        if years.count > 1, scope.year != nil { scope.time = .severalYears }
        return scope
    }
}

extension ReportScope {
    /// States a dimension, in the place of what was stated before.
    fileprivate mutating func state(_ dimension: ScopeStatement.Dimension) {
        switch dimension {
        case .owner(let value): owner = value
        case .ombudsman(let value): ombudsman = value
        case .time(let value): time = value
        case .stage(let value): stage = value
        case .measure(let value): measure = value
        }
    }

    /// States a dimension of several that stand side by side. Of two owners one that is no service of the council
    /// outweighs: "the contractor's Planning Service". A part of a year outweighs the year: "Quarter 4 2023/24".
    fileprivate mutating func stateFirst(_ dimension: ScopeStatement.Dimension) {
        switch dimension {
        case .owner(let value):
            if owner == nil || owner == .council {
                owner = value
            } else if service != nil, case .otherBody = value {
                owner = value
            }
        case .ombudsman(let value):
            if ombudsman == nil || ombudsman == .unnamed {
                ombudsman = value
            } else if ombudsman != value, value != .unnamed {
                ombudsman = .several
            }
        case .time(let value):
            if time == nil {
                time = value
            } else if case .year = time, value != time {
                if case .year = value { time = .severalYears } else { time = value }
            }
        case .stage(let value): stage = stage == nil || stage == value ? value : .stage(0)
        case .measure(let value): measure = measure ?? value
        }
    }
}
