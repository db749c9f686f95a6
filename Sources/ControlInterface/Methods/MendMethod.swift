public import Model
public import Oversight

/// `Mend`: corrects a figure, withdraws a document or notes something, or undoes that.
public enum MendMethod: InterfaceMethod {
    public static let name = "Mend"
    public static let documentation = """
        Corrects a figure of an authority's year, withdraws a document so that nothing it says counts, or notes something about a
        year; with undo, ends the correction or withdrawal in force, or the note of that number. The reply is sent once that is
        committed, with the alerts that it altered.
        """
    public static let changesState = true

    public static func unusable(_ parameters: Parameters, at _: Int64) -> UnusableParameter? {
        let undoes = parameters.undo == true
        // A correction whose value stood beside "undo" would be undone, and its caller would think that the value counts.
        let wanted: [String] =
            switch parameters.act {
            case .correction: ["authority", "year", "figure"] + (undoes ? [] : ["value"])
            case .withdrawal: ["document"]
            case .note: ["authority", "year"] + (undoes ? ["id"] : [])
            }
        let given: [(name: String, isGiven: Bool)] = [
            ("authority", parameters.authority != nil), ("year", parameters.year != nil),
            ("figure", parameters.figure != nil), ("value", parameters.value != nil),
            ("document", parameters.document != nil), ("id", parameters.id != nil),
        ]
        for (name, isGiven) in given where isGiven != wanted.contains(name) {
            let act = parameters.act.words + (undoes ? " that is undone" : "")
            return UnusableParameter(
                name, isGiven ? "\(act) has no \"\(name)\"; leave it out." : "\(act) needs \"\(name)\".")
        }
        if let year = parameters.year, Period(name: year) == nil { return UnusableParameter("year") }
        if let figure = parameters.figure {
            if figure.definition == nil { return UnusableParameter("figure") }
            if let value = parameters.value, !figure.unit.canBe(value) { return UnusableParameter("value") }
        }
        if parameters.reason.isTooLong || !undoes && parameters.reason?.isEmpty ?? true {
            return UnusableParameter("reason")
        }
        return nil
    }

    public struct Parameters: Codable, Hashable, Sendable, VarlinkObject {
        public var act: Mending.Act
        /// Of a correction or note: the authority's name, slug or GSS code.
        public var authority: String?
        /// Of a correction or note: the year, as `2019-20`.
        public var year: String?
        /// Of a correction: the figure.
        public var figure: FigureName?
        /// Of a correction that is not undone: the value in the figure's unit.
        public var value: Double?
        /// Of a withdrawal: the document's name, or its SHA-256 or the beginning of it.
        public var document: String?
        /// Of a note that is undone: its number.
        public var id: Int?
        /// Why, or the text of a note; at most 4096 bytes.
        public var reason: String?
        /// Whether it is undone; nil means no.
        public var undo: Bool?

        public static let members = [
            VarlinkMember("act", \Self.act), VarlinkMember("authority", \Self.authority),
            VarlinkMember("year", \Self.year), VarlinkMember("figure", \Self.figure),
            VarlinkMember("value", \Self.value), VarlinkMember("document", \Self.document),
            VarlinkMember("id", \Self.id), VarlinkMember("reason", \Self.reason), VarlinkMember("undo", \Self.undo),
        ]

        public init(
            _ act: Mending.Act, authority: String? = nil, year: String? = nil, figure: FigureName? = nil,
            value: Double? = nil, document: String? = nil, id: Int? = nil, reason: String? = nil, undo: Bool? = nil
        ) {
            self.act = act
            self.authority = authority
            self.year = year
            self.figure = figure
            self.value = value
            self.document = document
            self.id = id
            self.reason = reason
            self.undo = undo
        }
    }

    public typealias Reply = MendingReport
}

extension Mending.Act {
    /// The words for it at the beginning of a sentence.
    fileprivate var words: String {
        switch self {
        case .correction: "A correction"
        case .withdrawal: "A withdrawal"
        case .note: "A note"
        }
    }
}

extension Unit {
    /// Whether a figure of the unit can have a value.
    public func canBe(_ value: Double) -> Bool {
        guard value.isFinite else { return false }
        return switch self {
        case .percent: (0...100).contains(value)
        case .count: value >= 0 && value == value.rounded() && value < 1e9
        case .pounds, .days, .per100k: value >= 0 && value < 1e12
        }
    }
}
