import Model

/// Reads the figures of lines that are a label and a number: "Total number of enquiries: 3,597", "Not upheld (4)".
struct LabelledLineReader {
    private let report: ReportText
    private let text: DocumentText

    init(_ report: ReportText) {
        self.report = report
        text = report.text
    }

    /// Adds the figures of the outline's plain lines to the statements.
    func read(into statements: inout ReportStatements) {
        for line in report.outline.plainLines {
            guard let (label, value, isMoney) = labelled(line.tokens) else { continue }
            let scope = report.scopes.scope(
                of: line.tokens, section: report.outline.section(ofLine: line.line), leadIn: line.leadIn)
            guard scope.isCouncilWide, let year = year(of: line),
                let name = isMoney ? paymentsName(of: label, scope) : name(of: label, scope)
            else { continue }
            statements.add(name, value, in: year, at: text.place(ofLine: line.line), strength: .label)
        }
    }

    /// Divides a line into a label and its number after a colon, a dash or in brackets; nil for a line of any other
    /// form.
    private func labelled(_ line: Range<Int>) -> (label: Range<Int>, value: Double, isMoney: Bool)? {
        guard line.count >= 2, line.count <= 20, let last = line.last else { return nil }
        var end = line.upperBound
        if text.tokens[last].isSign("."), end - line.lowerBound > 2 { end -= 1 }
        // "Upheld: 27 (33%)"
        if end - 4 > line.lowerBound, text.shareInBrackets(at: end - 4, in: line) == end { end -= 4 }
        // "Compliments: 310 (298)": the number in brackets is the other year's.
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

    /// Returns the year of a line: the one that its lead-in names, else the report's; nil where the lead-in names
    /// several.
    private func year(of line: ReportOutline.PlainLine) -> Period? {
        guard let leadIn = line.leadIn else { return report.period }
        let years = Set(text.reportingYears(in: report.outline.sentences[leadIn].tokens).map(\.year))
        return years.count > 1 ? nil : years.first ?? report.period
    }

    /// "Financial remedies: £8,425", among the Ombudsman's figures.
    private func paymentsName(of label: Range<Int>, _ scope: ReportScope) -> FigureName? {
        scope.isAboutOmbudsman && text.isAll(ReportVocabulary.payment, in: label)
            && text.contains(ReportVocabulary.payments, in: label) ? .ombudsmanPayments : nil
    }

    private func name(of label: Range<Int>, _ scope: ReportScope) -> FigureName? {
        if isPublicReports(label) { return .ombudsmanPublicReports }
        if scope.isAboutOmbudsman {
            if case .figure(let name) = text.outcomeLabel(label) { return name }
            return text.ombudsmanLabel(label)
        }
        switch text.contactLabel(label) {
        case .figure(let name): return name
        case .total: return text.contains("enquiries contacts", in: label) ? .contactsTotal : nil
        case nil: return text.ownOutcomeLabel(label)
        }
    }

    /// "Public reports: 1", "Number of public interest reports issued: 0".
    private func isPublicReports(_ label: Range<Int>) -> Bool {
        text.isAll("public interest reports report number of issued", in: label)
            && Self.publicReports.contains { text.find($0, in: label) != nil }
    }

    private static let publicReports: [Phrase] = [
        "public report", "public reports", "public interest report", "public interest reports",
    ]
}
