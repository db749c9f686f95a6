import Model

/// A line chart of a rate over the years, with the average of similar authorities and the intervals.
struct RateChart {
    /// A year with what is known of it.
    struct Point {
        let period: Period
        var value: Double?
        var average: Double?
        /// The ends of the 95% interval, in percent.
        var interval: [Double]?
    }

    /// All years from the first to the last, also those without a document.
    let points: [Point]
    /// Whether years on both sides of 2022-23 do not compare.
    let dependsOnSelection: Bool
    let description: String

    private static let height = 280.0
    private static let top = 34.0
    private static let bottom = 30.0
    /// The distance of two levels of names.
    private static let level = 16.0

    /// Whether the names of neighbouring years stand on two levels: more than five are too wide for a telephone, also in short. Five
    /// years span more where some between them have no document.
    private func isStaggered(_ width: ChartWidth) -> Bool { width == .narrow && points.count > 5 }

    func drawn(_ width: ChartWidth) -> HTML {
        let height = Self.height + (isStaggered(width) ? Self.level : 0)
        let plot = Plot(
            left: 40, right: width.pixels - (width == .wide ? 150 : 22), top: Self.top,
            bottom: Self.height - Self.bottom,
            count: points.count)
        var shapes = axes(plot, width)
        shapes += line(.peerLine, points.map(\.average), plot)
        shapes += line(.ownLine, points.map(\.value), plot)
        for (index, point) in points.enumerated() {
            let x = plot.x(index)
            if let interval = point.interval {
                shapes.append(Shape.interval(x: x, from: plot.y(interval[1]), to: plot.y(interval[0])))
            }
            if let average = point.average {
                shapes.append(
                    Shape.rectangle(.peer, x: x - 4, y: plot.y(average) - 4, width: 8, height: 8))
            }
            if let value = point.value {
                shapes.append(Shape.circle(.own, x: x, y: plot.y(value), radius: 6))
            }
        }
        shapes += labels(plot, width)
        return Shape.image(width: width.pixels, height: height, description, shapes)
    }

    /// The rectangle of the chart's values.
    private struct Plot {
        let left: Double
        let right: Double
        let top: Double
        let bottom: Double
        let count: Int

        private var step: Double { (right - left) / Double(max(count, 1)) }

        func x(_ index: Int) -> Double { left + step * (Double(index) + 0.5) }
        /// The border between a year and the one before.
        func border(before index: Int) -> Double { left + step * Double(index) }
        func y(_ percent: Double) -> Double { bottom - (bottom - top) * min(max(percent, 0), 100) / 100 }
    }

    private func axes(_ plot: Plot, _ width: ChartWidth) -> [HTML] {
        var shapes: [HTML] = []
        for percent in [0.0, 25, 50, 75, 100] {
            let y = plot.y(percent)
            shapes.append(Shape.line(percent == 0 ? .axis : .grid, x1: plot.left, y1: y, x2: plot.right, y2: y))
            shapes.append(Shape.text("\(percent.displayText)%", x: plot.left - 6, y: y + 4, .mutedEnd))
        }
        for (index, point) in points.enumerated() {
            shapes.append(
                Shape.text(
                    // Five names of a whole year are too wide for a telephone.
                    String(point.period.markedName.dropFirst(width == .narrow && points.count > 3 ? 2 : 0)),
                    x: plot.x(index), y: plot.bottom + 20 + (isStaggered(width) && index % 2 == 1 ? Self.level : 0),
                    .middle))
        }
        if dependsOnSelection, let index = breakIndex {
            let x = plot.border(before: index)
            shapes.append(Shape.line(.breakLine, x1: x, y1: plot.top - 10, x2: x, y2: plot.bottom))
            shapes.append(
                width == .wide
                    ? Shape.text(
                        "\(YearNotes.breakMark) cases selected differently", x: x + 5, y: plot.top - 14, .muted)
                    : Shape.text(YearNotes.breakMark, x: x - 4, y: plot.top - 14, .muted))
        }
        return shapes
    }

    /// The first year from 2022-23 on where others lie before it.
    private var breakIndex: Int? {
        points.indices.dropFirst().first { points[$0].period.isSelective && !points[$0 - 1].period.isSelective }
    }

    /// The parts of a line: no part crosses a year without a value, or the break.
    private func line(_ style: StyleClass, _ values: [Double?], _ plot: Plot) -> [HTML] {
        var parts: [[(x: Double, y: Double)]] = [[]]
        for (index, value) in values.enumerated() {
            if dependsOnSelection, index == breakIndex { parts.append([]) }
            if let value {
                parts[parts.count - 1].append((plot.x(index), plot.y(value)))
            } else {
                parts.append([])
            }
        }
        return parts.filter { $0.count > 1 }.map { Shape.path(style, $0) }
    }

    private func labels(_ plot: Plot, _ width: ChartWidth) -> [HTML] {
        var shapes: [HTML] = []
        let lastOwn = points.lastIndex { $0.value != nil }
        let lastAverage = points.lastIndex { $0.average != nil }
        for (index, point) in points.enumerated() {
            guard let value = point.value, width == .narrow || index != lastOwn else { continue }
            let isHigh = value > 90
            shapes.append(
                Shape.text(
                    "\(value.displayText)%", x: plot.x(index) - 8, y: plot.y(value) + (isHigh ? 18 : -8), .strongEnd))
        }
        guard width == .wide else { return shapes + legend(hasAverage: lastAverage != nil) }
        var own = lastOwn.flatMap { points[$0].value }.map { (value: $0, y: plot.y($0) + 5) }
        var average = lastAverage.flatMap { points[$0].average }.map { (value: $0, y: plot.y($0) + 5) }
        if let first = own, let second = average, abs(first.y - second.y) < 18 {
            let middle = (first.y + second.y) / 2
            let ownIsAbove = first.value >= second.value
            own?.y = middle + (ownIsAbove ? -9 : 9)
            average?.y = middle + (ownIsAbove ? 9 : -9)
        }
        if let own, let lastOwn {
            shapes.append(
                Shape.text("Council \(own.value.displayText)%", x: plot.x(lastOwn) + 14, y: own.y, .strong))
        }
        if let average, let lastAverage {
            shapes.append(
                Shape.text("Average \(average.value.displayText)%", x: plot.x(lastAverage) + 14, y: average.y, .start))
        }
        return shapes
    }

    private func legend(hasAverage: Bool) -> [HTML] {
        var shapes = [
            Shape.circle(.own, x: 48, y: 8, radius: 6), Shape.text("Council", x: 60, y: 13, .strong),
        ]
        if hasAverage {
            shapes += [
                Shape.path(.peerLine, [(128, 8), (160, 8)]),
                Shape.rectangle(.peer, x: 140, y: 4, width: 8, height: 8),
                Shape.text("Average, similar", x: 166, y: 13, .start),
            ]
        }
        return shapes
    }
}
