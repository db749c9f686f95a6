import FoundationEssentials
import Model
import Oversight
import Store

/// The canonical form of a record: all that follows from the documents, and nothing that follows from when and how they
/// came. `docs/store.md` says what is in it.
///
/// Two records are equal when the bytes of their canonical forms are.
struct CanonicalRecord: Encodable {
    struct CanonicalDocument: Encodable {
        var mediaType: String
        var size: Int
        var pages: Int
        /// In the order of the document; several for a pack that says so much of one year.
        var readings: [Reading]?
        var refusal: Refusal?

        init(_ document: Document, readings: [Reading]? = nil, refusal: Refusal? = nil) {
            mediaType = document.mediaType
            size = document.size
            pages = document.pages
            self.readings = readings
            self.refusal = refusal
        }
    }

    struct CanonicalAlert: Encodable {
        var rule: Rule
        var priority: Severity
        var value: Double?
        var threshold: Double?
        var peerBasis: PeerBasis?
        var evidence: SampleEvidence?
        /// nil for a rejected document: the message names the file, and the refusal says the rest.
        var message: String?
        var sha256: String
        var source: Place?

        init(_ alert: Alert) {
            rule = alert.rule
            priority = alert.severity
            value = alert.value
            threshold = alert.threshold
            peerBasis = alert.peerBasis
            evidence = alert.evidence
            message = alert.authority == nil ? nil : alert.message
            sha256 = alert.document.sha256
            source = alert.source
        }
    }

    struct CanonicalYear: Encodable {
        /// By SHA-256.
        var documents: [String: CanonicalDocument]
        /// Those that stand, by id.
        var alerts: [String: CanonicalAlert]
    }

    var authority: Authority?
    var years: [String: CanonicalYear]?
    var document: CanonicalDocument?
    var alerts: [String: CanonicalAlert]?

    init(_ record: AuthorityRecord) {
        authority = record.authority
        years = record.years.filter(\.value.isCanonical).mapValues { year in
            CanonicalYear(
                documents: Dictionary(grouping: year.documents, by: \.sha256).mapValues { filed in
                    CanonicalDocument(
                        filed[0].lazyDocument.valueOnce, readings: filed.map(\.lazyReading.valueOnce))
                },
                alerts: Self.standing(year.book))
        }
    }

    init(_ record: RejectionRecord) {
        document = CanonicalDocument(record.document, refusal: record.refusal)
        alerts = Self.standing(record.book)
    }

    private static func standing(_ book: AlertBook) -> [String: CanonicalAlert] {
        book.alerts.filter { $0.value.state == .raised }.mapValues(CanonicalAlert.init)
    }
}

extension YearRecord {
    /// Whether the documents give anything of it: alerts that have ended are history.
    fileprivate var isCanonical: Bool { !documents.isEmpty || standingCount > 0 }
}

extension AuthorityRecord {
    fileprivate var isCanonical: Bool { years.values.contains(where: \.isCanonical) }
}

extension State {
    /// The records that the documents give: a rejected document that was read since is history.
    var canonicalKeys: Set<RecordKey> {
        Set(authorities.filter(\.value.isCanonical).keys.map(RecordKey.authority))
            .union(rejections.keys.filter { outcome(of: $0) == .rejected }.map(RecordKey.rejection))
    }

    /// The canonical form of a record; nil where there is none.
    func canonical(_ key: RecordKey) throws(StoreError) -> Payload? {
        switch key {
        case .authority(let slug):
            guard let record = authorities[slug], record.isCanonical else { return nil }
            return try Payload(encoding: CanonicalRecord(record))
        case .rejection(let sha256):
            guard let record = rejections[sha256] else { return nil }
            return try Payload(encoding: CanonicalRecord(record))
        // They come from the settings and from people.
        case .terms, .handovers: return nil
        }
    }
}
