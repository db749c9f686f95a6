/// The open lists of an OpenDocument text and their numbers (OpenDocument 1.3, part 3, 5.3).
struct OpenDocumentLists {
    private struct List {
        var style: String?
        var id: String?
        /// The numbers of its levels so far, from the outermost.
        var counts: [Int]
    }

    private struct Item {
        /// Whether its first paragraph still has to come. Only that one has the number.
        var isNew: Bool
        var isNumbered: Bool
    }

    private var lists: [List] = []
    private var items: [Item] = []
    /// The last numbers of closed lists, by their ids and by their styles.
    private var ended: [String: [Int]] = [:]
    private var headings: [Int: Int] = [:]

    var depth: Int { lists.count }

    mutating func openList(_ element: XMLElement) {
        let style = element["text:style-name"] ?? lists.last?.style
        var counts = lists.last?.counts ?? []
        let continued =
            element["text:continue-list"].map { "#\($0)" }
            ?? (element["text:continue-numbering"] == "true" ? style : nil)
        if let continued, let last = ended[continued], last.count == lists.count + 1 {
            counts = last
        } else {
            counts.append(-1)
        }
        lists.append(List(style: style, id: element["xml:id"] ?? element["?:id"], counts: counts))
    }

    mutating func closeList() {
        guard let list = lists.popLast() else { return }
        if let id = list.id { ended["#\(id)"] = list.counts }
        if let style = list.style { ended[style] = list.counts }
    }

    mutating func openItem(_ element: XMLElement) {
        items.append(Item(isNew: true, isNumbered: element.name == "text:list-item"))
        guard let start = element.number("text:start-value"), !lists.isEmpty, (0..<1_000_000).contains(start) else {
            return
        }
        lists[lists.count - 1].counts[lists.count - 1] = start - 1
    }

    mutating func closeItem() { _ = items.popLast() }

    /// The marker of a paragraph that begins here.
    ///
    /// - Returns: nil where it is in no list; empty for the second paragraph of an item.
    mutating func marker(_ styles: OpenDocumentStyles, style: String?) -> String? {
        guard let item = items.indices.last, let last = lists.indices.last else { return nil }
        guard items[item].isNew else { return "" }
        items[item].isNew = false
        guard items[item].isNumbered, let levels = (lists[last].style ?? style).flatMap({ styles.lists[$0] }) else {
            return ""
        }
        // A list in an item counts for itself, below the number of the item.
        let level = levels[last + 1] ?? OpenDocumentStyles.Level()
        let count = lists[last].counts[last]
        lists[last].counts[last] = count < 0 ? level.start : count + 1
        for list in lists.indices where list < last {
            lists[last].counts[list] = lists[list].counts[list]
        }
        guard level.format != nil else { return "•" }
        return Self.text(levels, last + 1) { max(lists[last].counts[$0 - 1], 1) }
    }

    /// The number of a heading; nil where headings of its level have none.
    mutating func headingMarker(_ styles: OpenDocumentStyles, level: Int) -> String? {
        guard let definition = styles.outline[level], definition.format?.isEmpty == false else { return nil }
        headings[level] = (headings[level] ?? definition.start - 1) + 1
        for deeper in headings.keys where deeper > level { headings[deeper] = nil }
        return Self.text(styles.outline, level) { headings[$0] ?? styles.outline[$0]?.start ?? 1 }
    }

    private static func text(
        _ levels: [Int: OpenDocumentStyles.Level], _ number: Int, _ count: (Int) -> Int
    ) -> String? {
        guard let level = levels[number], level.format?.isEmpty == false else { return "" }
        let first = max(1, number - level.shown + 1)
        let numbers = (first...number).compactMap { shown -> String? in
            guard let format = levels[shown], format.format?.isEmpty == false else { return nil }
            return ListNumber.text(count(shown), format.formatName)
        }
        return ListNumber.closed(level.prefix + numbers.joined(separator: ".") + level.suffix)
    }
}
