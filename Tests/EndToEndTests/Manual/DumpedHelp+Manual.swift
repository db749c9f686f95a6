import Foundation

/// The parts of manual pages that follow from a command line, in the language of man(7).
extension DumpedCommand {
    /// The line of the synopsis.
    var synopsis: String {
        let options = shown.contains { $0.kind != "positional" } ? [#"[\fIoptions\fP]"#] : []
        let values = shown.filter { $0.kind == "positional" }.map { argument in
            let value = #"\fI\#(argument.valueName.map(Roff.text) ?? "value")\fP"# + (argument.isRepeating ? "…" : "")
            return argument.isOptional ? "[\(value)]" : value
        }
        return ([#"\fB\#(Roff.text(commandName))\fP"#] + options + values).joined(separator: " ")
    }

    /// A paragraph for each option and argument.
    ///
    /// - Parameter known: the options that are explained elsewhere.
    func options(without known: Set<String> = []) -> String {
        shown.filter { !known.contains($0.key) }.map(\.paragraph).joined()
    }

    /// A section for each verb.
    var verbs: String {
        let common = Set(shown.map(\.key)).union(["--help", "--version"])
        return (subcommands ?? []).filter { $0.commandName != "help" }.map { verb in
            ".SS \(Roff.text(verb.commandName))\n.PP\n\(verb.synopsis)\n.PP\n"
                + [verb.abstract, verb.discussion].compactMap(\.self).map(Roff.paragraphs).joined(separator: ".PP\n")
                + verb.options(without: common)
        }.joined()
    }
}

extension DumpedCommand.Argument {
    var key: String { names?.last?.written ?? valueName ?? "" }

    fileprivate var paragraph: String {
        let value = #"\fI\#(Roff.text(valueName ?? "value"))\fP"#
        let head =
            kind == "positional"
            ? value
            : (names ?? []).map { #"\fB\#(Roff.text($0.written))\fP"# }.joined(separator: ", ")
                + (kind == "option" ? " \(value)" : "")
        var sentences = [abstract ?? ""]
        if let allValues { sentences.append("One of \(allValues.joined(separator: ", ")).") }
        if let defaultValue, kind != "flag" { sentences.append("Default: \(defaultValue).") }
        return ".TP\n\(head)\n\(Roff.paragraphs(sentences.joined(separator: " ")))"
    }
}

/// Text for groff.
enum Roff {
    /// Escapes a text that stands within a line.
    static func text(_ text: some StringProtocol) -> String {
        text.replacingOccurrences(of: "\\", with: "\\e").replacingOccurrences(of: "-", with: "\\-")
    }

    /// The lines of a text, none of which is a request.
    static func paragraphs(_ text: some StringProtocol) -> String {
        text.split(separator: "\n").map { line in
            let line = Roff.text(line.drop { $0 == " " })
            return (line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : "") + line + "\n"
        }.joined()
    }
}
