import Model

/// What a report states, place by place, before it is settled which statement stands.
struct ReportLedger {
    /// How surely a number is tied to its label; the surer stands where two differ.
    enum Strength: Int, Comparable {
        case table, label, prose

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    private struct Statement {
        var name: FigureName
        var period: Period
        var figure: Figure
        var strength: Strength
    }

    private var statements: [Statement] = []
    private(set) var findings: [Finding] = []
    /// What holds only where nothing else states the figures that are named.
    private var doubts: [Finding] = []

    mutating func state(
        _ name: FigureName, _ value: Double, in period: Period, at place: Place, strength: Strength
    ) {
        let figure = Figure(value: value, unit: name.unit, place: place)
        statements.append(Statement(name: name, period: period, figure: figure, strength: strength))
    }

    /// Takes a finding; past the first hundred they tell nothing new.
    mutating func find(_ finding: Finding) {
        if findings.count < 100 { findings.append(finding) }
    }

    /// Takes a doubt about figures of the report's year: a finding about those that nothing else states.
    mutating func doubt(_ names: [FigureName], _ message: String, at place: Place) {
        if doubts.count < 100 { doubts.append(Checks.unclear(names, message, at: place)) }
    }

    /// Settles all statements.
    ///
    /// - Parameter period: the report's own year.
    ///
    /// - Returns: the figures of each year, and the findings: what was found on the way, and each figure that is stated
    ///   with different values.
    consuming func settled(in period: Period) -> (years: [Period: [FigureName: Figure]], findings: [Finding]) {
        var years: [Period: [FigureName: Figure]] = [:]
        var conflicts: Set<String> = []
        let ordered = statements.enumerated().sorted {
            ($0.element.strength, $0.element.figure.place.line, $0.offset)
                < ($1.element.strength, $1.element.figure.place.line, $1.offset)
        }
        for (_, statement) in ordered {
            guard let kept = years[statement.period]?[statement.name] else {
                years[statement.period, default: [:]][statement.name] = statement.figure
                continue
            }
            if var conflict = Checks.conflict(statement.name, kept, statement.figure),
                conflicts.insert("\(statement.period) \(statement.name)").inserted
            {
                conflict.message = "For \(statement.period), " + conflict.message
                find(conflict)
            }
        }
        for (period, figures) in years.sorted(by: { $0.key > $1.key }) {
            if let finding = Self.ombudsmanConflict(figures, period) { find(finding) }
        }
        for var doubt in doubts {
            doubt.figures.removeAll { years[period]?[$0] != nil }
            if !doubt.figures.isEmpty { find(doubt) }
        }
        return (years, findings)
    }

    /// The row of the Ombudsman among the contacts, and the enquiries that the Ombudsman's section counts, are one
    /// quantity under two names.
    private static func ombudsmanConflict(_ figures: [FigureName: Figure], _ period: Period) -> Finding? {
        guard let contacts = figures[.contactsOmbudsman], let enquiries = figures[.ombudsmanEnquiries],
            contacts.value != enquiries.value
        else { return nil }
        return Finding(
            code: .figureConflict, figures: [.contactsOmbudsman, .ombudsmanEnquiries],
            message: "The Ombudsman's enquiries in \(period) are given as \(Checks.plain(contacts.value)) "
                + "(line \(contacts.place.line)) and as \(Checks.plain(enquiries.value)) (line \(enquiries.place.line)).",
            place: enquiries.place)
    }
}
