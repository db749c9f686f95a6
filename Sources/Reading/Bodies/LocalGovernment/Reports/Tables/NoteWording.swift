/// The wording of the notes that stand beside tables.
extension DocumentText {
    /// Whether a note says what the numbers leave out: "Housing is excluded.", "Complaints about housing are not counted here."
    func leavesOut(_ note: Range<Int>) -> Bool {
        contains(Self.exclusions, in: note)
            || note.contains { index in
                isWord(index, in: "left leaves leave leaving") && isWord(index + 1, in: "out")
                    || isWord(index, in: "not")
                        && isWord(index + 1, in: "include included count counted cover covered contain shown")
                    // "Planning complaints are not in this table."
                    || isWord(index, in: "not") && isWord(index + 1, in: "in among part")
                    || isWord(index, in: "counted reported shown") && isWord(index + 1, in: "separately elsewhere")
            }
    }

    private static let exclusions = WordSet(
        "exclude excludes excluding excluded except omit omits omitted omitting")

    /// Whether a note names what the numbers were taken from: "Source: annual review letter".
    func isSource(_ note: Range<Int>) -> Bool {
        contains("source sources", in: note.lowerBound..<min(note.lowerBound + 2, note.upperBound))
    }
}
