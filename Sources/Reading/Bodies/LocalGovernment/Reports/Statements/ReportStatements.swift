import Model

/// The figures of a report, once every statement is weighed.
struct SettledFigures {
    /// The council's own, by year.
    var years: [Period: [FigureName: Figure]]
    /// Those of its services.
    var services: [SettledService]
    /// Those about figures that are stated with different values included.
    var findings: [Finding]
    /// Findings that hold only where nothing else gives the figures of the report's year that they name.
    fileprivate var doubts: [Finding]

    /// Returns the doubts about figures that a reading lacks, the derived ones included.
    ///
    /// - Parameter figures: those of the report's year.
    func doubts(besides figures: [FigureName: Figure]) -> [Finding] {
        doubts.compactMap { doubt in
            var doubt = doubt
            doubt.figures.removeAll { figures[$0] != nil }
            return doubt.figures.isEmpty ? nil : doubt
        }
    }

    /// Returns the refusal of a text without a figure where numbers stand that are unclear; nil where none do.
    ///
    /// - Parameter kind: the start of a sentence that says what the text is.
    func refusal(of kind: String) -> Refusal? {
        guard !doubts.isEmpty else { return nil }
        var lines: [Int] = []
        for doubt in doubts where !lines.contains(doubt.place.line) { lines.append(doubt.place.line) }
        let named = lines.sorted().prefix(5).map(String.init).joined(separator: ", ")
        return Refusal(
            .noFigures,
            "\(kind), with numbers that were not understood (\(lines.count == 1 ? "line" : "lines") \(named)"
                + "\(lines.count > 5 ? " and others" : "")); drop in the Ombudsman's letter itself, or see `ombudsctl read "
                + "--why`.")
    }

    /// Returns the council's own figures of the years before one, by the name of the year.
    func earlier(than period: Period) -> [String: [FigureName: Figure]] { years.earlier(than: period) }
}

/// The figures of one service, by year.
struct SettledService {
    var name: String
    var years: [Period: [FigureName: Figure]]

    /// Returns the figures as a reading has them; nil where there are none of the year, or of an earlier one.
    func figures(for period: Period) -> ServiceFigures? {
        let service = ServiceFigures(name, figures: years[period] ?? [:], earlier: years.earlier(than: period))
        return service.figures.isEmpty && service.earlier.isEmpty ? nil : service
    }
}

extension [Period: [FigureName: Figure]] {
    fileprivate func earlier(than period: Period) -> [String: [FigureName: Figure]] {
        [String: [FigureName: Figure]](uniqueKeysWithValues: filter { $0.key < period }.map { ($0.key.name, $0.value) })
    }
}

/// Collects the figures that a report states, place by place, and settles which statement of each one stands.
struct ReportStatements {
    /// How surely a number is tied to its label, the surest first. Where two statements differ, the surer one stands.
    enum Strength: Int, Comparable {
        case table, label, prose

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    struct Statement {
        /// The figure, its year and its value, by which a correction takes back every statement of it.
        struct Key: Hashable {
            var name: FigureName
            var period: Period
            var value: Double
        }

        var name: FigureName
        var period: Period
        var figure: Figure
        var strength: Strength

        var key: Key { Key(name: name, period: period, value: figure.value) }
    }

    /// A line by its number on its page.
    private struct Line: Hashable {
        var page: Int
        var line: Int
    }

    private var statements: [Statement] = []
    /// The values stated on each line by labels and tables, whosever they are.
    private var valuesOfLines: [Line: Set<Double>] = [:]
    /// The values stated on each line by sentences.
    private var valuesOfProse: [Line: Set<Double>] = [:]
    /// The statements about the services of the council, by the name of each, in the order of their first statements.
    private var services: [(name: String, statements: [Statement])] = []
    private var findings: [Finding] = []
    /// Findings that hold only where nothing else states the figures that they name.
    private var doubts: [Finding] = []
    /// Doubts about numbers of earlier years.
    private var earlierDoubts: [EarlierDoubt] = []
    /// The number of corrections so far.
    private var corrections = 0
    /// Whether a sentence about the Ombudsman's cases speaks of some that are not finished.
    var hasOpenCases = false
    /// The percentages beside numbers of upheld cases.
    private var shares: [UpheldShare] = []

