/// The figures of lines that are a label and a number: "Total number of enquiries: 3,597", "Not upheld (4)".
struct ReportLines {
    let part: Part
    let outline: ReportOutline
    let period: Period

    private var text: DocumentText { part.text }

    func read(into ledger: inout ReportLedger) {
        for line in outline.plainLines {
            guard let (label, value) = labelled(line.tokens) else { continue }
            let context = ReportContext(
                line.tokens, section: outline.section(ofLine: line.line), intro: line.intro, of: outline, in: text)
            guard context.isGeneral, let name = name(of: label, context), let year = year(of: line) else { continue }
            ledger.state(name, Double(value), in: year, at: text.place(ofLine: line.line), strength: .label)
        }
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
            return nil
        }
        switch text.contactLabel(label) {
        case .figure(let name): return name
        case .total: return text.contains("enquiries contacts", in: label) ? .contactsTotal : nil
        case nil: return text.ownOutcomeLabel(label)
        }
    }

    /// A label with its number after a colon, a dash or in brackets; nil for a line of any other form.
    private func labelled(_ line: Range<Int>) -> (label: Range<Int>, value: Int)? {
        guard line.count >= 2, line.count <= 20, let last = line.last else { return nil }
        var end = line.upperBound
        if text.tokens[last].isSign("."), end - line.lowerBound > 2 { end -= 1 }
        // "Upheld: 27 (33%)"
        if end - 4 > line.lowerBound, text.shareInBrackets(at: end - 4, in: line) == end { end -= 4 }
        let isBracketed = text.tokens[end - 1].isSign(")")
        let number = isBracketed ? end - 2 : end - 1
        guard number > line.lowerBound, let value = text.tokens[number].count else { return nil }
        let joint = number - 1
        guard joint > line.lowerBound else { return nil }
        if isBracketed {
            guard text.tokens[joint].isSign("(") else { return nil }
        } else {
            guard
                text.tokens[joint].isSign(":") || text.tokens[joint].isSign("=")
                    || (text.tokens[joint].isSign("-") && text.tokens[joint].gap != .none)
            else { return nil }
        }
        return (line.lowerBound..<joint, value)
    }

    /// The year of a line: what announces it may name one.
    private func year(of line: ReportOutline.PlainLine) -> Period? {
        guard let intro = line.intro else { return period }
        let years = Set(text.reportingYears(in: outline.sentences[intro].tokens).map(\.year))
        return years.count > 1 ? nil : years.first ?? period
    }
}
