import Testing

@testable import Oversight

@Suite struct StatisticsTests {
    /// A published p-value.
    struct Test: Sendable, CustomTestStringConvertible {
        var source: String
        var successes: Int
        var trials: Int
        var probability: Double
        var pValue: Double
        var tolerance: Double
        var testDescription: String { source }
    }

    @Test(arguments: [
        Test(
            source: "Conover (1971), p. 97f, the example of R's binom.test", successes: 682, trials: 925,
            probability: 0.75, pValue: 0.3825, tolerance: 0.00005),
        Test(
            source: "the example of SciPy's binomtest; its one tail is all that is as unlikely", successes: 3,
            trials: 15, probability: 0.1,
            pValue: 0.1841, tolerance: 0.00005),
        Test(
            source: "Wikipedia's die, 51 sixes in 235", successes: 51, trials: 235, probability: 1.0 / 6,
            pValue: 0.0437, tolerance: 0.00005),
        Test(
            source: "worked by hand: eight heads in eight tosses", successes: 8, trials: 8, probability: 0.5,
            pValue: 2.0 / 256, tolerance: 1e-12),
        Test(
            source: "worked by hand: 0.55^4 + 4 · 0.45^3 · 0.55 + 0.45^4", successes: 3, trials: 4,
            probability: 0.45, pValue: 0.3329875, tolerance: 1e-12),
        Test(
            source: "the likeliest count", successes: 5, trials: 10, probability: 0.5, pValue: 1,
            tolerance: 1e-12),
    ])
    func `the binomial test gives published values`(_ example: Test) throws {
        let pValue = try #require(
            BinomialTest.pValue(
                successes: example.successes, trials: example.trials, probability: example.probability))
        #expect(abs(pValue - example.pValue) < example.tolerance, "\(pValue)")
    }

    /// By the definition, term by term.
    @Test(arguments: [(3, 7), (0, 12), (20, 20), (11, 40)])
    func `the p-value is the sum over the counts that are as unlikely`(_ successes: Int, _ trials: Int) throws {
        for step in 1...19 {
            let probability = Double(step) / 20
            func density(_ count: Int) -> Double {
                var value = 1.0
                for index in 0..<count { value *= Double(trials - index) / Double(index + 1) * probability }
                for _ in 0..<(trials - count) { value *= 1 - probability }
                return value
            }
            let limit = density(successes) * (1 + 1e-7)
            let expected = (0...trials).map(density).filter { $0 <= limit }.reduce(0, +)
            let pValue = try #require(
                BinomialTest.pValue(successes: successes, trials: trials, probability: probability))
            #expect(abs(pValue - expected) < 1e-9)
        }
    }

    @Test func `numbers out of range have no p-value`() {
        #expect(BinomialTest.pValue(successes: 5, trials: 4, probability: 0.5) == nil)
        #expect(BinomialTest.pValue(successes: 0, trials: 0, probability: 0.5) == nil)
        #expect(BinomialTest.pValue(successes: 1, trials: 4, probability: 1.5) == nil)
        #expect(BinomialTest.pValue(successes: 1, trials: .max, probability: 0.5) == nil)
        #expect(BinomialTest.pValue(successes: 3, trials: 4, probability: 1) == 0)
        #expect(BinomialTest.pValue(successes: 4, trials: 4, probability: 1) == 1)
        #expect(BinomialTest.pValue(successes: 1, trials: 4, probability: 0) == 0)
    }

    @Test(arguments: [
        (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718),
    ])
    func `the Wilson interval gives the values of Newcombe (1998), table I, method 3`(
        _ successes: Int, _ trials: Int, _ lower: Double, _ upper: Double
    ) throws {
        let bounds = try #require(WilsonInterval.bounds(successes: successes, trials: trials))
        #expect(abs(bounds.lowerBound - lower) < 0.00005, "\(bounds)")
        #expect(abs(bounds.upperBound - upper) < 0.00005, "\(bounds)")
    }

    @Test(arguments: [
        (3.0, 4.0, 75.0, true), (2.0, 3.0, 66.0, true), (3.0, 4.0, 80.0, false), (3.5, 4.0, 87.0, false),
        (5.0, 4.0, 100.0, false), (0.0, 0.0, 0.0, false),
    ])
    func `counts are evidence only for the rate that they give`(
        _ upheld: Double, _ investigations: Double, _ rate: Double, _ isEvidence: Bool
    ) {
        #expect((SampleEvidence(upheld, of: investigations, rate: rate, peerRate: 45) != nil) == isEvidence)
    }
}
