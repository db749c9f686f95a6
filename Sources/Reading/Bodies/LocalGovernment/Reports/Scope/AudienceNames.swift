import Model

/// Recognises the names of meetings and of posts, which name a part of the council and are none: "Corporate Services Scrutiny
/// Panel", "Customer Services Manager".
extension ScopeRecogniser {
    /// Returns the tokens of the names of committees and other meetings among some words, in order.
    func meetings(in tokens: Range<Int>) -> [Range<Int>] {
        tokens.compactMap { index in
            guard text.tokens[index].kind == .word, text.isCapital(index), text.isWord(index, in: Self.meetingNouns)
            else {
                return nil
            }
            var start = index
            while tokens.contains(start - 1), index - start < 10, isPartOfMeetingName(start - 1, before: start) {
                start -= 1
            }
            while start < index, isJoint(start) || text.isWord(start, in: "the") { start += 1 }
            // "Stage 3 Review Panel", "Adult Safeguarding Board": only a meeting of members is no owner by its noun alone.
            guard
                text.isWord(index, in: "committee subcommittee cabinet")
                    || text.contains(
                        "scrutiny overview select policy standards audit governance executive", in: start..<index)
            else { return nil }
            return start..<(index + 1)
        }
    }

    private static let meetingNouns = WordSet("committee subcommittee cabinet panel board forum")

    private func isJoint(_ index: Int) -> Bool {
        text.isWord(index, in: "and") || text.sign(index, is: "&") || text.sign(index, is: ",")
            || text.sign(index, is: "-")
    }

    private func isPartOfMeetingName(_ index: Int, before next: Int) -> Bool {
        if isJoint(index) {
            // The dash before "Report to", and the comma behind a year, divide.
            return text.isCapital(next)
                && (text.isWord(index, in: "and") || text.tokens[index].gap == .none
                    || text.sign(index, is: "&"))
        }
        return text.isCapital(index) && !text.isWord(index, in: Self.titleWords) && text.tokens[next].gap != .cell
            && text.tokens[next].gap != .wide && text.tokens[index].line == text.tokens[next].line
    }

    /// Words of a report's title, at which the name of a meeting behind it begins.
    private static let titleWords = WordSet(
        """
        report reports review update summary complaint complaints compliments feedback annual year performance to for of by \
        council councils date committee panel board cabinet
        """)

    /// Whether a name is that of a post or of who holds it: "Planning Manager", "Customer Services Manager".
    func isPost(_ name: Range<Int>) -> Bool {
        guard let last = name.last else { return false }
        if isBehindPost(name) { return true }
        let noun = text.isWord(last + 1, in: Self.posts) && text.isCapital(last + 1) ? last + 1 : last
        return text.isWord(noun, in: Self.posts)
    }

    /// Whether a dash ties a name to the post before it: "the Service Manager – Finance and Corporate Services".
    private func isBehindPost(_ name: Range<Int>) -> Bool {
        let dash = name.lowerBound - 1
        return dash > 0 && text.sign(dash, is: "-") && text.tokens[dash].line == text.tokens[name.lowerBound].line
            && text.isWord(dash - 1, in: Self.posts) && text.isCapital(dash - 1)
    }

    private static let posts = WordSet("manager director officer leader lead solicitor secretary chair chairman")
}
