import ArgumentParser
import ControlInterface

/// When output is coloured.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
    /// On a terminal, unless `NO_COLOR` or `TERM` says otherwise.
    case auto
    case always, never

    /// Takes `--color` and its value out of the arguments, wherever it stands: every verb has it.
    ///
    /// - Returns: the last choice; nil without one.
    /// - Throws: `usage` for a value that is no choice.
    static func taken(from arguments: inout [String]) throws(Failure) -> ColorChoice? {
        var choice: ColorChoice?
        var rest: [String] = []
        var index = 0
        while index < arguments.count {
            let argument = arguments[index]
            index += 1
            if argument == "--" {
                rest += [argument] + arguments[index...]
                break
            }
            var value: String?
            if argument == "--color" {
                value = index < arguments.count ? arguments[index] : ""
                index += 1
            } else if argument.hasPrefix("--color=") {
                value = String(argument.dropFirst("--color=".count))
            }
            guard let value else {
                rest.append(argument)
                continue
            }
            choice = ColorChoice(rawValue: value)
            guard choice != nil else {
                throw Failure(.usage, "\"\(value)\" does not say when to colour: give --color always, never or auto.")
            }
        }
        arguments = rest
        return choice
    }
}
