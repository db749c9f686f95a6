package import Oversight
package import Store

/// The value of a record.
package enum RecordContent: Sendable {
    case authority(AuthorityRecord)
    case rejection(RejectionRecord)
    case terms(TermsRecord)
    case handovers(HandoverRecord)

    /// Encodes the record for the store.
    ///
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
    /// Finds a record's value; nil without such a record.
    package func content(of key: RecordKey) -> RecordContent? {
        switch key {
        case .authority(let slug): authorities[slug].map(RecordContent.authority)
        case .rejection(let sha256): rejections[sha256].map(RecordContent.rejection)
        case .terms: .terms(terms)
        case .handovers: .handovers(handoverRecord)
        }
    }
}
