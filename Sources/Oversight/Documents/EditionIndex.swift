import Model

/// The editions of documents of one kind and date: the copies of one letter, page or report that say the same.
///
/// Editions with the same figures are a family. The family with the most figures comes first, so that a copy that was cut off
/// never comes before the whole document. Of families with equally many, the ones whose text contradicts itself least come first,
/// then those that arrived last. Within a family the edition with the most remarks and contradictions comes first: the other lost
/// them.
///
/// Documents are named by their index in the order of arrival. A further document costs the same however many there are.
struct EditionIndex: Sendable {
    /// Two documents that give a figure otherwise.
    struct Conflict: Sendable {
        /// The earlier arrival.
        let first: Int
        let second: Int
        /// Whether both state the figure.
        let isStated: Bool
    }

    /// A value that a figure has, with the first document that gives it.
    struct Variant: Sendable {
        let document: Int
        let figure: Figure

        /// Whether two documents of one kind and date can't both be right. A rate that follows from counts may differ from a
        /// printed one by a point.
        func conflicts(with other: Variant) -> Bool {
            figure.isDerived || other.figure.isDerived
                ? figure.contradicts(other.figure) : figure.value != other.figure.value
        }

        fileprivate func isSame(as other: Variant) -> Bool {
            figure.value == other.figure.value && figure.isDerived == other.figure.isDerived
        }
    }

    /// The place of an arrival among others. An older store has no numbers of arrivals: there the time counts, which has no more
    /// than seconds.
    private struct Order: Comparable, Sendable {
        let number: Int
        let at: Timestamp
        let index: Int

        init(_ filed: FiledReading, _ index: Int) {
            number = filed.about.latestArrival
            at = filed.marks.lastArrival
            self.index = index
        }

        static func < (left: Self, right: Self) -> Bool {
            (left.number, left.at, left.index) < (right.number, right.at, right.index)
        }
    }

    private struct Edition: Sendable {
        /// The documents, the first arrival first. Never empty.
        var copies: [Int]
        let statements: Statements
        let family: Int
        /// The latest arrival of any copy.
        var latest: Order

        var place: (Int, Order) { (statements.findingCount, latest) }
    }

    private struct Family: Sendable {
        let figures: [FigureName]
        let size: Int
        var editions: [Int] = []
        /// The number of kinds of contradictions in the cleanest text.
        var contradictions: Int
        var latest: Order
        /// The edition that comes first.
        var first: Int
        /// The editions that come first of those with a remark or contradiction.
        var findings: [Finding.Code: Int] = [:]

        var place: (Int, Int, Order) { (size, -contradictions, latest) }
    }

    private var editions: [Edition] = []
    private var families: [Family] = []
    private var editionNumbers: [Statements: Int] = [:]
    private var familyNumbers: [[Statement: Double]: Int] = [:]
    private var firstFamily: Int?
    /// The families that come first of those that have a figure, or a remark or contradiction.
    private var holders: [FigureName: Int] = [:]
    private var findingHolders: [Finding.Code: Int] = [:]
    /// The figures whose number could not be read in some edition.
    private(set) var unclear: Set<FigureName> = []
    /// The values of each figure that differ, the first arrival first: no more than `variantLimit` of a figure with a conflict.
    private(set) var variants: [FigureName: [Variant]] = [:]
    /// The first conflict about each figure. It stays the same whatever arrives later.
    private(set) var conflicts: [FigureName: Conflict] = [:]

    /// The number of values of a contradicted figure that are noted.
    static let variantLimit = 12

    /// Adds a document, or notes that a document has arrived again.
    mutating func note(_ filed: FiledReading, _ index: Int, isNew: Bool = true) {
        let statements = filed.marks.statements
        let order = Order(filed, index)
        guard let number = editionNumbers[statements] else {
            rise(add(filed, statements, index, order))
            return
        }
        if isNew { editions[number].copies.append(index) }
        editions[number].latest = max(editions[number].latest, order)
        rise(number)
    }

    /// Adds an edition.
    ///
    /// - Returns: its number.
    private mutating func add(_ filed: FiledReading, _ statements: Statements, _ index: Int, _ order: Order) -> Int {
        let reading = filed.lazyReading.valueOnce
        let number = editions.count
        let contradictions = statements.contradictionCount
        let family = familyNumbers[statements.figures] ?? families.count
        if family == families.count {
            familyNumbers[statements.figures] = family
            families.append(
                Family(
                    figures: Array(reading.figures.keys), size: statements.figures.count,
                    contradictions: contradictions,
                    latest: order, first: number))
        }
        editions.append(Edition(copies: [index], statements: statements, family: family, latest: order))
        editionNumbers[statements] = number
        families[family].editions.append(number)
        families[family].contradictions = min(families[family].contradictions, contradictions)
        for finding in reading.findings where finding.code == .figureUnclear { unclear.formUnion(finding.figures) }
        for (name, figure) in reading.figures { note(Variant(document: index, figure: figure), of: name) }
        return number
    }

    private mutating func note(_ new: Variant, of name: FigureName) {
        let known = variants[name] ?? []
        if conflicts[name] != nil, known.count >= Self.variantLimit { return }
        if known.contains(where: new.isSame) { return }
        if conflicts[name] == nil, let other = known.first(where: new.conflicts) {
            conflicts[name] = Conflict(
                first: other.document, second: new.document,
                isStated: !other.figure.isDerived && !new.figure.isDerived)
        }
        variants[name, default: []].append(new)
    }

    /// Puts an edition, and its family, before those that it comes before by now. Nothing ever falls behind otherwise.
    private mutating func rise(_ number: Int) {
        let edition = editions[number]
        var family = families[edition.family]
        family.latest = max(family.latest, edition.latest)
        if edition.place >= editions[family.first].place { family.first = number }
        for code in edition.statements.findingCodes
        where family.findings[code].map({ edition.place >= editions[$0].place }) ?? true {
            family.findings[code] = number
        }
        families[edition.family] = family

        func comesBefore(_ other: Int?) -> Bool { other.map { family.place >= families[$0].place } ?? true }
        if comesBefore(firstFamily) { firstFamily = edition.family }
        for name in family.figures where comesBefore(holders[name]) { holders[name] = edition.family }
        for code in family.findings.keys where comesBefore(findingHolders[code]) {
            findingHolders[code] = edition.family
        }
    }

    /// The document that comes first.
    var first: Int? { firstFamily.map { editions[families[$0].first].copies[0] } }

    /// The figures that any edition has.
    var figures: some Collection<FigureName> { holders.keys }

    /// The first document that has a figure.
    func holder(of name: FigureName) -> Int? { holders[name].map { editions[families[$0].first].copies[0] } }

    /// The first document that has a finding of a code.
    func holder(of code: Finding.Code) -> Int? {
        findingHolders[code].flatMap { families[$0].findings[code] }.map { editions[$0].copies[0] }
    }

    /// The copies of each edition, in order.
    var inOrder: [[Int]] {
        families.sorted { $0.place > $1.place }.flatMap { family in
            family.editions.sorted { editions[$0].place > editions[$1].place }.map { editions[$0].copies }
        }
    }
}
