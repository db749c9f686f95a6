public import Model

/// A person's correction of what was read: a figure entered by hand, a document that no longer counts, or a note.
///
/// The documents and their readings stay as they are. A mending is laid over them wherever figures are used, and taken away again
/// when it is undone.
public struct Mending: Hashable, Codable, Sendable {
    /// The kinds of mending.
    public enum Act: String, Codable, Sendable, CaseIterable {
        /// A figure of an authority's year has the value that a person entered.
        case correction
        /// Nothing that a document says counts.
        case withdrawal
        /// A note about an authority's year. It alters nothing.
        case note
    }

    /// The end of a mending.
    public struct Undoing: Hashable, Codable, Sendable {
        public var by: Person
        public var at: Timestamp
        public var reason: String?

        public init(by: Person, at: Timestamp, reason: String?) {
            self.by = by
            self.at = at
            self.reason = reason
        }
    }

    /// A number of the mending's own. It never comes again.
    public var id: Int
    public var act: Act
    /// The slug of the authority; nil for a withdrawal.
    public var authority: String?
    /// The period's name, as `2019-20`; nil for a withdrawal.
    public var period: String?
    /// The corrected figure; nil for another act.
    public var figure: FigureName?
    /// The entered value in the figure's unit; nil for another act.
    public var value: Double?
    /// The document that is withdrawn; nil for another act.
    public var sha256: String?
    /// Why, or the text of a note.
    public var reason: String
    public var by: Person
    public var at: Timestamp
    /// nil for a mending in force.
    public var undone: Undoing?

    public init(
        id: Int, act: Act, authority: String? = nil, period: String? = nil, figure: FigureName? = nil,
        value: Double? = nil, sha256: String? = nil, reason: String, by: Person, at: Timestamp
    ) {
        self.id = id
        self.act = act
        self.authority = authority
        self.period = period
        self.figure = figure
        self.value = value
        self.sha256 = sha256
        self.reason = reason
        self.by = by
        self.at = at
    }

    /// Whether it is in force.
    public var isInForce: Bool { undone == nil }
}

/// The mendings in force, by what they concern.
struct MendingIndex: Sendable {
    /// The documents that do not count, by SHA-256.
    private(set) var withdrawn: Set<String> = []
    /// The entered figures of each year.
    private(set) var entered: [State.Year: [FigureName: Figure]] = [:]

    init(_ mendings: [Mending] = []) {
        for mending in mendings { add(mending) }
    }

    /// Adds a mending that comes behind all others, where it is in force.
    mutating func add(_ mending: Mending) {
        guard mending.isInForce else { return }
        switch mending.act {
        case .withdrawal: if let sha256 = mending.sha256 { withdrawn.insert(sha256) }
        case .correction:
            guard let slug = mending.authority, let period = mending.period, let name = mending.figure,
                let value = mending.value
            else { return }
            entered[State.Year(slug: slug, period: period), default: [:]][name] = Figure(
                value: value, unit: name.unit,
                basis: .entered(
                    Figure.Entry(by: mending.by.wording, at: mending.at, reason: mending.reason)),
                place: Place(page: 1, line: 1, text: ""))
        case .note: break
        }
    }

    /// Removes a mending that was undone. Of a document or a figure no more than one is in force.
    mutating func remove(_ mending: Mending) {
        switch mending.act {
        case .withdrawal: if let sha256 = mending.sha256 { withdrawn.remove(sha256) }
        case .correction:
            guard let slug = mending.authority, let period = mending.period, let name = mending.figure else { return }
            let year = State.Year(slug: slug, period: period)
            entered[year]?[name] = nil
            if entered[year]?.isEmpty == true { entered[year] = nil }
        case .note: break
        }
    }

    var isEmpty: Bool { withdrawn.isEmpty && entered.isEmpty }
}

extension Person {
    /// The name, or "user 1000" for a user without one.
    var wording: String { name ?? "user \(uid)" }
}
