import Testing

@testable import Reading

@Suite struct NoteMarkTests {
    @Test(arguments: [
        ("Adur District Council [note 2]", "Adur District Council "), ("Upheld [a][b] (%)", "Upheld  (%)"),
        ("[c]", ""), ("no mark", "no mark"), ("a [ b", "a [ b"), ("a ] b [x] c [ d", "a ] b  c [ d"), ("", ""),
        ("[a [b] c]", " c]"),
    ])
    func `marks that point to notes are left out`(_ text: String, _ without: String) {
        #expect(text.replacingNoteMarks(with: "") == without)
    }

    @Test func `a cell of ten times as many marks takes about ten times as long`() {
        func time(_ count: Int) -> Duration {
            let cell = String(repeating: "[a]", count: count)
            return ContinuousClock().measure { _ = HeadingKey(cell) }
        }
        _ = time(100)
        let small = time(1000)
        let large = time(10_000)
        // Ten times as much, with room for a busy machine; work that grows with the square takes a hundred times as long.
        #expect(large < small * 40 + .milliseconds(50), "\(small) and \(large)")
    }
}
