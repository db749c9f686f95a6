/// Prepares the image of a level page for recognition: the rules of tables go, grain is smoothed, and paper and ink become white and
/// black.
///
/// A rule beside a number is taken for a part of it ("|253" for 1253), and one above it for its head. Grain turns a 253 into 205, in
/// every look at the same page alike, so that no second look tells.
struct CleanPage {
    /// The image, cleaned; as it is where ink and paper are hardly told apart.
    let cleaned: GrayImage
    /// The rules that were on it.
    let rules: PageRules

    init(_ image: GrayImage) {
        guard image.width >= 8, image.height >= 8 else {
            (cleaned, rules) = (image, PageRules())
            return
        }
        let cleaning = PageCleaning(image)
        // A picture's levels are no paper's and ink's.
        guard cleaning.paper - cleaning.ink >= Self.leastContrast else {
            (cleaned, rules) = (image, PageRules())
            return
        }
        let strokes = cleaning.thinStrokes()
        cleaned = cleaning.smoothed(cleaning.without(strokes))
        func joined(_ strokes: [PageCleaning.Stroke]) -> [PageRule] {
            let pieces = strokes.map { stroke in
                PageRule(
                    position: 2 * Double(stroke.line) + 1, start: 2 * Double(stroke.range.lowerBound),
                    end: 2 * Double(stroke.range.upperBound))
            }
            return PageRules.joined(pieces, Self.reach)
        }
        rules = PageRules(down: joined(strokes.down), across: joined(strokes.across))
    }

    private static let leastContrast = 60
    /// How far the pieces of a rule lie apart at the most, in points.
    private static let reach = 6.0
}

/// The steps of cleaning a page.
private struct PageCleaning {
    let image: GrayImage
    /// The image at half its size, in which rules and levels are found.
    private let half: GrayImage
    /// The level of paper, and that of the darkest ink.
    let paper: Int
    let ink: Int

    init(_ image: GrayImage) {
        self.image = image
        half = image.halved
        var histogram = [Int](repeating: 0, count: 256)
        half.points.withUnsafeBufferPointer { for point in $0 { histogram[Int(point)] += 1 } }
        let count = half.points.count
        func level(below share: Int) -> Int {
            var sum = 0
            for (level, points) in histogram.enumerated() {
                sum += points
                if sum > share { return level }
            }
            return 255
        }
        paper = level(below: count / 2)
        ink = level(below: count / 200)
    }

    // MARK: Rules

    /// By how many levels a rule is darker than the paper, at least.
    private static let leastDepth = 16
    /// The longest stroke of a letter, in a thousandth of the page's longest side: some 30 points of A4.
    private static let longestStroke = 32
    /// The thickness of a rule at the most, in the same measure. Bars and borders of pictures are thicker.
    private static let thickest = 4

    /// A line that may be a rule, in points of the half image.
    struct Stroke {
        var line: Int
        var range: Range<Int>
    }

    /// The strokes down the page and across it that are no part of a letter or a bar.
    func thinStrokes() -> (down: [Stroke], across: [Stroke]) {
        let side = max(half.width, half.height)
        let (stroke, thick) = (max(24, side * Self.longestStroke / 1000), max(3, side * Self.thickest / 1000))
        return (
            thinStrokes(strokes(longerThan: stroke, isAcross: false), false, thick),
            thinStrokes(strokes(longerThan: stroke * 3 / 2, isAcross: true), true, thick)
        )
    }

    /// The image with the level of paper in the place of strokes.
    func without(_ strokes: (down: [Stroke], across: [Stroke])) -> GrayImage {
        var points = image.points
        for stroke in strokes.down { erase(stroke, false, in: &points) }
        for stroke in strokes.across { erase(stroke, true, in: &points) }
        return GrayImage(width: image.width, height: image.height, points: points)
    }

