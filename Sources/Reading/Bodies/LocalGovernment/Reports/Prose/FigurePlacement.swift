import Model

/// Gives a figure that a clause states to the council, to the service that it belongs to, or to nobody, by its scope.
struct FigurePlacement {
    private let report: ReportText
    private let text: DocumentText

    init(_ report: ReportText) {
        self.report = report
        text = report.text
    }

    /// Whether a figure is the whole council's, and of a whole year.
    func isOfCouncil(_ figure: StatedFigure) -> Bool {
        figure.scope.isCouncilWide && figure.scope.stage == nil && figure.scope.measure != .perResidents
            && figure.year <= report.period && !figure.isRough
    }

    /// Adds a figure to those of the council or of its service, or a doubt where its scope can't be resolved.
    ///
    /// - Returns: whether it was added as the council's own.
    @discardableResult
    func add(_ figure: StatedFigure, to statements: inout ReportStatements) -> Bool {
        guard figure.year <= report.period, !figure.scope.isAboutAnotherOmbudsman || figure.scope.isUnresolved else {
            return false
        }
        let place = text.place(of: figure.tokens)
        if isOfCouncil(figure) {
            statements.add(figure.name, figure.value, in: figure.year, at: place, strength: .prose)
            checkShare(of: figure, at: place, in: &statements)
            if let rate = figure.rateBehind {
                statements.addShare(rate, ofUpheld: figure.value, in: figure.year, at: place)
            }
            return true
        }
        // "We received 70 complaints last year." may be of the report's own year.
        guard figure.scope.measure != .perResidents,
            figure.year == report.period || figure.scope.service != nil || figure.scope.time == .unresolved
        else { return false }
        if let message = doubt(about: figure) {
            statements.doubt([figure.name], message, at: place)
        } else if report.quotesLetter, figure.scope.service != nil, figure.name.rawValue.hasPrefix("decisions.") {
            // "One complaint was upheld in relation to housing." may be the only one.
            statements.doubt(
                [figure.name],
                "The \(figure.name.inWords) is given of the cases of one service, which may be all of them.",
                at: place)
        } else if let service = figure.scope.service, figure.scope.isOfWholeYear, figure.scope.stage == nil {
            statements.add(
                figure.name, figure.value, of: text.string(service), in: figure.year, at: place, strength: .prose)
            if let rate = figure.rateBehind {
                statements.addShare(rate, ofUpheld: figure.value, of: text.string(service), in: figure.year, at: place)
            }
        }
        return false
    }

    /// Returns why a figure is unclear; nil where it is surely not the council's.
    private func doubt(about figure: StatedFigure) -> String? {
        let name = "The \(figure.name.inWords)"
        guard figure.scope.service == nil else { return nil }
        if figure.isRough, figure.scope.isCouncilWide { return "\(name) is only given as a rough number." }
        if case .unresolved(let words) = figure.scope.owner, figure.scope.isOfWholeYear || figure.scope.isUnresolved {
            if words == report.scopes.timeRestriction {
                return "\(name) may not be of the whole year, beside the words \"\(text.string(words))\"."
            }
            return "\(name) may not be the whole council's, beside the words \"\(text.string(words))\"."
        }
        guard figure.scope.isOfCouncil else { return nil }
        if figure.scope.time == .unresolved { return "\(name) stands where it is left open which year it is of." }
        if figure.scope.time == .date { return "\(name) is given as of a single day." }
        if figure.scope.ombudsman == .several { return "\(name) may be of more than one ombudsman's cases." }
        return figure.scope.stage == .stage(1) && figure.scope.isCouncilWide
            ? "\(name) is only given for the first stage." : nil
    }

    /// Adds a finding where a figure's rate is not that of its counts.
    private func checkShare(of figure: StatedFigure, at place: Place, in statements: inout ReportStatements) {
        guard let share = figure.share, !Checks.agrees(rate: figure.value, part: share.part, whole: share.whole) else {
            return
        }
        statements.note(
            Finding(
                code: .rateMismatch, figures: [figure.name],
                message:
                    "The \(figure.name.inWords) is given as \(Checks.plain(figure.value))%, but "
                    + Checks.quotient(of: share.part, in: share.whole) + ".",
                place: place))
    }
}
