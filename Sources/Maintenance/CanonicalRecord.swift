import FoundationEssentials
import Model
import Oversight
import Store

/// The canonical form of a record: everything that follows from the documents, and nothing that follows from the time and
/// way of their arrival or from the wording of this version's messages. `docs/store.md` lists its members.
///
/// Two records are equal when the bytes of their canonical forms are.
struct CanonicalRecord: Encodable {
    struct CanonicalDocument: Encodable {
        var mediaType: String
        var size: Int
        var pages: Int
        /// The readings in the order of the document, without the messages of their findings. A pack with several letters
        /// about one year has several.
        var readings: [Reading]?
        var refusal: Refusal.Code?

        init(_ document: Document, readings: [Reading]? = nil, refusal: Refusal? = nil) {
            mediaType = document.mediaType
            size = document.size
            pages = document.pages
            self.readings = readings?.map(\.withoutMessages)
            self.refusal = refusal?.code
        }
    }

    struct CanonicalAlert: Encodable {
        var rule: Rule
        var priority: Severity
        var value: Double?
        var threshold: Double?
        var peerBasis: PeerBasis?
        var evidence: SampleEvidence?
        var sha256: String
        var source: Place?

        init(_ alert: Alert) {
            rule = alert.rule
            priority = alert.severity
            value = alert.value
            threshold = alert.threshold
            peerBasis = alert.peerBasis
            evidence = alert.evidence
            sha256 = alert.document.sha256
            source = alert.source
        }
    }

    struct CanonicalYear: Encodable {
        /// The documents by SHA-256.
        var documents: [String: CanonicalDocument]
        /// The alerts in force, by id.
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

extension Reading {
    /// The reading with empty messages in its findings, as another version may word them differently.
    fileprivate var withoutMessages: Reading {
        var reading = self
        for index in reading.findings.indices { reading.findings[index].message = "" }
        return reading
    }
}

extension YearRecord {
    /// Whether the documents give any part of the record. Resolved alerts are history.
    fileprivate var isCanonical: Bool { !documents.isEmpty || standingCount > 0 }
}

extension AuthorityRecord {
    fileprivate var isCanonical: Bool { years.values.contains(where: \.isCanonical) }
}

extension State {
    /// The keys of the records that the documents give. The rejection of a document that was later read is history.
    var canonicalKeys: Set<RecordKey> {
        Set(authorities.filter(\.value.isCanonical).keys.map(RecordKey.authority))
            .union(rejections.keys.filter { outcome(of: $0) == .rejected }.map(RecordKey.rejection))
    }

    /// The canonical form of a record; nil where the documents give none.
    func canonical(_ key: RecordKey) throws(StoreError) -> Payload? {
        switch key {
        case .authority(let slug):
            guard let record = authorities[slug], record.isCanonical else { return nil }
            return try Payload(encoding: CanonicalRecord(record))
        case .rejection(let sha256):
            guard let record = rejections[sha256] else { return nil }
            return try Payload(encoding: CanonicalRecord(record))
        // These records come from the settings and from people.
        case .terms, .handovers: return nil
        }
    }
}
