import Model
import Synchronization

/// The facts by which documents of one kind and date are compared.
struct DocumentMarks: Sendable {
    let statements: Statements
    /// The time of the latest arrival of the document's bytes.
    var lastArrival: Timestamp
}

/// Document marks, computed at their first use: most documents are the only ones of their kind and date, and need none.
final class LazyDocumentMarks: Sendable {
    private let marks: Mutex<DocumentMarks?>

    init(_ marks: DocumentMarks? = nil) { self.marks = Mutex(marks) }

    /// The marks, where they were computed.
    var computed: DocumentMarks? { marks.withLock { $0 } }

    func value(_ compute: () -> DocumentMarks) -> DocumentMarks {
        marks.withLock { marks in
            if let marks { return marks }
            let computed = compute()
            marks = computed
            return computed
        }
    }
}
