/// What a letter says in words about the authority that a scrutiny committee should hear of.
enum Remarks {
    /// The remarks of a part: refused recommendations, and public reports issued.
    static func findings(in part: Part) -> [Finding] { [] }
}
