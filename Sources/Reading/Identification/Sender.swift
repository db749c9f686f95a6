import Model

/// The body that a letter comes from.
enum Sender {
    /// Makes sure that a passage does not come from another body than the Local Government and Social Care Ombudsman.
    ///
    /// - Throws: `otherBody`.
    static func requireOwn(_ passage: Passage) throws(Refusal) {
        if let refusal = refusal(of: passage) { throw refusal }
    }

    private enum Body: Hashable { case own, other(String) }

    private static let bodies = PhraseSet<Body>(
        [
            "local government and social care ombudsman", "local government & social care ombudsman",
            "local government ombudsman", "lgsco", "commission for local administration",
        ].map { (Phrase($0), .own) }
            + [
                "housing ombudsman", "housing ombudsman service", "parliamentary and health service ombudsman",
                "scottish public services ombudsman", "public services ombudsman for wales",
                "northern ireland public services ombudsman", "information commissioner",
                "information commissioner's office", "financial ombudsman service", "legal ombudsman",
                "pensions ombudsman", "independent office for police conduct",
            ].map { (Phrase($0), .other($0)) }
            + [
                ("phso", .other("parliamentary and health service ombudsman")),
                ("spso", .other("scottish public services ombudsman")),
                ("psow", .other("public services ombudsman for wales")),
            ])

    /// The refusal of a passage whose sender is another body: one that is named on a line of its own, as in a masthead
    /// or a signature, or named anywhere while the Ombudsman is not.
    static func refusal(of passage: Passage) -> Refusal? {
        let text = passage.text
        var named: [Body] = []
        var sender: [Body] = []
        for match in text.matches(of: bodies, in: passage.tokens) {
            if !named.contains(match.meaning) { named.append(match.meaning) }
            let line = text.lines[text.tokens[match.tokens.lowerBound].line]
            if line.tokens.count <= match.tokens.count + 3, !sender.contains(match.meaning) {
                sender.append(match.meaning)
            }
        }
        let candidates = sender.isEmpty ? named : sender
        guard !candidates.contains(.own), case .other(let name)? = candidates.first,
            !sender.isEmpty || !named.contains(.own)
        else { return nil }
        return Refusal(
            .otherBody,
            "It comes from another body (\(name)); only the Local Government and Social Care Ombudsman's letters and "
                + "councils' reports are read.")
    }
}
