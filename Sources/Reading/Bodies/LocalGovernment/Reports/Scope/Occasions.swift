/// Words for what went on while the cases of a year came in: "Performance during pandemic detailed in annual report".
extension DocumentText {
    /// Whether some words of a title name such an occasion and the title is that of a yearly report, so that it is of the whole year
    /// all the same. "Complaints during lockdown" may be of some months.
    func isOccasion(_ words: Range<Int>, ofAnnualReport title: Range<Int>) -> Bool {
        guard contains("annual annually yearly", in: title), !words.contains(where: isCapital) else { return false }
        let before = isWord(words.lowerBound - 1, in: "the a an") ? words.lowerBound - 2 : words.lowerBound - 1
        return title.contains(before) && isWord(before, in: "during amid throughout")
    }
}
