import Model
import Synchronization

/// The order of a year's documents: groups by kind and date, of which the first speaks for the year, and within a group its
/// editions.
///
/// Documents are named by their index in the order of arrival. A further document costs the same however many there are, but
/// for the search for its place.
struct DocumentRanking: Sendable {
    /// The place of a group among those of a year; the highest speaks.
    struct Place: Hashable, Comparable, Sendable {
        let rank: Int
        /// The date in ISO 8601. Documents without a date come last of their rank.
        let date: String

        init(_ filed: FiledReading) {
            rank = YearFigures.rank(filed)
            date = filed.date ?? ""
        }

        static func < (left: Self, right: Self) -> Bool { (left.rank, left.date) < (right.rank, right.date) }

        /// Whether the documents are letters, of which a later one supersedes the earlier ones.
        var isOfLetters: Bool { rank == YearFigures.letterRank }
        var isOfQuotations: Bool { rank == YearFigures.quotationRank }
    }

    /// Finds documents and figures where a search through all documents would take its time.
    private struct Finder: Sendable {
        /// By SHA-256. A pack may hold several documents of a kind.
        var documents: [String: [Int]] = [:]
        /// The highest place, below those of letters, that has a figure.
        var holders: [FigureName: Place] = [:]

        mutating func add(_ filed: FiledReading, _ index: Int, _ place: Place) {
            documents[filed.sha256, default: []].append(index)
            guard !place.isOfLetters else { return }
            for name in filed.lazyReading.valueOnce.figures.keys where holders[name].map({ $0 < place }) ?? true {
                holders[name] = place
            }
        }
    }

    /// The groups' places, the highest first.
    private(set) var places: [Place] = []
    private var groups: [Place: DocumentGroup] = [:]
    /// The places of groups whose documents contradict each other.
    private var conflicting: Set<Place> = []
    /// The number of the latest arrival of any document.
    private(set) var lastArrival = 0
    private var finder: Finder?

    /// The largest number of documents in which a search takes no time to speak of.
    static let few = 16

    init(_ documents: [FiledReading]) {
        for index in documents.indices { insert(index, of: documents) }
    }

    /// Adds the document at an index, the last so far.
    mutating func insert(_ index: Int, of documents: [FiledReading]) {
        let filed = documents[index]
        let place = Place(filed)
        lastArrival = max(lastArrival, filed.about.latestArrival)
        if groups[place] == nil { places.insert(place, at: places.firstIndex(below: place)) }
        groups[place, default: DocumentGroup()].insert(index, of: documents)
        if groups[place]?.conflicts.isEmpty == false { conflicting.insert(place) }
        finder?.add(filed, index, place)
        if finder == nil, index >= Self.few {
            var finder = Finder()
            for index in 0...index { finder.add(documents[index], index, Place(documents[index])) }
            self.finder = finder
        }
    }

    /// Notes that the document at an index has arrived again.
    mutating func rise(_ index: Int, of documents: [FiledReading]) {
        lastArrival = max(lastArrival, documents[index].about.latestArrival)
        groups[Place(documents[index])]?.rise(index, of: documents)
    }

    /// The group at a place.
    subscript(place: Place) -> DocumentGroup { groups[place] ?? DocumentGroup() }

    /// The first place of a rank, or of the next lower one.
    func first(downFrom rank: Int) -> Place? {
        let index = places.partitioningIndex { $0.rank <= rank }
        return index < places.count ? places[index] : nil
    }

    /// The places of groups whose documents contradict each other, the highest first.
    var conflictingPlaces: [Place] { conflicting.sorted(by: >) }

    /// The place of the letters without a date; nil where there is none beside the one that speaks.
    var placeWithoutDate: Place? {
        guard let first = places.first, first.isOfLetters, !first.date.isEmpty,
            let next = places.prefix(while: \.isOfLetters).last, next.date.isEmpty
        else { return nil }
        return next
    }

    /// The place of the letters without a date, where no figure of the first of them differs from the only dated letter's: both are
    /// copies of one letter, and either may be cut off.
    func copyWithoutDate(in documents: [FiledReading]) -> Place? {
        guard let place = placeWithoutDate, places[1] == place, let dated = self[places[0]].first,
            let undated = self[place].first
        else { return nil }
        let figures = documents[dated].reading.figures
        let agrees = documents[undated].reading.figures.allSatisfy { name, figure in
            figures[name].map {
                !EditionIndex.Variant(document: undated, figure: figure).conflicts(
                    with: .init(document: dated, figure: $0))
            } ?? true
        }
        return agrees ? place : nil
    }

    /// The documents with these bytes.
    func documents(_ sha256: String, of documents: [FiledReading]) -> [Int] {
        finder.map { $0.documents[sha256] ?? [] } ?? documents.indices.filter { documents[$0].sha256 == sha256 }
    }

    /// The first document that has a figure, of places of a rank and above.
    func holder(of name: FigureName, downTo rank: Int, in documents: [FiledReading]) -> (place: Place, document: Int)? {
        var rest = places[...]
        // A superseded letter has nothing to fill in but what could not be read in the later ones, so it need not be decoded.
        while let place = rest.first, place.isOfLetters {
            let group = self[place]
            if let document = group.holder(of: name, in: documents) { return (place, document) }
            guard group.hasUnclear(name, in: documents) else { break }
            rest = rest.dropFirst()
        }
        if let place = copyWithoutDate(in: documents),
            let document = self[place].holder(of: name, in: documents)
        {
            return (place, document)
        }
        if let finder {
            guard let place = finder.holders[name], place.rank >= rank else { return nil }
            return self[place].holder(of: name, in: documents).map { (place, $0) }
        }
        for place in rest where !place.isOfLetters {
            guard place.rank >= rank else { return nil }
            if let document = self[place].holder(of: name, in: documents) { return (place, document) }
        }
        return nil
    }
}

extension [DocumentRanking.Place] {
    /// The index before which a place belongs.
    fileprivate func firstIndex(below place: Element) -> Int { partitioningIndex { $0 < place } }
}

/// A year's ranking, made at its first use.
final class LazyRanking: Sendable {
    private let ranking: Mutex<DocumentRanking?>

    init(_ ranking: DocumentRanking? = nil) { self.ranking = Mutex(ranking) }

    func value(_ documents: [FiledReading]) -> DocumentRanking {
        ranking.withLock { ranking in
            if let ranking { return ranking }
            let made = DocumentRanking(documents)
            ranking = made
            return made
        }
    }

    /// Gives the ranking away, so that one reference to it is left; nil where none was made.
    func release() -> DocumentRanking? {
        ranking.withLock { ranking in
            defer { ranking = nil }
            return ranking
        }
    }
}
