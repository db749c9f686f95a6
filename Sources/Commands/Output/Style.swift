/// The look of a piece of text on a terminal that shows colours; no change anywhere else.
enum Style: String {
    case plain = ""
    case bold = "1"
    case dim = "2"
    case red = "31"
    case yellow = "33"
    case green = "32"
    case cyan = "36"

    func callAsFunction(_ text: String) -> String {
        guard Output.isColoured, self != .plain, !text.isEmpty else { return text }
        return "\u{1B}[\(rawValue)m\(text)\u{1B}[0m"
    }
}
