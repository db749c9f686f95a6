import Model

/// Finds the council of a paper that names it nowhere but beside the Ombudsman's cases.
extension Identification {
    /// Returns the council that a paper on the Ombudsman's letter names as that whose complaints he considered: "The Ombudsman considered
    /// 14 complaints about Wexmoor District Council." A paper that names another council as well may be that one's.
    static func councilOfCases(in passage: Passage, period: Period?) -> Located<Authority>? {
        guard QuotedLetterMarks.areIn(passage) else { return nil }
        let text = passage.text
        let named = AuthorityRegister.shared.find(in: text, tokens: passage.tokens, period: period)
        guard let first = named.first, named.allSatisfy({ $0.authority == first.authority }),
            let found = named.first(where: { isOfCases($0.tokens, in: text) })
        else { return nil }
        return Located(value: found.authority, place: text.place(of: found.tokens))
    }

    /// Whether a name stands behind "complaints about", or in front of "Ombudsman letter".
    private static func isOfCases(_ name: Range<Int>, in text: DocumentText) -> Bool {
        let behind = name.upperBound..<min(name.upperBound + 5, text.tokens.count)
        if let letter = behind.first(where: { text.isWord($0, in: "letter") }),
            text.isAll("annual ombudsman ombudsman's review", in: name.upperBound..<letter)
        {
            return true
        }
        let joint = text.isWord(name.lowerBound - 1, in: "the") ? name.lowerBound - 2 : name.lowerBound - 1
        guard joint > 3 else { return false }
        let before = (joint - 3)..<joint
        // "The letter for Wexmoor District Council is attached."
        if text.isWord(joint, in: "for to"), text.isWord(joint - 1, in: "letter") { return true }
        if text.isWord(joint, in: "about against concerning regarding for")
            || text.isWord(joint, in: "to") && text.contains("relating related", in: before)
        {
            return text.contains("complaints decisions cases enquiries", in: before)
        }
        return text.isWord(joint, in: "by") && text.isWord(joint - 1, in: "received")
            && text.isWord(joint - 2, in: "complaints")
    }
}
