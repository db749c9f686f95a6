import Model

/// What a sentence is about, so far as the sentences behind it take it over.
struct SentenceSubject {
    /// The service or body that it speaks of before its first number.
    let owner: CaseOwner?
    /// The time that it speaks of, other years that it compares with left out.
    let time: CaseTime?
    /// The ombudsman named last.
    let lastOmbudsman: OmbudsmanBody?
    /// Whether its subject is the council: "The Council received …", "In total …".
    let isCouncil: Bool
    /// Whether it begins with a count: "Eleven were upheld."
    let isCount: Bool
    /// Whether its subject is "it".
    let isIt: Bool
    /// Whether it says "by the Council".
    let isByCouncil: Bool
    /// Whether it does no more than compare with another year: "This compares with 84 in 2022/23."
    let compares: Bool

    init(of tokens: Range<Int>, _ statement: ScopeStatement, in text: DocumentText) {
        let first = tokens.lowerBound
        let number = tokens.first { index in
            (text.count(at: index, in: tokens) != nil || text.tokens[index].isSign("\u{A3}"))
                && !statement.covers(index)
        }
        let lead = first..<(number ?? tokens.upperBound)
        isCount = number == first || text.isNone(at: first)
        let subject = tokens.first {
            text.tokens[$0].kind == .word && !text.isWord($0, in: "in during for the year") && !statement.covers($0)
        }
        isIt = subject.map { $0 - first < 8 && text.isWord($0, in: "it") } ?? false
        isByCouncil = text.find("by the council", in: tokens) != nil || text.find("by us", in: tokens) != nil
        var owner: CaseOwner?
        var body: OmbudsmanBody?
        for item in statement.items {
            switch item.dimension {
            case .owner(let value) where lead.overlaps(item.tokens) && !item.isAside: owner = owner ?? value
            case .ombudsman(let value): body = value
            default: break
            }
        }
        self.owner = owner
        lastOmbudsman = body
        isCouncil =
            owner == nil
            && (text.contains("council councils we authority overall altogether total", in: lead)
                || number != nil && text.contains("council us", in: (number ?? first)..<tokens.upperBound))
        let comparison = tokens.first { text.isWord($0, in: Self.comparing) }
        let times = statement.items.filter { item in
            guard case .time(let time) = item.dimension, time != .date else { return false }
            return !item.isAside
        }
        let own = times.filter { time in comparison.map { time.tokens.lowerBound < $0 } ?? true }
        let isAtHead = own.first.map { item in
            text.isAll(
                "in during for the year over within throughout by across period", in: first..<item.tokens.lowerBound)
        }
        if case .time(let time)? = own.last?.dimension, number != nil || isAtHead ?? false {
            self.time = time
        } else {
            self.time = nil
        }
        compares = own.isEmpty && !times.isEmpty
    }

    /// Words behind which a sentence speaks of another year, to compare with it.
    private static let comparing = WordSet(
        """
        compared compares comparison comparable from than against versus up down increase increased decrease decreased \
        rise risen rose fell fallen fewer whereas while although
        """)
}
