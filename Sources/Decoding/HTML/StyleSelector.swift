/// A selector of a style sheet (CSS Selectors 3): elements by name, class, id and attribute, inside others or right below them.
///
/// Other selectors (states such as `:hover`, siblings, positions) are not understood, and their rules are left out.
struct StyleSelector {
    /// The conditions on one element.
    struct Compound {
        var name: Substring?
        var id: Substring?
        var classes: [Substring] = []
        var attributes: [(name: String, value: String?)] = []
        /// Whether the element before it in the selector must be its parent, and not only stand above it.
        var isChild = false

        /// - Parameter work: grows with the work that the answer takes.
        func matches(_ node: HTMLNode, _ work: inout Int) -> Bool {
            work += 1
            if let name, node.name != name { return false }
            if let id, node.attribute("id") != String(id) { return false }
            if !classes.isEmpty {
                let words = node.attribute("class") ?? ""
                work += words.utf8.count / 32
                let own = words.split(whereSeparator: \.isWhitespace)
                guard classes.allSatisfy({ own.contains($0) }) else { return false }
            }
            return attributes.allSatisfy { attribute in
                guard let value = node.attribute(attribute.name) else { return false }
                return attribute.value.map { $0 == value } ?? true
            }
        }
    }

    /// From the outermost to the element itself.
    private var compounds: [Compound] = []
    /// The weight by which one rule goes before another.
    private(set) var specificity = 0
    /// The marks of the elements that must stand above the element.
    private(set) var above = StyleMarks()

    /// - Returns: nil for a selector that is not understood.
    init?(_ text: Substring) {
        var isChild = false
        for piece in text.spaced.split(whereSeparator: \.isWhitespace) {
            if piece == ">" {
                guard !compounds.isEmpty, !isChild else { return nil }
                isChild = true
                continue
            }
            guard var compound = Compound(piece) else { return nil }
            compound.isChild = isChild
            isChild = false
            specificity += compound.specificity
            compounds.append(compound)
        }
        guard !compounds.isEmpty, compounds.count <= 8, !isChild else { return nil }
        for compound in compounds.dropLast() {
            if let name = compound.name { above.insert(name) }
            if let id = compound.id { above.insert("#\(id)") }
            for word in compound.classes { above.insert(".\(word)") }
        }
    }

    /// A condition on the element itself, the rarest that it has: "#id", ".class" or a name; "*" where it has none of them.
    var key: String {
        guard let own = compounds.last else { return "*" }
        return own.id.map { "#\($0)" } ?? own.classes.first.map { ".\($0)" } ?? own.name.map { String($0) } ?? "*"
    }

    /// - Parameter work: grows with the number of elements that it is held against.
    func matches(_ node: HTMLNode, _ work: inout Int) -> Bool {
        guard let own = compounds.last, own.matches(node, &work) else { return false }
        var current = node
        var index = compounds.count - 1
        while index > 0 {
            guard let parent = current.parent else { return false }
            current = parent
            if compounds[index - 1].matches(current, &work) {
                index -= 1
            } else if compounds[index].isChild {
                return false
            }
        }
        return true
    }
}

extension StyleSelector.Compound {
    fileprivate var specificity: Int {
        (id == nil ? 0 : 10_000) + (classes.count + attributes.count) * 100 + (name == nil ? 0 : 1)
    }

    fileprivate init?(_ text: Substring) {
        var rest = text
        if rest.first == "*" { rest = rest.dropFirst() }
        let element = rest.prefix { $0.isSelectorName }
        if !element.isEmpty { name = element.lowercased()[...] }
        rest = rest.dropFirst(element.count)
        while let sign = rest.first {
            rest = rest.dropFirst()
            if sign == "[" {
                guard let end = rest.firstIndex(of: "]") else { return nil }
                let inside = rest[..<end].split(separator: "=", maxSplits: 1)
                guard let name = inside.first, name.allSatisfy({ $0.isSelectorName }) else { return nil }
                attributes.append(
                    (name.lowercased(), inside.count > 1 ? inside[1].filter { $0 != "\"" && $0 != "'" } : nil))
                rest = rest[end...].dropFirst()
                continue
            }
            let word = rest.prefix { $0.isSelectorName }
            guard !word.isEmpty else { return nil }
            switch sign {
            case "#": id = word
            case ".": classes.append(word)
            default: return nil
            }
            rest = rest.dropFirst(word.count)
        }
    }
}

extension Substring {
    /// With spaces around the signs between elements, but for those in brackets.
    fileprivate var spaced: String {
        var text = ""
        var isInside = false
        for character in self {
            if character == "[" { isInside = true }
            if character == "]" { isInside = false }
            if !isInside, character == ">" { text += " > " } else { text.append(character) }
        }
        return text
    }
}

extension Character {
    fileprivate var isSelectorName: Bool { isLetter || isNumber || self == "-" || self == "_" }
}
