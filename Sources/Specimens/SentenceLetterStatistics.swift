import Model

/// The blocks of a letter's statistics.
extension SentenceLetterComposer {
    mutating func uphold() {
        text += "Complaints upheld\n\n"
        guard investigations > 0 else {
            text += "No complaints were investigated in this period.\n\n"
            figures[.upholdInvestigations] = 0
            return
        }
        let said = trouble == .moreUpheldThanInvestigated ? investigations + upheld : upheld
        var rate = percent(upheld, of: investigations)
        if trouble == .wrongRate {
            rate = rate >= 50 ? rate - 20 : rate + 20
            findings.insert(.rateMismatch)
        }
        if said != upheld { findings.insert(.rateMismatch) }
        if chance(4) { text += "\(rate)%\n\n" }
        figures[.upholdRate] = Double(rate)
        text += "\(rated(rate, .upholdRate)) of complaints we investigated were upheld.\n\n"
        peerAverage(.upholdPeerAverage)
        let isLost = trouble == .lostUpheld
        count(said, .upholdUpheld, "upheld decision", isLost: isLost)
        if isLost { expectDerived(.upholdUpheld, rate: rate, of: investigations, truth: upheld) }
        if year >= 2023 { per100k() }
        figures[.upholdInvestigations] = Double(investigations)
        basis(.upholdInvestigations, investigations, "\(isDetailed ? "detailed " : "")investigation")
        if trouble == .conflict {
            findings.insert(.figureConflict)
            text += "\((rate + 30) % 100)% of complaints we investigated were upheld.\n\n"
        }
    }

    mutating func compliance() {
        text += "Compliance with Ombudsman recommendations\n\n"
        guard outcomes > 0 else {
            text += "No recommendations were due for compliance in this period.\n\n"
            return
        }
        let rate = percent(chance(4) ? Int.random(in: 0...outcomes, using: &generator) : outcomes, of: outcomes)
        figures[.complianceRate] = Double(rate)
        text +=
            """
            In \(rated(rate, .complianceRate)) of cases we were satisfied the \(body) had \
            successfully implemented our recommendations.\n\n
            """
        peerAverage(.compliancePeerAverage)
        figures[.complianceOutcomes] = Double(outcomes)
        basis(.complianceOutcomes, outcomes, "compliance outcome")
        if chance(2) {
            text +=
                """
                - Failure to comply with our recommendations is rare. A compliance rate below 100% \
                is a cause for concern.\n\n
                """
        }
    }

    mutating func remedy() {
        guard upheld > 0, trouble != .moreUpheldThanInvestigated else { return }
        text += "\(pick(["Satisfactory remedies", "Satisfactory remedy"])) provided by the \(body)\n\n"
        let rate = percent(remedies, of: upheld)
        figures[.remedyRate] = Double(rate)
        text +=
            """
            In \(rated(rate, .remedyRate)) of upheld cases we found the \(body) had provided a \
            satisfactory remedy before the complaint reached the Ombudsman.\n\n
            """
        peerAverage(.remedyPeerAverage)
        count(remedies, .remedyDecisions, "satisfactory remedy decision", isLost: trouble == .lostRemedies)
        if trouble == .lostRemedies { expectDerived(.remedyDecisions, rate: rate, of: upheld, truth: remedies) }
        let noun = "\(isDetailed ? "detailed " : "")investigation"
        if year < 2023 {
            // The basis printed is that of the uphold rate.
            basis(.upholdInvestigations, investigations, noun)
        } else if year == 2023 {
            // In documents for 2022-23 the investigations of this basis are the upheld cases. They stand in for a lost count.
            if figures[.upholdUpheld] == nil {
                figures[.upholdUpheld] = Double(upheld)
            } else {
                derived.removeAll { $0 == .upholdUpheld }
            }
            basis(.upholdUpheld, upheld, noun)
        } else if figures[.upholdUpheld] != nil, trouble != .lostUpheld {
            basis(.upholdUpheld, upheld, "upheld decision")
        }
    }

    // MARK: Sentences

    private mutating func rated(_ rate: Int, _ name: FigureName) -> MarkedText {
        let marked: MarkedText = isBold ? "**\(rate, name)%**" : "\(rate, name)%"
        return marked
    }

    private mutating func peerAverage(_ name: FigureName) {
        let average = Int.random(in: 5...99, using: &generator)
        figures[name] = Double(average)
        let kind = body == "authority" ? "authorities" : body == "Council" ? "councils" : "organisations"
        text += "This compares to an average of \(rated(average, name)) in similar \(kind).\n\n"
    }

