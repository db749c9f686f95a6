internal import Linux

/// An entry of the journal.
public struct JournalEntry: Hashable, Sendable {
    /// The urgency of an entry, from the most to the least urgent, numbered as in `syslog(3)`.
    public enum Priority: Int, Hashable, Sendable, CaseIterable, Comparable {
        case emergency = 0
        case alert, critical, error, warning, notice, info, debug

        /// A smaller number is more urgent; the order here is from the least to the most urgent.
        public static func < (left: Self, right: Self) -> Bool { left.rawValue > right.rawValue }
    }

    /// The kind of an entry: 128 bits, as 32 lower-case hexadecimal digits (`sd-id128(3)`).
    public struct MessageID: Hashable, Sendable, CustomStringConvertible {
        public let description: String

        /// - Returns: nil unless the text is 32 hexadecimal digits, in upper or lower case.
        public init?(_ text: String) {
            let text = text.lowercased()
            guard text.utf8.count == 32, text.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
                return nil
            }
            description = text
        }
    }

    /// One sentence that a person can act on. Control characters are escaped when it is sent, so that it stays one line.
    public var message: String
    public var priority: Priority
    public var messageID: MessageID?
    /// The name that the entry is listed under; nil for the program's name.
    public var identifier: String?
    /// The other fields. A name may occur more than once.
    public private(set) var fields: [JournalField]

    /// - Throws: ``SystemdError/Code/invalidEntry`` when a field has the name of a property, so that the entry would have a
    ///   second message or priority, or when there are more fields than the journal stores (1,024).
    public init(
        _ message: String, priority: Priority, messageID: MessageID? = nil, identifier: String? = nil,
        fields: [JournalField] = []
    ) throws(SystemdError) {
        if let field = fields.first(where: { JournalField.Name.ownedByEntry.contains($0.name) }) {
            throw SystemdError(
                .invalidEntry, "\(field.name) is set by the entry itself: pass it as a property, not as a field.")
        }
        guard fields.count + JournalField.Name.ownedByEntry.count <= Self.maximumFields else {
            throw SystemdError(
                .invalidEntry,
                "An entry with \(fields.count) fields would be dropped: the journal stores at most \(Self.maximumFields)."
            )
        }
        self.message = message
        self.priority = priority
        self.messageID = messageID
        self.identifier = identifier
        self.fields = fields
    }

    /// The maximum number of fields (`ENTRY_FIELD_COUNT_MAX`): the journal drops an entry with more.
    static let maximumFields = 1024

    /// All fields in the order in which they are sent.
    var allFields: [JournalField] {
        var all = [
            JournalField(.message, message.escapedOnOneLine()), JournalField(.priority, String(priority.rawValue)),
        ]
        if let messageID { all.append(JournalField(.messageID, messageID.description)) }
        if let identifier { all.append(JournalField(.syslogIdentifier, identifier.escapedOnOneLine())) }
        return all + fields
    }
}
