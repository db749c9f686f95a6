import Model
import Reading
import Specimens
import Testing

@Suite struct DamageTests {
    /// A letter in miniature: an identity, two sentences with figures, and a table of cells.
    static let specimen: Specimen = {
        let text: MarkedText = """
            \(identity: "Kesmoor District Council")

            Thank you for the efficient way in which your officers have answered our questions over the year.

            \(70, .upholdRate)% of complaints we investigated were upheld, which is a share that we find high and say so.

            Thank you again for the "official" work that you've done, and for the flexible and efficient answers.

            \(10, .receivedHousing)
            \(21, .receivedOther)
            \(31, .receivedTotal)

            A closing word.

            More can be found in the report of the year, and in the papers of the committee that meets in summer.

            Yours sincerely
            """
        let expected = Expectation(
            kind: .annualReviewLetter, authority: "Kesmoor District Council", authorityKind: .other,
            periodEnd: "2020-03-31",
            figures: [.upholdRate: 70, .receivedHousing: 10, .receivedOther: 21, .receivedTotal: 31])
        return Specimen(name: "small", text: text, expected: expected)
    }()

    @Test(arguments: Damage.allCases)
    func `every mark that is left stands where its figure does`(_ damage: Damage) {
        for seed in 0..<50 {
            let damaged = Self.specimen.damaged(by: [damage], seed: UInt64(seed))
            let bytes = Array(damaged.text.utf8)
            for mark in damaged.marks {
                guard case .figure(let name) = mark.subject, !damaged.lost.contains(name) else { continue }
                let written = String(decoding: bytes[mark.bytes], as: UTF8.self)
                #expect(Double(written) == damaged.expected.figures[name], "\(damaged.text)")
            }
        }
    }

    @Test(arguments: Damage.allCases)
    func `only destructive damage loses figures, and it does`(_ damage: Damage) {
        let lost = (0..<50).map { Self.specimen.damaged(by: [damage], seed: UInt64($0)).lost }
        #expect(lost.contains { !$0.isEmpty } == damage.isDestructive)
    }

    @Test(arguments: Damage.allCases)
    func `every kind of damage changes the text`(_ damage: Damage) {
        #expect((0..<20).contains { Self.specimen.damaged(by: [damage], seed: UInt64($0)).text != Self.specimen.text })
    }

    @Test func `the rest of a lost line's table is lost, other sentences are not`() {
        let table: Set<FigureName> = [.receivedHousing, .receivedOther, .receivedTotal]
        for seed in 0..<200 {
            let lost = Self.specimen.damaged(by: [.lostLines], seed: UInt64(seed)).lost
            #expect(lost.isDisjoint(with: table) || lost.isSuperset(of: table))
        }
    }

    @Test(arguments: Damage.allCases.filter { !$0.isDestructive })
    func `damage that loses nothing leaves the words`(_ damage: Damage) {
        let damaged = Self.specimen.damaged(by: [damage], seed: 3)
        #expect(DocumentText(damaged.text).find("complaints we investigated were upheld") != nil)
    }

    @Test func `the same seed does the same damage`() {
        let first = Self.specimen.damaged(by: Damage.allCases, seed: 9)
        #expect(first.text == Self.specimen.damaged(by: Damage.allCases, seed: 9).text)
    }

    @Test func `without marks destructive damage loses all figures`() {
        var plain = Self.specimen
        plain.marks = []
        plain.text = String(repeating: "Some line of ten words.\n", count: 20) + plain.text
        #expect(plain.damaged(by: [.lostLines], seed: 1).lost == Set(plain.expected.figures.keys))
    }

    @Test func `a pack holds its documents on pages of their own`() {
        let pack = Pack(of: [Self.specimen, Self.specimen], seed: 1)
        #expect(DocumentText(pack.text).pages == 3)
        #expect(pack.expected.count == 2)
    }
}
