public import Model

/// The pages of a text that were recognised in their images, and the doubts that are left of them.
public struct RecognisedPages: Sendable {
    /// Counted from 1.
    private let pages: Set<Int>
    private let mark: String
    private let unreadable: String

    /// The number of doubtful lines that have a finding each.
    private static let namedLines = 20

    /// - Parameters:
    ///   - pages: counted from 1.
    ///   - mark: stands in the text for a number that is not certain.
    ///   - unreadable: the whole text of a page that can't be recognised.
    public init(_ pages: Set<Int>, mark: String, unreadable: String) {
        self.pages = pages
        self.mark = mark
        self.unreadable = unreadable
    }

    /// The readings of one text, in their order, with what was read on these pages marked, as in `mark`.
    public func marked(_ readings: [Reading], in text: DocumentText) -> [Reading] {
        var slice = readings[...]
        mark(&slice, in: text)
        return Array(slice)
    }

    /// Marks what was read on these pages as recognised, and adds a finding for each line with a number that is not certain.
    ///
    /// - Parameters:
    ///   - readings: those of one text, at least one.
    ///   - text: their text.
    func mark(_ readings: inout ArraySlice<Reading>, in text: DocumentText) {
        for index in readings.indices { mark(&readings[index]) }
        var places: [Place] = []
        for line in text.lines.indices {
            let place = Place(
                part: text.part, page: text.lines[line].page, line: text.lines[line].number,
                text: text.quote(line: line))
            if pages.contains(place.page), place.text.contains(mark) { places.append(place) }
        }
        guard let first = readings.indices.first else { return }
        if places.isEmpty { addReminder(to: &readings[first], in: text) }
        let doubtful = Set(places.map(\.page))
        for index in readings.indices { removeServices(on: doubtful, from: &readings[index]) }
        for place in places.prefix(Self.namedLines) {
            let message =
                place.text == unreadable
                ? "The page is an image whose text could not be recognised."
                : "A number of this line was recognised, and is not certain: \(place.text)"
            readings[first].findings.append(Checks.unclear([], message, at: place))
        }
        let further = places.count - Self.namedLines
        if further > 0 {
            readings[first].findings.append(
                Checks.unclear(
                    [],
                    "There \(further == 1 ? "is 1 further line" : "are \(further) further lines") with a number that was recognised and is not certain.",
                    at: places[Self.namedLines]))
        }
    }

    /// Adds that a figure may be missing. A word or a line that no look at the page made out leaves no mark in the text.
    private func addReminder(to reading: inout Reading, in text: DocumentText) {
        guard let line = text.lines.indices.first(where: { pages.contains(text.lines[$0].page) }) else { return }
        let place = Place(
            part: text.part, page: text.lines[line].page, line: text.lines[line].number, text: text.quote(line: line))
        reading.findings.append(
            Checks.unclear(
                [],
                "The text was recognised in images of its pages, so a figure that is missing here may stand on them.",
                at: place))
    }

    /// Removes the figures of single services on pages with numbers that are not certain. Whose a number is follows from the table or
    /// the words around it, and these are not whole there.
    private func removeServices(on doubtful: Set<Int>, from reading: inout Reading) {
        func isCertain(_ figure: Figure) -> Bool { !doubtful.contains(figure.place.page) }
        var place: Place?
        for index in reading.services.indices {
            let service = reading.services[index]
            let removed = (service.earlier.values.flatMap(\.values) + service.figures.values).first { !isCertain($0) }
            guard let removed else { continue }
            place = place ?? removed.place
            reading.services[index].figures = service.figures.filter { isCertain($0.value) }
            reading.services[index].earlier = service.earlier.mapValues { $0.filter { isCertain($0.value) } }
                .filter { !$0.value.isEmpty }
        }
        guard let place else { return }
        reading.services.removeAll { $0.figures.isEmpty && $0.earlier.isEmpty }
        reading.findings.append(
            Checks.unclear(
                [],
                "The page was recognised, and not every number on it is certain; its figures of single services don't count.",
                at: place))
    }

    private func mark(_ reading: inout Reading) {
        mark(&reading.figures)
        for period in reading.earlier.keys { mark(&reading.earlier[period, default: [:]]) }
        for index in reading.services.indices {
            mark(&reading.services[index].figures)
            for period in reading.services[index].earlier.keys {
                mark(&reading.services[index].earlier[period, default: [:]])
            }
        }
    }

    private func mark(_ figures: inout [FigureName: Figure]) {
        for (name, figure) in figures where figure.basis == .stated && pages.contains(figure.place.page) {
            figures[name]?.basis = .recognised
        }
    }
}
