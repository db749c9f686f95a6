import Model

/// Decides what headings, and names that stand in them, leave open.
extension ScopeTracker {
    /// Leaves it open what a heading counts that is a service and its number: "Housing – 3 Decisions" may be of those
    /// that a sentence above it lists, as the decisions with fault found.
    func leavingListedCountsOpen(
        _ statement: ScopeStatement, of sentence: ReportOutline.Sentence
    ) -> ScopeStatement {
        let heading = headings[sentence.section]
        guard sentence.tokens.overlaps(heading), count(of: heading) != nil else { return statement }
        var open = statement
        for index in open.items.indices {
            if case .owner(.service(let name)) = open.items[index].dimension {
                open.items[index].dimension = .owner(.unresolved(name))
            }
        }
        return open
    }

    /// Returns the number of a heading that is a service and its number: "Housing – 3 Decisions".
    func count(of heading: Range<Int>) -> Int? {
        guard let number = heading.dropFirst(2).first(where: { text.count(at: $0, in: heading) != nil }),
            text.tokens[number - 1].isSign("-") || text.tokens[number - 1].isSign(":")
                || text.tokens[number - 1].isSign("(")
        else { return nil }
        return text.count(at: number, in: heading)?.value
    }

    /// Whether a sentence counts more cases than the heading gives the service: "Environment and Transport – 1 Decision", and
    /// under it "The Ombudsman decided 82 complaints."
    func countsMoreThanHeading(_ tokens: Range<Int>) -> Bool {
        guard let most = count(of: headings[section]) else { return false }
        return tokens.contains { index in
            guard let (value, next) = text.count(at: index, in: tokens), value > most else { return false }
            return text.contains(
                "complaints cases decisions enquiries investigations", in: next..<min(next + 3, tokens.upperBound))
        }
    }

    /// Whether the heading says that counts below it are not those received: "Target", "From councillors", "Draft".
    func isUnderOtherNumbers(_ tokens: Range<Int>) -> Bool {
        let heading = headings[section]
        guard heading.count <= 5, text.contains(Self.otherNumbers, in: heading),
            !text.contains("received volume volumes number numbers and performance", in: heading)
        else { return false }
        return text.contains("complaints compliments contacts", in: tokens) && !text.contains("stage days", in: tokens)
            && !tokens.contains { text.tokens[$0].isSign("%") }
    }

    /// Words of headings over numbers that are planned, are of some people, or are a part or a measure of what was received.
    private static let otherNumbers = WordSet(
        """
        projected projection projections forecast forecasts target targets ceiling budget percentage percentages average \
        averages mean peak best worst late outside timescale reopened mps councillors councillor staff tenants draft example \
        estimated estimate estimates unvalidated provisional accepted rejected refused withdrawn duplicates anonymous variance \
        difference
        """)

    /// Whether a sentence names the council by its own name, or says that it counts everything: "Marsham Borough Council
    /// received", "In total".
    func namesCouncil(_ tokens: Range<Int>) -> Bool {
        tokens.contains { index in
            text.isCapital(index) && text.isWord(index, in: recogniser.distinct)
                || text.isWord(index, in: "overall altogether total")
        }
    }

    /// Whether the words that leave an owner open are those of the section's heading, or of the title, and may be the name of a
    /// place or a body.
    func namesBody(_ words: Range<Int>) -> Bool {
        guard words.overlaps(headings[section]) || sections[0].owner == .unresolved(words) else { return false }
        return words.contains { text.tokens[$0].kind == .word && !text.isWord($0, in: OwnerWords.offices) }
    }

    /// Whether "it" is somebody else who reports what the Ombudsman decided: "Fenwick asked us to publish its results too. It
    /// reports that the Ombudsman investigated 10 complaints."
    func isReportOfAnother(_ tokens: Range<Int>, _ subject: SentenceSubject) -> Bool {
        guard subject.isIt, subject.isOmbudsman, let previous,
            let verb = tokens.first(where: {
                text.isWord($0, in: "reports reported says said states stated tells told")
            }),
            text.isWord(verb - 1, in: "it")
        else { return false }
        return !text.contains("letter letters report review paper council ombudsman lgsco", in: previous)
    }
}
