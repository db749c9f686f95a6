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

    private static let separators: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
}