    /// The service that the whole report is of; nil for a report of the council.
    private let service: String?

    /// - Parameter service: the name of the service that the whole report is of; nil for a report of the council.
    init(of service: String? = nil) { self.service = service }

    /// The maximum number of findings, and of doubts. Further ones say nothing new.
    private static let mostFindings = 100

    /// Adds a figure that the report states.
    ///
    /// - Parameters:
    ///   - value: in the unit of the figure's name.
    ///   - period: the year that the statement is of, which may be another than the report's.
    mutating func add(
        _ name: FigureName, _ value: Double, in period: Period, at place: Place, strength: Strength
    ) {
        if let service { return add(name, value, of: service, in: period, at: place, strength: strength) }
        let figure = Figure(value: value, unit: name.unit, place: place)
        statements.append(Statement(name: name, period: period, figure: figure, strength: strength))
        note(value, at: place, strength)
    }

    /// Adds a figure of one of the council's services.
    ///
    /// - Parameter service: the service's name as the report writes it.
    mutating func add(
        _ name: FigureName, _ value: Double, of service: String, in period: Period, at place: Place, strength: Strength
    ) {
        let figure = Figure(value: value, unit: name.unit, place: place)
        let statement = Statement(name: name, period: period, figure: figure, strength: strength)
        note(value, at: place, strength)
        if let index = services.firstIndex(where: { $0.name.lowercased() == service.lowercased() }) {
            services[index].statements.append(statement)
        } else {
            services.append((service, [statement]))
        }
    }

    /// Adds a percentage that stands beside a number of upheld cases.
    ///
    /// - Parameters:
    ///   - rate: in percent.
    ///   - service: the service's name as the report writes it; nil for the council's cases.
    mutating func addShare(
        _ rate: Double, ofUpheld upheld: Double, of service: String? = nil, in period: Period, at place: Place
    ) {
        shares.append(
            UpheldShare(rate: rate, upheld: upheld, period: period, service: service ?? self.service, place: place))
    }

    private mutating func note(_ value: Double, at place: Place, _ strength: Strength) {
        let line = Line(page: place.page, line: place.line)
        if strength == .prose {
            valuesOfProse[line, default: []].insert(value)
        } else {
            valuesOfLines[line, default: []].insert(value)
        }
    }

    /// Whether a figure with this value is stated on a line.
    ///
    /// - Parameter inProse: whether one that a sentence states counts. A long line has many sentences, and equal values may be those of
    ///   several figures.
    func states(_ value: Double, at place: Place, inProse: Bool = true) -> Bool {
        let line = Line(page: place.page, line: place.line)
        return valuesOfLines[line]?.contains(value) ?? false
            || inProse && valuesOfProse[line]?.contains(value) ?? false
    }

    /// Whether some figures that a line gives are in doubt already.
    func doubts(_ names: [FigureName], at place: Place) -> Bool {
        doubts.contains { doubt in
            doubt.place.page == place.page && doubt.place.line == place.line
                && names.allSatisfy(doubt.figures.contains)
        }
    }

    /// Adds a finding.
    mutating func note(_ finding: Finding) {
        if findings.count < Self.mostFindings { findings.append(finding) }
    }

    /// Adds a doubt: a finding about those of the named figures of the report's year that nothing else states.
    mutating func doubt(_ names: [FigureName], _ message: String, at place: Place) {
        let doubt = Checks.unclear(names, message, at: place)
        guard doubts.count < Self.mostFindings,
            !doubts.contains(where: { $0.figures == names && $0.message == message })
        else { return }
        doubts.append(doubt)
    }

    /// Adds a doubt about a number of an earlier year, which holds where nothing states the number on its line, and no figure that it may
    /// be of that year.
    mutating func doubt(
        _ names: [FigureName], of year: Period, _ value: Double, _ message: String, at place: Place
    ) {
        guard earlierDoubts.count < Self.mostFindings else { return }
        earlierDoubts.append(EarlierDoubt(names: names, year: year, value: value, message: message, place: place))
    }

