import Model

/// The sentences without which figures of several years, or of several kinds, would be compared wrongly.
enum YearNotes {
    /// The notes about a table of some years and figures.
    static func notes(_ periods: some Collection<Period>, _ names: some Collection<FigureName>) -> [String] {
        var notes: [String] = []
        if crossesBreak(periods), names.contains(where: \.dependsOnSelection) { notes.append(breakNote) }
        if periods.contains(where: \.hasPause), Set(periods).count > 1, names.contains(where: \.isOfOmbudsman) {
            notes.append(pauseNote)
        }
        if names.contains(where: { $0.group == "received" }), names.contains(where: { $0.group == "decisions" }) {
            notes.append(receivedNote)
        }
        return notes
    }

    /// Whether some years lie before 2022-23 and some after.
    static func crossesBreak(_ periods: some Collection<Period>) -> Bool {
        periods.contains(where: \.isSelective) && periods.contains { !$0.isSelective }
    }

    /// The character between the years before 2022-23 and those from it on.
    static let breakMark = "‖"
    /// The character behind the name of the year in which casework paused.
    static let pauseMark = "*"

    static let breakNote =
        "‖ From 2022-23 the Ombudsman investigates more selectively, which by itself raised uphold rates: figures on both sides "
        + "of this line do not compare."
    static let pauseNote =
        "* In spring 2020 the Ombudsman's casework paused for three months: the counts of 2020-21 are those of a shorter year."
    static let receivedNote =
        "Received are the complaints that came in during the year, decided are those that were closed in it, some of which came "
        + "in before: the two totals differ."
}

extension FigureName {
    /// Whether the figure depends on which cases the Ombudsman selects for investigation.
    var dependsOnSelection: Bool {
        ["uphold", "compliance", "remedy", "remedied", "decisions", "caseload", "remedies"].contains(group)
            || [.ombudsmanDecisions, .ombudsmanPayments, .ombudsmanPublicReports].contains(self)
    }

    /// Whether the figure counts the Ombudsman's work, and not the council's own.
    var isOfOmbudsman: Bool {
        dependsOnSelection || ["received", "enquiries", "response", "ombudsman"].contains(group)
            || self == .contactsOmbudsman
    }
}

extension Period {
    /// The name with the mark of a year that needs a note.
    var markedName: String { hasPause ? name + YearNotes.pauseMark : name }
}
