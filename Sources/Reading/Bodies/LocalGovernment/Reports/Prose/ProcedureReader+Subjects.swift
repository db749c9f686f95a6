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
