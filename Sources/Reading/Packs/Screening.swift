import Model

/// What is turned away before, or because, no format knows it.
enum Screening {
    /// Throws for what is empty or no text at all.
    static func admit(_ text: DocumentText) throws(Refusal) {
        // A letter has no control characters but spaces and line ends; a binary file has many.
        var controls = 0
        var hasNul = false
        text.raw.withUnsafeBytes { raw in
            var index = 0
            while index < raw.count {
                // Eight bytes at a time, as long as none of them can be one.
                if index + 8 <= raw.count, !mayHoldControls(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
                    index += 8
                    continue
                }
                let byte = raw[index]
                if byte == 0x7F || byte < 0x20 && !(0x08...0x0D).contains(byte) && byte != 0x1B { controls += 1 }
                if byte == 0 { hasNul = true }
                index += 1
            }
        }
        guard !hasNul && controls * 100 <= text.raw.count else {
            throw Refusal(.notText, "It is not text; convert it to text or PDF and drop it in again.")
        }
        guard text.tokens.contains(where: { if case .sign = $0.kind { false } else { true } }) else {
            throw Refusal(.empty, "There is no text in it; if it is a scan, run it through text recognition first.")
        }
    }

    /// Whether one of eight bytes is below the space, or DEL; now and then true of others.
    private static func mayHoldControls(_ bytes: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let below = (bytes &- 0x20 * ones) & ~bytes
        let other = bytes ^ 0x7F * ones
        let deletes = (other &- ones) & ~other
        return (below | deletes) & (0x80 * ones) != 0
    }

    /// Says as closely as can be told why no format knew the text.
    static func whyNotRecognised(_ text: DocumentText) -> Refusal {
        let whole = Part(text)
        if let refusal = otherBody(whole) { return refusal }
        if isTemplate(whole) { return template }
        return Refusal(
            .notRecognised,
            "It is neither an annual review letter nor a complaints report; drop in the letter itself, with its statistics."
        )
    }

    // MARK: Templates

    static let template = Refusal(
        .template, "It is a template whose figures are not filled in; drop in the letter that was sent.")

    /// Whether blanks stand where a letter names its council or a figure.
    static func isTemplate(_ part: Part) -> Bool {
        part.tokens.contains { index in
            guard case .sign(let sign) = part.text.tokens[index].kind, let end = closing(sign) else { return false }
            return blanks.contains { blank in
                guard let next = part.text.match(blank, at: index + 1, in: part.tokens) else { return false }
                return part.tokens.contains(next) && part.text.tokens[next].kind == .sign(end)
            }
        }
    }

    /// What stands alone in brackets: "[Council name]", "<<Authority>>", "{name}".
    private static let blanks: [Phrase] = [
        "council name", "name of council", "authority name", "name of authority", "insert council", "insert authority",
        "insert name", "organisation name", "council", "authority", "local authority", "name", "chief executive",
    ]

    /// The bracket that ends what one begins; nil for another sign.
    private static func closing(_ sign: UInt8) -> UInt8? {
        switch sign {
        case UInt8(ascii: "["): UInt8(ascii: "]")
        case UInt8(ascii: "<"): UInt8(ascii: ">")
        case UInt8(ascii: "{"): UInt8(ascii: "}")
        default: nil
        }
    }

    // MARK: Other bodies

    /// Throws for a letter from another body than the Local Government and Social Care Ombudsman.
    static func requireOwnBody(_ part: Part) throws(Refusal) {
        if let refusal = otherBody(part) { throw refusal }
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

    /// The refusal for a text whose sender is another body: named on a line of its own, as in a masthead or a signature,
    /// or named at all where the Ombudsman is not.
    private static func otherBody(_ part: Part) -> Refusal? {
        let text = part.text
        var named: [Body] = []
        var sender: [Body] = []
        for match in text.matches(of: bodies, in: part.tokens) {
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
