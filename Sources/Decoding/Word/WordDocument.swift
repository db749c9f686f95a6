/// The styles, lists and numbers of notes that all stories of a Word document share.
final class WordDocument {
    var styles: WordStyles
    var numbering: WordNumbering
    var unread = UnreadContent()
    /// The notes that the text refers to, in order.
    private(set) var notes: [WordStory.Note] = []
    private var numbers: [WordStory.Note: Int] = [:]
    private var counts: [WordStory.Note.Kind: Int] = [:]

    init(styles: WordStyles, numbering: WordNumbering) {
        self.styles = styles
        self.numbering = numbering
    }

    /// The number of a note: footnotes and endnotes are counted by themselves.
    func number(of note: WordStory.Note) -> Int {
        if let known = numbers[note] { return known }
        let number = (counts[note.kind] ?? 0) + 1
        counts[note.kind] = number
        numbers[note] = number
        notes.append(note)
        return number
    }
}
