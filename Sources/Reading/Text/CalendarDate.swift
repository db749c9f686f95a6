import Model

/// A day as a document writes it.
struct CalendarDate: Hashable, Comparable, Sendable {
    let year: Int
    let month: Int
    let day: Int

    /// - Returns: nil for a day that no calendar has, and outside 1974 to 2099.
    init?(year: Int, month: Int, day: Int) {
        // "31/03/20": the Ombudsman's letters begin in 1974.
        let year = year < 100 ? year + (year < 74 ? 2000 : 1900) : year
        guard (1974...2099).contains(year), (1...12).contains(month) else { return nil }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = month == 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
        guard (1...days).contains(day) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// The day as an ISO 8601 date.
    var iso: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }

    /// The reporting year that it lies in.
    var period: Period? { Period(endYear: month > 3 ? year + 1 : year) }
}

extension DocumentText {
    /// Reads the date that starts at a token: "31 March 2020", "31st March 2020", "31/03/20", "31.03.2020",
    /// "2020-03-31", "March 31, 2020".
    ///
    /// - Returns: the date, and the index after its last token; nil where none starts there.
    func date(at start: Int, in range: Range<Int>) -> (date: CalendarDate, next: Int)? {
        guard range.contains(start) else { return nil }
        switch tokens[start].kind {
        case .number, .mixed: return dateInDigits(at: start, in: range) ?? dateInWords(at: start, in: range)
        case .word: return americanDate(at: start, in: range)
        case .sign: return nil
        }
    }

    /// The month that a token names, counted from 1; abbreviations of three letters and "Sept" count. None stands before the
    /// first token or behind the last.
    func month(at index: Int) -> Int? {
        guard tokens.indices.contains(index), tokens[index].kind == .word,
            Self.monthLeads.mayHold(leads[index])
        else { return nil }
        let bytes = folded[tokens[index].bytes]
        guard (3...9).contains(bytes.count) else { return nil }
        for (offset, name) in Self.months.enumerated()
        where bytes.count == 3 || bytes.count == name.count || (offset == 8 && bytes.count == 4) {
            if zip(bytes, name).allSatisfy({ $0 | 0x20 == $1 }) { return offset + 1 }
        }
        return nil
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ].map { Array($0.utf8) }

    private static let monthLeads = PhraseLeads(months.map { PhraseLead($0.prefix(3)) })

    /// Digits and one kind of divider, read byte by byte: the scanner of tokens sees "31.03" as one number.
    private func dateInDigits(at start: Int, in range: Range<Int>) -> (date: CalendarDate, next: Int)? {
        let from = tokens[start].bytes.lowerBound
        let end = lines[tokens[start].line].folded.upperBound
        // Most numbers are no date: behind their digits stands no divider.
        let divider = folded[from..<min(end, from + 5)].first { !Folding.isDigit($0) }
        guard let divider, [UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-")].contains(divider) else {
            return nil
        }
        var parts: [(value: Int, digits: Int)] = []
        var index = from
        while parts.count < 3 {
            let first = index
            var value = 0
            while index < end, index - first < 5, Folding.isDigit(folded[index]) {
                value = value * 10 + Int(folded[index] - 0x30)
                index += 1
            }
            guard index > first else { return nil }
            parts.append((value, index - first))
            guard parts.count < 3 else { break }
            guard index < end, folded[index] == divider else { return nil }
            index += 1
        }
        var next = start
        while next < range.upperBound, tokens[next].bytes.lowerBound < index { next += 1 }
        let (first, second, third) = (parts[0], parts[1], parts[2])
        let date =
            first.digits == 4
            ? CalendarDate(year: first.value, month: second.value, day: third.value)
            : third.digits == 4 || third.digits == 2
                ? CalendarDate(year: third.value, month: second.value, day: first.value) : nil
        return date.map { ($0, next) }
    }

    private func dateInWords(at start: Int, in range: Range<Int>) -> (date: CalendarDate, next: Int)? {
        var index = start
        guard let day = dayOfMonth(at: index) else { return nil }
        index += 1
        // "31 st March", "31st of March"
        while range.contains(index), index - start <= 2, month(at: index) == nil, tokens[index].kind == .word,
            tokens[index].bytes.count == 2
        {
            index += 1
        }
        guard range.contains(index), let month = month(at: index) else { return nil }
        index += 1
        if range.contains(index), tokens[index].isSign(",") { index += 1 }
        guard range.contains(index), let year = tokens[index].count, year > 999,
            let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        return (date, index + 1)
    }

    private func americanDate(at start: Int, in range: Range<Int>) -> (date: CalendarDate, next: Int)? {
        guard let month = month(at: start), range.contains(start + 1), let day = dayOfMonth(at: start + 1) else {
            return nil
        }
        var index = start + 2
        if range.contains(index), tokens[index].isSign(",") { index += 1 }
        guard range.contains(index), let year = tokens[index].count, year > 999,
            let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        return (date, index + 1)
    }

    /// "31" or "31st".
    private func dayOfMonth(at index: Int) -> Int? {
        switch tokens[index].kind {
        case .number: return tokens[index].count.flatMap { (1...31).contains($0) ? $0 : nil }
        case .mixed:
            let bytes = folded[tokens[index].bytes]
            let digits = bytes.prefix { Folding.isDigit($0) }
            guard (1...2).contains(digits.count), bytes.count == digits.count + 2,
                bytes.suffix(2).allSatisfy(Folding.isLetter)
            else { return nil }
            let day = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
            return (1...31).contains(day) ? day : nil
        case .word, .sign: return nil
        }
    }
}
