/// A chart with its active title, its statistical subtitle, the table under it and the file of its numbers.
struct ChartFigure {
    /// The sentence that says what the chart shows.
    let title: HTML
    /// The measure, the council and the years.
    let subtitle: String
    /// The description of the chart for those who don't see it.
    let description: String
    /// The chart at some widths; nil where there are too few numbers for one.
    let chart: ((_ width: ChartWidth) -> HTML)?
    let table: PageTable
    let file: EmbeddedTable
    var notes: [String] = []

    var html: HTML {
        let caption = HTML(
            .figcaption, [], [HTML(.h3, title), HTML(.p, [.style(.subtitle)], HTML(text: subtitle))])
        var parts = [caption]
        if let chart {
            // Text in a drawing that shrinks with the screen can't be read, so there are two drawings.
            parts += [HTML(.div, [.style(.narrow)], chart(.narrow)), HTML(.div, [.style(.wide)], chart(.wide))]
        }
        parts.append(table.html)
        parts += notes.map { HTML(.p, [.style(.note)], HTML(text: $0)) }
        parts.append(file.link)
        return HTML(.figure, [], parts)
    }
}

/// The width that a chart is drawn for.
enum ChartWidth {
    /// A telephone.
    case narrow
    /// A screen, or paper.
    case wide

    /// In pixels.
    var pixels: Double { self == .narrow ? 320 : 720 }
}

/// The shapes of charts.
enum Shape {
    static func image(width: Double, height: Double, _ description: String, _ shapes: [HTML]) -> HTML {
        HTML(.svg, [.viewBox(width: width, height: height), .role(.image), .label(description)], shapes)
    }

    static func line(_ style: StyleClass, x1: Double, y1: Double, x2: Double, y2: Double) -> HTML {
        HTML(.line, [.style(style), .number(.x1, x1), .number(.y1, y1), .number(.x2, x2), .number(.y2, y2)])
    }

    static func rectangle(_ style: StyleClass, x: Double, y: Double, width: Double, height: Double) -> HTML {
        HTML(.rect, [.style(style), .number(.x, x), .number(.y, y), .number(.width, width), .number(.height, height)])
    }

    static func circle(_ style: StyleClass, x: Double, y: Double, radius: Double) -> HTML {
        HTML(.circle, [.style(style), .number(.cx, x), .number(.cy, y), .number(.r, radius)])
    }

    static func path(_ style: StyleClass, _ points: [(x: Double, y: Double)]) -> HTML {
        HTML(.path, [.style(style), .path(points)])
    }

    /// A text, always horizontal.
    static func text(_ text: String, x: Double, y: Double, _ style: TextStyle = .start) -> HTML {
        HTML(.text, [.textStyle(style), .number(.x, x), .number(.y, y)], HTML(text: text))
    }

    /// An interval with its ends.
    static func interval(x: Double, from top: Double, to bottom: Double) -> HTML {
        HTML([
            line(.ownInterval, x1: x, y1: top, x2: x, y2: bottom),
            line(.ownInterval, x1: x - 4, y1: top, x2: x + 4, y2: top),
            line(.ownInterval, x1: x - 4, y1: bottom, x2: x + 4, y2: bottom),
        ])
    }

    /// An interval with its ends that lies.
    static func interval(y: Double, from left: Double, to right: Double) -> HTML {
        HTML([
            line(.halo, x1: left, y1: y, x2: right, y2: y), line(.ownInterval, x1: left, y1: y, x2: right, y2: y),
            line(.ownInterval, x1: left, y1: y - 4, x2: left, y2: y + 4),
            line(.ownInterval, x1: right, y1: y - 4, x2: right, y2: y + 4),
        ])
    }
}

/// The look of a text in a chart.
enum TextStyle: String {
    case start = "halo"
    case strong = "halo strong"
    case end = "halo label"
    case strongEnd = "halo strong label"
    case middle = "tick"
    case muted
    case mutedEnd = "muted label"
}
