import Model

/// Combines the readings of two views of one document, figure by figure.
///
/// A figure that both views give is right where they agree. Where they do not, the one counts that its own counts confirm. Beyond
/// that a view that is in doubt about itself is no witness against one that is sure. What is left is given up, with a finding.
/// A figure that only one view gives is what it is there. The row of a table is taken whole: see `ViewedRow`.
struct TwoViews {
    private let first: Reading
    private let second: Reading

    /// The documents of the first view, each with what the second gives besides.
    ///
    /// Documents of the two views are one where kind, authority and year are the same.
    static func combined(
        _ first: [RecognisedDocument], _ second: [RecognisedDocument]
    ) -> [RecognisedDocument] {
        // Nothing to compare: the first view is none of a document, or all is refused.
        guard first.contains(where: { $0.reading != nil }) else {
            return second.contains { $0.reading != nil } ? second : first
        }
        return first.map { document in
            guard let reading = document.reading, reading.leavesQuestions,
                let other = second.first(where: { $0.reading.map { isSame($0, reading) } ?? false }),
                let otherReading = other.reading
            else { return document }
            return TwoViews(first: reading, second: otherReading).combined(document, other)
        }
    }

    private static func isSame(_ reading: Reading, _ other: Reading) -> Bool {
        reading.kind == other.kind && reading.authority == other.authority && reading.period == other.period
    }

    /// The document of the view that gives more, with the figures of both.
    private func combined(_ document: RecognisedDocument, _ other: RecognisedDocument) -> RecognisedDocument {
        let isSecondBetter = Self.rank(second) >= Self.rank(first)
        var (base, rest) = isSecondBetter ? (second, first) : (first, second)
        let passage = isSecondBetter ? other.passage : document.passage
        combine(&base, with: rest, in: passage)
        return RecognisedDocument(
            passage: passage, format: isSecondBetter ? other.format : document.format,
            confidence: max(document.confidence, other.confidence), outcome: .success(base))
    }

    /// A measure of a view: first that nothing is doubtful, then the number of its figures.
    private static func rank(_ reading: Reading) -> (Int, Int) {
        (reading.leavesQuestions ? 0 : 1, reading.figures.count)
    }

    private func combine(_ base: inout Reading, with rest: Reading, in passage: Passage) {
        var givenUp: [Finding] = []
        let rows = ViewedRow.all.filter { $0.differs(base, rest) }
        for row in rows {
            if let finding = row.combine(&base, with: rest, moved: { $0.moved(to: passage) }) {
                givenUp.append(finding)
            }
        }
        for (name, figure) in rest.figures.sorted(by: { $0.key < $1.key })
        where !rows.contains(where: { $0.holds(name) }) {
            guard let own = base.figures[name] else {
                base.figures[name] = figure.moved(to: passage)
                continue
            }
            guard own.value != figure.value else {
                if own.isDerived, !figure.isDerived { base.figures[name] = figure.moved(to: passage) }
                continue
            }
            switch (base.confirms(name), rest.confirms(name)) {
            case (true, false): break
            case (false, true): base.figures[name] = figure.moved(to: passage)
            case (true, true) where base.isSure && !rest.isSure, (false, false) where base.isSure && !rest.isSure: break
            case (true, true), (false, false):
                base.figures[name] = nil
                givenUp.append(
                    Checks.unclear(
                        [name],
                        "The page can be read in two ways, and the \(name.inWords) is not the same in both: "
                            + "\(Checks.written(own)) and \(Checks.written(figure)).",
                        at: own.place))
            }
        }
        base.figures = base.figures.withoutOrphans
        base.findings = findings(base, rest, givenUp)
    }

    /// The findings that hold for both views together.
    private func findings(_ base: Reading, _ rest: Reading, _ givenUp: [Finding]) -> [Finding] {
        var findings = base.findings.filter { !$0.code.isDoubt || holds($0, in: base) }
        for finding in rest.findings where !findings.contains(where: { $0.code == finding.code }) {
            // Prose may be torn in either view.
            // The better view may leave nothing open: then the numbers that the other could not tie are tied.
            let isOpen =
                base.leavesQuestions && finding.code == .figureUnclear && !finding.figures.isEmpty
                && holds(finding, in: base)
            if finding.code.isRemark || isOpen { findings.append(finding) }
        }
        findings += givenUp
        for block in StatisticSentence.Block.all {
            guard let whole = block.whole,
                let mismatch = Checks.rate(block.rate, of: block.count, in: whole, among: base.figures),
                !findings.contains(where: { $0.code == .rateMismatch && $0.figures == mismatch.figures })
            else { continue }
            findings.append(mismatch)
        }
        return findings
    }

    /// Whether a doubt of one view is one of both: a figure that it names is still missing, or still there in contradiction.
    private func holds(_ finding: Finding, in reading: Reading) -> Bool {
        guard finding.code == .figureUnclear, !finding.figures.isEmpty else { return true }
        return finding.figures.contains { reading.figures[$0] == nil }
    }
}

extension RecognisedDocument {
    fileprivate var reading: Reading? { try? outcome.get() }
}

extension Reading {
    /// Whether nothing is doubtful or missing, and the counts confirm the uphold rate.
    fileprivate var isSure: Bool { !leavesQuestions && confirms(.upholdRate) }
}

extension Figure {
    /// The figure with the line of another view on which its number stands; on the same page, with the text as it was read.
    fileprivate func moved(to passage: Passage) -> Figure {
        let text = passage.text
        let onPage = passage.lines.filter { text.lines[$0].page == place.page }
        let holding = onPage.filter { line in text.lines[line].tokens.contains { text.tokens[$0].number == value } }
        guard
            let line = holding.first(where: { place.text.contains(text.quote(line: $0)) }) ?? holding.first
                ?? onPage.first
        else { return self }
        var figure = self
        figure.place.line = text.lines[line].number
        return figure
    }
}
