import Model

/// A sentence without a number that points at what stands behind it, and says whose or of when that is: "Adult Social Care's
/// figures are below.", "We now turn to planning.", "The Director of Place reports as follows."
///
/// A word that points forward in the paper shows it. What the other words state (`ScopeRestriction`) binds the numbers
/// behind, until a heading or a sentence goes back to the council.
struct HandOver {
    /// The scope that the sentence gives what follows; nil where it says no more than that something else follows, or that it is
    /// the council's again.
    let scope: ReportScope?
    /// Whether it points at the one table, list or paragraph right behind it alone.
    let isOfNextBlock: Bool
    /// Whether it speaks of the council as a whole again.
    let isOfCouncil: Bool

    /// The longest sentence that hands over, in tokens. A longer one says something itself.
    private static let longest = 30

    /// Recognises a sentence that hands over.
    ///
    /// - Parameters:
    ///   - isAlone: whether the sentence is its whole paragraph, and no item of a list.
    ///   - isOpening: whether it stands in the report's front matter, where lines name the author of the whole.
    init?(_ tokens: Range<Int>, isAlone: Bool, isOpening: Bool, by recogniser: ScopeRecogniser) {
        let text = recogniser.text
        guard tokens.count <= Self.longest,
            isAlone && tokens.count <= Pointer.longestFragment || text.contains(Pointer.marks, in: tokens),
            let pointer = Pointer(in: tokens, isAlone: isAlone, by: recogniser),
            !(pointer.isOfAuthor && isOpening), !text.contains(Self.elsewhere, in: tokens),
            !tokens.contains(where: { text.isWord($0, in: "how") && !recogniser.isStrangeName($0 + 1) }),
            !recogniser.hasCount(tokens)
        else { return nil }
        isOfNextBlock = pointer.isOfNextBlock
        if Self.namesCouncil(tokens, by: recogniser) {
            isOfCouncil = true
            scope = nil
            return
        }
        guard !tokens.contains(where: { Self.isWhole($0, of: text) }) else { return nil }
        guard let found = ScopeRestriction(in: tokens, except: pointer.words, by: recogniser) else {
            isOfCouncil = text.contains("council councils authority our", in: tokens)
            guard isOfCouncil || !pointer.isOfNextBlock && !pointer.isOfAuthor else { return nil }
            scope = nil
            return
        }
        // The offices that report for the whole council.
        if text.contains(FrontRestriction.central, in: found.words) { return nil }
        isOfCouncil = false
        let isLeftOut = Self.leavesOut(in: tokens, of: text)
        scope = isLeftOut ? ReportScope(owner: .unresolved(found.words)) : found.scope
    }

    /// Words by which a sentence points at another place or paper, at what is no figure, as an example or a lesson, or compares.
    private static let elsewhere = WordSet(
        """
        appendix annex table tables chart charts graph graphs separate separately elsewhere example examples lesson lessons \
        learning learned learnt quote quotes quotation improvement improvements action actions change changes extract extracts \
        link links procedure procedures process policy compare compared compares comparison comparisons contact trend trends \
        why will guidance step steps than similar same higher lower more fewer less increase decrease rise fall up down versus
        """)

    private static func isWhole(_ index: Int, of text: DocumentText) -> Bool {
        guard text.isWord(index, in: wholes) else { return false }
        return text.isWord(index, in: "corporate")
            ? !text.isWord(index + 1, in: FrontRestriction.officers) : !text.isWord(index - 1, in: "not")
    }

    /// Words by which the whole council is meant beside the service that is named.
    private static let wholes = WordSet("corporate whole include includes including included both every each overall")

    private static func namesCouncil(_ tokens: Range<Int>, by recogniser: ScopeRecogniser) -> Bool {
        let text = recogniser.text
        return text.matches(of: OwnerWords.whole, in: tokens).first != nil
            || text.contains("whole overall", in: tokens)
            || tokens.contains { text.isCapital($0) && text.isWord($0, in: recogniser.distinct) }
    }

    /// "This paragraph leaves out education.", "Note: excludes housing."
    private static func leavesOut(in tokens: Range<Int>, of text: DocumentText) -> Bool {
        text.contains(
            "exclude excludes excluding excluded except omit omits omitting without not apart besides", in: tokens)
            || tokens.contains {
                text.isWord($0, in: "leave leaves leaving left") && text.isWord($0 + 1, in: "out aside")
                    || text.isWord($0, in: "other rather") && text.isWord($0 + 1, in: "than")
            }
    }
}

