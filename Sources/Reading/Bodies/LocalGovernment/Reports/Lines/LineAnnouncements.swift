/// Finds the sentence that announces labelled lines: "The position at the half year was as follows." above "Upheld: 9".
struct LineAnnouncements {
    private let report: ReportText
    private let text: DocumentText
    /// The number of the outline's sentences that stand above the line.
    private var passed = 0
    /// The line below the announcement, or below the last of the lines that it announces.
    private var end = 0
    private var section = -1
    private var announced: ReportScope?

    /// The number of blank lines that may stand between an announcement and its lines, and between those.
    private static let reach = 2

    init(_ report: ReportText) {
        self.report = report
        text = report.text
    }

    /// Returns the scope that the announcement above gives a line; nil where none does. Lines have to come in order.
    mutating func scope(for line: ReportOutline.PlainLine) -> ReportScope? {
        let sentences = report.outline.sentences
        let first = passed
        while passed < sentences.count, sentences[passed].tokens.upperBound <= line.tokens.lowerBound { passed += 1 }
        for sentence in sentences[first..<passed] where isAnnouncement(sentence.tokens) {
            announced = scope(of: sentence)
            section = sentence.section
            end = text.tokens[sentence.tokens.upperBound - 1].line + 1
        }
        guard let announced, section == report.outline.section(ofLine: line.line), line.line - end <= Self.reach else {
            announced = nil
            return nil
        }
        if text.labelWithValue(line.line) != nil { end = line.line + 1 }
        return announced
    }

    private func isAnnouncement(_ sentence: Range<Int>) -> Bool {
        guard let last = sentence.last, text.tokens[last].isSign(".") else { return false }
        return text.announcesFigures(sentence)
    }

    private func scope(of sentence: ReportOutline.Sentence) -> ReportScope {
        let statement = report.scopes.statement(of: sentence.tokens, as: .sentence)
        var scope = statement.scope.inheriting(
            report.scopes.scope(ofLine: text.tokens[sentence.tokens.lowerBound].line))
        if scope.isOfCouncil,
            !report.scopes.wording.isCouncilWide(caption: sentence.tokens, except: statement, in: text)
        {
            scope.owner = .unresolved(sentence.tokens)
        }
        return scope
    }
}

extension DocumentText {
    /// Words of sentences that announce a table or figures.
    static let announcements = WordSet("table below following above shown shows show as chart figures here")

    /// Whether a sentence announces figures that stand below it.
    func announcesFigures(_ sentence: Range<Int>) -> Bool {
        (contains(Self.announcements, in: sentence) || contains("this these like", in: sentence))
            && !sentence.contains { index in
                tokens[index].number != nil && count(at: index, in: sentence) != nil
                    && !(1974...2099).contains(tokens[index].count ?? 0)
                    && !isWord(index - 1, in: "table figure chart appendix")
            }
    }
}
