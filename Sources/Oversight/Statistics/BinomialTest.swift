/// The exact two-sided binomial test: how often chance alone brings a count at least as unlikely as the one seen.
///
/// The p-value is the sum of the probabilities of all counts that are no likelier than the observed one, the method of
/// R's `binom.test` and of Conover, *Practical Nonparametric Statistics*, 3rd edition (1999), section 3.1.
enum BinomialTest {
    /// Computes the p-value.
    ///
    /// - Parameters:
    ///   - successes: The observed count, from 0 to `trials`.
    ///   - trials: The number of trials, up to 100,000.
    ///   - probability: The probability of a success in one trial, from 0 to 1.
    /// - Returns: from 0 to 1; nil for numbers out of these ranges.
    static func pValue(successes: Int, trials: Int, probability: Double) -> Double? {
        guard trials > 0, trials <= largest, (0...trials).contains(successes), (0...1).contains(probability) else {
            return nil
        }
        if probability == 0 { return successes == 0 ? 1 : 0 }
        if probability == 1 { return successes == trials ? 1 : 0 }
        // Weights in proportion to the probabilities, from the likeliest count outwards: no factorial is formed, and
        // what underflows is too small to matter.
        let odds = probability / (1 - probability)
        let mode = min(trials, Int(Double(trials + 1) * probability))
        var weights = [Double](repeating: 0, count: trials + 1)
        weights[mode] = 1
        for count in stride(from: mode, to: trials, by: 1) {
            weights[count + 1] = weights[count] * odds * Double(trials - count) / Double(count + 1)
        }
        for count in stride(from: mode, to: 0, by: -1) {
            weights[count - 1] = weights[count] / odds * Double(count) / Double(trials - count + 1)
        }
        // Equal probabilities may differ in their last digits; the allowance is that of R.
        let limit = weights[successes] * (1 + 1e-7)
        var total = 0.0
        var asUnlikely = 0.0
        for weight in weights {
            total += weight
            if weight <= limit { asUnlikely += weight }
        }
        return min(1, asUnlikely / total)
    }

    /// More trials than any council has. A misread number must not cost memory.
    private static let largest = 100_000
}
