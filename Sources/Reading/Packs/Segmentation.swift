/// Cuts a text of several documents into passages, one a document.
///
/// A letter begins with its head, above "Dear …". A page of statistics begins with the council's name above "For the
/// period ending", and belongs to the letter before it unless that has statistics already. The text before the first
/// letter, a committee report say, is a passage of its own, and so is a paper that follows a letter.
enum Segmentation {
    /// The passages of a text, in order. Together they are the whole text.
    static func passages(of text: DocumentText) -> [Passage] {
        var starts: [Int] = []
        var current = DocumentInProgress(start: 0)
        func close(at line: Int) {
            guard line > current.start else { return }
            starts.append(current.start)
            current = DocumentInProgress(start: line)
        }
        for mark in DocumentMark.all(in: text) {
            switch mark.kind {
            case .letter:
                // A masthead or a title page before the first letter is part of it.
                if !current.isShort(upTo: mark.line, in: text) { close(at: mark.line) }
                current.hasHead = true
            case .statistics(let heading):
                if let known = current.statistics {
                    if known.isOther(than: heading) { close(at: mark.line) }
                } else if !current.hasHead, !current.isShort(upTo: mark.line, in: text) {
                    close(at: mark.line)
                }
                current.statistics = current.statistics ?? heading
            case .review(let heading):
                // Over every page of a letter it is a running head.
                if current.review?.isOther(than: heading) ?? !current.isShort(upTo: mark.line, in: text) {
                    close(at: mark.line)
                }
                current.review = current.review ?? heading
                current.hasHead = true
            case .paper(let isSure):
                // A review has appendices of its own, and the end of a statistics page may bear a running head.
                let isOther = isSure || isReport(mark.line, in: text)
                if current.statistics.map({ !$0.isPage || isOther }) ?? (isSure && current.review != nil) {
                    close(at: mark.line)
                }
            case .signature: current.hasHead = true
            case .sentence: break
            }
        }
        starts.append(current.start)
        return starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1] : text.lines.count
            return Passage(text: text, lines: starts[index]..<end)
        }
    }

    /// Whether an annual report's title stands at a line.
    private static func isReport(_ line: Int, in text: DocumentText) -> Bool {
        ReportTitle(of: Passage(text: text, lines: line..<min(line + 3, text.lines.count)))?.isAnnual == true
    }
}

/// The document whose end is not reached yet.
private struct DocumentInProgress {
    /// Its first line.
    var start: Int
    var hasHead = false
    var statistics: StatisticsHeading?
    /// The title of a review that has no salutation.
    var review: StatisticsHeading?

    /// Whether the document, up to a line, is no more than a masthead.
    func isShort(upTo line: Int, in text: DocumentText) -> Bool {
        let lines = start..<max(start, line)
        return statistics == nil && !hasHead && text.tokens(inLines: lines).count <= 40
            && !Self.hasContacts(lines, in: text)
    }

    /// Whether some lines, few as they are, are a council's report: a title, and counts of two kinds of contact.
    private static func hasContacts(_ lines: Range<Int>, in text: DocumentText) -> Bool {
        guard ReportTitle(of: Passage(text: text, lines: lines))?.isAnnual == true else { return false }
        return lines.count { text.isContactCount(line: $0) } > 1
    }
}

extension DocumentText {
    /// Whether a line counts contacts: "Compliments  211  335".
    func isContactCount(line: Int) -> Bool {
        let tokens = lines[line].tokens
        guard let number = tokens.first(where: { self.tokens[$0].count != nil }), number > tokens.lowerBound else {
            return false
        }
        return contactLabel(tokens.lowerBound..<number) != nil
    }
}
