/// Small charts of text for a terminal.
enum Sparkline {
    /// A column for each value, from zero to the largest one; a space for nil.
    static func text(_ values: ArraySlice<Double?>, upTo largest: Double) -> String {
        String(
            values.map { value -> Character in
                guard let value else { return " " }
                guard largest > 0, value > 0 else { return levels[0] }
                let level = Int((value / largest * Double(levels.count)).rounded(.up)) - 1
                return levels[min(max(level, 0), levels.count - 1)]
            })
    }

    /// A bar of at most `width` columns, from zero to the largest value.
    static func bar(_ value: Double, upTo largest: Double, width: Int) -> String {
        guard largest > 0, value > 0 else { return "" }
        let eighths = Int((min(1, value / largest) * Double(width * 8)).rounded())
        return String(repeating: "█", count: eighths / 8)
            + (eighths % 8 == 0 ? "" : String(parts[eighths % 8 - 1]))
    }

    private static let levels = Array("▁▂▃▄▅▆▇█")
    private static let parts = Array("▏▎▍▌▋▊▉")
}
