import Model

/// A value, and where in the document it was read.
struct Located<Value: Sendable>: Sendable {
    var value: Value
    var place: Place
}

/// The authority and the year that a document is about.
///
/// The rules are the same for all formats. The authority comes from a heading, the address or a table's title, never
/// from a council that is mentioned in passing; the period from the dates that the statistics state, then from the
/// title, then from the letter's own date.
struct Identification: Sendable {
    var authority: Located<Authority>
    var period: Located<Period>
    /// The letter's own date, as an ISO 8601 date.
    var date: Located<String>?
    /// The office of the person written to, as "Chief Executive"; never the person's name.
    var addressee: Located<String>?
    /// Findings that cast doubt on authority or period, as dates that contradict each other.
    var findings: [Finding]

    /// - Parameter rowYear: the newest year among the rows of its tables, for a passage that names its year nowhere else, or
    ///   has a date that lies before that year's end.
    /// - Throws: `noAuthority` or `noPeriod`.
    init(of passage: Passage, otherwise rowYear: Located<Period>? = nil) throws(Refusal) {
        do throws(Refusal) {
            (period, findings) = try Self.period(in: passage, otherwise: rowYear)
        } catch {
            guard let rowYear, error.code == .noPeriod else { throw error }
            (period, findings) = (rowYear, [])
        }
        authority = try Self.authority(in: passage, period: period.value)
        findings += Self.contradiction(of: authority, in: passage, period: period.value).map { [$0] } ?? []
        findings += Self.anachronism(of: authority, in: period.value).map { [$0] } ?? []
        date = Self.date(in: passage)
        addressee = Self.addressee(in: passage)
    }
}

extension Reading {
    /// Makes a reading without figures, of a passage whose authority and year are known.
    init(_ kind: DocumentKind, format: String, of identification: Identification) {
        self.init(
            kind: kind, format: format, authority: identification.authority.value,
            authorityPlace: identification.authority.place, period: identification.period.value,
            periodPlace: identification.period.place, date: identification.date?.value,
            addressee: identification.addressee?.value, findings: identification.findings)
    }
}
