import Model
import Specimens
import Testing

@Suite struct TrappedReportTests {
    @Test(arguments: Composer.trapped)
    func `a seed gives the same report every time`(_ composer: Composer) {
        let first = composer.compose(seed: 7)
        #expect(composer.compose(seed: 7).text == first.text)
        #expect(composer.compose(seed: 8).text != first.text)
    }

    @Test(arguments: Composer.trapped)
    func `every figure of the year that is not derived is marked where it stands`(_ composer: Composer) {
        for seed in UInt64(0)..<200 {
            let specimen = composer.compose(seed: seed)
            let derived = Set(specimen.expected.derived ?? [])
            let marked = specimen.marks.compactMap { if case .figure(let name) = $0.subject { name } else { nil } }
            #expect(Set(marked) == Set(specimen.expected.figures.keys).subtracting(derived), "\(specimen.text)")
        }
    }

    @Test(arguments: Composer.trapped)
    func `the number at a mark is the figure`(_ composer: Composer) {
        for seed in UInt64(0)..<200 {
            let specimen = composer.compose(seed: seed)
            let bytes = Array(specimen.text.utf8)
            for mark in specimen.marks {
                guard case .figure(let name) = mark.subject else { continue }
                let digits = String(decoding: bytes[mark.bytes], as: UTF8.self).filter { $0 != "%" }
                guard let number = Double(digits) else { continue }
                #expect(number == specimen.expected.figures[name], "\(name) in\n\(specimen.text)")
            }
        }
    }

    @Test(arguments: TrappedReportSpecimen.Trap.allCases)
    func `a report has lines with numbers that are none of its figures`(
        _ trap: TrappedReportSpecimen.Trap
    ) {
        for seed in UInt64(0)..<50 {
            let specimen = TrappedReportSpecimen.compose(seed: seed, traps: [trap])
            let scopes = specimen.marks.filter { $0.subject == .identity }
            let bytes = Array(specimen.text.utf8)
            let others = scopes.filter {
                bytes[$0.bytes].contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            }
            // The title's year is one of them.
            #expect(others.count > 1, "\(specimen.text)")
        }
    }

    @Test func `a partial report expects no figure, and its text gives many numbers`() {
        for seed in UInt64(0)..<100 {
            let specimen = PartialReportSpecimen.compose(seed: seed)
            #expect(specimen.expected.ownFigures == false)
            #expect(specimen.expected.figures.isEmpty)
            #expect(specimen.marks.allSatisfy { $0.subject == .identity })
        }
    }
}
