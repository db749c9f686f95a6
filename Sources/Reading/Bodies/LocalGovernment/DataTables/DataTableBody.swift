import Model

/// The body that a row of a data table is about.
enum DataTableBody: Equatable {
    case authority(Authority)
    /// Several bodies together: a row of totals.
    case several
    /// No body that is known for sure, with the reason in a clause.
    case unclear(String)

    /// Finds the body that a name and a code mean.
    ///
    /// - Parameters:
    ///   - name: the name as the cell shows it.
    ///   - code: its code of the Government Statistical Service; nil where the table has none.
    init(named name: String, code: String?, in period: Period) {
        let register = AuthorityRegister.shared
        let name = Self.withoutMarks(name)
        let named = register.candidates(named: name, period: period)
        let coded = code.flatMap { code in register.authority(named: code, period: period) }
        if let coded {
            if let other = named.first, !named.contains(coded) {
                self = .unclear("its name is that of \(other.name), its code that of \(coded.name)")
            } else {
                self = .authority(coded)
            }
            return
        }
        switch named.count {
        case 1: self = .authority(named[0])
        case 0: self = Self.unlisted(name, in: period)
        default: self = .unclear("it may be " + Self.list(named.map(\.name)))
        }
    }

    private static func unlisted(_ name: String, in period: Period) -> Self {
        let register = AuthorityRegister.shared
        let words = HeadingKey(name).words
        if words.allSatisfy(wordsOfTotals.contains) { return .several }
        let similar = register.suggestions(named: name, period: period)
        guard similar.isEmpty else {
            return .unclear("it may be " + list(similar.map { $0.authority.name }))
        }
        // A council that is not on the list is known by the form of its name.
        if let found = register.authority(ofDirectory: name), !found.isListed { return .authority(found) }
        return .unclear("it names no authority that is known")
    }

    private static let wordsOfTotals: Set<String> = [
        "all", "and", "authorities", "authority", "average", "bodies", "body", "borough", "boroughs", "council",
        "councils",
        "counties", "county", "district", "districts", "england", "for", "grand", "london", "mean", "median",
        "metropolitan", "national", "of", "organisations", "other", "others", "overall", "sum", "total", "totals",
        "types",
        "unitaries", "unitary",
    ]

    /// The name without the marks that point to notes: "Adur District Council [note 2]", "Adur*".
    private static func withoutMarks(_ name: String) -> String {
        var name = name.replacingNoteMarks(with: "")
        while let last = name.last, last == "*" || last.isWhitespace || ("\u{00B9}\u{00B2}\u{00B3}").contains(last) {
            name.removeLast()
        }
        return name
    }

    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(3)
        return shown.dropLast().joined(separator: ", ") + (shown.count > 1 ? " or " : "") + (shown.last ?? "")
    }
}
