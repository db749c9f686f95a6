extension Identification {
    /// The year that a part is about, and what is doubtful about it.
    ///
    /// - Throws: `noPeriod`.
    static func period(in part: Part) throws(Refusal) -> (period: Located<Period>, findings: [Finding]) {
        throw Refusal(.noPeriod, "It does not say which year it is about; add the page with the letter's date.")
    }

    /// The letter's own date, from a line that holds nothing else.
    static func date(in part: Part) -> Located<String>? { nil }

    /// The office of the person written to.
    static func addressee(in part: Part) -> Located<String>? { nil }
}