/// The words of a sentence that point forward in the paper: "follow", "below", "as follows", "we turn to", "this section".
private struct Pointer {
    var words: [Range<Int>]
    /// Whether what they point at ends with the table, list or paragraph behind the sentence.
    var isOfNextBlock = false
    /// Whether they are "Report of", in front of an author.
    var isOfAuthor = false

    init?(in tokens: Range<Int>, isAlone: Bool, by recogniser: ScopeRecogniser) {
        let text = recogniser.text
        guard let first = tokens.first(where: { text.tokens[$0].kind == .word }) else { return nil }
        if let words = Self.transition(at: first, in: tokens, of: text) ?? Self.part(at: first, in: tokens, of: text) {
            self.words = [words]
        } else if let words = Self.note(at: first, in: tokens, of: text) {
            self.words = [words]
            guard isAlone else { return nil }
        } else if isAlone, let words = Self.author(at: first, in: tokens, of: text) {
            self.words = [words]
            isOfAuthor = true
        } else if isAlone, Self.isFragment(tokens, by: recogniser) {
            words = []
        } else if let words = Self.demonstrative(at: first, in: tokens, of: text) {
            self.words = [words]
        } else if let words = tokens.lazy.compactMap({ Self.place(at: $0, first: first, in: tokens, of: text) }).first {
            self.words = [words]
            isOfNextBlock = !text.contains("next turn", in: words)
        } else {
            return nil
        }
        // The verb and the adverbs name nothing.
        words += tokens.filter { text.isWord($0, in: Self.verbs) }.map { $0..<($0 + 1) }
    }

    private static let verbs = WordSet(
        """
        come comes coming set sets out given shown described presented reported reports reports writes says states comments \
        explains notes covered listed discussed considered stand stands now next first then finally lastly turn turns turning \
        move moves moving look looking let pass passing return returning on over to hand handing show shows cover covers deal deals
        """)

    /// The longest paragraph, in tokens, that hands over without one of the marks.
    static let longestFragment = 14

    /// Words of which each sentence that points forward has one. Most sentences have none, and are not looked at further.
    static let marks = WordSet(
        """
        next now then first firstly second secondly third thirdly finally lastly over on onwards back turn turns turning move moving \
        pass passing come comes coming return returning go going look looking paragraph paragraphs section part page chapter passage text \
        note notes nb caveat scope coverage lines list this these here follow follows below overleaf underneath beneath hereunder following \
        reports writes says states comments explains reported wrote said commented
        """)

    /// "We now turn to planning.", "Turning to Housing", "Next, planning.", "Over to Housing.", "Now for last year."
    private static func transition(at first: Int, in tokens: Range<Int>, of text: DocumentText) -> Range<Int>? {
        if text.isWord(first, in: "next now then first firstly second secondly third thirdly finally lastly"),
            tokens.contains(first + 1),
            text.sign(first + 1, is: ",") || text.isWord(first + 1, in: "for to come comes is are up we")
                || text.isWord(first, in: "next") && text.isWord(first + 1, in: "the our"),
            tokens.count <= 12
        {
            return first..<(first + 1)
        }
        if text.isWord(first, in: "over on onwards back"), text.isWord(first + 1, in: "to"), tokens.count <= 8 {
            return first..<(first + 2)
        }
        return tokens.prefix(9).first { index in
            guard
                text.isWord(
                    index,
                    in: "turn turns turning move moving pass passing come coming return returning go going look looking"
                )
            else { return false }
            let preposition = text.skip("now on next over back first then at once", from: index + 1, in: tokens)
            let isTo =
                text.isWord(preposition, in: "to")
                || text.isWord(index, in: "look looking") && text.isWord(preposition - 1, in: "at")
            guard isTo, tokens.contains(preposition) else { return false }
            let before = max(tokens.lowerBound, index - 3)..<index
            if index == first {
                return text.isWord(index, in: "turning moving passing coming returning going looking turn")
            }
            return text.contains("now next then us let first finally", in: before)
                || text.isWord(index - 1, in: "we i") && text.isWord(index, in: "turn move pass come return")
        }.map { $0..<min($0 + 2, tokens.upperBound) }
    }

    /// "This paragraph leaves out education.", "In the next section we give planning's results.", "The rest of this page is about
    /// Saltmere."
    private static func part(at first: Int, in tokens: Range<Int>, of text: DocumentText) -> Range<Int>? {
        let noun = tokens.prefix(8).first { index in
            text.isWord(index, in: "paragraph paragraphs section part page chapter passage text note lines list")
                && (text.isWord(index - 1, in: "this these next following present")
                    || text.isWord(index - 1, in: "two three few")
                        && text.isWord(index - 2, in: "next following these"))
        }
        guard let noun,
            text.isAll(
                "in the rest remainder of this these next following present throughout two three few and",
                in: first..<noun)
        else { return nil }
        return first..<(noun + 1)
    }

