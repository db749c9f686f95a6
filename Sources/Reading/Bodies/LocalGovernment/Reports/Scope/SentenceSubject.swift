import Model

/// The subject of a sentence, so far as the sentences behind it inherit it.
struct SentenceSubject {
    /// The service or body that it speaks of before its first number.
    let owner: CaseOwner?
    /// The one that it speaks of last, behind its numbers too: "made decisions on 52 complaints about Saltmere". "Of
    /// these" goes on about it.
    let lastOwner: CaseOwner?
    /// Whether the time is named in relation to now: "last year".
    let isRelativeTime: Bool
    /// The time that it speaks of, other years that it compares with left out.
    let time: CaseTime?
    /// The ombudsman named last.
    let lastOmbudsman: OmbudsmanBody?
    /// Whether its subject is the council: "The Council received …", "In total …".
    let isCouncil: Bool
    /// Whether it names the council before its first owner: "We compare ourselves with the national average."
    let namesCouncilFirst: Bool
    /// Whether it begins with a count: "Eleven were upheld."
    let isCount: Bool
    /// Whether it has a number that counts or measures.
    let hasNumber: Bool
    /// Whether its subject is "it".
    let isIt: Bool
    /// Whether the Ombudsman is named before its first number.
    let isOmbudsman: Bool
    /// Whether it says "by the Council", or is of what the council did: "We investigated 589 complaints."
    let isByCouncil: Bool
    /// Whether it does no more than compare with another year: "This compares with 84 in 2022/23."
    let compares: Bool
    /// The times that it compares with, behind a word that compares.
    let comparedTimes: [CaseTime]

    /// - Parameters:
    ///   - authority: the words of the council's name.
    ///   - period: the report's own year.
    init(
        of tokens: Range<Int>, _ statement: ScopeStatement, in text: DocumentText, authority: WordSet, period: Period
    ) {
        let first = tokens.lowerBound
        let number = Self.number(in: tokens, statement, of: text)
        let lead = first..<(number ?? tokens.upperBound)
        hasNumber = number != nil
        isCount = number == first || text.isNone(at: first)
        let subject = tokens.first {
            text.tokens[$0].kind == .word && !text.isWord($0, in: "in during for the year") && !statement.covers($0)
        }
        isIt = subject.map { $0 - first < 8 && text.isWord($0, in: "it") } ?? false
        isByCouncil =
            Self.byCouncil.contains { phrase in
                text.find(phrase, in: tokens).map { text.isWord($0.lowerBound - 1, in: Self.handled) } ?? false
            }
            || text.first(of: Self.dealt, in: lead) { text.isWord($0 - 1, in: "we council also authority") } != nil
        let council = text.first(of: Self.council, in: lead)
        namesCouncilFirst =
            council.map { council in
                !statement.items.contains { item in
                    if case .owner = item.dimension { item.tokens.lowerBound <= council } else { false }
                }
            } ?? false
        var owner: CaseOwner?
        var lastOwner: CaseOwner?
        var body: OmbudsmanBody?
        var isOmbudsman = false
        for item in statement.items {
            switch item.dimension {
            case .owner(let value)
            where lead.overlaps(item.tokens) && !item.isAside && item.tokens.lowerBound - first < Self.reach
                && !(value == .allCouncils && namesCouncilFirst):
                owner = owner ?? value
                lastOwner = value
            case .owner(let value) where !item.isAside: lastOwner = value
            case .ombudsman(let value):
                body = value
                if lead.overlaps(item.tokens) { isOmbudsman = true }
            default: break
            }
        }
        self.owner = owner
        self.lastOwner = lastOwner
        lastOmbudsman = body
        self.isOmbudsman = isOmbudsman
        isCouncil =
            owner == nil
            && (text.first(of: Self.wholes, in: lead) { !text.isWord($0 + 1, in: "tax") } != nil
                || number != nil && text.contains("council us", in: (number ?? first)..<tokens.upperBound)
                // "86 decisions about Harbourne"
                || text.first(of: Self.about, in: tokens) {
                    text.isCapital($0 + 1) && text.isWord($0 + 1, in: authority)
                } != nil)
        // "From 1 October 2023 to 31 March 2024 the Ombudsman made 12 decisions." compares with nothing.
        let comparison = text.first(of: Self.comparing, in: tokens) { index in
            !(index == first && statement.items.contains { $0.tokens.lowerBound == index + 1 })
                // "For comparison, here are the results for 2022/23."
                && !(index == first + 1 && text.isWord(first, in: "for"))
                // "The latest data are from 2022/23."
                && !(text.isWord(index, in: "from")
                    && text.isWord(index - 1, in: "is are was were dates date taken comes come"))
        }
        let times = statement.items.filter { item in
            guard case .time(let time) = item.dimension, time != .date else { return false }
            return !item.isAside
        }
        let own = times.filter { time in comparison.map { time.tokens.lowerBound < $0 } ?? true }
        let isAtHead = own.first.map { item in
            text.isAll(
                "in during for from between the year over within throughout by across period first second third fourth last final opening",
                in: first..<item.tokens.lowerBound)
        }
        // "The latest figures are for 2022/23. The Ombudsman upheld 12 complaints."
        let isOfFigures = own.last.map { item in
            number == nil
                && (Self.areFigures(of: item, from: first, in: text)
                    || Self.isLookingAt(item.tokens.lowerBound, from: first, in: text))
        }
        let letter = own.last.flatMap { item in
            number == nil ? LetterYear(of: first..<item.tokens.lowerBound, in: text) : nil
        }
        if case .time(.year(let year))? = own.last?.dimension, year != period, letter == .named, isAtHead != true,
            isOfFigures != true
        {
            self.time = .unresolved
            isRelativeTime = false
        } else if case .time(let time)? = own.last?.dimension,
            number != nil || isAtHead ?? false || isOfFigures ?? false
                || letter == .covered
        {
            self.time = Self.isOfPart(own.last, behind: number, in: tokens, of: text) ? .unresolved : time
            isRelativeTime = own.last.map { item in !item.tokens.contains { text.tokens[$0].number != nil } } ?? false
        } else {
            self.time = nil
            isRelativeTime = false
        }
        compares = own.isEmpty && !times.isEmpty
        comparedTimes = times.filter { !own.contains($0) }.compactMap { item in
            if case .time(let time) = item.dimension { time } else { nil }
        }
    }

