import Linux

/// A verb whose output may be longer than a screen.
protocol PagedVerb {}

/// Chooses the program through which long output is read on a terminal, as `systemctl` and `git` do.
enum Pager {
    /// Takes `--no-pager` out of the arguments, wherever it stands before `--`.
    ///
    /// - Returns: whether it was there.
    static func isRefused(in arguments: inout [String]) -> Bool {
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        guard arguments[..<end].contains("--no-pager") else { return false }
        arguments = arguments[..<end].filter { $0 != "--no-pager" } + arguments[end...]
        return true
    }

    /// The command of the pager: that of `OMBUDSCTL_PAGER`, else of `PAGER`, else `less`; nil where there is none, or it is `cat`.
    static func command(
        _ value: (String) -> String? = Environment.value, hasProgram: (String) -> Bool = hasProgram
    ) -> String? {
        guard let named = value("OMBUDSCTL_PAGER") ?? value("PAGER") else { return hasProgram("less") ? "less" : nil }
        let command = named.trimmed
        return command.isEmpty || command == "cat" ? nil : command
    }

    private static func hasProgram(_ name: String) -> Bool {
        (Environment.value(of: "PATH") ?? "/usr/bin:/bin").split(separator: ":").contains {
            ProgramFile.fault(of: "\($0)/\(name)") == nil
        }
    }

    /// Sends what a verb prints to the pager, where standard output is a terminal.
    static func start() {
        // These are facts about the terminal, which standard output is no more behind the pager.
        _ = (Output.isColoured, Terminal.width)
        guard Output.isTerminal, let command = command() else { return }
        // As git: end where all fits on the screen, show colours, leave the text on the screen.
        Environment.set("LESS", to: "FRX", replacing: false)
        Output.isPaged = OutputPager.start(command)
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
