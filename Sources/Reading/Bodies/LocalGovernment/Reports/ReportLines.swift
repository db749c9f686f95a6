import Model

/// The figures of lines that are a label and a number: "Total number of enquiries: 3,597", "Not upheld (4)".
struct ReportLines {
    let part: Passage
    let outline: ReportOutline
    let period: Period

    private var text: DocumentText { part.text }

    func read(into ledger: inout ReportLedger) {
        for line in outline.plainLines {
            guard let (label, value, isMoney) = labelled(line.tokens) else { continue }
            let context = ReportContext(
                line.tokens, section: outline.section(ofLine: line.line), intro: line.intro, of: outline, in: text)
            guard context.isGeneral, let year = year(of: line),
                let name = isMoney ? payments(label, context) : name(of: label, context)
            else { continue }
            ledger.state(name, value, in: year, at: text.place(ofLine: line.line), strength: .label)
        }
    }

    /// "Financial remedies: £8,425", among the Ombudsman's figures.
    private func payments(_ label: Range<Int>, _ context: ReportContext) -> FigureName? {
        context.isAboutOmbudsman && text.isAll(ReportWords.payment, in: label)
            && text.contains(ReportWords.payments, in: label) ? .ombudsmanPayments : nil
    }

    private func name(of label: Range<Int>, _ context: ReportContext) -> FigureName? {
        if text.isAll("public interest reports report number of issued", in: label),
            text.find("public report", in: label) != nil || text.find("public reports", in: label) != nil
                || text.find("public interest report", in: label) != nil
                || text.find("public interest reports", in: label) != nil
        {
            return .ombudsmanPublicReports
        }
        if context.isAboutOmbudsman {
            if case .figure(let name) = text.outcomeLabel(label) { return name }
            return text.ombudsmanLabel(label)
        }
        switch text.contactLabel(label) {
        case .figure(let name): return name
        case .total: return text.contains("enquiries contacts", in: label) ? .contactsTotal : nil
        case nil: return text.ownOutcomeLabel(label)
        }
    }

    /// A label with its number after a colon, a dash or in brackets; nil for a line of any other form.
    private func labelled(_ line: Range<Int>) -> (label: Range<Int>, value: Double, isMoney: Bool)? {
        guard line.count >= 2, line.count <= 20, let last = line.last else { return nil }
        var end = line.upperBound
        if text.tokens[last].isSign("."), end - line.lowerBound > 2 { end -= 1 }
        // "Upheld: 27 (33%)"
        if end - 4 > line.lowerBound, text.shareInBrackets(at: end - 4, in: line) == end { end -= 4 }
        // "Compliments: 310 (298)": what the other year had.
        if end - 5 > line.lowerBound, text.tokens[end - 1].isSign(")"), text.tokens[end - 2].count != nil,
            text.tokens[end - 3].isSign("("), text.tokens[end - 4].count != nil
        {
            end -= 3
        }
        let isBracketed = text.tokens[end - 1].isSign(")")
        let number = isBracketed ? end - 2 : end - 1
        guard number > line.lowerBound, let value = text.tokens[number].number else { return nil }
        let isMoney = !isBracketed && text.tokens[number - 1].isSign("\u{A3}")
        guard isMoney || text.tokens[number].count != nil else { return nil }
        let joint = isMoney ? number - 2 : number - 1
        guard joint > line.lowerBound else { return nil }
        if isBracketed {
            guard text.tokens[joint].isSign("(") else { return nil }
        } else {
            guard
                text.tokens[joint].isSign(":") || text.tokens[joint].isSign("=")
                    || (text.tokens[joint].isSign("-") && text.tokens[joint].gap != .none)
            else { return nil }
        }
        return (line.lowerBound..<joint, value, isMoney)
    }

    /// The year of a line: what announces it may name one.
    private func year(of line: ReportOutline.PlainLine) -> Period? {
        guard let intro = line.intro else { return period }
        let years = Set(text.reportingYears(in: outline.sentences[intro].tokens).map(\.year))
        return years.count > 1 ? nil : years.first ?? period
    }
}
