import ControlInterface
import Extraction
import Model
import Oversight

// The long lists, a part at a time.

extension State {
    /// A document's arrival with its time, by which the list is in order.
    struct DocumentRow: Sendable {
        let at: Timestamp
        private(set) var entry: DocumentsReport.Entry

        static func isBefore(_ left: Self, _ right: Self) -> Bool {
            if left.at != right.at { return left.at < right.at }
            if left.entry.name != right.entry.name { return left.entry.name < right.entry.name }
            // A document may be about several authorities and years, and say several things of one.
            return left.distinction < right.distinction
        }

        private var distinction: (String, String, String, String, String, Int) {
            (entry.sha256, entry.part ?? "", entry.authority ?? "", entry.period ?? "", entry.kind ?? "", arrival)
        }

        /// The facts by which a row is told from all others.
        var place: [String] {
            [
                entry.sha256, entry.part ?? "", entry.authority ?? "", entry.period ?? "", entry.kind ?? "",
                String(arrival),
            ]
        }

        /// The rows with the document of the same bytes that arrived before, where an attachment or a member of an archive came by
        /// itself too, or in several files.
        static func namingSameContent(_ rows: [Self]) -> [Self] {
            let hashes = Set(rows.compactMap(\.entry.partSha256))
            guard !hashes.isEmpty else { return rows }
            var rows = rows
            var first: [String: Int] = [:]
            for index in rows.indices.sorted(by: { isBefore(rows[$0], rows[$1]) }) {
                let hash = rows[index].entry.partSha256 ?? rows[index].entry.sha256
                guard hashes.contains(hash) else { continue }
                guard let earlier = first[hash] else {
                    first[hash] = index
                    continue
                }
                if rows[earlier].entry.sha256 != rows[index].entry.sha256 {
                    rows[index].entry.sameContentAs = rows[earlier].entry.displayName
                }
            }
            return rows
        }

        /// The place of the arrival among those of the same bytes.
        let arrival: Int

        init(at: Timestamp, entry: DocumentsReport.Entry, arrival: Int) {
            self.at = at
            self.entry = entry
            self.arrival = arrival
        }
    }

    /// The entries of some authorities, by their slugs.
    func authorityEntries(_ slugs: some Sequence<String>) -> [AuthoritiesReport.Entry] {
        slugs.compactMap { authorities[$0] }.map { record in
            AuthoritiesReport.Entry(
                authority: record.authority,
                periods: record.years.filter { !$0.value.documents.isEmpty }.keys.sorted(),
                documents: record.years.values.reduce(0) { $0 + $1.documents.count },
                openAlerts: record.years.values.reduce(0) { $0 + $1.standingCount })
        }
    }

    /// The rows of the documents about some authorities, by their slugs. Each arrival of a document is a row of its own: all but
    /// the first are duplicates.
    func documentRows(about slugs: some Sequence<String>) -> [DocumentRow] {
        slugs.compactMap { authorities[$0] }.flatMap { record in
            record.years.flatMap { period, year in
                let subject = SubjectReference(authority: record.authority, period: Period(name: period))
                return year.documents.flatMap { filed in
                    let document = filed.lazyDocument.valueOnce
                    // Only a file that holds others has a part, so that no other reading is decoded.
                    let member =
                        MediaType(rawValue: document.mediaType).holdsFiles ? filed.lazyReading.valueOnce.member : nil
                    let withdrawal = mendingInForce(withdrawing: filed.sha256).map {
                        "Withdrawn by \($0.by.name ?? "user \($0.by.uid)"): \($0.reason)"
                    }
                    return Self.rows(of: document) { arrival in
                        DocumentsReport.Entry(
                            name: arrival.name, sha256: filed.sha256, outcome: .processed,
                            kind: filed.kind.rawValue, authority: record.authority.name, period: period,
                            reason: withdrawal,
                            part: member?.part.rawValue, partSha256: member?.sha256, about: subject)
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
                    reason: record.refusal.message + (record.removed == true ? " Somebody removed the file since." : "")
                )
            }
        }
    }

    private static func rows(
        of document: Document, _ entry: (Arrival) -> DocumentsReport.Entry
    ) -> [DocumentRow] {
        document.arrivals.enumerated().map { index, arrival in
            var entry = entry(arrival)
            if index > 0 { entry.outcome = .duplicate }
            entry.arrivedAt = arrival.at
            return DocumentRow(at: arrival.at, entry: entry, arrival: index)
        }
    }
}
