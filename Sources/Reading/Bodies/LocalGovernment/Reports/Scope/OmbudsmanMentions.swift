extension DocumentText {
    /// Whether the tokens name the Local Government and Social Care Ombudsman. The Housing Ombudsman is another body.
    func mentionsOmbudsman(_ range: Range<Int>) -> Bool {
        range.contains { isWord($0, in: ReportVocabulary.ombudsman) && !isHousingOmbudsman($0) }
    }

    /// Whether the tokens name the Housing Ombudsman, in full or as "HOS".
    func mentionsHousingOmbudsman(_ range: Range<Int>) -> Bool {
        range.contains { isWord($0, in: ReportVocabulary.ombudsman) && isHousingOmbudsman($0) }
            || contains("hos", in: range)
    }

    private func isHousingOmbudsman(_ index: Int) -> Bool { isWord(index - 1, in: "housing") }
}
