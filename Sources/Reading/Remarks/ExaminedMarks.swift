/// The marks of possible remarks that were examined so far, to pass over those that stand closer together than the verbs of any prose.
///
/// A mark is examined with the sentence around it, and a text without full stops is one long sentence around each: of a page that
/// repeats "refused" the first marks are examined, and the work stays in proportion to the text.
struct ExaminedMarks {
    /// The tokens of the last marks, the oldest at `next`.
    private var last = [Int](repeating: .min / 2, count: Self.limit)
    private var next = 0

    /// The maximum number of marks among `reach` tokens. Three negated verbs are many for a sentence.
    private static let limit = 16
    private static let reach = 250

    /// Whether the mark at a token is to be examined. Marks come from left to right.
    mutating func admit(_ token: Int) -> Bool {
        guard token - last[next] >= Self.reach else { return false }
        last[next] = token
        next = (next + 1) % Self.limit
        return true
    }
}
