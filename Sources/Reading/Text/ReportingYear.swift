import Model

/// Reporting years as tables and prose name them.
extension DocumentText {
    /// Reads the reporting year that is named at a token: "2022/23", "2022-23", "2022/2023", "2022 - 2023",
    /// "2022 to 2023", "22/23", "FY22/23", "1 April 2022 to 31 March 2023", "year ended 31 March 2023".
    ///
    /// - Parameter inHeading: whether "22-23" counts as well, which in running text may be a range of anything.
    /// - Returns: the year, and the index after its last token; nil where none is named there.
    func reportingYear(at start: Int, in range: Range<Int>, inHeading: Bool = false) -> (year: Period, next: Int)? {
        guard range.contains(start) else { return nil }
        switch tokens[start].kind {
        case .sign: return nil
        case .word: return isWord(start, in: Self.firstWordsOfYears) ? yearOfDates(at: start, in: range) : nil
        case .number, .mixed:
            if tokens[start].bytes.count <= 4, let dates = yearOfDates(at: start, in: range) { return dates }
        }
        guard range.contains(start), range.contains(start + 2), let first = startOfYear(at: start),
            tokens[start + 2].gap != .cell, tokens[start + 1].gap != .cell, tokens[start + 1].gap != .line
        else { return nil }
        let joint = tokens[start + 1]
        let isTouching = joint.gap == .none && tokens[start + 2].gap == .none
        guard joint.isSign("/") || joint.isSign("-") || (first.isWhole && word(joint, is: "to")),
            let second = yearDigits(at: start + 2)
        else { return nil }
        if !first.isWhole {
            guard isTouching, joint.isSign("/") || inHeading, second.count == 2 else { return nil }
        }
        guard second.value == (second.count == 2 ? (first.value + 1) % 100 : first.value + 1),
            !continuesAsDate(after: start + 2, in: range), !(start > range.lowerBound && isDateJoint(start - 1)),
            let period = Period(endYear: first.value + 1)
        else { return nil }
        return (period, start + 3)
    }

    static let firstWordsOfYears = WordSet("april year")

    /// All reporting years named in a range of tokens, from left to right.
    func reportingYears(in range: Range<Int>, inHeading: Bool = false) -> [(year: Period, tokens: Range<Int>)] {
        var found: [(year: Period, tokens: Range<Int>)] = []
        guard hasDigits(in: range) else { return found }
        var index = range.lowerBound
        while index < range.upperBound {
            if let (year, next) = reportingYear(at: index, in: range, inHeading: inHeading) {
                found.append((year, index..<next))
                index = next
            } else {
                index += 1
            }
        }
        return found
    }

    /// "1 April 2022 to 31 March 2023", "April 2022 - March 2023", "year ended 31 March 2023".
    private func yearOfDates(at start: Int, in range: Range<Int>) -> (year: Period, next: Int)? {
        guard range.contains(start) else { return nil }
        if isWord(start, in: "year") {
            guard isWord(start + 1, in: "ending ended to"),
                let (year, next) = monthAndYear("march", at: start + 2, in: range),
                let period = Period(endYear: year)
            else { return nil }
            return (period, next)
        }
        guard let (first, joint) = monthAndYear("april", at: start, in: range), range.contains(joint),
            tokens[joint].isSign("-") || isWord(joint, in: "to and until"),
            let (last, next) = monthAndYear("march", at: joint + 1, in: range), last == first + 1,
            let period = Period(endYear: last)
        else { return nil }
        return (period, next)
    }

    /// "31st March 2023", "March 2023".
    private func monthAndYear(_ month: StaticString, at start: Int, in range: Range<Int>) -> (year: Int, next: Int)? {
        var index = start
        while range.contains(index), index < start + 3, !isWord(index, in: month) {
            switch tokens[index].kind {
            case .number(let value, false) where value <= 31: break
            case .mixed where tokens[index].bytes.count <= 4: break
            case .word where tokens[index].bytes.count == 2: break
            default: return nil
            }
            index += 1
        }
        guard range.contains(index), range.contains(index + 1), isWord(index, in: month),
            let year = tokens[index + 1].count, (1974...2099).contains(year)
        else { return nil }
        return (year, index + 2)
    }

    /// The calendar year in which a reporting year starts; `isWhole` where it has all four digits.
    private func startOfYear(at index: Int) -> (value: Int, isWhole: Bool)? {
        if case .mixed = tokens[index].kind {
            // "FY22"
            let bytes = folded[tokens[index].bytes]
            guard bytes.count == 4 || bytes.count == 6,
                bytes.prefix(2).elementsEqual("fy".utf8, by: { $0 | 0x20 == $1 }),
                bytes.dropFirst(2).allSatisfy(Folding.isDigit)
            else { return nil }
            return century(bytes.dropFirst(2).reduce(0) { $0 * 10 + Int($1 - 0x30) }, digits: bytes.count - 2)
        }
        return yearDigits(at: index).flatMap { century($0.value, digits: $0.count) }
    }

    private func century(_ value: Int, digits: Int) -> (value: Int, isWhole: Bool)? {
        if digits == 4 { return (1974...2098).contains(value) ? (value, true) : nil }
        return digits == 2 ? (value + (value < 74 ? 2000 : 1900), false) : nil
    }

    private func yearDigits(at index: Int) -> (value: Int, count: Int)? {
        let bytes = tokens[index].bytes
        guard bytes.count == 2 || bytes.count == 4, let value = tokens[index].count else { return nil }
        return (value, bytes.count)
    }

    private func isDateJoint(_ index: Int) -> Bool {
        tokens[index].gap == .none && (tokens[index].isSign("/") || tokens[index].isSign("-"))
    }

    /// "22/23/…" is no year.
    private func continuesAsDate(after index: Int, in range: Range<Int>) -> Bool {
        range.contains(index + 1) && range.contains(index + 2) && tokens[index + 1].gap == .none
            && tokens[index + 1].isSign("/") && tokens[index + 2].number != nil
    }

    private func word(_ token: Token, is word: StaticString) -> Bool {
        token.bytes.count == word.utf8CodeUnitCount
            && word.withUTF8Buffer { letters in
                zip(folded[token.bytes], letters).allSatisfy { $0 | 0x20 == $1 }
            }
    }
}
