/// Finds the sections of a report that divide one whole: sections beside each other in which the same label has different
/// numbers.
///
/// "Housing / Corporate complaints: 30", "Legal / Corporate complaints: 9" and "Total / Corporate complaints: 39" count
/// parts and their sum. What one heading is, the others are: services, where one of them is a service.
struct DividedSections: Sendable {
    /// The groups, each as indices in the outline's sections, in order.
    let groups: [[Int]]

    private struct Label {
        var words: ArraySlice<UInt8>
        var value: ArraySlice<UInt8>
    }

    init(_ outline: ReportOutline, in text: DocumentText) {
        var labels: [[Label]] = Array(repeating: [], count: outline.sections.count)
        for line in outline.plainLines {
            guard let (words, value) = text.labelWithValue(line.line) else { continue }
            labels[outline.section(ofLine: line.line)].append(
                Label(words: text.foldedBytes(words), value: text.foldedBytes(value)))
        }
        var groups: [[Int]] = []
        var last: [ReportHeading.Rank: Int] = [:]
        for (index, section) in outline.sections.enumerated() {
            guard let rank = section.headings.last?.rank else { continue }
            last = last.filter { $0.key <= rank }
            defer { if !labels[index].isEmpty { last[rank] = index } }
            guard let sibling = last[rank], Self.differ(labels[sibling], labels[index]) else { continue }
            if groups.last?.last == sibling {
                groups[groups.count - 1].append(index)
            } else {
                groups.append([sibling, index])
            }
        }
        self.groups = groups
    }

    /// Whether two sections have a label in common, and its numbers differ.
    private static func differ(_ first: [Label], _ second: [Label]) -> Bool {
        first.contains { label in second.contains { $0.words == label.words && $0.value != label.value } }
    }
}
