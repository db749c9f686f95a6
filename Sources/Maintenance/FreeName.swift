import Linux
import Model

extension Timestamp {
    /// The time for the end of a name that is not in use, such as `20231114T221320Z`. It has a number behind it where the name
    /// with the time alone is in use.
    ///
    /// - Parameter beginning: the path up to the time.
    func ending(unusedBehind beginning: String) -> String {
        let second = String(description.filter { $0.isNumber || $0 == "T" || $0 == "Z" })
        return ([second] + (2...1000).map { "\(second)-\($0)" }).first { FileMode("\(beginning)\($0)") == nil }
            ?? second
    }
}
