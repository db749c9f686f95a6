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

    @Test("Every mark that is left stands where its figure does", arguments: Damage.allCases)
    func marksMoveWithTheirFigures(_ damage: Damage) {
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

    @Test("Only destructive damage loses figures, and it does", arguments: Damage.allCases)
    func losses(_ damage: Damage) {
        let lost = (0..<50).map { Self.specimen.damaged(by: [damage], seed: UInt64($0)).lost }
        #expect(lost.contains { !$0.isEmpty } == damage.isDestructive)
    }

    @Test("Every kind changes the text", arguments: Damage.allCases)
    func changes(_ damage: Damage) {
        #expect((0..<20).contains { Self.specimen.damaged(by: [damage], seed: UInt64($0)).text != Self.specimen.text })
    }

    @Test("What is left of a lost line's table is in doubt, other sentences are not")
    func aTableHangsTogether() {
        let table: Set<FigureName> = [.receivedHousing, .receivedOther, .receivedTotal]
        for seed in 0..<200 {
            let lost = Self.specimen.damaged(by: [.lostLines], seed: UInt64(seed)).lost
            #expect(lost.isDisjoint(with: table) || lost.isSuperset(of: table))
        }
    }

    @Test("Damage that loses nothing leaves the words", arguments: Damage.allCases.filter { !$0.isDestructive })
    func wordsStay(_ damage: Damage) {
        let damaged = Self.specimen.damaged(by: [damage], seed: 3)
        #expect(DocumentText(damaged.text).find("complaints we investigated were upheld") != nil)
    }

    @Test func theSameSeedDoesTheSameDamage() {
        let first = Self.specimen.damaged(by: Damage.allCases, seed: 9)
        #expect(first.text == Self.specimen.damaged(by: Damage.allCases, seed: 9).text)
    }

    @Test func withoutMarksDestructionLosesAll() {
        var plain = Self.specimen
        plain.marks = []
        plain.text = String(repeating: "Some line of ten words.\n", count: 20) + plain.text
        #expect(plain.damaged(by: [.lostLines], seed: 1).lost == Set(plain.expected.figures.keys))
    }

    @Test func aPackHoldsItsDocumentsOnPagesOfTheirOwn() {
        let pack = Pack(of: [Self.specimen, Self.specimen], seed: 1)
        #expect(DocumentText(pack.text).pages == 3)
        #expect(pack.expected.count == 2)
    }
}
