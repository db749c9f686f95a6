/// The rules of a page's own style sheets by which text is shown or hidden.
///
/// Sheets in files of their own are not there: a page that is saved as one file has lost them, and looks then as it is read here.
struct PageStyleSheet {
    private struct Rule {
        let selector: StyleSelector
        let style: WeightedStyle
    }

    /// The rules in ascending order of precedence: a later one overrides an earlier one.
    private var rules: [Rule] = []
    /// The rules by what their selector asks of the element itself: "#id", ".class", or its name; else "*".
    private var index: [String: [Int]] = [:]

    /// The maximum number of rules. A browser's saved page has some hundred that show or hide.
    private static let mostRules = 5_000

    /// The work that is left, shared by all copies: a rule that is held against an element, or one step up from it, is one.
    private final class Work {
        var left: Int
        /// The marks of each element with those of all above it, for the elements that have others in them.
        var marks: [HTMLNode: StyleMarks] = [:]

        init(_ left: Int) { self.left = left }
    }

    private let work: Work
    /// Whether the page took more work than its size allows. The styles since then lack the rules.
    var isExhausted: Bool { work.left < 0 }

    /// - Parameters:
    ///   - sheets: the texts of the page's `style` elements, in order.
    ///   - size: the size of the page, in bytes.
    init(_ sheets: [String], pageSize size: Int) {
        // Pages hold a rule against one in twenty elements; a page whose rules all ask for the same class may do so for each.
        work = Work(200_000 + 2 * size)
        for sheet in sheets { add(sheet.withoutComments[...], depth: 0) }
        // Sorting in Swift keeps the order of rules with the same weight.
        rules.sort { $0.selector.specificity < $1.selector.specificity }
        for (number, rule) in rules.enumerated() { index[rule.selector.key, default: []].append(number) }
    }

    /// The style of an element, by the rules and its own attribute.
    func style(of node: HTMLNode) -> PageStyle {
        var style = PageStyle()
        // An important declaration overrides any other, also those of the element's own attribute.
        var important = PageStyle()
        if !rules.isEmpty, !isExhausted {
            var numbers = index["*"] ?? []
            numbers += index[node.name] ?? []
            if let id = node.attribute("id") { numbers += index["#\(id)"] ?? [] }
            var weight = 1
            if let classes = node.attribute("class") {
                // Each rule looks through the classes.
                weight += classes.utf8.count / 32
                for word in classes.split(whereSeparator: \.isWhitespace) { numbers += index[".\(word)"] ?? [] }
            }
            work.left -= numbers.count * weight
            guard !isExhausted else { return style }
            let above = marksAbove(node)
            for number in numbers.sorted() where above.contains(rules[number].selector.above) {
                var steps = 0
                let isMatch = rules[number].selector.matches(node, &steps)
                // A style that counts is merged, which takes as long as some steps.
                work.left -= steps + (isMatch ? 4 : 0)
                guard !isExhausted else { return style }
                guard isMatch else { continue }
                style.merge(rules[number].style.ordinary)
                important.merge(rules[number].style.important)
            }
        }
        if let own = node.attribute("style").map({ WeightedStyle(declarations: $0[...]) }) {
            style.merge(own.ordinary)
            important.merge(own.important)
        }
        style.merge(important)
        return style
    }

    /// The marks of all elements above one.
    private func marksAbove(_ node: HTMLNode) -> StyleMarks {
        var path: [HTMLNode] = []
        var marks = StyleMarks()
        var parent = node.parent
        while let current = parent {
            if let known = work.marks[current] {
                marks = known
                break
            }
            path.append(current)
            parent = current.parent
        }
        for node in path.reversed() {
            marks.insert(node.name)
            if let id = node.attribute("id") { marks.insert("#\(id)") }
            let classes = node.attribute("class")?.split(whereSeparator: \.isWhitespace) ?? []
            for word in classes { marks.insert(".\(word)") }
            work.marks[node] = marks
        }
        return marks
    }

    /// - Parameter depth: the number of groups that the rules stand in.
    private mutating func add(_ sheet: Substring, depth: Int) {
        var rest = sheet
        while let open = rest.firstIndex(where: { $0 == "{" || $0 == ";" }) {
            let head = rest[..<open].trimmed
            if rest[open] == ";" {
                // "@import …;"
                rest = rest[open...].dropFirst()
                continue
            }
            let end = rest.endOfBlock(open)
            let body = rest[rest.index(after: open)..<end]
            rest = rest[end...].dropFirst()
            if head.hasPrefix("@") {
                if head.isForEveryScreen, depth < 8 { add(body, depth: depth + 1) }
                continue
            }
            let style = WeightedStyle(declarations: body)
            for selector in head.split(separator: ",") where rules.count < Self.mostRules {
                let (element, side) = GeneratedContent.side(ofSelector: selector)
                let style = side.map { WeightedStyle(ofText: $0, declarations: body) } ?? style
                if !style.saysNothing, let selector = StyleSelector(element) {
                    rules.append(Rule(selector: selector, style: style))
                }
            }
        }
    }
}

extension Substring {
    /// Whether a group of rules counts on every screen: "@media screen", "@media all", "@layer base".
    fileprivate var isForEveryScreen: Bool {
        let words = lowercased().split { $0.isWhitespace || $0 == "," }
        guard let first = words.first else { return false }
        if first == "@layer" { return true }
        return first == "@media" && words.dropFirst().contains { $0 == "screen" || $0 == "all" } && !contains("(")
            && !words.contains("not")
    }

    /// The end of the block that a brace opens: its closing brace, or the end of the text.
    fileprivate func endOfBlock(_ open: Index) -> Index {
        var depth = 0
        var index = open
        while index < endIndex {
            if self[index] == "{" { depth += 1 }
            if self[index] == "}" {
                depth -= 1
                if depth == 0 { return index }
            }
            index = self.index(after: index)
        }
        return endIndex
    }
}

extension String {
    /// A style sheet without its comments, and without the signs of a comment of HTML.
    fileprivate var withoutComments: String {
        var text = ""
        var rest = self[...]
        while let start = rest.firstIndex(of: "/") {
            let behind = rest[start...].dropFirst()
            guard behind.first == "*" else {
                text += rest[...start]
                rest = behind
                continue
            }
            text += rest[..<start]
            var end = behind.dropFirst()
            while let star = end.firstIndex(of: "*"), end[star...].dropFirst().first != "/" {
                end = end[star...].dropFirst()
            }
            rest = end.firstIndex(of: "*").map { end[$0...].dropFirst(2) } ?? ""
        }
        text += rest
        return text.replacing("<!--", with: "").replacing("-->", with: "")
    }
}
