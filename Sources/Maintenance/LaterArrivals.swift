import Ingest
import Model
import Oversight

/// The latest arrivals of documents that came several times, in the order in which the store has noted them among the arrivals of other
/// documents of the same year.
struct LaterArrivals {
    private let numbers: [String: [State.Year: Int]]
    private var waiting: [String: IngestedDocument] = [:]
    /// The documents of a year that wait, by SHA-256.
    private var years: [State.Year: [String]] = [:]

    /// - Parameter known: the documents of the store, by SHA-256.
    init(_ known: [String: KnownDocument]) { numbers = known.mapValues(\.latestArrivals) }

    /// Adds a document that has arrived for the first time.
    mutating func add(_ document: IngestedDocument) {
        guard document.document.arrivals.count > 1 else { return }
        let sha256 = document.document.sha256
        waiting[sha256] = document
        for year in (numbers[sha256] ?? [:]).keys { years[year, default: []].append(sha256) }
    }

    /// Takes the documents that arrived again before another one arrived.
    ///
    /// - Parameter document: one that arrived once. Of others the store does not have the place of the first arrival.
    mutating func due(before document: IngestedDocument) -> [IngestedDocument] {
        guard document.document.arrivals.count == 1 else { return [] }
        var due: [(number: Int, document: IngestedDocument)] = []
        for (year, number) in numbers[document.document.sha256] ?? [:] where years[year]?.isEmpty == false {
            years[year]?.removeAll { sha256 in
                guard let own = numbers[sha256]?[year], own > 0, own < number else { return false }
                if let earlier = waiting.removeValue(forKey: sha256) { due.append((own, earlier)) }
                return true
            }
        }
        return due.sorted { $0.number < $1.number }.map(\.document)
    }

    /// The documents that arrived again after all others.
    var rest: [IngestedDocument] {
        waiting.values.map { document in
            (number: numbers[document.document.sha256]?.values.max() ?? 0, document: document)
        }
        .sorted { ($0.number, $0.document.document.sha256) < ($1.number, $1.document.document.sha256) }.map(\.document)
    }
}
