import Model

/// Refuses texts that hold no letter or report.
enum Screening {
    /// Makes sure that a text is text and not empty. Every text passes here before any format sees it.
    ///
    /// - Throws: `notText` or `empty`.
    static func admit(_ text: DocumentText) throws(Refusal) {
        // A letter has no control characters but spaces and line ends; a binary file has many.
        var controls = 0
        var hasNul = false
        text.raw.withUnsafeBytes { raw in
            var index = 0
            while index < raw.count {
                // Eight bytes at a time, as long as none of them can be a control character.
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

    /// Whether one of eight bytes may be below the space, or DEL. False alarms cost a second look, no more.
    private static func mayHoldControls(_ bytes: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let below = (bytes &- 0x20 * ones) & ~bytes
        let other = bytes ^ 0x7F * ones
        let deletes = (other &- ones) & ~other
        return (below | deletes) & (0x80 * ones) != 0
    }

    /// The refusal of a text that no format recognised, with the closest reason that can be told.
    static func whyNotRecognised(_ text: DocumentText) -> Refusal {
        let whole = Passage(text)
        if let refusal = Sender.refusal(of: whole) { return refusal }
        if LetterTemplate.isOne(whole) { return LetterTemplate.refusal }
        return Refusal(
            .notRecognised,
            "It is neither an annual review letter nor a complaints report; drop in the letter itself, with its statistics."
        )
    }
}
