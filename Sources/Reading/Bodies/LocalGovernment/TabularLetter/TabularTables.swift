/// The tables of the letters from 2010-11 to 2017-18, by the words of their headings.
extension TableVocabulary {
    static let titlesOfReceived = "complaints received by subject area enquiries and lgo advice team"

    private static let categoryHeadings: [HeadingWords] = [
        .init("adult", "care services social"), .init("benefits", "and tax"),
        .init("corporate", "and other services"), .init("education", "and childrens children services"),
        .init("environmental environment", "services and public protection regulation"),
        .init("highways", "and transport"), .init("housing"), .init("planning", "and development"),
        .init("other", sharedWith: [2], occurrence: .apart), .init("total"),
    ]

    /// Complaints received by category in the letters for 2010-11 and 2011-12.
    static let categories = TableVocabulary(
        TableKind(
            columns: TabularLetter.received.columns,
            orders: [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [0, 1, 2, 3, 4, 5, 6, 8, 7, 9]],
            sums: TabularLetter.received.sums),
        categoryHeadings, titles: titlesOfReceived, leavesColumnsOut: true)

    /// Complaints received by category, from 2013-14.
    static let received = TableVocabulary(TabularLetter.received, categoryHeadings, titles: titlesOfReceived)

    /// The decisions from 2013-14.
    static let decisions = TableVocabulary(
        TabularLetter.decisions,
        [
            .init("incomplete invalid", "or"), .init("advice", "given"),
            .init("referred resolution", "back for local"), .init("closed", "after initial enquiries"),
            .init("not", "upheld"), .init("upheld", sharedWith: [4], occurrence: .apart),
            .init("uphold", "rate upheld"),
            .init("total"),
        ],
        titles: "decisions made detailed investigations")
}
