extension String {
    /// The text with another one in place of each mark that points to a note: "[note 1]", "[c]".
    func replacingNoteMarks(with replacement: String) -> String {
        var kept = ""
        var rest = self[...]
        while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
            kept += rest[..<open]
            kept += replacement
            rest = rest[rest.index(after: close)...]
        }
        return kept + rest
    }
}
