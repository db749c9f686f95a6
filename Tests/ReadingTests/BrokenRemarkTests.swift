import Model
import Reading
import Testing

/// Refusals that a page's end or a hyphen divides, and further wordings of them.
@Suite struct BrokenRemarkTests {
    private static func remarks(_ prose: String) throws -> [Finding] {
        try SampleText.read(SampleLetter.text(prose: prose, statistics: SampleLetter.blocks())).findings
            .filter { $0.code == .remarkRefusedRecommendation }
    }

    @Test(arguments: [
        "Your Council refused\n\nPage 2 of 4\n\u{C}\nto implement our recommendations.",
        "Your Council refused\n\u{C}\nWendmere Borough Council\n\nto implement our recommendations.",
        "Your Council refused\n\nPage 2 of 4\n\u{C}\nWendmere Borough Council\n\nto implement our recommendations\nin one case.",
        "Your Council refused to\nimplement our recommend-\nations.",
        "Your Council refused to implement our recommend\u{AD}\nations in two cases.",
        "Your Council refused to implement our rec\u{2010}\nommendations.",
        "Your Council has yet to comply with our recommendations in one case.",
        "Your Council took no action on our recommendations.",
        "It is disappointing that your Council has taken no action on the Ombudsman's recommendations.",
        "Your Council has done nothing to implement our recommendations.",
        "Your Council has taken no steps to carry out our recommendations.",
    ])
    func `a refusal is one remark`(_ prose: String) throws {
        let found = try Self.remarks(prose)
        #expect(found.count == 1)
        #expect(found.first?.place.text.contains("Council") == true)
    }

    @Test(arguments: [
        "I was told your Council had refused our recommendation; this was a mistake.",
        "We were informed that your Council had rejected our recommendations.",
        "Your Council has yet to comply with our recommendations.",
        "Your Council has yet to comply with our recommendations in no case.",
        "It is not the case that your Council took no action on our recommendations.",
        "We took no action on your Council's draft recommendations.",
        "Your Council took no action on the inspector's recommendations.",
        "Your Council refused\n\nPage 2 of 4\n\u{C}\nWe made recommendations.",
        "Your Council accepted our recommend-\nations, and refused nothing.",
        "Your Council has a well-\nknown process. It never refused our recommend-\nations.",
        "Your Council did nothing wrong, and implemented our recommendations.",
    ])
    func `another sentence is no remark`(_ prose: String) throws {
        #expect(try Self.remarks(prose).isEmpty)
    }
}
