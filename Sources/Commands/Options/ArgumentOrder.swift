import ControlInterface

/// The order of the arguments: options may stand before the verb or after it.
struct ArgumentOrder {
    private let verbs: Set<String>

    init(verbs: some Sequence<String>) { self.verbs = Set(verbs).union(["help"]) }

    /// The orders to try, the likeliest first: the options before a verb stand behind it.
    ///
    /// An option's value may be the name of a verb (`--note status ack ID`), so that there may be several.
    func orders(of arguments: [String]) -> [[String]] {
        var orders: [[String]] = []
        for (index, argument) in arguments.enumerated() where verbs.contains(argument) {
            let (daemon, others) = Self.divided(arguments[..<index])
            // Without other options it is the verb, and what follows is its own.
            if others.isEmpty { return orders + [arguments] }
            orders.append(daemon + [argument] + others + arguments[(index + 1)...])
        }
        return orders + [arguments]
    }

    /// The word that stands where the verb should, if it is none.
    func unknownVerb(in arguments: [String]) -> String? {
        let word = Self.divided(arguments[...]).others.first
        guard let word, !word.hasPrefix("-"), !verbs.contains(word) else { return nil }
        return word
    }

    /// The failure of a word that is no verb.
    func failure(ofVerb word: String) -> Failure {
        let near = verbs.compactMap { verb -> (Int, String)? in
            if word.count > 1, verb.hasPrefix(word.lowercased()) { return (0, verb) }
            return EditDistance.between(word.lowercased(), verb, limit: max(1, word.count / 3)).map { ($0, verb) }
        }.sorted { $0 < $1 }.prefix(3).map { "`ombudsctl \($0.1)`" }
        let hint =
            near.isEmpty
            ? ""
            : " Did you mean \(near.dropLast().map { $0 + ", " }.joined())\(near.count > 1 ? "or " : "")\(near[near.count - 1])?"
        return Failure(.usage, "There is no verb \"\(word)\".\(hint) `ombudsctl --help` lists them all.")
    }

    /// The options that select a daemon, which stand before any verb, and the other arguments.
    private static func divided(_ arguments: ArraySlice<String>) -> (daemon: [String], others: [String]) {
        var (daemon, others): ([String], [String]) = ([], [])
        var rest = arguments
        while let argument = rest.popFirst() {
            if argument == "--root" || argument == "--socket" {
                daemon += [argument] + (rest.popFirst().map { [$0] } ?? [])
            } else if argument.hasPrefix("--root=") || argument.hasPrefix("--socket=") {
                daemon.append(argument)
            } else {
                others.append(argument)
            }
        }
        return (daemon, others)
    }
}
