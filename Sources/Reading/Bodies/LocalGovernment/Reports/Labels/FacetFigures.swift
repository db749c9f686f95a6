import Model

/// Whose decisions and cases a table or list counts.
enum CaseSubject: Hashable, Sendable {
    /// The Local Government and Social Care Ombudsman's.
    case ombudsman
    /// Those of the council's own procedure.
    case council
}

extension LabelFacets {
    /// Returns the figure that a value with these facets is; nil where it is none, or may be one of several.
    ///
    /// - Parameters:
    ///   - family: the rate that the table's other labels name, for "Average" beside "Uphold rate".
    ///   - isOfService: whether the label stands among the figures of one service.
    func figureName(
        _ value: CellValue, of subject: CaseSubject, family: FigureName? = nil, isOfService: Bool = false
    ) -> FigureName? {
        guard !isOfAnotherOmbudsman, !isNational, !isOfOtherTime, unknown == nil else { return nil }
        if family == .upholdPer100k { return isPeerPer100k(value) ? .upholdPeerPer100k : nil }
        switch statistic {
        case .perResidents: return per100kFigure(value, of: subject)
        case .change, .target: return nil
        case .count where value.isPercent || value.isMoney: return nil
        case .share where value.isMoney: return nil
        case nil, .count, .share, .days, .money: break
        }
        if value.sign != 0 || isStatutory && stage != nil && kind == nil && !isOfService { return nil }
        // "Statutory complaints" under "Ombudsman": those of one procedure alone.
        if isStatutory, Self.ombudsmanKinds.contains(kind), kind != nil { return nil }
        let isOfDecisions = kind == nil || outcome != nil || event == .decided
        // "Average uphold rate of similar councils", beside "LGSCO uphold rate" among the council's own figures
        let isPublishedAverage =
            (isMean || isOfOthers) && isRate && outcome == .ombudsman(.upheld) && family == .upholdRate
        return subject == .ombudsman || isOfOmbudsman && isOfDecisions || isPublishedAverage
            ? ombudsmanFigure(value, family: family) : councilFigure(value)
    }

    // MARK: The Ombudsman's

    /// "Average", below the council's own upheld decisions per 100,000 residents
    private func isPeerPer100k(_ value: CellValue) -> Bool {
        statistic == nil && outcome == nil && event == nil && remedy == nil && stage == nil && (isMean || isOfOthers)
            && !value.isPercent && !value.isMoney
    }

    /// "Upheld decisions per 100,000 residents"
    private func per100kFigure(_ value: CellValue, of subject: CaseSubject) -> FigureName? {
        guard isPer100k, subject == .ombudsman || isOfOmbudsman, outcome == .ombudsman(.upheld), stage == nil,
            remedy == nil, kind == nil || Self.ombudsmanKinds.contains(kind), !value.isPercent, !value.isMoney
        else { return nil }
        return isMean || isOfOthers ? .upholdPeerPer100k : .upholdPer100k
    }

    private func ombudsmanFigure(_ value: CellValue, family: FigureName?) -> FigureName? {
        guard stage == nil, statistic != .days, kind == nil || Self.ombudsmanKinds.contains(kind) else { return nil }
        if statistic == .money || value.isMoney {
            return outcome == nil && remedy ?? .payment == .payment && (remedy != nil || isTotal)
                ? .ombudsmanPayments : nil
        }
        if statistic == .share || value.isPercent { return ombudsmanRate(value, family: family) }
        guard value.count != nil, !isOfOthers, !isMean else { return nil }
        if let remedy { return outcome == nil && event == nil ? Self.remedies[remedy] : nil }
        switch outcome {
        case .ombudsman(let outcome): return outcome.figureName
        case .partial: return nil
        case nil: break
        }
        switch event {
        case .received: return .ombudsmanEnquiries
        case .decided: return .ombudsmanDecisions
        case .investigated: return .upholdInvestigations
        case .remediedBefore: return .remedyDecisions
        case .notInvestigated, .escalated, .answeredInTime, .answeredLate, .answered, .open, .withdrawn, .complied:
            return nil
        case nil: return kind == .ombudsmanDecisions ? .ombudsmanDecisions : kind == nil ? nil : .ombudsmanEnquiries
        }
    }

