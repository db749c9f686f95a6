import ArgumentParser
import Model

/// Reads a reporting year that a person writes.
enum ReportingYear {
    /// The year of `2023-24`, `2023/24`, `2023-2024` or `2023/2024`.
    ///
    /// - Throws: `ValidationError` for any other text.
    static func parse(_ text: String) throws -> Period {
        let parts = text.split(omittingEmptySubsequences: false) { "-/–".contains($0) }
        guard parts.count == 2, [2, 4].contains(parts[1].utf8.count),
            let period = Period(name: "\(parts[0])-\(parts[1].suffix(2))"),
            parts[1].utf8.count == 2 || Int(parts[1]) == period.endYear
        else { throw ValidationError("\"\(text)\" is not a reporting year: give it as 2023-24.") }
        return period
    }
}
