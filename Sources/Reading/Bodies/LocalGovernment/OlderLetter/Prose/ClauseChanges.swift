import Model

/// Changes from one year to the next: "fell from 121 to 84", "rose to 19 from seven".
extension OutcomeSentences {
    /// Reads a clause that says from which number to which another one went.
    ///
    /// - Returns: whether it does.
    mutating func readChange(_ statement: ClauseStatement, in sentence: OlderSentence) -> Bool {
        guard let (before, after) = text.change(among: statement.numbers, in: statement.clause.tokens) else {
            return readNewCount(statement, in: sentence)
        }
        let names = namesOfChange(statement, in: sentence)
        let times = [before, after].map { sentence.times.time(of: $0, in: statement.clause, among: sentence.clauses) }
        guard names.count == 1, let name = names.first, !times.contains(.other) else {
            // Of a clause that does not say what changed, the sentence does.
            let open =
                statement.subjects.isEmpty && names.isEmpty
                ? sentence.topics.map { self.name(of: $0.meaning, sentence) } : []
            for name in names.isEmpty ? open : names { doubt(name, at: sentence) }
            return true
        }
        record(name, after, .own, at: sentence)
        record(name, before, .previous, at: sentence)
        noteAllComplaints(statement)
        return true
    }

    /// Reads the number to which another went by a difference: "went up by 12 to 75".
    private mutating func readNewCount(_ statement: ClauseStatement, in sentence: OlderSentence) -> Bool {
        guard statement.numbers.count == 1, let number = statement.numbers.first else { return false }
        if text.countsAllComplaints(statement.clause),
            text.isWord(number.tokens.lowerBound - 1, in: "totalled numbered")
        {
            let time = sentence.times.time(of: number, in: statement.clause, among: sentence.clauses)
            record(.receivedTotal, number, time, at: sentence)
            noteAllComplaints(statement)
            return true
        }
        guard text.isWord(number.tokens.lowerBound - 1, in: "to"),
            text.contains(Self.wordsOfChange, in: statement.clause)
        else { return false }
        let names = namesOfChange(statement, in: sentence)
        let time = sentence.times.time(of: number, in: statement.clause, among: sentence.clauses)
        if names.count == 1 {
            record(names[0], number, time, at: sentence)
            noteAllComplaints(statement)
        } else {
            for name in names { doubt(name, at: sentence) }
        }
        return !names.isEmpty
    }

    static let wordsOfChange = WordSet(
        "rose fell went increased decreased dropped grew risen fallen gone declined doubled trebled halved totalled numbered"
    )

    /// Notes what a clause speaks of that names nothing but complaints, for the sentences behind it.
    private mutating func noteAllComplaints(_ statement: ClauseStatement) {
        if statement.topics.isEmpty, text.countsAllComplaints(statement.clause) { topic = .received }
    }

    /// Reads the number from which that of the clause before came: "…, a fall of 12.5%, from 96".
    ///
    /// - Parameter names: the figures that the clause before gave.
    /// - Returns: whether the clause says no more than that.
    mutating func readStart(
        _ statement: ClauseStatement, behind names: [FigureName]?, in sentence: OlderSentence
    ) -> Bool {
        guard let names, names.count == 1, statement.numbers.count == 1, let number = statement.numbers.first,
            statement.topics.isEmpty, statement.subjects.isEmpty,
            text.isWord(number.tokens.lowerBound - 1, in: "from"),
            text.contains("down up fall rise increase reduction drop decrease decline", in: statement.clause)
        else { return false }
        let time = sentence.times.time(of: number, in: statement.clause, among: sentence.clauses)
        record(names[0], number, time == .own ? .previous : time, at: sentence)
        return true
    }

