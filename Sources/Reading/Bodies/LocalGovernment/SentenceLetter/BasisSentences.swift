import Model

/// Sentences with the basis of a block: "Statistics are based on a total of 4 detailed investigations for the period
/// between …"
extension SentenceReader {
    mutating func readBasis(at index: Int) {
        let sentence = statistics.matches[index].tokens
        // "a total of [12] investigations"
        let isBracketed = text.sign(sentence.upperBound, is: "[") || text.sign(sentence.upperBound, is: "(")
        let start = isBracketed ? sentence.upperBound + 1 : sentence.upperBound
        guard let quantity = text.quantity(at: start, in: range), !quantity.isPercent else {
            // A number that is lost leaves nothing, and one that can't be made out a token or two.
            let name = (start..<start + 4).compactMap { basis(at: $0) }.first
            if let name, !isOfRemedies(name, at: index) { miss(name, sentence) }
            return
        }
        var label = quantity.tokens.upperBound
        if isBracketed, text.sign(label, is: "]") || text.sign(label, is: ")") { label += 1 }
        if basis(at: label) == nil, let below = basisBelow(label) { label = below }
        guard text.date(at: quantity.tokens.lowerBound, in: range) == nil, range.contains(label) else { return }
        let tokens = sentence.lowerBound..<max(label + 1, sentence.upperBound)
        guard let name = basis(at: label) else {
            let finding = Checks.unclear(
                [.upholdInvestigations, .complianceOutcomes],
                "A basis of the statistics stands here, but not of what.", at: text.place(of: tokens))
            passOver(quantity, finding)
            return
        }
        if isOfRemedies(name, at: index) {
            readBasisOfRemedies(quantity, at: tokens, label: label)
        } else {
            accept(name, quantity, at: tokens)
        }
        skip(to: label + 2)
    }

    /// Whether a basis that counts investigations is the remedies' block's.
    private func isOfRemedies(_ name: FigureName, at index: Int) -> Bool {
        guard name == .upholdInvestigations, !statistics.isFollowedByBasis(at: index) else { return false }
        guard let block = statistics.blockBehindBasis(at: index) else { return false }
        return block != .uphold
    }

    /// Reads the basis of the remedies where it is called investigations.
    ///
    /// In documents for 2022-23 these are the upheld cases, in others the investigations of the first block. Either way the
    /// number is never a statement of the investigations; where the count of upheld cases is lost, it stands in for it.
    private mutating func readBasisOfRemedies(_ basis: Quantity, at tokens: Range<Int>, label: Int) {
        passOver(basis)
        basisOfRemedies = basisOfRemedies ?? tokens
        let end = min(range.upperBound, label + Self.reachOfDates)
        guard let year = text.reportingYears(in: label..<end).first?.year, year == Self.yearOfUpheldBasis else {
            return
        }
        standIn(.upholdUpheld, basis, at: tokens)
    }

    /// Says that the investigations are missing where the remedies' basis is the only one that counts any.
    mutating func noteLostBasis() {
        guard let tokens = basisOfRemedies, ledger.figures[.upholdRate] != nil,
            ledger.figures[.upholdInvestigations] == nil,
            !ledger.findings.contains(where: { $0.figures.contains(.upholdInvestigations) })
        else { return }
        note(
            Checks.unclear(
                [.upholdInvestigations],
                "The basis of the uphold rate is missing, and the one of the remedies may count other cases.",
                at: text.place(of: tokens)))
    }

    /// The year whose documents call the upheld cases "detailed investigations".
    private static let yearOfUpheldBasis = Period(endYear: 2023)
    /// The number of tokens within which the dates of a basis stand: "for the period between 1 April 2022 to …".
    private static let reachOfDates = 24

    /// The label of a basis that goes on in the line below, behind the words of the column before it:
    /// "… of 10" over "organisations. investigations for the period".
    private func basisBelow(_ index: Int) -> Int? {
        // "… of 1" over "4 compliance outcomes" is a number torn in two.
        guard range.contains(index), text.tokens[index].gap == .line, text.tokens[index].number == nil,
            text.tokens[index].line - text.tokens[index - 1].line == 1
        else { return nil }
        return text.lines[text.tokens[index].line].tokens.first { label in
            basis(at: label) != nil
                && text.word(label + 1, isOneOf: ["for", "outcome", "outcomes", "decision", "decisions"])
        }
    }

    /// The figure that a basis counts, by its first word.
    private func basis(at index: Int) -> FigureName? {
        let label = text.word(index, is: "detailed") ? index + 1 : index
        guard range.contains(label) else { return nil }
        return StatisticSentence.bases.first { text.word(label, is: $0.word) }?.figure
    }
}

extension StatisticsText {
    /// Whether another basis is the next statement behind one: then a column has them one below the other, in the order of the
    /// blocks, of which the remedies' is the last.
    func isFollowedByBasis(at index: Int) -> Bool {
        guard matches.indices.contains(index + 1) else { return false }
        return isBasis(matches[index + 1])
            && matches[index + 1].tokens.lowerBound - matches[index].tokens.upperBound <= Self.longestBasis
    }

    /// The number of tokens of a basis at most, with its dates: "8 detailed investigations for the period between 1 April 2018 to
    /// 31 March 2019".
    private static let longestBasis = 24

    /// The block that a basis ends: that of the last rate, heading or count before it; nil where none stands there.
    func blockBehindBasis(at index: Int) -> StatisticSentence.Block? {
        // A block has far fewer phrases; without a limit a text of nothing else would not be read in linear time.
        for position in matches[..<index].indices.suffix(64).reversed() {
            let match = matches[position]
            guard match.tokens.lowerBound >= begin else { return nil }
            switch match.meaning {
            case .rate(let block), .share(let block), .heading(let block): return block
            case .tornRate, .completed, .noInvestigations: return .uphold
            case .count(let block):
                // "7 upheld decisions" may be the basis before, and "View upheld decisions" a link.
                let isBasis = position > 0 && isBasis(matches[position - 1])
                if !isBasis, !isOfPer100k(position) { return block }
            case .peerAverage, .per100k, .typeAverage, .basis, .caseload, .statisticsBegin: continue
            }
        }
        return nil
    }

    private func isBasis(_ match: PhraseMatch<StatisticSentence>) -> Bool {
        if case .basis = match.meaning { true } else { false }
    }
}
