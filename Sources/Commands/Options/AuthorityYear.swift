import ArgumentParser
import Model

/// The authority and the year that a verb is about.
struct AuthorityYear: ParsableArguments {
    @Argument(help: "The authority's name, slug or GSS code.", completion: .authorities)
    var authority: String

    @Argument(
        help: "The year, as 2023-24.",
        completion: .years, transform: ReportingYear.parse)
    var year: Period
}
