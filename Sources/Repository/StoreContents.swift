import Linux
import Model
package import Oversight
package import Store

/// Collects the records and changes of a store while it opens, and makes a state of them.
package struct StoreContents: Sendable {
    /// The value of one record.
    private enum Content: Sendable {
        /// - isCurrent: Whether the record is in the form that this program writes.
        case authority(AuthorityRecord, isCurrent: Bool)
        case rejection(RejectionRecord)
        case terms(TermsRecord, isCopy: Bool)
        case handovers(HandoverRecord)
        case unknown
    }

    private var records: [StoredRecord] = []
    private var changes: [StoredChange] = []

    package init() {}

    package mutating func add(_ record: StoredRecord) { records.append(record) }

    package mutating func add(_ change: StoredChange) { changes.append(change) }

    /// Decodes all records and changes, on all processors, and drops those that are damaged.
    ///
    /// - Returns: the damage, also where a record's facts about its own content are false.
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

    /// Whether what people entered is there, once or twice.
    package var hasTerms: Bool {
        records.contains { record in
            record.name.folder == RecordName.oversight
                && (record.name.name == RecordName.terms || record.name.name == RecordName.termsCopy)
        }
    }

    private static func check(_ record: StoredRecord) throws(StoreError) {
        guard case .authority(let authority, _) = try content(of: record) else { return }
        let isTrue: Bool
        do {
            isTrue = try authority.years.values.allSatisfy { try $0.check() }
        } catch {
            throw record.damaged(JSONFault.text(error))
        }
        guard isTrue else { throw record.damaged("its summary contradicts its documents and alerts") }
    }

    /// Makes the state, and names the records that the next checkpoint must write: those that the changes altered, and
    /// those in an older form.
    ///
    /// - Throws: `damaged`, which names the file.
    package func state() throws(StoreError) -> (State, altered: Set<RecordKey>) {
        var authorities: [AuthorityRecord] = []
        var rejections: [RejectionRecord] = []
        var terms = TermsRecord()
        var handovers = HandoverRecord()
        var termsFiles = (original: false, copy: false)
        var altered: Set<RecordKey> = []
        for content in inParallel(
            records, { record in Result { () throws(StoreError) in try Self.content(of: record) } })
        {
            switch try content.get() {
            case .authority(let record, let isCurrent):
                authorities.append(record)
                if !isCurrent { altered.insert(.authority(record.authority.slug)) }
            case .rejection(let record): rejections.append(record)
            case .terms(let record, isCopy: false):
                terms = record
                termsFiles.original = true
            case .terms(let record, isCopy: true):
                if !termsFiles.original { terms = record }
                termsFiles.copy = true
            case .handovers(let record): handovers = record
            case .unknown: break
            }
        }
        // Older programs wrote no copy.
        if termsFiles.original != termsFiles.copy { altered.insert(.terms) }
        var state = State(authorities: authorities, rejections: rejections, terms: terms, handovers: handovers)
        let decoded = inParallel(changes) { change in
            Result<Change, StoreError> { () throws(StoreError) in try change.value() }
        }
        altered.formUnion(state.apply(all: try decoded.map { change throws(StoreError) in try change.get() }))
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
        case RecordName.oversight where record.name.name == RecordName.terms:
            return .terms(try record.decode(), isCopy: false)
        case RecordName.oversight where record.name.name == RecordName.termsCopy:
            return .terms(try record.decode(), isCopy: true)
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
