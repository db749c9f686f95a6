import Letters
package import Oversight
package import Store

/// What the records and changes of a store say, gathered as they are handed over.
package struct StoreContents {
    private var authorities: [AuthorityRecord] = []
    private var rejections: [RejectionRecord] = []
    private var terms = TermsRecord()
    private var handovers = HandoverRecord()
    private var changes: [Change] = []

    package init() {}

    package mutating func add(_ record: StoredRecord) throws(StoreError) {
        switch record.name.folder {
        case RecordName.authorities:
            let value: AuthorityRecord = try record.decode()
            try check(record, isNamed: value.authority.slug)
            authorities.append(value)
        case RecordName.rejections:
            let value: RejectionRecord = try record.decode()
            try check(record, isNamed: value.document.sha256)
            rejections.append(value)
        case RecordName.oversight where record.name.name == RecordName.handovers: handovers = try record.decode()
        case RecordName.oversight: terms = try record.decode()
        default: break
        }
    }

    private func check(_ record: StoredRecord, isNamed name: String) throws(StoreError) {
        if record.name.name != name { throw record.damaged("it holds the record of \(name)") }
    }

    package mutating func add(_ change: StoredChange) throws(StoreError) { changes.append(try change.decode()) }

    /// The state that they amount to, and the records that the changes altered.
    package var state: (State, altered: Set<RecordKey>) {
        var state = State(authorities: authorities, rejections: rejections, terms: terms, handovers: handovers)
        var altered: Set<RecordKey> = []
        for change in changes { altered.formUnion(state.apply(change)) }
        return (state, altered)
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

extension State {
    /// What a checkpoint does with a record.
    func update(for key: RecordKey) throws(StoreError) -> RecordUpdate {
        switch key {
        case .authority(let slug):
            guard let record = authorities[slug] else { return .remove }
            return .put(try Payload(encoding: record))
        case .rejection(let sha256):
            guard let record = rejections[sha256] else { return .remove }
            return .put(try Payload(encoding: record))
        case .terms: return .put(try Payload(encoding: terms))
        case .handovers: return .put(try Payload(encoding: handoverRecord))
        }
    }
}
