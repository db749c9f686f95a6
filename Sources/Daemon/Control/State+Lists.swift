import ControlInterface
import Model
import Oversight

// The long lists, a part at a time.

extension State {
    /// A document's arrival with its time, by which the list is in order.
    struct DocumentRow: Sendable {
        let at: Timestamp
        let entry: DocumentsReport.Entry

        static func isBefore(_ left: Self, _ right: Self) -> Bool {
            (left.at, left.entry.name, left.entry.sha256) < (right.at, right.entry.name, right.entry.sha256)
        }
    }

    /// The rows of the documents about some authorities, by their slugs. Each arrival of a document is a row of its own: all but
    /// the first are duplicates.
    func documentRows(about slugs: some Sequence<String>) -> [DocumentRow] {
        slugs.compactMap { authorities[$0] }.flatMap { record in
            record.years.flatMap { period, year in
                year.documents.flatMap { filed in
                    Self.rows(of: filed.lazyDocument.valueOnce) { arrival in
                        DocumentsReport.Entry(
                            name: arrival.name, sha256: filed.sha256, outcome: .processed,
                            kind: filed.kind.rawValue, authority: record.authority.name, period: period)
                    }
                }
            }
        }
    }

    /// The rows of some rejected documents, by their SHA-256.
    func documentRows(ofRejected sha256s: some Sequence<String>) -> [DocumentRow] {
        sha256s.filter { outcome(of: $0) == .rejected }.compactMap { rejections[$0] }.flatMap { record in
            Self.rows(of: record.document) { arrival in
                DocumentsReport.Entry(
                    name: arrival.name, sha256: record.document.sha256, outcome: .rejected,
                    reason: record.refusal.message)
            }
        }
    }

    private static func rows(
        of document: Document, _ entry: (Arrival) -> DocumentsReport.Entry
    ) -> [DocumentRow] {
        document.arrivals.enumerated().map { index, arrival in
            var entry = entry(arrival)
            if index > 0 { entry.outcome = .duplicate }
            return DocumentRow(at: arrival.at, entry: entry)
        }
    }
}
