import Model

/// The content of a column of a data table, as its heading names it.
enum DataTableColumn: Hashable, Sendable {
    /// The body that the row is about.
    case body
    /// The body's code of the Government Statistical Service.
    case code
    /// The reporting year that the row is about.
    case year
    case figure(FigureName)
    /// The total of the columns before it.
    case total
    /// Something that is known and is no figure of the dictionary.
    case noFigure

    var figure: FigureName? { if case .figure(let name) = self { name } else { nil } }
}

/// The headings of the Ombudsman's yearly data tables.
///
/// The headings of the real files were not to be had: these are the names of the figures in the usual wordings of his letters. A table
/// with any other heading is refused, and the refusal names it. A new heading is a line in `headings`.
enum DataTableVocabulary {
    private static let headings: [(String, DataTableColumn)] = [
        ("Authority", .body),
        ("Authority name", .body),
        ("Name of authority", .body),
        ("Local authority", .body),
        ("Local authority name", .body),
        ("Council", .body),
        ("Council name", .body),
        ("Organisation", .body),
        ("Organisation name", .body),
        ("Body", .body),
        ("Body in jurisdiction", .body),
        ("GSS code", .code),
        ("ONS code", .code),
        ("Year", .year),
        ("Financial year", .year),
        ("Reporting year", .year),
        ("Authority type", .noFigure),
        ("Type of authority", .noFigure),
        ("Council type", .noFigure),
        ("Organisation type", .noFigure),
        ("Type", .noFigure),
        ("Region", .noFigure),
        ("Population", .noFigure),

        ("Adult care services", .figure(.receivedAdultCareServices)),
        ("Adult social care", .figure(.receivedAdultCareServices)),
        ("Adult care", .figure(.receivedAdultCareServices)),
        ("Benefits and tax", .figure(.receivedBenefitsAndTax)),
        ("Benefits and council tax", .figure(.receivedBenefitsAndTax)),
        ("Corporate and other services", .figure(.receivedCorporateAndOtherServices)),
        ("Corporate and other", .figure(.receivedCorporateAndOtherServices)),
        ("Education and children's services", .figure(.receivedEducationAndChildrensServices)),
        ("Environment services", .figure(.receivedEnvironmentServices)),
        ("Environmental services", .figure(.receivedEnvironmentServices)),
        ("Environmental services and public protection and regulation", .figure(.receivedEnvironmentServices)),
        ("Environmental services, public protection and regulation", .figure(.receivedEnvironmentServices)),
        ("Environment services and public protection and regulation", .figure(.receivedEnvironmentServices)),
        ("Environment services, public protection and regulation", .figure(.receivedEnvironmentServices)),
        ("Highways and transport", .figure(.receivedHighwaysAndTransport)),
        ("Housing", .figure(.receivedHousing)),
        ("Planning and development", .figure(.receivedPlanningAndDevelopment)),
        ("Other", .figure(.receivedOther)),
        ("Complaints and enquiries received", .figure(.receivedTotal)),
        ("Number of complaints and enquiries received", .figure(.receivedTotal)),
        ("Total complaints and enquiries received", .figure(.receivedTotal)),
        ("Total received", .figure(.receivedTotal)),
        ("Total", .total),
        ("Grand total", .total),

        ("Incomplete or invalid", .figure(.decisionsIncompleteOrInvalid)),
        ("Invalid or incomplete", .figure(.decisionsIncompleteOrInvalid)),
        ("Incomplete/Invalid", .figure(.decisionsIncompleteOrInvalid)),
        ("Advice given", .figure(.decisionsAdviceGiven)),
        ("Referred back for local resolution", .figure(.decisionsReferredBack)),
        ("Referred back", .figure(.decisionsReferredBack)),
        ("Closed after initial enquiries", .figure(.decisionsClosedAfterInitialEnquiries)),
        ("Not upheld", .figure(.decisionsNotUpheld)),
        ("Complaints not upheld", .figure(.decisionsNotUpheld)),
        ("Upheld", .figure(.decisionsUpheld)),
        ("Complaints upheld", .figure(.decisionsUpheld)),
        ("Upheld decisions", .figure(.decisionsUpheld)),
        ("Number upheld", .figure(.decisionsUpheld)),
        ("Complaints decided", .figure(.decisionsTotal)),
        ("Decisions made", .figure(.decisionsTotal)),
        ("Total decisions", .figure(.decisionsTotal)),
        ("Total decided", .figure(.decisionsTotal)),

        ("Detailed investigations", .figure(.upholdInvestigations)),
        ("Number of detailed investigations", .figure(.upholdInvestigations)),
        ("Total detailed investigations", .figure(.upholdInvestigations)),
        ("Investigations", .figure(.upholdInvestigations)),
        ("Number of investigations", .figure(.upholdInvestigations)),
        ("Total investigations", .figure(.upholdInvestigations)),
        ("Detailed investigations total", .figure(.upholdInvestigations)),
        ("Investigations total", .figure(.upholdInvestigations)),
        ("Uphold rate", .figure(.upholdRate)),
        ("Upheld rate", .figure(.upholdRate)),
        ("% upheld", .figure(.upholdRate)),
        ("Upheld %", .figure(.upholdRate)),
        ("Percentage upheld", .figure(.upholdRate)),
        ("Percentage of complaints upheld", .figure(.upholdRate)),
        ("% of complaints upheld", .figure(.upholdRate)),
        ("Average uphold rate", .figure(.upholdPeerAverage)),
        ("Average uphold rate of similar authorities", .figure(.upholdPeerAverage)),
        ("Similar authorities average uphold rate", .figure(.upholdPeerAverage)),
        ("Upheld decisions per 100,000 residents", .figure(.upholdPer100k)),
        ("Upheld decisions per 100,000 population", .figure(.upholdPer100k)),
        ("Average upheld decisions per 100,000 residents", .figure(.upholdPeerPer100k)),

        ("Compliance rate", .figure(.complianceRate)),
        ("Compliance with recommendations rate", .figure(.complianceRate)),
        ("Compliance outcomes", .figure(.complianceOutcomes)),
        ("Number of compliance outcomes", .figure(.complianceOutcomes)),
        ("Total compliance outcomes", .figure(.complianceOutcomes)),
        ("Average compliance rate", .figure(.compliancePeerAverage)),
        ("Average compliance rate of similar authorities", .figure(.compliancePeerAverage)),
        ("Complied with on time", .noFigure),
        ("Complied with late", .noFigure),
        ("Not complied with", .noFigure),
        ("Remedy complete and satisfied", .noFigure),
        ("Remedy completed late", .noFigure),
        ("Remedy not complete", .noFigure),

        ("Satisfactory remedy rate", .figure(.remedyRate)),
        ("Satisfactory remedies", .figure(.remedyDecisions)),
        ("Number of satisfactory remedies", .figure(.remedyDecisions)),
        ("Satisfactory remedy provided by authority", .figure(.remedyDecisions)),
        ("Satisfactory remedy provided before complaint reached the Ombudsman", .figure(.remedyDecisions)),
        ("Upheld cases with a satisfactory remedy", .figure(.remedyDecisions)),
        ("Average satisfactory remedy rate", .figure(.remedyPeerAverage)),
        ("Average satisfactory remedy rate of similar authorities", .figure(.remedyPeerAverage)),
        ("Complaints remedied by LGO", .figure(.remediedByOmbudsman)),
        ("Complaints remedied by the Ombudsman", .figure(.remediedByOmbudsman)),
        ("Complaints remedied satisfactorily by authority before LGO involvement", .figure(.remediedByAuthority)),
    ]

