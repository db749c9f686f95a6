import ControlInterface
import Model
import Oversight

// The years of which nothing counts, since people withdrew all their documents.

extension AuthorityReport.Year {
    /// The withdrawals in force of the year's documents, the oldest first.
    var withdrawals: [Mending] { mendings.filter { $0.act == .withdrawal && $0.isInForce } }

    /// The year's own documents, also those that are withdrawn.
    var ownDocuments: [DocumentReference] {
        // A document of another year speaks for one that has none of its own.
        (restated.first?.document == document && figures.isEmpty ? [] : [document]) + otherDocuments
    }

    /// Whether the year had documents, and all of them were withdrawn.
    var isWithdrawn: Bool {
        let withdrawn = Set(withdrawals.compactMap(\.sha256))
        return !withdrawn.isEmpty && ownDocuments.allSatisfy { withdrawn.contains($0.sha256) }
    }

    /// Says of a year whose documents were all withdrawn which, by whom, when and why.
    var withdrawalText: String {
        let all = withdrawals.map { "\(name(of: $0)), by \($0.by.displayText) on \($0.at.displayText): \($0.reason)" }
        return "\(period.name): \(all.count == 1 ? "the only document was" : "all documents were") withdrawn "
            + "(\(all.joined(separator: "; ")))"
    }

    /// The name of the document that a person withdrew, in quotation marks, or the beginning of its SHA-256.
    func name(of withdrawal: Mending) -> String {
        let sha256 = withdrawal.sha256 ?? ""
        guard let document = ownDocuments.first(where: { $0.sha256 == sha256 }) else {
            return "the document of SHA-256 \(sha256.prefix(12))…"
        }
        return "\"\(document.name)\" (SHA-256 \(sha256.prefix(12))…)"
    }
}
