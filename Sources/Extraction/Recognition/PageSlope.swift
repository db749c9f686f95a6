/// Finds by how much the lines of a scanned page slope.
///
/// The ink of a text stands in rows with white between them. Where the page is turned back by the right angle, these rows are at their
/// sharpest: the ink of neighbouring rows differs most.
enum PageSlope {
    /// The largest slope that is found, some 5°. A paper that lies less straight is not fed by a scanner.
    private static let largest = 0.09

    /// - Returns: by how many points a line sinks for each point to the right; 0 for a page without lines.
    static func of(_ image: GrayImage) -> Double {
        let ink = Ink(image)
        guard ink.count > 100 else { return 0 }
        let coarse = best(stride(from: -largest, through: largest, by: 0.004), of: ink)
        return best(stride(from: coarse - 0.004, through: coarse + 0.004, by: 0.0005), of: ink)
    }

    private static func best(_ slopes: some Sequence<Double>, of ink: Ink) -> Double {
        // The level page goes first, so that it stays as it is where no other slope is better.
        ([0] + Array(slopes)).map { (slope: $0, score: ink.sharpness($0)) }
            .reduce((slope: 0, score: -1)) { $1.score > $0.score ? $1 : $0 }.slope
    }

    /// The places of a page's dark points, at a quarter of its size.
    private struct Ink {
        private var columns: [Int32] = []
        private var rows: [Int32] = []
        private let height: Int

        var count: Int { columns.count }

        init(_ image: GrayImage) {
            let scale = 4
            let (width, height) = (image.width / scale, image.height / scale)
            self.height = height
            var means = [UInt8](repeating: 255, count: width * height)
            image.points.withUnsafeBufferPointer { points in
                for row in 0..<height {
                    for column in 0..<width {
                        var sum = 0
                        for line in 0..<scale {
                            let start = (row * scale + line) * image.width + column * scale
                            for index in start..<start + scale { sum += Int(points[index]) }
                        }
                        means[row * width + column] = UInt8(sum / (scale * scale))
                    }
                }
            }
            let threshold = Self.threshold(means)
            for row in 0..<height {
                for column in 0..<width where means[row * width + column] < threshold {
                    columns.append(Int32(column))
                    rows.append(Int32(row))
                }
            }
        }

        /// The level that divides dark points from light ones best (N. Otsu, A threshold selection method from gray-level
        /// histograms, 1979).
        private static func threshold(_ levels: [UInt8]) -> UInt8 {
            var histogram = [Int](repeating: 0, count: 256)
            for level in levels { histogram[Int(level)] += 1 }
            let total = histogram.enumerated().reduce(0.0) { $0 + Double($1.offset * $1.element) }
            var (dark, darkSum) = (0, 0.0)
            var best: (level: Int, variance: Double) = (128, 0)
            for level in 0..<256 {
                dark += histogram[level]
                darkSum += Double(level * histogram[level])
                let light = levels.count - dark
                guard dark > 0, light > 0 else { continue }
                let difference = darkSum / Double(dark) - (total - darkSum) / Double(light)
                let variance = Double(dark) * Double(light) * difference * difference
                if variance > best.variance { best = (level + 1, variance) }
            }
            return UInt8(min(best.level, 255))
        }

        func sharpness(_ slope: Double) -> Double {
            let margin = height / 4
            var inkOfRow = [Int32](repeating: 0, count: height + 2 * margin)
            for (column, row) in zip(columns, rows) {
                let level = Int(Double(row) - slope * Double(column)) + margin
                if inkOfRow.indices.contains(level) { inkOfRow[level] += 1 }
            }
            return zip(inkOfRow, inkOfRow.dropFirst()).reduce(0) { $0 + Double($1.1 - $1.0) * Double($1.1 - $1.0) }
        }
    }
}
