import Model

/// The documents of one kind and date. Most years have one document of each.
struct DocumentGroup: Sendable {
    /// In the order of arrival.
    private var members: [Int] = []
    /// Empty for a single document, which need not be decoded to know that it comes first.
    private var editions = EditionIndex()

    /// Adds the document at an index.
    mutating func insert(_ index: Int, of documents: [FiledReading]) {
        members.append(index)
        switch members.count {
        case 1: break
        case 2: for member in members { editions.note(documents[member], member) }
        default: editions.note(documents[index], index)
        }
    }

    /// Notes that the document at an index has arrived again.
    mutating func rise(_ index: Int, of documents: [FiledReading]) {
        if !isSingle { editions.note(documents[index], index, isNew: false) }
    }

    var isSingle: Bool { members.count < 2 }

    /// The document that comes first; nil in an empty group.
    var first: Int? { isSingle ? members.first : editions.first }

    /// Whether other bytes are here than these.
    func hasRival(of sha256: String, in documents: [FiledReading]) -> Bool {
        members.contains { documents[$0].sha256 != sha256 }
    }

    /// The first document that has a figure.
    func holder(of name: FigureName, in documents: [FiledReading]) -> Int? {
        guard isSingle else { return editions.holder(of: name) }
        return members.first { documents[$0].reading.figures[name] != nil }
    }

    /// The first document that has a finding of a code.
    func holder(of code: Finding.Code, in documents: [FiledReading]) -> Int? {
        guard isSingle else { return editions.holder(of: code) }
        return members.first { documents[$0].reading.findings.contains { $0.code == code } }
    }

    /// Whether a document has the figure, but its number could not be read.
    func hasUnclear(_ name: FigureName, in documents: [FiledReading]) -> Bool {
        guard isSingle else { return editions.unclear.contains(name) }
        return members.contains {
            documents[$0].reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(name) }
        }
    }

    /// The figures that any document has.
    func figures(in documents: [FiledReading]) -> [FigureName] {
        isSingle ? members.flatMap { documents[$0].reading.figures.keys } : Array(editions.figures)
    }

    /// The first conflict about each figure.
    var conflicts: [FigureName: EditionIndex.Conflict] { editions.conflicts }

    /// The differing values of a figure, the first arrival first.
    func variants(of name: FigureName) -> [EditionIndex.Variant] { editions.variants[name] ?? [] }

    /// The copies of each edition, in order.
    var inOrder: [[Int]] { isSingle ? members.map { [$0] } : editions.inOrder }
}
