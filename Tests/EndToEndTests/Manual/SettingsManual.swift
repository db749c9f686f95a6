import Foundation

/// The keys of the settings file, for its manual page, from `etc/ombudsd.yaml`: there stands each key with its default and its
/// explanation, all of it behind "# ".
struct SettingsManual {
    let text: String

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../etc/ombudsd.yaml")
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false
        )
        // The first paragraph explains the file itself.
        .drop { !$0.isEmpty }
        var (text, explanation, path) = ("", [Substring](), [(indent: Int, name: Substring)]())
        for line in lines {
            let line = line.hasPrefix("# ") ? line.dropFirst(2) : line
            let content = line.drop { $0 == " " }
            let indent = line.count - content.count
            guard let colon = content.firstIndex(of: ":"), Self.isKey(content[..<colon]) else {
                let comment = content.hasPrefix("# ") ? content.dropFirst(2) : content
                // A blank line ends what a comment without a key of its own says.
                if content.isEmpty { explanation = [] } else { explanation.append(comment) }
                continue
            }
            path.removeAll { $0.indent >= indent }
            path.append((indent, content[..<colon]))
            let value = content[content.index(after: colon)...].drop { $0 == " " }
            let name = Roff.text(path.map(\.name).joined(separator: "."))
            let comment = Roff.paragraphs(explanation.joined(separator: "\n"))
            if !value.isEmpty {
                text +=
                    ".TP\n\\fB\(name)\\fP: \(Roff.text(value))\n"
                    + (comment.isEmpty ? "This is the default.\n" : comment)
            } else if indent == 0 {
                text += ".SS \(name)\n\(comment)"
            }
            explanation = []
        }
        self.text = text
    }

    /// Whether a text is a key, and no sentence with a colon.
    private static func isKey(_ text: Substring) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }
    }
}
