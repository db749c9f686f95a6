extension AuthorityRegister {
    /// The words of a name that tell councils apart, in lower case: `["pennermoor"]` of "London Borough of Pennermoor".
    public static func distinctWords(of name: some StringProtocol) -> [String] {
        let words = slug(for: String(name)).split(separator: "-").map(String.init)
        let distinct = words.filter { !commonWords.contains($0) }
        return distinct.isEmpty ? words : distinct
    }

    /// Whether no reorganisation has ended an authority.
    public func isStanding(_ authority: Authority) -> Bool {
        record(of: authority)?.end == nil
    }

    /// The words that the names of councils share.
    private static let commonWords: Set<String> = [
        "council", "borough", "district", "city", "county", "metropolitan", "london", "royal", "unitary", "authority",
        "of", "the", "and", "upon", "on", "under", "in",
    ]
}
