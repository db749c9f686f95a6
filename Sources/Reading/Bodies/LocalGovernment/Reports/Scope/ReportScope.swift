/// The scope of a section, a sentence or a line: whose cases its figures count.
struct ReportScope: Sendable {
    /// Whether they count the Local Government and Social Care Ombudsman's cases, and not the council's own.
    var isAboutOmbudsman = false
    /// Whether "it" in the sentence means the Ombudsman: "It upheld 11."
    var meansOmbudsmanByIt = false
    /// Whether they are of the whole council and the whole year: nothing names a department, a service, a stage or a
    /// quarter.
    var isCouncilWide = true
}
