import Model

/// The content of a cell below the heading of a figure.
enum DataTableValue: Equatable {
    case number(Double, isPercent: Bool)
    /// No number is published: the cell is empty, or has a sign for a small number, or for none.
    case suppressed
    /// Anything else.
    case unclear

    /// - Parameter text: nil for an empty cell.
    init(_ text: String?) {
        guard let text, !Self.isSuppressed(text) else {
            self = .suppressed
            return
        }
        let isPercent = text.last == "%"
        var digits = String(isPercent ? text.dropLast() : text[...])
        while digits.last == " " { digits.removeLast() }
        let groups = digits.split(separator: ",", omittingEmptySubsequences: false)
        let isGrouped =
            groups.count == 1
            || (1...3).contains(groups[0].count) && groups[1...].allSatisfy { $0.prefix { $0 != "." }.count == 3 }
        digits.removeAll { $0 == "," }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard isGrouped, (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Folding.isDigit) }), let value = Double(digits)
        else {
            self = .unclear
            return
        }
        self = .number(value, isPercent: isPercent)
    }

    /// Whether a text stands for a number that is not published: "*", "[c]", "<5", "-", "n/a".
    static func isSuppressed(_ text: String) -> Bool {
        let letters = text.lowercased().filter { !$0.isWhitespace }
        if signs.contains(letters) { return true }
        // "[c]", "[x]", "[low]"
        if letters.first == "[", letters.last == "]", letters.count <= 8 {
            return letters.dropFirst().dropLast().allSatisfy(\.isLetter)
        }
        // "<5", "fewer than 5"
        for opening in ["<", "fewerthan", "lessthan", "under"] where letters.hasPrefix(opening) {
            let rest = letters.dropFirst(opening.count)
            return !rest.isEmpty && rest.count <= 3 && rest.utf8.allSatisfy(Folding.isDigit)
        }
        return false
    }

    private static let signs: Set<String> = [
        "*", "**", "-", "--", "\u{2013}", "\u{2014}", "\u{2212}", "..", "...", "\u{2026}", ":", "~", "#", ".", "x", "c",
        "z", "n/a", "na", "n/k", "none", "nil", "notapplicable", "suppressed",
    ]
}
