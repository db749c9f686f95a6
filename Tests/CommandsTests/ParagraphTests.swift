import Testing

@testable import Commands

@Suite struct ParagraphTests {
    @Test func `a sentence is broken between words, and a command is not`() {
        let text = "See `ombudsctl show blaby` for each of the figures."
        #expect(
            Paragraph.lines(text, fitting: 30, hanging: 2) == [
                "See `ombudsctl show blaby` for", "  each of the figures.",
            ])
        #expect(Paragraph.lines(text, fitting: nil) == [text])
        #expect(
            Paragraph.lines(text, fitting: 12, hanging: 2) == [
                "See", "  `ombudsctl show blaby`", "  for each", "  of the", "  figures.",
            ])
    }
}
