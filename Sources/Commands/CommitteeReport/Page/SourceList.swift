import ControlInterface
import Model
import Oversight

/// The places of the numbers on a page: each number has a reference to its place in the list.
final class SourceList {
    private struct Key: Hashable {
        var authority: String
        var period: Period
        var name: FigureName
        var document: DocumentReference
        var place: Place
    }

    private struct Entry {
        var title: String
        var value: String
        var basis: String
        var document: DocumentReference
        var place: Place
    }

    private var numbers: [Key: Int] = [:]
    private var entries: [Entry] = []

    var isEmpty: Bool { entries.isEmpty }

    /// The reference of a figure: a link to its place in the list, for which it gets the next number where it has none yet.
    func reference(
        _ name: FigureName, _ figure: Figure, of authority: Authority, in period: Period, document: DocumentReference
    ) -> HTML {
        let key = Key(
            authority: authority.slug, period: period, name: name, document: document, place: figure.place)
        let number =
            numbers[key]
            ?? add(
                Entry(
                    title: "\(authority.name), \(period.name): \(name.words)", value: figure.displayText,
                    basis: figure.basisText, document: document, place: figure.place), as: key)
        return link(number)
    }

    private func add(_ entry: Entry, as key: Key) -> Int {
        entries.append(entry)
        numbers[key] = entries.count
        return entries.count
    }

    private func link(_ number: Int) -> HTML {
        // The space keeps the reference apart from the number, also in a copied text.
        " "
            + HTML(
                .a, [.style(.reference), .link(.place("source-\(number)")), .label("source \(number)")],
                "[\(number)]")
    }

    /// The list, in the order in which the page refers to it.
    var list: HTML {
        HTML(
            .ol, [.style(.sources)],
            entries.enumerated().map { index, entry in
                HTML(
                    .li, [.id("source-\(index + 1)")],
                    "\(entry.title): \(entry.value)\(entry.basis). \(entry.document.name), \(entry.place.displayText): “\(entry.place.text)”"
                )
            })
    }
}

extension Figure {
    /// The basis behind a value, where it is not simply stated.
    fileprivate var basisText: String {
        switch basis {
        case .stated: ""
        case .quoted: ", quoted from another document"
        case .entered(let entry): ", entered by \(entry.by) on \(entry.at.dayText)"
        case .recognised: ", recognised in the image of the page"
        case .derived(let from):
            from.isEmpty
                ? ", worked out from other figures"
                : ", worked out from the \(from.map(\.words).joined(separator: " and the "))"
        }
    }
}