    /// Takes back the figures that a correction may mean, and leaves them in doubt. A text with very many corrections is right nowhere.
    mutating func takeBack(_ correction: Correction) {
        corrections += 1
        let all = statements + services.flatMap(\.statements)
        let taken = corrections > Self.mostFindings ? all : correction.meant(among: all)
        guard !taken.isEmpty else { return }
        let keys = Set(taken.map(\.key))
        statements.removeAll { keys.contains($0.key) }
        for index in services.indices { services[index].statements.removeAll { keys.contains($0.key) } }
        var names: Set<FigureName> = []
        doubt(taken.map(\.name).filter { names.insert($0).inserted }, correction.message, at: correction.place)
    }

    /// Settles all statements.
    ///
    /// - Parameter period: the report's own year, which the doubts are about.
    consuming func settled(for period: Period) -> SettledFigures {
        var years: [Period: [FigureName: Figure]] = [:]
        var conflicts: Set<String> = []
        for statement in Self.ordered(statements) {
            guard let standing = years[statement.period]?[statement.name] else {
                years[statement.period, default: [:]][statement.name] = statement.figure
                continue
            }
            if let conflict = Checks.conflict(statement.name, standing, statement.figure, in: statement.period),
                conflicts.insert("\(statement.period) \(statement.name)").inserted
            {
                note(conflict)
            }
        }
        for share in shares where share.service == nil {
            switch share.meaning(among: years[share.period] ?? [:]) {
            case .upholdRate(let figure): years[share.period, default: [:]][.upholdRate] = figure
            case .unclear where share.period == period:
                doubt(
                    [.upholdRate],
                    "The number \(Checks.plain(share.rate))% stands beside the number of complaints upheld, and it is left "
                        + "open of which cases it is the share.", at: share.place)
            case .unclear, .other: break
            }
        }
        for (period, figures) in years.sorted(by: { $0.key > $1.key }) {
            if let finding = Self.ombudsmanConflict(figures, period) { note(finding) }
        }
        let sharesOfServices = Dictionary(grouping: shares) { $0.service?.lowercased() ?? "" }
        let services = self.services.map { service in
            var years: [Period: [FigureName: Figure]] = [:]
            for statement in Self.ordered(service.statements) where years[statement.period]?[statement.name] == nil {
                years[statement.period, default: [:]][statement.name] = statement.figure
            }
            for share in sharesOfServices[service.name.lowercased()] ?? [] {
                if case .upholdRate(let figure) = share.meaning(among: years[share.period] ?? [:]) {
                    years[share.period, default: [:]][.upholdRate] = figure
                }
            }
            return SettledService(name: service.name, years: years)
        }
        for doubt in earlierDoubts where !states(doubt.value, at: doubt.place) && !doubt.isAnswered(by: years) {
            note(doubt.finding)
        }
        return SettledFigures(years: years, services: services, findings: findings, doubts: doubts)
    }

    /// Returns statements with the surest first, and in the order of their lines.
    private static func ordered(_ statements: [Statement]) -> [Statement] {
        statements.enumerated().sorted {
            let (left, right) = ($0.element.figure.place, $1.element.figure.place)
            return ($0.element.strength, left.page, left.line, $0.offset)
                < ($1.element.strength, right.page, right.line, $1.offset)
        }.map(\.element)
    }

    /// Returns the finding where the Ombudsman's row among the contacts differs from the enquiries that the Ombudsman's
    /// section counts: they are one quantity under two names.
    private static func ombudsmanConflict(_ figures: [FigureName: Figure], _ period: Period) -> Finding? {
        guard let contacts = figures[.contactsOmbudsman], let enquiries = figures[.ombudsmanEnquiries],
            contacts.value != enquiries.value
        else { return nil }
        return Finding(
            code: .figureConflict, figures: [.contactsOmbudsman, .ombudsmanEnquiries],
            message: "The Ombudsman's enquiries in \(period) are given as \(Checks.plain(contacts.value)) "
                + "(\(contacts.place.lineText)) and as \(Checks.plain(enquiries.value)) "
                + "(\(enquiries.place.lineText)).",
            place: enquiries.place)
    }
}
