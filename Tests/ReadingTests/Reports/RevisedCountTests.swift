import Model
import Reading
import Testing

/// Counts that a report gives a second time, as they were after a review.
@Suite struct RevisedCountTests {
    @Test(arguments: [
        "The Ombudsman upheld 9 complaints, 8 after a review.",
        "The Ombudsman upheld 9 complaints, reduced to 8 on review.",
        "The Ombudsman upheld 9 complaints (8 following a review).",
        "The Ombudsman upheld 9 complaints. After a review this became 8.",
        "The Ombudsman upheld 9 complaints, later reduced to 8.",
        "The Ombudsman upheld 9 complaints, which on appeal became eight.",
        "Nine complaints were upheld; after a review of one decision this became eight.", "Upheld: 9 (8 after review)",
        "The Ombudsman upheld 9 complaints. One was overturned on review.",
        "The Ombudsman upheld 9 complaints. One decision was later withdrawn.",
        "The Ombudsman decided 25 complaints; 9 were upheld, but 2 of these decisions are under review.",
    ])
    func `a count that a review changes is unclear`(_ section: String) throws {
        try SampleText.read(ombudsmanSection: section).expectUnclear(.decisionsUpheld)
    }

    @Test(arguments: [
        "The Ombudsman upheld 9 complaints. After a review of our procedures, 8 officers were trained.",
        "The Ombudsman upheld 9 complaints. We reviewed 8 cases of our own later in the year.",
        "The Ombudsman upheld 9 complaints. Two complaints were withdrawn.",
        "The Ombudsman upheld 9 complaints. Later, 8 lessons were drawn from them.",
    ])
    func `reviews of other things leave a count`(_ section: String) throws {
        #expect(try SampleText.read(ombudsmanSection: section)[.decisionsUpheld] == 9)
    }
}
