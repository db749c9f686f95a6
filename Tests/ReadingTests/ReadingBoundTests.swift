import Model
import Specimens
import Testing

@testable import Reading

/// A reading is given up at a bound of its work and where its task is cancelled.
@Suite struct ReadingBoundTests {
    /// Reads a text within a bound.
    private static func read(_ text: String, bound: Int) -> (work: ReadingWork, readings: [Reading]?) {
        let work = ReadingWork(bound: bound)
        return (work, try? DocumentReader.read(DocumentText(utf8: Array(text.utf8), work: work)))
    }

    /// A search that finds nothing may contradict one that found something.
    @Test(arguments: Composer.all + Composer.trapped)
    func `a reading that is given up anywhere ends soon and crashes nothing`(_ composer: Composer) {
        var generator = SeededGenerator(seed: 21)
        for seed in UInt64(0)..<2 {
            let text = composer.compose(seed: seed).text
            let whole = Self.read(text, bound: .max)
            for _ in 0..<25 {
                let bound = Int.random(in: 1..<whole.work.searchedTokens, using: &generator)
                let (work, _) = Self.read(text, bound: bound)
                #expect(work.end == .bound)
                // Other formats may try what none recognises any more.
                #expect(work.looks < 8 * whole.work.looks)
            }
        }
    }

    @Test(arguments: Composer.all)
    func `a bound that is not reached changes nothing`(_ composer: Composer) {
        let text = composer.compose(seed: 4).text
        let whole = Self.read(text, bound: .max)
        let bounded = Self.read(text, bound: whole.work.searchedTokens + 1)
        #expect(bounded.work.end == nil)
        #expect(bounded.readings == whole.readings)
    }

    @Test func `a reading whose task is cancelled is given up`() async {
        let report = ComplaintsReportSpecimen.compose(seed: 5).text
        let end = await withTaskGroup(of: ReadingWork.End?.self) { group in
            group.cancelAll()
            group.addTask { Self.read(report, bound: .max).work.end }
            return await group.next() ?? nil
        }
        #expect(end == .cancelled)
    }
}
