/// A record that an opening or an inspection read.
public struct StoredRecord: Sendable {
    public let name: RecordName
    /// The number of the last change that is part of it.
    public let through: Int
    /// Its JSON, not decoded yet.
    public let payload: Payload

    /// - Throws: `damaged`, naming the file, where the JSON is not such a value.
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws(StoreError) -> Value {
        try payload.decode(type, path: name.path)
    }

    /// The error of a record that is undamaged and not valid.
    public func damaged(_ what: String) -> StoreError { .damaged(what, path: name.path) }
}

/// A committed change since the last checkpoint.
public struct StoredChange: Sendable {
    /// Its number. Changes are numbered from 1, without gaps; a number is never used again.
    public let number: Int
    /// Its line in `changes.jsonl`.
    public let line: Int
    /// Its JSON, not decoded yet.
    public let payload: Payload

    /// - Throws: `damaged`, naming the line, where the JSON is not such a value.
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws(StoreError) -> Value {
        try payload.decode(type, path: StoreFileNames.changes, line: line)
    }
}

/// The change of a record by a checkpoint.
public enum RecordUpdate: Hashable, Sendable {
    /// Writes it anew.
    case put(Payload)
    /// Removes it, where it exists.
    case remove
}

/// An irregularity that the store mended, or left alone without harm.
public struct StoreWarning: Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// The end of `changes.jsonl` was dropped: a crash interrupted it before it was acknowledged.
        case tornTail = "torn-tail"
        /// A byte of a change was lost and is known by the checksum; the next opening writes it again.
        case restoredByte = "restored-byte"
        /// A file in the store's directory that is not the store's.
        case strangeFile = "strange-file"
        /// A temporary file that a crash left; the next opening removes it.
        case leftover
        /// A crash interrupted a checkpoint; the next opening finishes it.
        case unfinishedCheckpoint = "unfinished-checkpoint"
    }

    public let code: Code
    /// One sentence for a person.
    public let message: String
    public let path: String

    public var description: String { message }
}