    private mutating func count(_ number: Int, _ name: FigureName, _ singular: String, isLost: Bool) {
        let words = number == 1 ? singular : singular + "s"
        if isLost {
            text += "\(pick([". .", "", "."]))\n\n\(words)\n\n"
            return
        }
        figures[name] = Double(number)
        switch Int.random(in: 0..<7, using: &generator) {
        case 0: text += "\(number, name) \(words)\n\n"
        case 1: text += "\(number, name)\n\(words)\n\n"
        case 2: text += "\(number, name)\n\n\(words)\n\n"
        case 3: text += "\(words)\n\(number, name)\n\n"
        case 4: text += "**\(number, name)**\n\(words)\n\n"
        case 5: text += "\(words): \(number, name)\n\n"
        default: text += "\(NumberSpelling.sentenceStart(number), name) \(words)\n\n"
        }
    }

    private mutating func basis(_ name: FigureName, _ number: Int, _ singular: String) {
        let words = number == 1 ? singular : singular + "s"
        let joint = pick(["to", "and"])
        text +=
            """
            Statistics are based on a total of \(number, name) \(words) for the period between \
            \(identity: "1 April \(year - 1) \(joint) 31 March \(year)")\n\n
            """
    }

    private mutating func per100k() {
        let tenths = Int.random(in: 1...99, using: &generator)
        let average = Int.random(in: 1...99, using: &generator)
        figures[.upholdPer100k] = Double(tenths) / 10
        figures[.upholdPeerPer100k] = Double(average) / 10
        let own = "\(tenths / 10).\(tenths % 10)"
        let peers = "\(average / 10).\(average % 10)"
        let stray = chance(4) ? "%" : ""
        switch Int.random(in: 0..<5, using: &generator) {
        case 0:
            text += "This is \(own, .upholdPer100k)\(stray) upheld decisions per 100,000 residents.\n\n"
            text +=
                """
                The average for authorities of this type is \(peers, .upholdPeerPer100k)\(stray) \
                upheld decisions per 100,000 residents.\n\n
                """
        case 1:
            text += "\(own, .upholdPer100k)\(stray)\nupheld decisions\nper 100,000 residents\n\n"
            text +=
                """
                The average for organisations of this type \
                is\n\(peers, .upholdPeerPer100k)\(stray)\nupheld decisions per\n100,000 \
                residents\n\n
                """
        case 2:
            text +=
                """
                Adjusted for \(council)'s population, this is \(own, .upholdPer100k) upheld \
                decisions per 100,000 residents.\n\n
                """
            text +=
                """
                The average for authorities of this type is\n\n\(peers, .upholdPeerPer100k) upheld \
                decisions per 100,000 residents.\n\n
                """
        case 3:
            text += "Upheld decisions per 100,000 residents: \(own, .upholdPer100k)\n\n"
            text += "Average for authorities of this type: \(peers, .upholdPeerPer100k)\n\n"
        default:
            text +=
                """
                \(own, .upholdPer100k) upheld decisions per 100,000 residents. This compares to an \
                average of \(peers, .upholdPeerPer100k) per 100,000 residents in similar \
                organisations.\n\n
                """
        }
    }

    mutating func overview() {
        let notForUs = Int.random(in: 0...80, using: &generator)
        let closed = Int.random(in: 0...80, using: &generator)
        let total = notForUs + closed + investigations
        figures[.caseloadDealtWith] = Double(total)
        figures[.caseloadNotForUs] = Double(notForUs)
        figures[.caseloadAssessedAndClosed] = Double(closed)
        figures[.caseloadInvestigated] = Double(investigations)
        text += "Complaints overview\n\n"
        let isTrueToCounts = investigations > 0 && trouble != .lostUpheld && trouble != .moreUpheldThanInvestigated
        switch Int.random(in: 0..<3, using: &generator) {
        case 0:
            text +=
                """
                Between \(identity: "1 April \(year - 1) and 31 March \(year)"), we dealt with \
                \(total, .caseloadDealtWith) complaints. Of these, \(notForUs, .caseloadNotForUs) \
                were not for us or not ready for us to investigate. We assessed and closed \
                \(closed, .caseloadAssessedAndClosed) complaints. We investigated \
                \(investigations, .caseloadInvestigated) complaints.\n\n
                """
        case 1:
            text +=
                """
                Complaints dealt with: \(total, .caseloadDealtWith)\nNot for us: \
                \(notForUs, .caseloadNotForUs)\nAssessed and closed: \
                \(closed, .caseloadAssessedAndClosed)\nInvestigated: \
                \(investigations, .caseloadInvestigated)\n\n
                """
        default:
            text +=
                """
                \(total, .caseloadDealtWith)\nComplaints dealt \
                with\n\n\(notForUs, .caseloadNotForUs)\nNot for \
                us\n\n\(closed, .caseloadAssessedAndClosed)\nAssessed and \
                closed\n\n\(investigations, .caseloadInvestigated)\nInvestigated\n\n
                """
        }
        if isTrueToCounts, chance(2) {
            text +=
                """
                We completed \(investigations, .upholdInvestigations) investigations and upheld \
                \(upheld, .upholdUpheld).\n\n
                """
        }
        text +=
            """
            Not for us - these came too early, or are for another body. Assessed and closed - we \
            could not look into these.\n\n
            """
    }
}