    /// The first number, or the sign of an amount.
    private static func number(in tokens: Range<Int>, _ statement: ScopeStatement, of text: DocumentText) -> Int? {
        var next = tokens.lowerBound
        while true {
            let index = text.nextAmount(or: DocumentText.firstWordsOfCounts, from: next, to: tokens.upperBound)
            guard index < tokens.upperBound else { return nil }
            if text.count(at: index, in: tokens) != nil || text.tokens[index].isSign("\u{A3}"),
                !statement.covers(index),
                !text.isWord(index - 1, in: "appendix table figure section annex")
            {
                return index
            }
            next = index + 1
        }
    }

    /// Whether a time behind the first number is that of a part of what it counts, so that the sentences behind may go on about
    /// the whole: "43 decisions, including 6 on complaints that it received in 2022/23".
    private static func isOfPart(
        _ time: ScopeStatement.Item?, behind number: Int?, in tokens: Range<Int>, of text: DocumentText
    ) -> Bool {
        guard let time, let number, number < time.tokens.lowerBound else { return false }
        return text.contains(
            "including include includes included that which whose carried brought", in: number..<time.tokens.lowerBound)
    }

    /// Whether a sentence says of figures that they are of a time, and not when somebody publishes them: "who publish their data in
    /// December".
    private static func areFigures(of time: ScopeStatement.Item, from first: Int, in text: DocumentText) -> Bool {
        guard let noun = (first..<time.tokens.lowerBound).last(where: { text.isWord($0, in: figures) }) else {
            return false
        }
        guard time.dimension == .time(.partOfYear) else { return true }
        return !text.contains(
            "publish publishes published publishing issue issues issued release releases released received sent",
            in: max(first, noun - 3)..<time.tokens.lowerBound)
    }

    /// Words of what a sentence without a number says which year it is of.
    private static let figures = WordSet(
        "figure figures data statistics numbers results information picture position situation story outcome outcomes record"
    )

    /// "We look back at 2022/23 first.", "Turning to 2022/23"
    private static func isLookingAt(_ time: Int, from first: Int, in text: DocumentText) -> Bool {
        guard time > first + 1, text.isWord(time - 1, in: "at to with on upon") else { return false }
        return text.contains(
            "look looking looked turn turning turned begin beginning start starting returning return going go back focus",
            in: first..<(time - 1))
    }

    private static let dealt = WordSet("investigated upheld closed answered resolved responded")
    private static let council = WordSet("we our us council councils authoritys authority")
    private static let wholes = WordSet("council councils we authority overall altogether total")
    private static let about = WordSet("about against concerning for")
    private static let byCouncil: [Phrase] = ["by the council", "by us"]

    /// Verbs for the council's work on its own complaints. "Action required by the Council" tells the decision of others.
    private static let handled = WordSet(
        """
        upheld investigated resolved closed answered decided handled received recorded made found considered concluded \
        completed accepted managed processed reviewed dealt with logged registered responded to
        """)

    /// The number of tokens in front of the subject of a sentence. "The letter says: 'I want to thank …'" is not about
    /// whom it thanks.
    private static let reach = 9

    /// Words behind which a sentence speaks of another year, to compare with it.
    private static let comparing = WordSet(
        """
        compared compares comparison comparable from than against versus up down increase increased decrease decreased \
        rise risen rose fell fallen fewer whereas while although
        """)
}
