/// The things that a name may stand for, in a sentence: "a, b or one of 3 others".
///
/// - Parameters:
///   - shown: those that are named.
///   - left: the number of the others.
package func candidates(_ shown: [String], andOthers left: Int) -> String {
    var names = shown
    if left > 0 { names.append(left == 1 ? "another one" : "one of \(left) others") }
    guard let last = names.popLast() else { return "" }
    return names.isEmpty ? last : names.joined(separator: ", ") + " or " + last
}
