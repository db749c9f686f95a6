/// Breaks long sentences between words, for a terminal.
enum Paragraph {
    /// The lines of a text.
    ///
    /// - Parameters:
    ///   - width: the number of columns; nil for one line.
    ///   - hanging: the spaces before each line but the first.
    static func lines(_ text: String, fitting width: Int?, hanging: Int = 0) -> [String] {
        guard let width, text.displayWidth > width else { return [text] }
        let indent = String(repeating: " ", count: min(hanging, width / 2))
        var lines: [String] = []
        var line = ""
        for word in words(text) {
            if line.isEmpty {
                line = lines.isEmpty ? word : indent + word
            } else if line.displayWidth + 1 + word.displayWidth <= width {
                line += " " + word
            } else {
                lines.append(line)
                line = indent + word
            }
        }
        return lines + [line]
    }

    /// The words of a text. A command in backquotes is one, so that it can be copied.
    private static func words(_ text: String) -> [String] {
        var isCommand = false
        return text.split {
            if $0 == "`" { isCommand.toggle() }
            return $0 == " " && !isCommand
        }.map(String.init)
    }
}
