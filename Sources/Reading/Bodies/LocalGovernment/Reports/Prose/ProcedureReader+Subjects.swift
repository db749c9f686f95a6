import Model

/// Tells whose procedure a sentence is about.
extension ProcedureReader {
    /// Whether numbers are of the Ombudsman's cases. Those have no stages, so that a sentence that names a stage and no ombudsman
    /// is of the council's own procedure in every section.
    func isOfOmbudsman(_ scope: ReportScope, _ statement: ScopeStatement) -> Bool {
        guard scope.isAboutOmbudsman else { return scope.isAboutAnotherOmbudsman }
        let namesOmbudsman = statement.items.contains { if case .ombudsman = $0.dimension { true } else { false } }
        return namesOmbudsman || !namesStage(statement)
    }

    /// The stage of a share or of days in a sentence that names none, by the sentences before it in its paragraph: "We received 412
    /// complaints at stage 1. Of these, 81% were answered in time." A sentence of all complaints is of all stages.
    ///
    /// - Returns: 0 for all stages; nil where it is left open.
    func stageOfParagraph(for number: ProcedureNumber, in sentence: Range<Int>) -> Int? {
        guard stagesOfParagraph.count == 1, let stage = stagesOfParagraph.first, number.unit != .count,
            !text.contains("all overall total altogether every both whole council", in: sentence)
        else { return 0 }
        let first = sentence.lowerBound
        let goesOn =
            number.tokens.lowerBound == first || text.isWord(first, in: "they these those")
            || text.isWord(first, in: "of") && text.isWord(first + 1, in: "these those them which")
        // "The average time was 12 days." may be of all complaints.
        return goesOn && stage > 0 ? stage : nil
    }

    /// "answered within 10 working days: 90% (target)"
    func isTarget(_ number: ProcedureNumber, in sentence: Range<Int>) -> Bool {
        let open = number.tokens.upperBound
        return sentence.contains(open + 2) && text.tokens[open].isSign("(")
            && text.isWord(open + 1, in: "target goal aim forecast planned expected")
            && text.tokens[open + 2].isSign(")")
    }

    /// Whether words name a stage of the council's procedure.
    func namesStage(_ statement: ScopeStatement) -> Bool {
        statement.items.contains { if case .stage(.stage) = $0.dimension { true } else { false } }
    }

    /// Whether a sentence is about enquiries or requests, and no complaints: "120 enquiries were answered, 73% within timescale."
    func isOfOtherContacts(_ sentence: Range<Int>) -> Bool {
        text.contains(
            "enquiries enquiry requests foi foi's eir calls letters emails mps councillors petitions", in: sentence)
            && !text.contains("complaints complaint stage cases", in: sentence)
    }
}
