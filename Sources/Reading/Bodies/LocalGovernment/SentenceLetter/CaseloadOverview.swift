import Model

/// A label of the overview, with the numbers on either side of it.
struct CaseloadLabel {
    var name: FigureName
    var label: Range<Int>
    var before: Quantity?
    var after: Quantity?
}

/// A number of the overview that was given to a label.
private struct CaseloadNumber {
    var name: FigureName
    var number: Quantity
    var tokens: Range<Int>
}

extension StatisticsText {
    /// Finds the numbers beside a label: "we dealt with 95 complaints", "30 were not for us", "Assessed and closed:
    /// 41".
    ///
    /// - Returns: nil where no number stands there.
    func caseloadLabel(_ name: FigureName, _ label: Range<Int>) -> CaseloadLabel? {
        var start = label.upperBound
        while range.contains(start), text.tokens[start].isSign(":") || text.tokens[start].isSign("-") { start += 1 }
        let after = text.quantity(at: start, in: range).flatMap { quantity in
            !quantity.isPercent && quantity.value == quantity.value.rounded()
                && (!text.isNone(at: start) || text.word(start + 1, isOneOf: ["complaints", "cases"]))
                && text.date(at: start, in: range) == nil && lines(between: label.upperBound - 1, start) <= 2
                && countsComplaints(after: quantity.tokens.upperBound) ? quantity : nil
        }
        var end = label.lowerBound
        while range.contains(end - 1), label.lowerBound - end < 4, text.word(end - 1, isOneOf: Self.auxiliaries) {
            end -= 1
        }
        let before = text.quantity(before: end, in: range).flatMap { quantity in
            !quantity.isPercent && quantity.value == quantity.value.rounded()
                && lines(between: quantity.tokens.lowerBound, label.lowerBound) <= 3 ? quantity : nil
        }
        guard before != nil || after != nil else { return nil }
        return CaseloadLabel(name: name, label: label, before: before, after: after)
    }

    private static let auxiliaries: [StaticString] = ["were", "was", "we", "complaints", "complaint", "cases", "that"]

    /// Whether a number that ends here counts complaints: the word follows, or nothing on the line.
    private func countsComplaints(after index: Int) -> Bool {
        guard range.contains(index) else { return true }
        if text.tokens[index].gap == .line || text.tokens[index].gap == .cell || text.tokens[index].gap == .wide {
            return true
        }
        return text.word(index, is: "complaints") || text.word(index, is: "complaint") || text.word(index, is: "cases")
            || text.word(index, is: "and") || text.tokens[index].isSign(".") || text.tokens[index].isSign(",")
            || text.tokens[index].isSign(";") || text.isCapital(index)
    }
}

/// The overview of the caseload in the letters from 2024-25 on.
extension SentenceReader {
    /// Reads an overview: two or more of its numbers near each other among the statistics, or in prose if they add up.
    mutating func readOverview(_ overview: [CaseloadLabel]) {
        var start = 0
        while start < overview.count {
            var end = start + 1
            while end < overview.count, overview[end].label.lowerBound - overview[end - 1].label.upperBound < 80,
                statistics.isStatistics(overview[end].label) == statistics.isStatistics(overview[start].label)
            {
                end += 1
            }
            readOverview(group: overview[start..<end])
            start = end
        }
    }

    private mutating func readOverview(group: ArraySlice<CaseloadLabel>) {
        // In a column of labels and numbers the sum shows on which side of its label a number stands.
        let sides = [true, false].map { assignment(of: group, preferringAfter: $0) }
        // "94 / dealt with / 47 / not for us / 30 / closed / 17 / investigated" adds up on either side; one of them is whole.
        let sounds = sides.filter(addsUp)
        let sound = sounds.max { $0.count < $1.count }
        let isStated =
            statistics.isStatistics(group[group.startIndex].label)
            && (Set(group.map(\.name)).count >= 2 || isWhole(group[group.startIndex]))
        let isSound = sound.map { Set($0.map(\.name)).count == 4 } ?? false
        guard isStated || isSound else { return }
        for item in sound ?? assignment(of: group, preferringAfter: nil) {
            let isOnLine =
                text.tokens[item.tokens.lowerBound].line == text.tokens[item.tokens.upperBound - 1].line
            if !isOnLine { isOverviewOnLines = false }
            if sound != nil || isOnLine {
                accept(item.name, item.number, at: item.tokens)
            } else {
                let finding = Checks.unclear(
                    [item.name], "It can't be told which number here is the \(item.name.inWords).",
                    at: text.place(of: item.tokens))
                passOver(item.number, finding)
            }
        }
    }

