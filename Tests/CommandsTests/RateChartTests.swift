import Model
import Testing

@testable import Commands

/// The charts of rates in the page for a committee.
@Suite struct RateChartTests {
    /// The heights at which the short names of years stand on a telephone.
    private static func levels(of years: ClosedRange<Int>) -> Set<Substring> {
        let points = years.compactMap { Period(endYear: $0) }.map { RateChart.Point(period: $0, value: 50) }
        let chart = RateChart(points: points, dependsOnSelection: false, description: "Rates")
        let pieces = chart.drawn(.narrow).source.split(separator: "<text ")
        let names = points.map { ">\($0.period.name.dropFirst(2))" }
        return Set(
            pieces.filter { piece in names.contains { piece.contains($0) } }
                .compactMap { piece in
                    piece.firstRange(of: " y=\"").map { piece[$0.upperBound...].prefix { $0 != "\"" } }
                })
    }

    @Test func `the names of more than five years stand on two levels on a telephone`() {
        #expect(Self.levels(of: 2019...2025).count == 2)
        #expect(Self.levels(of: 2012...2016).count == 1)
    }
}
