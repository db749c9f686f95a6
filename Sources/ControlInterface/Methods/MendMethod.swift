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
