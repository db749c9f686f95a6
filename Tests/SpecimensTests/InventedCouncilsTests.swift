import Model
import Reading
import Specimens
import Testing

@Suite struct InventedCouncilsTests {
    @Test(arguments: Authority.Kind.allCases)
    func `none is on the list of authorities`(_ kind: Authority.Kind) {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<400 {
            let name = InventedCouncils.name(like: kind, using: &generator)
            #expect(AuthorityRegister.shared.authority(named: name) == nil, "\(name)")
            let text = DocumentText("This letter is to \(name), about its year.")
            #expect(AuthorityRegister.shared.find(in: text, tokens: text.tokens.indices).isEmpty, "\(name)")
        }
    }

    @Test func `the same seed gives the same name`() {
        var first = SeededGenerator(seed: 7)
        var second = SeededGenerator(seed: 7)
        #expect(InventedCouncils.name(using: &first) == InventedCouncils.name(using: &second))
    }

    @Test func `neutral prose holds no number`() {
        for paragraph in Prose.neutral {
            let text = DocumentText(paragraph)
            #expect(text.tokens.allSatisfy { $0.number == nil }, "\(paragraph)")
        }
    }
}

@Suite struct MarkedTextTests {
    @Test func `marks are where the figures stand`() {
        var text: MarkedText = "£ \(identity: "Kesmoor District Council")\n"
        text += "\(75, .upholdRate)% of \("complaints") in \(4, .upholdInvestigations, in: "2019-20")"
        let bytes = Array(text.string.utf8)
        let marked = text.marks.map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
        #expect(marked == ["Kesmoor District Council", "75", "4"])
        #expect(text.marks[1].subject == .figure(.upholdRate))
        #expect(text.marks[2].subject == .earlier(.upholdInvestigations, period: "2019-20"))
    }
}