    /// The headings over several columns, each with the group of figures that may stand below it.
    private static let groups: [(String, DataTableGroup)] = [
        ("Complaints and enquiries received", .received),
        ("Complaints and enquiries received by category", .received),
        ("Complaints received", .received),
        ("Received", .received),
        ("Complaints decided", .decisions),
        ("Complaints and enquiries decided", .decisions),
        ("Complaints decided by outcome", .decisions),
        ("Decisions made", .decisions),
        ("Decisions", .decisions),
        ("Decided", .decisions),
        ("Detailed investigations", .decisions),
        ("Investigations", .decisions),
        ("Complaints upheld", .decisions),
        ("Upheld", .decisions),
        ("Compliance", .compliance),
        ("Compliance outcomes", .compliance),
        ("Compliance with recommendations", .compliance),
        ("Complaints remedied", .remedies),
        ("Satisfactory remedies", .remedies),
        ("Remedies", .remedies),
    ]

    private static let columnsByKey = Dictionary(
        headings.map { (HeadingKey($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })
    private static let groupsByKey = Dictionary(
        groups.map { (HeadingKey($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })

    /// Every heading with its meaning, for tests.
    static var all: [(heading: String, column: DataTableColumn)] { headings.map { ($0.0, $0.1) } }

    /// The content of a column of this heading; nil for an unknown one.
    static func column(_ key: HeadingKey) -> DataTableColumn? {
        if let column = columnsByKey[key] { return column }
        // "Uphold rate (%)"
        guard let rest = key.withoutPercent, let column = columnsByKey[rest], column.figure?.unit == .percent else {
            return nil
        }
        return column
    }

    /// The group of the columns below a heading over several; nil for an unknown one.
    static func group(_ key: HeadingKey) -> DataTableGroup? { groupsByKey[key] }

    /// The names of services in the headings of the categories, for titles that restrict a table to one.
    static let services: Set<String> = Set(
        headings.filter { $0.1.figure.map { $0 != .receivedTotal && $0.isReceived } ?? false }
            .flatMap { HeadingKey($0.0).words }
    ).subtracting([
        "and", "services", "other", "development", "protection", "public", "regulation", "care", "social", "corporate",
        "council",
    ])
}

/// A group of the figures of data tables.
enum DataTableGroup: Hashable, Sendable {
    case received, decisions, compliance, remedies

    /// The group of a figure; nil for one of another group.
    init?(of figure: FigureName) {
        switch figure.rawValue.split(separator: ".").first {
        case "received": self = .received
        case "decisions", "uphold": self = .decisions
        case "compliance": self = .compliance
        case "remedy", "remedied": self = .remedies
        default: return nil
        }
    }

    /// The total of the group's counts; nil for a group that has none.
    var total: FigureName? {
        switch self {
        case .received: .receivedTotal
        case .decisions: .decisionsTotal
        case .compliance: .complianceOutcomes
        case .remedies: nil
        }
    }
}

extension FigureName {
    /// Whether it counts complaints and enquiries received.
    fileprivate var isReceived: Bool { DataTableGroup(of: self) == .received }
}

/// A heading's words, by which it is known however it is written: case, signs, notes and articles do not count.
struct HeadingKey: Hashable, Sendable {
    let words: [String]

    init(_ heading: String) {
        var text = heading.lowercased()
        // Most cells have not even the first byte of one, and looking for the whole takes longer than all else here.
        for (first, sign, word) in Self.written where text.utf8.contains(first) { text.replace(sign, with: word) }
        var words: [String] = []
        var word = ""
        for character in text.replacingNoteMarks(with: " ") + " " {
            switch character {
            case "'", "\u{2019}", "\u{2018}": continue
            case "," where word.last?.isNumber == true: continue
            case _ where character.isASCII && (character.isLetter || character.isNumber): word.append(character)
            default:
                if !word.isEmpty { words.append(word) }
                word = ""
            }
        }
        self.words = words.filter { !["the", "a", "an"].contains($0) }
    }

    init(words: [String]) { self.words = words }

    /// Signs with their words, each behind its first byte.
    private static let written: [(first: UInt8, sign: String, word: String)] = [
        (UInt8(ascii: "&"), "&", " and "), (UInt8(ascii: "%"), "%", " percent "),
        (UInt8(ascii: "p"), "per cent", "percent"), (UInt8(ascii: "1"), "100k", "100000"),
    ]

    /// The words of a heading below another one.
    func below(_ outer: HeadingKey) -> HeadingKey { HeadingKey(words: outer.words + words) }

    /// The words without "percent" at either end; nil where neither end has it.
    var withoutPercent: HeadingKey? {
        if words.last == "percent" { return HeadingKey(words: words.dropLast()) }
        if words.starts(with: ["percent", "of"]) { return HeadingKey(words: Array(words.dropFirst(2))) }
        return words.first == "percent" ? HeadingKey(words: Array(words.dropFirst())) : nil
    }

    var isEmpty: Bool { words.isEmpty }
}