    /// Whether a label says the whole by itself: "we dealt with no complaints", "we dealt with one complaint".
    private func isWhole(_ item: CaseloadLabel) -> Bool {
        guard item.name == .caseloadDealtWith, let after = item.after else { return false }
        return text.isNone(at: after.tokens.lowerBound)
            || text.isWord(item.label.lowerBound - 1, in: "we") && text.word(item.label.lowerBound, is: "dealt")
                && text.isWord(after.tokens.upperBound, in: "complaint complaints cases case")
    }

    /// Leaves a number of the overview open whose label has none beside it: "we dealt with one complaint. It was not for us",
    /// "Four of them were not for us", "none of these was investigated".
    ///
    /// - Parameter last: the label before it, where the overview has begun.
    mutating func missCaseload(_ name: FigureName, _ label: Range<Int>, behind last: CaseloadLabel?) {
        guard let last, last.name != name, label.lowerBound - last.label.upperBound < 40,
            statistics.isStatistics(label), statistics.isStatistics(last.label)
        else { return }
        // "upheld 75% of the complaints we investigated" is another block's.
        if name == .caseloadInvestigated {
            let sentence = text.sentence(around: label.lowerBound, in: range)
            guard text.contains("none no not", in: sentence.lowerBound..<label.lowerBound) else { return }
        }
        miss(name, label)
    }

    /// Leaves the cases investigated open where the overview's own line says "We did not investigate any".
    mutating func missInvestigated(_ words: Range<Int>, behind last: CaseloadLabel?) {
        guard let last, statistics.lines(between: last.label.upperBound - 1, words.lowerBound) == 0 else { return }
        missCaseload(.caseloadInvestigated, words, behind: last)
    }

    /// Gives each label a number, and each number to one label only.
    ///
    /// - Parameter side: whether numbers stand after their labels or before; nil for the nearer side each.
    private func assignment(of group: ArraySlice<CaseloadLabel>, preferringAfter side: Bool?) -> [CaseloadNumber] {
        var claimed: Set<Int> = []
        return group.compactMap { item in
            let first = side ?? isNearerAfter(item)
            let candidates = first ? [item.after, item.before] : [item.before, item.after]
            guard let number = candidates.compactMap({ $0 }).first(where: { !claimed.contains($0.tokens.lowerBound) })
            else { return nil }
            claimed.insert(number.tokens.lowerBound)
            let start = min(item.label.lowerBound, number.tokens.lowerBound)
            let end = max(item.label.upperBound, number.tokens.upperBound)
            return CaseloadNumber(name: item.name, number: number, tokens: start..<end)
        }
    }

    private func isNearerAfter(_ item: CaseloadLabel) -> Bool {
        guard let before = item.before, let after = item.after else { return item.after != nil }
        return statistics.lines(between: item.label.upperBound - 1, after.tokens.lowerBound)
            <= statistics.lines(between: item.label.lowerBound, before.tokens.lowerBound)
    }

    private func addsUp(_ numbers: [CaseloadNumber]) -> Bool {
        guard let total = numbers.first(where: { $0.name == .caseloadDealtWith }) else { return false }
        let parts = numbers.filter { $0.name != .caseloadDealtWith }
        return parts.count > 1 && parts.map(\.number.value).reduce(0, +) == total.number.value
    }
}
