import Model

/// Reads the response times that an older letter gives in sentences: "The average response time of your Council to our
/// first enquiries was 21.5 days", "We made enquiries on six complaints". Targets and other councils' times are not its
/// own.
struct OlderResponses {
    private let passage: Passage
    private var text: DocumentText { passage.text }

    init(_ passage: Passage) { self.passage = passage }

    private enum Mark { case days, enquiries, counted }

    private static let marks = PhraseSet<Mark>([
        ("days", .days), ("made enquiries", .enquiries), ("made first enquiries", .enquiries),
        ("made written enquiries", .enquiries), ("made formal enquiries", .enquiries),
        ("first enquiries", .counted), ("written enquiries", .counted), ("formal enquiries", .counted),
    ])

    /// Adds the response times, unless there is a table of them.
    func add(to statistics: inout Statistics) {
        let tables = Set(statistics.findings.flatMap(\.figures)).union(statistics.figures.keys)
        guard tables.isDisjoint(with: [.responseAverageDays, .responseFirstEnquiries]) else { return }
        for match in text.matches(of: Self.marks, in: passage.tokens) {
            switch match.meaning {
            case .days:
                if let days = days(before: match.tokens.lowerBound) {
                    state(.responseAverageDays, days, in: &statistics)
                }
            case .enquiries:
                if let count = enquiries(after: match.tokens.upperBound) {
                    state(.responseFirstEnquiries, count, in: &statistics)
                }
            case .counted:
                if let count = made(before: match.tokens.lowerBound) {
                    state(.responseFirstEnquiries, count, in: &statistics)
                }
            }
        }
    }

    private func state(_ name: FigureName, _ quantity: Quantity, in statistics: inout Statistics) {
        let figure = Figure(value: quantity.value, unit: name.unit, place: text.place(of: quantity.tokens))
        if let first = statistics.figures[name] {
            if let conflict = Checks.conflict(name, first, figure) { statistics.findings.append(conflict) }
        } else {
            statistics.figures[name] = figure
        }
    }

    private func days(before end: Int) -> Quantity? {
        guard let quantity = text.quantity(before: end, in: passage.tokens), quantity.isClear,
            text.isWord(quantity.tokens.lowerBound - 1, in: "of was is averaged at took")
        else { return nil }
        let start = quantity.tokens.lowerBound
        let sentence = text.sentence(around: start, in: passage.tokens)
        let clause = clause(around: start, in: sentence)
        guard text.contains("average averaged", in: sentence.lowerBound..<clause.upperBound),
            text.contains("respond response responding reply replies enquiries", in: sentence),
            ["your council", "your authority", "the council", "your council's", "your authority's", "the council's"]
                .contains(where: { text.find($0, in: sentence.lowerBound..<start) != nil }),
            !text.contains("target last previous", in: clause),
            // "Council's" is no plural.
            !(sentence.lowerBound..<clause.upperBound).contains(where: {
                text.word($0, isOneOf: ["councils", "authorities", "nationally"])
            })
        else { return nil }
        return quantity
    }

    /// The part of a sentence around a token, between commas, semicolons and brackets.
    private func clause(around index: Int, in sentence: Range<Int>) -> Range<Int> {
        func isDivider(_ index: Int) -> Bool {
            text.tokens[index].isSign(",") || text.tokens[index].isSign(";") || text.tokens[index].isSign("(")
        }
        var start = index
        while start > sentence.lowerBound, !isDivider(start - 1) { start -= 1 }
        var end = index
        while end < sentence.upperBound, !isDivider(end) { end += 1 }
        return start..<end
    }

    /// "We made 31 first enquiries of your Council"
    private func made(before end: Int) -> Quantity? {
        guard let quantity = text.quantity(before: end, in: passage.tokens), quantity.isClear, !quantity.isPercent,
            text.isWord(quantity.tokens.lowerBound - 1, in: "made sent issued")
        else { return nil }
        let sentence = text.sentence(around: end, in: passage.tokens)
        return text.contains("last previous nationally councils authorities", in: sentence) ? nil : quantity
    }

    private func enquiries(after start: Int) -> Quantity? {
        for index in start..<min(start + 6, passage.tokens.upperBound) {
            guard let quantity = text.quantity(at: index, in: passage.tokens) else { continue }
            let next = quantity.tokens.upperBound
            let isOfCases = text.isWord(next, in: "complaints complaint cases case occasions")
            let sentence = text.sentence(around: start, in: passage.tokens)
            let isOthers = text.contains("last previous nationally councils authorities", in: sentence)
            return isOfCases && !isOthers && quantity.isClear && !quantity.isPercent ? quantity : nil
        }
        return nil
    }
}