    /// "Note: excludes housing.", "NB: planning only."
    private static func note(at first: Int, in tokens: Range<Int>, of text: DocumentText) -> Range<Int>? {
        guard text.isWord(first, in: "note notes nb caveat scope coverage"), tokens.contains(first + 1),
            text.sign(first + 1, is: ":") || text.sign(first + 1, is: "-")
        else { return nil }
        return first..<(first + 2)
    }

    /// "Report of the Director of Place"
    private static func author(at first: Int, in tokens: Range<Int>, of text: DocumentText) -> Range<Int>? {
        guard tokens.count <= 14, !tokens.contains(where: { text.isWord($0, in: "is are was were has have") }),
            let phrase = OwnerWords.authors.lazy.compactMap({ text.find($0, in: tokens) }).first(where: {
                $0.lowerBound <= first + 1
            }), text.contains(FrontRestriction.officers, in: tokens)
        else { return nil }
        return first..<phrase.upperBound
    }

    /// A paragraph of a few words without a verb, which heads what follows: "Planning.", "And now education."
    private static func isFragment(_ tokens: Range<Int>, by recogniser: ScopeRecogniser) -> Bool {
        let text = recogniser.text
        guard tokens.count <= 8, let last = tokens.last, text.tokens[last].isSign(".") || text.tokens[last].isSign(":"),
            text.itemStart(tokens) == nil
        else { return false }
        return !tokens.contains { index in
            text.tokens[index].kind == .word
                && (text.isWord(
                    index, in: "is are was were be been has have had do does did can may will must should no not yes")
                    || text.isVerbOrAdverb(index) && !text.isWord(index, in: OwnerWords.fields)
                    || text.isWord(index, in: ReportTerms.verbs)
                    || !text.isCapital(index) && index > tokens.lowerBound && !text.isWord(index, in: ReportTerms.plain)
                        && !text.isWord(index, in: OwnerWords.fields) && !text.isWord(index, in: OwnerWords.domains))
        }
    }

    /// "These are the results for our largest directorate.", "Here is the picture for schools."
    private static func demonstrative(at first: Int, in tokens: Range<Int>, of text: DocumentText) -> Range<Int>? {
        guard text.isWord(first, in: "this these here"), text.isWord(first + 1, in: "is are come comes"),
            text.contains(BackReference.figures, in: (first + 2)..<max(first + 2, min(first + 7, tokens.upperBound)))
                || text.isWord(first, in: "here") || text.isWord(first + 2, in: "how what")
        else { return nil }
        return first..<(first + 2)
    }

    /// "follow", "as follows", "below", "here", "next", "the following": a word for a place behind the sentence.
    private static func place(at index: Int, first: Int, in tokens: Range<Int>, of text: DocumentText) -> Range<Int>? {
        guard text.isWord(index, in: marks) else { return nil }
        let isEnd = !tokens.contains(index + 1) || text.tokens[index + 1].kind != .word
        let word = index..<(index + 1)
        if text.isWord(index, in: "follow follows") {
            let isMeant =
                isEnd || text.isWord(index - 1, in: "as what")
                || text.isWord(index + 1, in: "here below next now first")
            return isMeant && !text.isWord(index - 1, in: "to must should we they can") ? word : nil
        }
        if text.isWord(index, in: "below overleaf underneath beneath hereunder") {
            let isPlace = isEnd || text.isWord(index + 1, in: "are is we come comes were was for in by give gives")
            return isPlace && !text.isWord(index - 1, in: "fell falls fall well just far drop dropped") ? word : nil
        }
        if text.isWord(index, in: "here") {
            let isPlace =
                index > first ? isEnd : text.isWord(index + 1, in: "is are we come comes i")
            return isPlace ? word : nil
        }
        if text.isWord(index, in: "next first now") {
            return isEnd
                && text.isWord(
                    index - 1,
                    in:
                        "come comes is are up given shown presented out reported discussed covered described considered listed"
                )
                ? word : nil
        }
        if text.isWord(index, in: "following"), text.isWord(index - 1, in: "the"), tokens.contains(index + 1) {
            let isText =
                text.isWord(index + 1, in: "is are was were concerns relates covers comes")
                || text.isWord(index + 1, in: BackReference.figures)
                || text.isWord(index + 1, in: BackReference.cases)
            return isText ? (index - 1)..<(index + 1) : nil
        }
        // "The Head of Planning reports:"
        if text.isWord(index, in: "reports writes says states comments explains notes reported wrote said commented"),
            index > first, text.sign(index + 1, is: ":"), index + 2 == tokens.upperBound
        {
            return word
        }
        return nil
    }
}
