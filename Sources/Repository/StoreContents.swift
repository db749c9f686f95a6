import Linux
import Model
package import Oversight
package import Store

/// What the records and changes of a store say, gathered as they are handed over.
package struct StoreContents: Sendable {
    /// What one record says.
    private enum Content: Sendable {
        /// - isCurrent: whether it is in the form that is written now.
        case authority(AuthorityRecord, isCurrent: Bool)
        case rejection(RejectionRecord)
        case terms(TermsRecord)
        case handovers(HandoverRecord)
        case unknown
    }

    private var records: [StoredRecord] = []
    private var changes: [StoredChange] = []

    package init() {}

    package mutating func add(_ record: StoredRecord) { records.append(record) }

    package mutating func add(_ change: StoredChange) { changes.append(change) }

    /// Looks at all of it, on all processors, and lets go of what makes no sense.
    ///
    /// - Returns: what is damaged, also where a record says of its content what isn't so.
    package mutating func check() -> [StoreError] {
        var problems: [StoreError] = []
        let whole = inParallel(records) { record in Result { () throws(StoreError) in try Self.check(record) } }
        records = zip(records, whole).compactMap { record, result in
            if case .failure(let error) = result { problems.append(error) }
            return (try? result.get()) == nil ? nil : record
        }
        let decoded = inParallel(changes) { change in
            Result<Change, StoreError> { () throws(StoreError) in try change.value() }
        }
        changes = zip(changes, decoded).compactMap { change, result in
            if case .failure(let error) = result { problems.append(error) }
            return (try? result.get()) == nil ? nil : change
        }
        return problems
    }

    private static func check(_ record: StoredRecord) throws(StoreError) {
        guard case .authority(let authority, _) = try content(of: record) else { return }
        let isTrue: Bool
        do {
            isTrue = try authority.years.values.allSatisfy { try $0.check() }
        } catch {
            throw record.damaged("this is not the JSON that is expected (\(error))")
        }
        guard isTrue else { throw record.damaged("what it says of its documents and alerts isn't so") }
    }

    /// The state that they amount to, and the records that are to be written: those that the changes altered, and those
    /// that are in an older form.
    ///
    /// - Throws: `damaged`, naming the file, for what makes no sense.
    package func state() throws(StoreError) -> (State, altered: Set<RecordKey>) {
        var authorities: [AuthorityRecord] = []
        var rejections: [RejectionRecord] = []
        var terms = TermsRecord()
        var handovers = HandoverRecord()
        var altered: Set<RecordKey> = []
        for content in inParallel(
            records, { record in Result { () throws(StoreError) in try Self.content(of: record) } })
        {
            switch try content.get() {
            case .authority(let record, let isCurrent):
                authorities.append(record)
                if !isCurrent { altered.insert(.authority(record.authority.slug)) }
            case .rejection(let record): rejections.append(record)
            case .terms(let record): terms = record
            case .handovers(let record): handovers = record
            case .unknown: break
            }
        }
        var state = State(authorities: authorities, rejections: rejections, terms: terms, handovers: handovers)
        let decoded = inParallel(changes) { change in
            Result<Change, StoreError> { () throws(StoreError) in try change.value() }
        }
        for change in decoded { altered.formUnion(state.apply(try change.get())) }
        return (state, altered)
    }

    private static func content(of record: StoredRecord) throws(StoreError) -> Content {
        switch record.name.folder {
        case RecordName.authorities:
            let quick = AuthorityRecordFormat.decode(record.payload.bytes)
            let value: AuthorityRecord
            if let quick { value = quick } else { value = try record.decode() }
            try check(record, isNamed: value.authority.slug)
            return .authority(value, isCurrent: quick != nil)
        case RecordName.rejections:
            let value: RejectionRecord
            if let quick = RejectionRecord(asWritten: record.payload.bytes) {
                value = quick
            } else {
                value = try record.decode()
            }
            try check(record, isNamed: value.document.sha256)
            return .rejection(value)
        case RecordName.oversight where record.name.name == RecordName.handovers: return .handovers(try record.decode())
        case RecordName.oversight: return .terms(try record.decode())
        default: return .unknown
        }
    }

    private static func check(_ record: StoredRecord, isNamed name: String) throws(StoreError) {
        if record.name.name != name { throw record.damaged("it holds the record of \(name)") }
    }
}

extension StoredChange {
    fileprivate func value() throws(StoreError) -> Change {
        if let quick = Change(asWritten: payload.bytes) { return quick }
        return try decode()
    }
}

extension RecordName {
    static let authorities = "authorities"
    static let rejections = "rejected"
    static let oversight = "oversight"
    static let handovers = "handovers"

    /// Where a record lies in the store.
    package init(_ key: RecordKey) throws(StoreError) {
        switch key {
        case .authority(let slug): try self.init(folder: Self.authorities, name: slug)
        case .rejection(let sha256): try self.init(folder: Self.rejections, name: sha256)
        case .terms: try self.init(folder: Self.oversight, name: "terms")
        case .handovers: try self.init(folder: Self.oversight, name: Self.handovers)
        }
    }
}

/// What a record says.
package enum RecordContent: Sendable {
    case authority(AuthorityRecord)
    case rejection(RejectionRecord)
    case terms(TermsRecord)
    case handovers(HandoverRecord)

    /// - Throws: `invalid` for a value that JSON cannot hold.
    package func update() throws(StoreError) -> RecordUpdate {
        switch self {
        case .authority(let record): .put(try AuthorityRecordFormat.encode(record))
        case .rejection(let record): .put(try Payload(record))
        case .terms(let record): .put(try Payload(encoding: record))
        case .handovers(let record): .put(try Payload(encoding: record))
        }
    }
}

extension State {
    /// nil where there is no such record.
    package func content(of key: RecordKey) -> RecordContent? {
        switch key {
        case .authority(let slug): authorities[slug].map(RecordContent.authority)
        case .rejection(let sha256): rejections[sha256].map(RecordContent.rejection)
        case .terms: .terms(terms)
        case .handovers: .handovers(handoverRecord)
        }
    }
}
