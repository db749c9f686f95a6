/// A number format of a workbook: turns a cell's number into the text that the cell shows (ISO/IEC 29500-1, 18.8.30 and 18.8.31).
///
/// A format that this does not know shows the number as a cell without a format does.
struct NumberFormat {
    private let sections: [NumberFormatSection]

    /// - Parameter code: the format's code, as `#,##0;[Red]-#,##0`.
    init(_ code: String) {
        sections = Self.split(code.isEmpty ? "General" : code).prefix(4).map { NumberFormatSection($0) }
    }

    /// A cell without a format.
    static let general = NumberFormat("General")

    /// The text that a cell shows.
    ///
    /// - Parameters:
    ///   - number: the number as the workbook writes it.
    ///   - startsIn1904: whether days are counted from 1904.
    func text(of number: String, startsIn1904: Bool) -> String {
        guard var value = DecimalNumber(number) else { return number }
        guard let section = section(for: value) else { return value.general }
        // The second section of a format is for negative numbers, and has their sign itself.
        let ownsSign = sections.count > 1 && value.isNegative
        if ownsSign { value.isNegative = false }
        if section.isDate { return section.date(value, startsIn1904: startsIn1904) }
        return section.text(value) ?? (ownsSign ? "-" : "") + value.general
    }

    private func section(for value: DecimalNumber) -> NumberFormatSection? {
        if sections.contains(where: { $0.condition != nil }) {
            return sections.prefix(3).first { $0.condition?.holds(value.double) ?? true }
        }
        let numbers = sections.prefix(3).filter { !$0.isForText || sections.count == 1 }
        switch numbers.count {
        case 0: return nil
        case 1: return numbers[0]
        case 2: return value.isNegative && !value.isZero ? numbers[1] : numbers[0]
        default: return value.isZero ? numbers[2] : value.isNegative ? numbers[1] : numbers[0]
        }
    }

    /// Parts a code at the semicolons outside of its quotations.
    private static func split(_ code: String) -> [String] {
        var sections: [String] = [""]
        var isQuoted = false
        var isEscaped = false
        for character in code.prefix(1000) {
            if character == ";", !isQuoted, !isEscaped {
                sections.append("")
                continue
            }
            if character == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = !isEscaped && !isQuoted && (character == "\\" || character == "_" || character == "*")
            sections[sections.count - 1].append(character)
        }
        return sections
    }

    /// The formats that a workbook names by their numbers alone (ISO/IEC 29500-1, 18.8.30). Dates are as in Britain.
    static let builtIn: [Int: String] = [
        1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0;-#,##0", 6: "#,##0;-#,##0", 7: "#,##0.00;-#,##0.00",
        8: "#,##0.00;-#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm",
        17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm",
        37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
        41: "#,##0;-#,##0;\"-\"", 42: "#,##0;-#,##0;\"-\"", 43: "#,##0.00;-#,##0.00;\"-\"",
        44: "#,##0.00;-#,##0.00;\"-\"", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "0.0E+0", 49: "@",
    ]
}
