/// What is turned away before, or because, no format knows it.
enum Screening {
    /// Throws for what is empty or no text at all.
    static func admit(_ text: DocumentText) throws(Refusal) {
        guard !text.tokens.isEmpty else {
            throw Refusal(.empty, "There is no text in it; if it is a scan, run it through text recognition first.")
        }
    }

    /// Says as closely as can be told why no format knew the text.
    static func whyNotRecognised(_ text: DocumentText) -> Refusal {
        Refusal(
            .notRecognised,
            "It is neither an annual review letter nor a complaints report; drop in the letter itself with its statistics."
        )
    }
}
