import Model

/// Clauses that give the sum of the payments that the Ombudsman recommended.
extension ClauseReader {
    /// "Total compensation payments recommended by the Ombudsman this year amounted to £27,222.15".
    func payments(_ clause: NumberClause) -> StatedFigure? {
        let index = clause.number + 1
        guard clause.sentence.contains(index), let value = text.tokens[index].number else { return nil }
        guard !text.isTorn(after: index), !text.isWord(index + 1, in: "million m k") else { return nil }
        let end = clause.tailEnd(from: index + 1)
        let around = [clause.lead, (index + 1)..<end]
        if isOnePayment(clause, to: end) || isTotalBehind(clause, to: end),
            let year = clause.year(of: clause.start..<end, default: period)
        {
            return StatedFigure(
                name: .ombudsmanPayments, value: value, year: year, tokens: clause.number..<max(end, index + 1))
        }
        let isOfMore =
            text.isWord(end, in: "including") && text.mentionsAnyOmbudsman(end..<clause.sentence.upperBound)
        // "Payments totalled £15,000 including the Ombudsman's": the council's own are in the sum.
        guard !isOfMore,
            clause.isAll(
                ReportVocabulary.payment, in: clause.lead,
                // "Three payments were recommended, totalling £1,250."
                allowsTotal: text.contains(Self.paymentTotal, in: clause.lead.suffix(1))),
            // "was paid to two complainants"
            clause.isAll(ReportVocabulary.payment, in: (index + 1)..<end, allowsTotal: true),
            // "A payment of £350" is one case's.
            around.contains(where: { range in
                text.contains(ReportVocabulary.payments, in: range)
                    || text.contains("paid", in: range) && text.contains(Self.paymentTotal, in: clause.lead)
            }) || isSumOfPaymentsBefore(clause, to: end),
            // Without a word for the sum, "payments of £350" is all of them only where no other amount stands:
            // "payments of £350 and £200" gives no sum.
            around.contains(where: { text.contains(Self.paymentTotal, in: $0) })
                || text.contains("payments remedies", in: clause.lead) && isOnlyAmount(clause, to: end),
            let year = clause.year(of: clause.start..<end, default: period)
        else { return nil }
        return StatedFigure(
            name: .ombudsmanPayments, value: value, year: year, tokens: clause.number..<max(end, index + 1))
    }

    /// Whether a sentence speaks of one payment and no other amount: "The Ombudsman recommended one payment, of £300."
    private func isOnePayment(_ clause: NumberClause, to end: Int) -> Bool {
        let sentence = clause.sentence
        guard let one = sentence.first(where: { text.isWord($0, in: "one single only") }), one < clause.number,
            text.isWord(text.skip("single financial", from: one + 1, in: sentence), in: "payment"),
            clause.isAll(Self.ofOnePayment, in: clause.lead),
            clause.isAll(ReportVocabulary.payment, in: (clause.number + 2)..<end)
        else { return false }
        return sentence.count { text.tokens[$0].isSign("\u{A3}") } == 1
            && !text.contains("each per every both", in: sentence)
    }

    private static let ofOnePayment = ReportVocabulary.payment.union(WordSet("one single only"))

    /// Whether words behind an amount make it the sum of the payments that the sentence tells before, whose amounts, where it gives
    /// them, add up to it: "paid £500 in one case and £250 in another, £750 in total".
    private func isTotalBehind(_ clause: NumberClause, to end: Int) -> Bool {
        let sentence = clause.sentence
        let behind = clause.number + 2
        let isTotal =
            text.isWord(behind, in: "altogether overall")
            || text.isWord(behind, in: "in") && text.isWord(behind + 1, in: "total all")
        let before = sentence.lowerBound..<clause.number
        guard isTotal, sentence.contains(behind), text.contains(Self.paid, in: before),
            before.allSatisfy({ index in
                text.tokens[index].kind != .word || text.isWord(index, in: ReportVocabulary.payment)
                    || text.isWord(index, in: "case another") || text.count(at: index, in: before) != nil
                    || clause.statement.covers(index)
            })
        else { return false }
        let amounts = before.filter { text.tokens[$0].isSign("\u{A3}") }.map { text.tokens[$0 + 1].number ?? 0 }
        return amounts.isEmpty || amounts.reduce(0, +) == text.tokens[clause.number + 1].number
    }

    private static let paid = ReportVocabulary.payments.union(WordSet("payment paid"))

    /// "In 4 cases a payment was recommended, amounting to £1,800 in total."
    private func isSumOfPaymentsBefore(_ clause: NumberClause, to end: Int) -> Bool {
        let before = clause.sentence.lowerBound..<clause.start
        return text.contains(ReportVocabulary.payments, in: before) && text.contains(Self.paymentTotal, in: clause.lead)
            && isOnlyAmount(clause, to: end)
    }

    /// Returns the number of the cases in which a sum was paid: "compensation totalling £1,250 in three cases".
    func paidCases(_ clause: NumberClause, _ sum: StatedFigure) -> StatedFigure? {
        let tail = (clause.number + 2)..<max(clause.number + 2, sum.tokens.upperBound)
        guard let joint = tail.last(where: { text.isWord($0, in: "in across to for") && isCount($0 + 1, in: tail) }),
            let (value, next) = text.count(at: joint + 1, in: tail)
        else { return nil }
        let noun = text.skip("upheld", from: next, in: tail)
        guard tail.contains(noun), text.isWord(noun, in: "complaints complaint cases case decisions") else {
            return nil
        }
        var cases = sum
        cases.name = .remediesPayments
        cases.value = Double(value)
        return cases
    }

    private func isCount(_ index: Int, in tail: Range<Int>) -> Bool {
        tail.contains(index) && text.count(at: index, in: tail) != nil
    }

    private static let paymentTotal = WordSet(
        """
        total totalled totalling totals totaled totaling amounted amounting sum overall came
        """)

    /// Whether no other amount stands in the sentence, except another year's that it is compared with.
    private func isOnlyAmount(_ clause: NumberClause, to end: Int) -> Bool {
        func amounts(_ range: Range<Int>) -> Int { range.count { text.tokens[$0].isSign("\u{A3}") } }
        let rest = end..<clause.sentence.upperBound
        return amounts(clause.sentence.lowerBound..<end) == 1
            && (amounts(rest) == 0
                || amounts(rest) == 1 && text.contains("compared compares from than against", in: rest))
    }
}
