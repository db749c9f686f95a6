/// The marks by which a text is a table of values with separators between them.
enum CSVMarks {
    /// Looks whether the whole lines at the beginning of a text, at least three, have as many separators each: commas, semicolons
    /// or tabs. A letter has lines without any.
    ///
    /// - Parameters:
    ///   - text: the beginning of a text.
    ///   - least: the least number of separators in a line.
    ///   - isWhole: whether the text ends there, so that its last line is whole.
    static func isTable(_ text: ArraySlice<UInt8>, least: Int, isWhole: Bool) -> Bool {
        separators.contains { separator in
            var expected = 0
            var count = 0
            var lines = 0
            var isQuoted = false
            var isEmpty = true
            for byte in text {
                switch byte {
                case UInt8(ascii: "\""): isQuoted.toggle()
                case separator where !isQuoted: count += 1
                case 0x0A where !isQuoted:
                    if isEmpty { continue }
                    if lines == 0 { expected = count }
                    guard count >= least, count == expected else { return false }
                    lines += 1
                    count = 0
                    isEmpty = true
                    continue
                default: break
                }
                if byte > 0x20 { isEmpty = false }
            }
            if isWhole, !isEmpty {
                guard count == expected else { return false }
                lines += 1
            }
            return lines >= 3
        }
    }

    /// The number of lines of the smallest table of bodies: its headings, and a line for each of five.
    private static let leastLines = 6

    /// Looks whether a table stands anywhere in a text, below its titles: lines behind one another with as many separators each, at
    /// least two of a kind. Programs save sheets as such a text, whatever its name ends in.
    static func hasTable(_ text: [UInt8]) -> Bool {
        var counts = (commas: 0, semicolons: 0, tabs: 0)
        var before = counts
        var runs = counts
        var isQuoted = false
        func count(_ run: inout Int, _ count: Int, _ before: Int) -> Bool {
            run = count < 2 ? 0 : count == before ? run + 1 : 1
            return run >= leastLines
        }
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted: counts.commas += 1
            case UInt8(ascii: ";") where !isQuoted: counts.semicolons += 1
            case 0x09 where !isQuoted: counts.tabs += 1
            case 0x0A where !isQuoted || counts == (0, 0, 0):
                if count(&runs.commas, counts.commas, before.commas)
                    || count(&runs.semicolons, counts.semicolons, before.semicolons)
                    || count(&runs.tabs, counts.tabs, before.tabs)
                {
                    return true
                }
                (before, counts) = (counts, (0, 0, 0))
                // A sign of inches, or a quotation over lines of a letter, ends with its paragraph.
                isQuoted = false
            default: break
            }
        }
        return false
    }

    private static let separators: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
}
