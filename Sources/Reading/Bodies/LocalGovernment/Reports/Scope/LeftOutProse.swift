import Model

/// Notes, for an explanation, which numbers of a report's sentences and lines have another scope than the council's year.
/// Tables note theirs as they are read.
struct LeftOutProse {
    private let report: ReportText
    private let text: DocumentText

    init(_ report: ReportText) {
        self.report = report
        text = report.text
    }

    /// Notes the numbers. Only a passage that is read for an explanation has a record of them.
    func note() {
        var isInSentence: Set<Int> = []
        for (index, sentence) in report.outline.sentences.enumerated() {
            isInSentence.formUnion(sentence.tokens)
            let scope = report.scopes.scope(ofSentence: index)
            for token in sentence.tokens where isNumber(token, in: sentence.tokens) && !scope.statement.covers(token) {
                let clause = clause(around: token, in: sentence.tokens)
                guard let reason = reason(for: scope.scope(ofClause: clause)) else { continue }
                report.passage.leaveOut(token..<(token + 1), reason)
            }
        }
        for line in report.outline.plainLines {
            let section = report.outline.section(ofLine: line.line)
            let scope = report.scopes.scope(of: line.tokens, section: section, leadIn: line.leadIn)
            guard let reason = reason(for: scope) else { continue }
            for token in line.tokens where isNumber(token, in: line.tokens) && !isInSentence.contains(token) {
                report.passage.leaveOut(token..<(token + 1), reason)
            }
        }
        // The first reason stands, so what the title says comes last.
        if let reason = reason(for: report.scopes.report) {
            report.passage.leaveOut(report.passage.tokens, reason)
        }
    }

    private func isNumber(_ token: Int, in range: Range<Int>) -> Bool {
        text.tokens[token].number != nil || text.count(at: token, in: range) != nil || text.isNone(at: token)
    }

    private func clause(around index: Int, in sentence: Range<Int>) -> Range<Int> {
        func isEnd(_ index: Int) -> Bool {
            text.tokens[index].isSign(",") || text.tokens[index].isSign(";") || text.tokens[index].isSign(":")
        }
        let start = sentence[..<index].last(where: isEnd).map { $0 + 1 } ?? sentence.lowerBound
        let end = sentence[index...].first(where: isEnd) ?? sentence.upperBound
        return start..<max(end, index + 1)
    }

    // MARK: Reasons

    /// Returns the dimension that makes a number another's than the council's own of the year; nil where none does.
    private func reason(for scope: ReportScope) -> LeftOutReason? {
        ombudsman(scope.ombudsman) ?? owner(scope.owner) ?? time(scope.time) ?? stage(scope.stage)
            ?? measure(scope.measure)
    }

    private func ombudsman(_ body: OmbudsmanBody?) -> LeftOutReason? {
        if body == .several { return .unresolved("the cases of several ombudsmen are counted together") }
        return body?.nameOfOther.map { .otherOmbudsman($0) }
    }

    private func owner(_ owner: CaseOwner?) -> LeftOutReason? {
        switch owner {
        case .service(let name): .service(text.string(name))
        case .otherBody(let name): .otherBody(text.string(name))
        case .allCouncils: .otherBody("all councils or a group of them")
        case .unresolved(let words) where words == report.scopes.timeRestriction:
            .unresolved("“\(text.string(words))” may be another time than the whole year")
        case .unresolved(let words):
            .unresolved("“\(text.string(words))” may be a part of the council, or another body")
        case .council, nil: nil
        }
    }

    private func time(_ time: CaseTime?) -> LeftOutReason? {
        switch time {
        case .year(let year): year == report.period ? nil : .otherTime(year.name)
        case .partOfYear: .otherTime("a part of the year")
        case .date: .otherTime("a single day")
        case .severalYears: .otherTime("several years together")
        case .unresolved: .unresolved("the text leaves open which year it is of")
        case nil: nil
        }
    }

    private func stage(_ stage: CaseStage?) -> LeftOutReason? {
        switch stage {
        case .stage(0): .stage("several stages together")
        case .stage(let number): .stage("stage \(number)")
        case .refused: .stage("refused complaints")
        case .withdrawn: .stage("withdrawn complaints")
        case .open: .stage("open complaints")
        case nil: nil
        }
    }

    private func measure(_ measure: CaseMeasure?) -> LeftOutReason? {
        switch measure {
        case .perResidents: .otherMeasure("a rate for a number of residents")
        case .days: .otherMeasure("a number of days")
        case .money: .otherMeasure("an amount of money")
        case .received, .closed, .rate, nil: nil
        }
    }
}
