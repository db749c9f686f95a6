import Model

/// Tells whose procedure a sentence is about.
extension ProcedureReader {
    /// Whether numbers are of the Ombudsman's cases. Those have no stages, so that a sentence that names a stage and no ombudsman
    /// is of the council's own procedure in every section.
    func isOfOmbudsman(_ scope: ReportScope, _ statement: ScopeStatement) -> Bool {
        guard scope.isAboutOmbudsman else { return scope.isAboutAnotherOmbudsman }
        var namesStage = false
        for item in statement.items {
            switch item.dimension {
            case .ombudsman: return true
            case .stage(.stage): namesStage = true
            default: break
            }
        }
        return !namesStage
    }

    /// Whether a sentence is about enquiries or requests, and no complaints: "120 enquiries were answered, 73% within timescale."
    func isOfOtherContacts(_ sentence: Range<Int>) -> Bool {
        text.contains(
            "enquiries enquiry requests foi foi's eir calls letters emails mps councillors petitions", in: sentence)
            && !text.contains("complaints complaint stage cases", in: sentence)
    }
}