    /// Dark strokes along rows, or along columns, each a point thick. Letters have white between them, so that a line of text is no
    /// stroke.
    private func strokes(longerThan length: Int, isAcross: Bool) -> [Stroke] {
        let (lines, places) = isAcross ? (half.height, half.width) : (half.width, half.height)
        let (lineStep, placeStep) = isAcross ? (half.width, 1) : (1, half.width)
        let reach = isAcross ? 1 : 2
        let limit = (2 * reach + 1) * (paper - Self.leastDepth)
        let light = paper - Self.leastDepth / 2
        var strokes: [Stroke] = []
        guard places > 2 * reach else { return [] }
        half.points.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            for line in 0..<lines {
                let start = base + line * lineStep
                var sum = 0
                for place in 0..<2 * reach { sum += Int(start[place * placeStep]) }
                var first = -1
                var gaps = 0
                func add(to end: Int) {
                    // Feet of letters that nearly touch make a line with gaps. At its ends every line has some.
                    if first >= 0, end - first >= length, (gaps - 2 * reach) * 25 <= end - first {
                        strokes.append(Stroke(line: line, range: first..<end))
                    }
                    (first, gaps) = (-1, 0)
                }
                for place in reach..<places - reach {
                    sum += Int(start[(place + reach) * placeStep])
                    if sum < limit {
                        if first < 0 { first = place }
                        if Int(start[place * placeStep]) > light { gaps += 1 }
                    } else if first >= 0 {
                        add(to: place)
                    }
                    sum -= Int(start[(place - reach) * placeStep])
                }
                add(to: places - reach)
            }
        }
        return strokes
    }

    /// The strokes without those that lie side by side as a bar or a picture.
    private func thinStrokes(_ strokes: [Stroke], _ isAcross: Bool, _ thickest: Int) -> [Stroke] {
        strokes.filter { stroke in
            // Where it crosses another one, or a letter touches it, it is thicker.
            let places = (1...8).map { stroke.range.lowerBound + stroke.range.count * $0 / 9 }
            return places.count { thickness(at: $0, of: stroke.line, isAcross) <= thickest } >= 5
                && isEven(stroke, isAcross)
        }
    }

    /// Whether a stroke is about as dark all along. The feet of small letters make a line too, with the light between them.
    private func isEven(_ stroke: Stroke, _ isAcross: Bool) -> Bool {
        let (lineStep, placeStep) = isAcross ? (half.width, 1) : (1, half.width)
        let levels = stroke.range.map { Int(half.points[stroke.line * lineStep + $0 * placeStep]) }
        let mean = levels.reduce(0, +) / levels.count
        return levels.count { $0 > (mean + paper) / 2 } * 7 <= levels.count
    }

    private func thickness(at place: Int, of line: Int, _ isAcross: Bool) -> Int {
        let lines = isAcross ? half.height : half.width
        func isDark(_ line: Int) -> Bool {
            guard line >= 0, line < lines else { return false }
            let index = isAcross ? line * half.width + place : place * half.width + line
            return Int(half.points[index]) < paper - Self.leastDepth
        }
        var (first, last) = (line, line)
        while last - first < 40, isDark(first - 1) { first -= 1 }
        while last - first < 40, isDark(last + 1) { last += 1 }
        return last - first + 1
    }

    private func erase(_ stroke: Stroke, _ isAcross: Bool, in points: inout [UInt8]) {
        // The stroke's edges are lighter than it, and its ends were lost in the sums.
        let along = max(0, 2 * stroke.range.lowerBound - 6)..<2 * stroke.range.upperBound + 6
        let across = max(0, 2 * stroke.line - 2)..<2 * stroke.line + 4
        let (rows, columns) = isAcross ? (across, along) : (along, across)
        for row in rows.clamped(to: 0..<image.height) {
            for column in columns.clamped(to: 0..<image.width) { points[row * image.width + column] = UInt8(paper) }
        }
    }

    // MARK: Grain

    /// The image smoothed by the weights 1, 4, 6, 4, 1 in both directions, with its levels stretched.
    func smoothed(_ image: GrayImage) -> GrayImage {
        let white = max(ink + 1, paper - Self.grain)
        // The sum of all weights is 256.
        let levels = (0..<256).map { UInt8(clamping: ($0 - ink) * 255 / (white - ink)) }
        let (width, height) = (image.width, image.height)
        let result = [UInt8](unsafeUninitializedCapacity: width * height) { target, count in
            var row = [Int32](repeating: 0, count: width + 4)
            image.points.withUnsafeBufferPointer { source in
                row.withUnsafeMutableBufferPointer { row in
                    guard let points = source.baseAddress, let row = row.baseAddress,
                        let target = target.baseAddress
                    else { return }
                    for y in 0..<height {
                        let above = points + max(0, y - 1) * width
                        let top = points + max(0, y - 2) * width
                        let own = points + y * width
                        let below = points + min(height - 1, y + 1) * width
                        let bottom = points + min(height - 1, y + 2) * width
                        for x in 0..<width {
                            row[x + 2] =
                                Int32(top[x]) &+ Int32(bottom[x]) &+ 4 &* (Int32(above[x]) &+ Int32(below[x]))
                                &+ 6 &* Int32(own[x])
                        }
                        (row[0], row[1]) = (row[2], row[2])
                        (row[width + 2], row[width + 3]) = (row[width + 1], row[width + 1])
                        let line = target + y * width
                        for x in 0..<width {
                            let sum =
                                row[x] &+ row[x + 4] &+ 4 &* (row[x + 1] &+ row[x + 3]) &+ 6 &* row[x + 2]
                            line[x] = levels[Int(sum >> 8)]
                        }
                    }
                }
            }
            count = width * height
        }
        return GrayImage(width: width, height: height, points: result)
    }

    /// By how many levels paper varies.
    private static let grain = 15
}
