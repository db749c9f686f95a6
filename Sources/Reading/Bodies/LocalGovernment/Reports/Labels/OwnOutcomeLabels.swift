import Model

extension DocumentText {
    /// Returns the outcome of the council's own investigations that a label names.
    func ownOutcomeLabel(_ run: Range<Int>) -> FigureName? {
        if isAll("fault found upheld or partly partially complaints complaint with and fully in whole part", in: run) {
            // "Upheld" alone may have a "Partly upheld" beside it.
            if find("fault found", in: run) != nil { return .outcomesFaultFound }
            if contains("upheld", in: run), contains("partly partially part", in: run), contains("or and", in: run) {
                return .outcomesFaultFound
            }
        }
        if isAll("no finding findings resolved with complaints complaint made could be", in: run),
            find("no finding", in: run) != nil
        {
            return .outcomesNoFinding
        }
        return nil
    }
}
