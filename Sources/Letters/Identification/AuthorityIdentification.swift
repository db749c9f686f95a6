extension Identification {
    /// The authority that a part is about.
    ///
    /// - Throws: `noAuthority`.
    static func authority(in part: Part) throws(Refusal) -> Located<Authority> {
        throw Refusal(.noAuthority, "It does not say which council it is about; add the letter's first page.")
    }
}
