import ControlInterface
import Model

/// Finds the figure that a person names.
enum FigureFinder {
    /// The figure of a name as `uphold.rate`, a word as `uphold`, or the words that people and letters have for it.
    ///
    /// - Throws: `usage`, with those of nearly that name.
    static func figure(named text: String) throws(Failure) -> FigureName {
        let wanted = key(text)
        if let figure = ComparedFigure(rawValue: text.lowercased()) { return figure.names[0] }
        let all = FigureName.all
        if let exact = all.first(where: { $0.rawValue == text }) { return exact }
        let same = all.filter { names(of: $0).contains { key($0) == wanted } }
        if same.count == 1 { return same[0] }
        let near =
            same.isEmpty
            ? all.filter { name in
                names(of: name).contains {
                    !wanted.isEmpty && key($0).contains(wanted)
                        || EditDistance.between(wanted, key($0), limit: max(1, wanted.count / 4)) != nil
                }
            } : same
        if near.count == 1, same.isEmpty, key(near[0].words).contains(wanted), wanted.count > 3 { return near[0] }
        let words = ComparedFigure.allCases.map(\.rawValue).filter {
            EditDistance.between(wanted, $0, limit: max(1, wanted.count / 4)) != nil
        }
        let shown = (words + near.map(\.rawValue)).prefix(6)
        let hint = shown.isEmpty ? "" : " Did you mean \(shown.joined(separator: ", "))?"
        throw Failure(
            .usage,
            "There is no figure \"\(text)\".\(hint) Give uphold, compliance, remedy, per100k, received, upheld, or a name of "
                + "docs/figures.md.")
    }

    private static func names(of name: FigureName) -> [String] { [name.rawValue, name.words, name.label] }

    private static func key(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
