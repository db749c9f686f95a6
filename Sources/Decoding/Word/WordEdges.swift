/// The headers and footers of a Word document: each once, and not as content of each page.
///
/// The header of a section's first page stands before the section. Headers of later pages, and footers, stand at the end of
/// the paper.
struct WordEdges {
    private let sections: [WordSection]
    private let hasEvenPages: Bool
    private var blocks: [String: [Block]] = [:]

    init(sections: [WordSection], hasEvenPages: Bool) {
        self.sections = sections
        self.hasEvenPages = hasEvenPages
    }

    /// The relationships of the parts that are shown, each once.
    var ids: [String] {
        var seen: Set<String> = []
        return sections.flatMap { shown($0) }.map(\.id).filter { seen.insert($0).inserted }
    }

    mutating func add(_ blocks: [Block], of id: String) {
        self.blocks[id] = blocks.filter { !$0.isPageBreak }
    }

    /// The references of a section whose pages there are.
    private func shown(_ section: WordSection) -> [WordSection.Edge] {
        section.edges.filter { edge in
            switch edge.pages {
            case "first": section.hasTitlePage
            case "even": hasEvenPages
            default: true
            }
        }
    }

    /// The paper's text with the headers, footers and page breaks of its sections.
    func assembled(_ body: [Block]) -> [Block] {
        var paper: [Block] = []
        var end: [Block] = []
        var seen: Set<[Block]> = []
        var start = 0
        for (index, section) in sections.enumerated() {
            if index > 0, section.startsPage, !paper.isEmpty, paper.last != .pageBreak { paper.append(.pageBreak) }
            for edge in shown(section) {
                let text = blocks[edge.id] ?? []
                guard !text.isEmpty, seen.insert(text).inserted else { continue }
                let isOfFirstPage =
                    edge.isHeader && (edge.pages == "first" || !section.hasTitlePage && edge.pages != "even")
                if isOfFirstPage { paper += text } else { end += text }
            }
            let next = min(max(start, section.end), body.count)
            paper += body[start..<next]
            start = next
        }
        return paper + body[start...] + end
    }
}

extension Block {
    var isPageBreak: Bool { if case .pageBreak = self { true } else { false } }
}
