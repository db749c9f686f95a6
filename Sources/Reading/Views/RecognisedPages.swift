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
        for index in readings.indices {
            mark(&readings[index])
            if readings[index].kind == .complaintsReport { leaveLoneNumbersOpen(in: &readings[index]) }
        }
        var places: [Place] = []
        for line in text.lines.indices {
            let place = Place(
                part: text.part, page: text.lines[line].page, line: text.lines[line].number,
                text: text.quote(line: line))
            if pages.contains(place.page), place.text.contains(mark) { places.append(place) }
        }
        guard let first = readings.indices.first else { return }
        if places.isEmpty { addReminder(to: &readings[first], in: text) }
        for index in readings.indices { leaveNameOpen(of: &readings[index]) }
        for index in readings.indices { removeServices(from: &readings[index]) }
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

    /// Removes the figures of a report whose numbers stand alone on their lines. Whose they are and of what follows from other lines,
    /// of which recognition may have lost one, and with it a word that restricts them.
    private func leaveLoneNumbersOpen(in reading: inout Reading) {
        func isAlone(_ figure: Figure) -> Bool {
            pages.contains(figure.place.page) && !figure.place.text.contains(where: \.isLetter)
        }
        var names = Set(reading.figures.filter { isAlone($0.value) }.map(\.key))
        guard !names.isEmpty else { return }
        // A derived figure may come from one of them.
        names.formUnion(
            reading.figures.filter { if case .derived = $0.value.basis { true } else { false } }.map(\.key))
        guard let place = Self.first(of: names.compactMap { reading.figures[$0]?.place }) else { return }
        reading.figures = reading.figures.filter { !names.contains($0.key) }
        reading.earlier = reading.earlier.mapValues { $0.filter { !isAlone($0.value) } }.filter { !$0.value.isEmpty }
        reading.findings.append(
            Checks.unclear(
                names.sorted(),
                "The page was recognised, and numbers stand alone on their lines, so whose they are and of what is not certain.",
                at: place))
    }

    /// Adds that a name is not certain: that of an authority on no list, which only the page says. One letter too many makes it
    /// another authority's.
    private func leaveNameOpen(of reading: inout Reading) {
        let place = reading.authorityPlace
        guard pages.contains(place.page), !reading.authority.isListed else { return }
        reading.findings.append(
            Checks.unclear(
                [],
                "The name \u{201C}\(reading.authority.name)\u{201D} was recognised, and is not on the list of authorities; compare it with the page.",
                at: place))
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

    /// Removes the figures of single services. Whose such a number is follows from the table or the words around it, of which
    /// recognition may have lost some.
    private func removeServices(from reading: inout Reading) {
        func isCertain(_ figure: Figure) -> Bool { !pages.contains(figure.place.page) }
        var removed: [Place] = []
        for index in reading.services.indices {
            let service = reading.services[index]
            removed += (service.earlier.values.flatMap(\.values) + service.figures.values)
                .filter { !isCertain($0) }.map(\.place)
            reading.services[index].figures = service.figures.filter { isCertain($0.value) }
            reading.services[index].earlier = service.earlier.mapValues { $0.filter { isCertain($0.value) } }
                .filter { !$0.value.isEmpty }
        }
        guard let place = Self.first(of: removed) else { return }
        reading.services.removeAll { $0.figures.isEmpty && $0.earlier.isEmpty }
        reading.findings.append(
            Checks.unclear(
                [],
                "The page was recognised, so which number belongs to which service is not certain; its figures of single services don't count.",
                at: place))
    }

    private static func first(of places: [Place]) -> Place? {
        places.min { ($0.page, $0.line) < ($1.page, $1.line) }
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
