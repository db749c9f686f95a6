import ControlInterface
import Oversight

/// Names that are nearly those that somebody gave.
enum NearMiss {
    /// As " Did you mean a or b?"; empty where no name is near.
    ///
    /// - Parameter names: the names that there are.
    static func hint(for name: String, among names: some Sequence<String>) -> String {
        let wanted = name.lowercased()
        let limit = max(1, wanted.utf8.count / 5)
        let letters = Self.letters(of: wanted)
        guard wanted.count > 2 else { return "" }
        let found = Set(names).compactMap { other -> (distance: Int, name: String)? in
            let candidate = other.lowercased()
            if candidate.hasPrefix(wanted) { return (0, other) }
            // Counting letters is much cheaper than comparing their order.
            let differing = zip(letters, Self.letters(of: candidate)).reduce(0) { $0 + abs($1.0 - $1.1) }
            guard differing <= 2 * limit else { return nil }
            return EditDistance.between(wanted, candidate, limit: limit).map { ($0, other) }
        }
        let shown = found.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(4).map { "\"\($0.name)\"" }
        guard let last = shown.last else { return "" }
        let others = shown.dropLast()
        return " Did you mean \(others.isEmpty ? last : "\(others.joined(separator: ", ")) or \(last)")?"
    }

    private static func letters(of text: String) -> [Int] {
        var counts = [Int](repeating: 0, count: 32)
        for byte in text.utf8 { counts[Int(byte & 31)] += 1 }
        return counts
    }
}

extension Failure {
    /// The same failure, with names that are nearly right where there is no such thing.
    func suggesting(_ name: String, among names: some Sequence<String>) -> Failure {
        code == .notFound ? Failure(code, message + NearMiss.hint(for: name, among: names)) : self
    }
}

extension State {
    /// The names under which documents that were read first arrived.
    var documentNames: [String] {
        authorities.values.flatMap(\.years.values).flatMap(\.documents).map { $0.lazyDocument.valueOnce.name }
    }
}