    private static let ombudsmanKinds: Set<FigureName?> = [
        .contactsEnquiries, .contactsOmbudsman, .ombudsmanDecisions,
    ]

    private static let remedies: [Remedy: FigureName] = [
        .apology: .remediesApologies, .payment: .remediesPayments, .training: .remediesTraining,
        .procedure: .remediesProcedures,
    ]

    private func ombudsmanRate(_ value: CellValue, family: FigureName?) -> FigureName? {
        guard value.number <= 100, remedy == nil else { return nil }
        let isAverage = isMean || isOfOthers
        let rate: FigureName?
        switch (outcome, event) {
        case (.ombudsman(.upheld), _): rate = isRate || isShareOfOutcome || isAverage ? .upholdRate : nil
        case (nil, .complied): rate = .complianceRate
        case (nil, .remediedBefore): rate = .remedyRate
        case (nil, nil): rate = isAverage || isOwn || isRate ? family : nil
        case (.ombudsman, _), (.partial, _), (nil, _): rate = nil
        }
        guard isAverage else { return rate }
        switch rate {
        case .upholdRate?: return .upholdPeerAverage
        case .complianceRate?: return .compliancePeerAverage
        case .remedyRate?: return .remedyPeerAverage
        default: return nil
        }
    }

    // MARK: The council's own

    private func councilFigure(_ value: CellValue) -> FigureName? {
        guard !isOfOthers, remedy == nil, statistic != .money, !value.isMoney else { return nil }
        if let ownOutcome {
            guard stage == nil, kind == nil, !isMean else { return nil }
            if ownOutcome == .outcomesFaultFound, value.isPercent || statistic == .share {
                return .outcomesFaultFoundRate
            }
            return value.count == nil ? nil : ownOutcome
        }
        guard outcome == nil else { return nil }
        if let kind {
            let isFirst = stage == nil || stage == 1 && Self.stagedKinds.contains(kind)
            guard isFirst, event == nil || event == .received || Self.ombudsmanKinds.contains(kind), !isMean,
                statistic == nil || statistic == .count,
                value.count != nil
            else { return nil }
            return kind
        }
        if event == .escalated {
            if statistic == .share || value.isPercent { return stage ?? 2 == 2 && !isMean ? .escalationRate : nil }
            guard value.count != nil, !isMean else { return nil }
            return stage == 2 ? .escalationToStage2 : stage == 3 ? .escalationToStage3 : nil
        }
        if statistic == .days, !value.isPercent {
            return isMean && event == nil || event == .answered
                ? Self.figure(of: FigureName.averageDaysByStage, atStage: stage, else: .averageDaysAllStages) : nil
        }
        if event == .answeredInTime {
            return (statistic == .share || value.isPercent) && !isMean && value.number <= 100
                ? Self.figure(of: FigureName.answeredInTimeByStage, atStage: stage, else: .answeredInTimeAllStages)
                : nil
        }
        guard let stage, event == nil || event == .received, !isMean, statistic == nil || statistic == .count,
            value.count != nil
        else { return nil }
        return Self.figure(of: FigureName.complaintsByStage, atStage: stage, else: .complaintsReceived)
    }

    private static func figure(of stages: [FigureName], atStage stage: Int?, else whole: FigureName) -> FigureName? {
        guard let stage else { return whole }
        return stages.indices.contains(stage - 1) ? stages[stage - 1] : nil
    }

    /// Kinds of complaint whose procedure has stages, so that the first one's count is that of all.
    private static let stagedKinds: Set<FigureName> = [
        .contactsCorporateComplaints, .contactsChildrensSocialCareComplaints,
    ]

    /// Returns the figure of a value that is a service's; nil where it is none.
    func serviceFigureName(_ value: CellValue, of subject: CaseSubject) -> FigureName? {
        if let name = figureName(value, of: subject, isOfService: true) { return name }
        guard subject == .council, !isOfAnotherOmbudsman, !isNational, !isOfOtherTime, unknown == nil, !isOfOthers,
            !isMean,
            stage == nil, kind == nil, value.count != nil, statistic == nil || statistic == .count, remedy == nil
        else { return nil }
        switch (outcome, event) {
        case (.ombudsman(.upheld), _): return .complaintsUpheld
        case (nil, nil), (nil, .received): return .complaintsReceived
        default: return nil
        }
    }
}
