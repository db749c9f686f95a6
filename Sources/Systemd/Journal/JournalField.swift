internal import Linux

/// One field of a journal entry: a name that the journal stores, and a value of any bytes.
///
/// The journal receives a field as a name, and a value with its length, so that a value with line feeds, equals signs or NUL
/// bytes stays one value of one field.
public struct JournalField: Hashable, Sendable {
    /// A name that the journal stores: 1 to 64 of `A`–`Z`, `0`–`9` and `_`, beginning with a letter.
    ///
    /// The journal drops a field of any other name without an error, and reserves names that begin with an underscore for
    /// itself (`systemd.journal-fields(7)`).
    public struct Name: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
        /// The name in the journal.
        public let rawValue: String

        /// - Throws: ``SystemdError/Code/invalidEntry`` for a name that the journal would drop.
        public init(validating name: String) throws(SystemdError) {
            guard Self.isStored(name) else {
                throw SystemdError(
                    .invalidEntry,
                    "The journal would drop a field named \(name.escapedOnOneLine(quoted: true)): use at most 64 of A to Z, "
                        + "0 to 9 and _, beginning with a letter.")
            }
            rawValue = name
        }

        /// A name in the source code. A name that the journal would drop is a programming error and traps.
        public init(stringLiteral name: StaticString) {
            let text = name.description
            precondition(Self.isStored(text), "The journal would drop a field named \(text).")
            rawValue = text
        }

        static func isStored(_ name: String) -> Bool {
            guard let first = name.utf8.first, isLetter(first), name.utf8.count <= 64 else { return false }
            return name.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
        }

        private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
        private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

        public var description: String { rawValue }
    }

    public var name: Name
    public var value: [UInt8]

    public init(_ name: Name, _ value: [UInt8]) {
        self.name = name
        self.value = value
    }

    public init(_ name: Name, _ value: String) {
        self.init(name, Array(value.utf8))
    }

    /// The field in the form of `sd_journal_sendv(3)`: `NAME=` and the value's bytes.
    var bytes: [UInt8] { Array(name.rawValue.utf8) + [UInt8(ascii: "=")] + value }
}

extension JournalField.Name {
    /// The sentence that people read.
    public static let message: Self = "MESSAGE"
    /// The kind of entry, which the catalogue explains.
    public static let messageID: Self = "MESSAGE_ID"
    /// The urgency, `0` to `7`.
    public static let priority: Self = "PRIORITY"
    /// The name that entries are listed under.
    public static let syslogIdentifier: Self = "SYSLOG_IDENTIFIER"

    /// The names that an entry's own properties fill.
    static let ownedByEntry: Set<Self> = [.message, .messageID, .priority, .syslogIdentifier]
}