    /// The figures of which a clause says that they changed.
    private func namesOfChange(_ statement: ClauseStatement, in sentence: OlderSentence) -> [FigureName] {
        // "Complaints about planning doubled (from 11 to 22)"
        let holder = sentence.subjects(around: statement.clause, in: text)
        if holder.count == 1, topic?.isOfReceived ?? true { return holder.map(\.meaning) }
        if statement.subjects.isEmpty {
            if statement.topics.isEmpty, text.countsAllComplaints(statement.clause) { return [.receivedTotal] }
            let meanings = Set(statement.topics.map(\.meaning))
            let exact = meanings.count > 1 ? meanings.filter { !$0.isTotal } : meanings
            let inherited = exact.isEmpty ? topic.map { [$0] } ?? [] : Array(exact)
            // "The number of such complaints fell from 121 to 84": of a category that is not named here.
            if inherited.allSatisfy(\.isOfReceived), text.isOfUnnamedPart(statement.clause.tokens) { return [] }
            return exact.isEmpty && !text.isPronoun(statement.clause.tokens)
                ? [] : inherited.map { name(of: $0, sentence) }
        }
        let isReceived = statement.topics.allSatisfy { $0.meaning == .received || $0.meaning == .aboutCouncil }
        guard isReceived, !statement.topics.isEmpty || topic?.isOfReceived ?? true else {
            // Two names of which the change is neither's: some cases of a stage.
            return statement.topics.map { name(of: $0.meaning, sentence) } + statement.subjects.map { $0.meaning }
        }
        return statement.subjects.map { $0.meaning }
    }
}

extension DocumentText {
    /// The two numbers of a change in a clause: "from 121 to 84", "to 84 from 121 in 2007/08".
    func change(
        among numbers: [ClauseNumber], in clause: Range<Int>
    ) -> (before: ClauseNumber, after: ClauseNumber)? {
        // "Increased by 37 from 84 to 121"
        let numbers = numbers.filter { !isDifference($0) }
        guard numbers.count == 2 else { return nil }
        func isBehind(_ word: StaticString, _ number: ClauseNumber) -> Bool {
            isWord(number.tokens.lowerBound - 1, in: word)
        }
        let distance = numbers[1].tokens.lowerBound - numbers[0].tokens.upperBound
        guard distance <= 6 else { return nil }
        if isBehind("from", numbers[0]), isBehind("to", numbers[1]) { return (numbers[0], numbers[1]) }
        if isBehind("to", numbers[0]), isBehind("from", numbers[1]) { return (numbers[1], numbers[0]) }
        return nil
    }

    /// Whether a clause says of complaints without any other word that they changed: "Complaints fell to 84".
    fileprivate func countsAllComplaints(_ clause: Clause) -> Bool {
        let start =
            isWord(clause.tokens.lowerBound, in: "overall") ? clause.tokens.lowerBound + 1 : clause.tokens.lowerBound
        return isWord(start, in: "complaints") && isWord(start + 1, in: OutcomeSentences.wordsOfChange)
    }

    /// Whether a clause counts complaints of one kind without its name, or by a name that is not known: "such complaints", "complaints
    /// in it", "complaints about tenancy".
    fileprivate func isOfUnnamedPart(_ clause: Range<Int>) -> Bool {
        clause.contains { index in
            if isWord(index, in: "such") { return true }
            guard isWord(index, in: "complaints complaint enquiries cases") else { return false }
            if isWord(index + 1, in: "in of") {
                return isWord(index + 2, in: "it this that these those") && !isWord(index + 3, in: "year period letter")
            }
            return isWord(index + 1, in: "about concerning regarding on relating")
                && !contains(
                    "your you council councils authority authoritys",
                    in: (index + 2)..<max(index + 2, min(index + 5, clause.upperBound)))
        }
    }

    /// Whether a clause speaks of what was counted before it: "this rose from 38 to 52", "a fall from 121 to 84".
    fileprivate func isPronoun(_ clause: Range<Int>) -> Bool {
        contains("this these they it which number figure total down up fall rise increase reduction", in: clause)
    }
}
