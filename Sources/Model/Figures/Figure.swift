/// One number of a document: its value, its basis, and the place where it was read.
public struct Figure: Hashable, Sendable {
    /// How the document gives a figure.
    public enum Basis: Hashable, Sendable {
        /// It stands in the text.
        case stated
        /// It follows from the stated figures named.
        case derived(from: [FigureName])
        /// It stands in the text of a paper that quotes another document, as minutes quote the Ombudsman's letter.
        case quoted
        /// It was recognised in the image of a page, and a second look at the image gave the same.
        case recognised
        /// A person entered it, whatever the documents say.
        case entered(Entry)
    }

    /// The person who entered a figure, when and why.
    public struct Entry: Hashable, Codable, Sendable {
        /// The user's name.
        public var by: String
        public var at: Timestamp
        public var reason: String

        public init(by: String, at: Timestamp, reason: String) {
            self.by = by
            self.at = at
            self.reason = reason
        }
    }

    /// The value in the unit of its name: percent as printed, whole counts, pounds with pence.
    public var value: Double
    public var unit: Unit
    public var basis: Basis
    /// The place where it was read; for a derived figure the place of the figure or label that it rests on.
    public var place: Place

    public init(value: Double, unit: Unit, basis: Basis = .stated, place: Place) {
        self.value = value
        self.unit = unit
        self.basis = basis
        self.place = place
    }

    /// Whether the figure was derived, so that it does not stand in the text.
    public var isDerived: Bool {
        if case .derived = basis { true } else { false }
    }

    /// Whether the document quotes the figure from another one.
    public var isQuoted: Bool { basis == .quoted }

    /// Whether a person entered the figure.
    public var isEntered: Bool { entry != nil }

    /// The person who entered the figure, when and why; nil for a figure that was read.
    public var entry: Entry? { if case .entered(let entry) = basis { entry } else { nil } }
}

extension Figure: Codable {
    private enum Key: String, CodingKey { case value, unit, basis, from, entered }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        value = try container.decode(Double.self, forKey: .value)
        unit = try container.decode(Unit.self, forKey: .unit)
        place = try Place(from: decoder)
        switch try container.decode(String.self, forKey: .basis) {
        case "stated": basis = .stated
        case "quoted": basis = .quoted
        case "entered": basis = .entered(try container.decode(Entry.self, forKey: .entered))
        case "recognised": basis = .recognised
        case "derived": basis = .derived(from: try container.decodeIfPresent([FigureName].self, forKey: .from) ?? [])
        case let other:
            throw DecodingError.dataCorruptedError(
                forKey: .basis, in: container, debugDescription: "unknown basis \(other)")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(value, forKey: .value)
        try container.encode(unit, forKey: .unit)
        switch basis {
        case .stated:
            try container.encode("stated", forKey: .basis)
        case .quoted:
            try container.encode("quoted", forKey: .basis)
        case .entered(let entry):
            try container.encode("entered", forKey: .basis)
            try container.encode(entry, forKey: .entered)
        case .recognised:
            try container.encode("recognised", forKey: .basis)
        case .derived(let from):
            try container.encode("derived", forKey: .basis)
            try container.encode(from, forKey: .from)
        }
        try place.encode(to: encoder)
    }
}
