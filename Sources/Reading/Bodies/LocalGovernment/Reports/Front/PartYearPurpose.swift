/// Finds the sentence by which a report says that it is of a part of the year: "This report covers the period 1 April 2023
/// to 30 June 2023."
enum PartYearPurpose {
    /// The number of sentences at the front that may say so.
    private static let reach = 14

    static func isStated(in report: ReportText) -> Bool {
        let text = report.text
        return report.outline.sentences.prefix(reach).contains { sentence in
            let tokens = sentence.tokens
            guard text.contains("report paper summary", in: tokens),
                text.contains("covers cover covering period relates for", in: tokens)
            else { return false }
            let statement = report.scopes.statement(of: tokens, as: .sentence)
            let days = statement.items.count { $0.dimension == .time(.date) }
            let hasYear = statement.items.contains { if case .time(.year) = $0.dimension { true } else { false } }
            let isPart = statement.items.contains { $0.dimension == .time(.partOfYear) }
            if statement.items.contains(where: { report.scopes.recogniser.isSpanOfDays($0, in: tokens) }) {
                return true
            }
            return (days == 2 || isPart && text.contains("covers cover covering", in: tokens)) && !hasYear
        }
    }
}
