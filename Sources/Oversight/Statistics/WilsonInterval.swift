/// The 95% score interval of a proportion.
///
/// Wilson, "Probable inference, the law of succession, and statistical inference", *Journal of the American Statistical
/// Association* 22 (1927) 209–212; method 3 of Newcombe, "Two-sided confidence intervals for the single proportion",
/// *Statistics in Medicine* 17 (1998) 857–872.
enum WilsonInterval {
    /// Computes the interval.
    ///
    /// - Parameters:
    ///   - successes: The observed count, from 0 to `trials`.
    ///   - trials: The number of trials.
    /// - Returns: both ends, from 0 to 1; nil for numbers out of these ranges.
    static func bounds(successes: Int, trials: Int) -> ClosedRange<Double>? {
        guard trials > 0, (0...trials).contains(successes) else { return nil }
        let n = Double(trials)
        let x = Double(successes)
        let z = 1.959963984540054
        let centre = (2 * x + z * z) / (2 * (n + z * z))
        let half = z * (z * z + 4 * x * (1 - x / n)).squareRoot() / (2 * (n + z * z))
        return max(0, centre - half)...min(1, centre + half)
    }
}
