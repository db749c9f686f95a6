/// A record as it was found.
public struct StoredRecord: Sendable {
    public let name: RecordName
    /// The number of the last change that is part of it.
    public let through: Int
    /// Its JSON, not parsed yet.
    public let payload: Payload

    /// - Throws: `damaged`, naming the file, when it is not such a value.
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws(StoreError) -> Value {
        try payload.decode(type, path: name.path)
    }

    /// What is said of a record that is whole and makes no sense.
    public func damaged(_ what: String) -> StoreError { .damaged(what, path: name.path) }
}

/// A committed change that no record holds yet.
public struct StoredChange: Sendable {
    /// Changes are numbered from 1, without gaps and for good.
    public let number: Int
    /// Its line in `changes.jsonl`.
    public let line: Int
    /// Its JSON, not parsed yet.
    public let payload: Payload

    /// - Throws: `damaged`, naming the line, when it is not such a value.
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws(StoreError) -> Value {
        try payload.decode(type, path: StoreFileNames.changes, line: line)
    }
}

/// What a checkpoint does with a record.
public enum RecordUpdate: Hashable, Sendable {
    /// Writes it anew.
    case put(Payload)
    /// Removes it, if it is there.
    case remove
}

/// Something that was out of order and that the store dealt with, or left alone without harm.
public struct StoreWarning: Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// The end of `changes.jsonl` was dropped: a crash had cut short what was never acknowledged.
        case tornTail = "torn-tail"
        /// A name in the store's directory that is not the store's.
        case strangeFile = "strange-file"
        /// A temporary file that a crash left; the next opening removes it.
        case leftover
        /// A crash had cut short a checkpoint; it is finished at the next opening.
        case unfinishedCheckpoint = "unfinished-checkpoint"
    }

    public let code: Code
    /// One sentence for a person.
    public let message: String
    public let path: String

    public var description: String { message }
}
