/// A chart of horizontal bars, each with its label and value, from zero.
struct BarChart {
    /// A bar.
    struct Bar {
        let label: String
        let value: Double
        /// The value with its unit.
        let text: String
        /// The ends of the 95% interval, in the value's unit.
        var interval: [Double]?
        /// Whether the bar is the one that the chart is about.
        var isFocus = true
    }

    /// A row: a bar, or the words for those left out.
    enum Row {
        case bar(Bar)
        case gap(String)
    }

    let rows: [Row]
    /// The average with its label.
    var average: (value: Double, label: String)?
    /// The end of the scale; nil for that of the largest value.
    var largest: Double?
    let description: String

    func drawn(_ width: ChartWidth) -> HTML {
        let isWide = width == .wide
        let left = isWide ? 260.0 : 4
        let right = width.pixels - (isWide ? 70 : 56)
        let rowHeight = isWide ? 28.0 : 44
        let top = average == nil ? 6.0 : 28
        let height = top + rowHeight * Double(rows.count) + 8
        let scale = largest ?? values.max() ?? 0
        func x(_ value: Double) -> Double { left + (right - left) * (scale > 0 ? min(max(value / scale, 0), 1) : 0) }

        var shapes = [Shape.line(.axis, x1: left, y1: top - 4, x2: left, y2: height - 4)]
        var above: [HTML] = []
        for (index, row) in rows.enumerated() {
            let y = top + rowHeight * Double(index)
            let bar: Bar
            switch row {
            case .gap(let words):
                shapes.append(
                    Shape.text(
                        words, x: isWide ? left - 10 : left + 4, y: y + rowHeight / 2 + 4, isWide ? .mutedEnd : .muted))
                continue
            case .bar(let found): bar = found
            }
            let barTop = isWide ? y + 5 : y + 20
            let barHeight = isWide ? rowHeight - 10 : 18
            let strong = bar.isFocus && hasOthers
            shapes.append(
                Shape.rectangle(
                    bar.isFocus ? .bar : .otherBar, x: left, y: barTop, width: x(bar.value) - left, height: barHeight))
            let label = bar.label.cutInMiddle(to: isWide ? 36 : 44)
            above.append(
                isWide
                    ? Shape.text(label, x: left - 10, y: barTop + barHeight - 4, strong ? .strongEnd : .end)
                    : Shape.text(label, x: left + 4, y: y + 14, strong ? .strong : .start))
            var end = x(bar.value)
            if let interval = bar.interval {
                above.append(Shape.interval(y: barTop + barHeight / 2, from: x(interval[0]), to: x(interval[1])))
                end = max(end, x(interval[1]))
            }
            above.append(
                Shape.text(bar.text, x: end + 7, y: barTop + barHeight - 4, strong ? .strong : .start))
        }
        if let average {
            let place = x(average.value)
            shapes.append(Shape.path(.peerLine, [(place, top - 6), (place, height - 4)]))
            let isRight = place > width.pixels / 2
            shapes.append(
                Shape.text(average.label, x: place + (isRight ? 4 : -4), y: top - 12, isRight ? .end : .start))
        }
        return Shape.image(width: width.pixels, height: height, description, shapes + above)
    }

    private var bars: [Bar] {
        rows.compactMap { if case .bar(let bar) = $0 { bar } else { nil } }
    }

    private var values: [Double] { bars.flatMap { [$0.value] + ($0.interval ?? []) } }

    private var hasOthers: Bool { bars.contains { !$0.isFocus } }
}
