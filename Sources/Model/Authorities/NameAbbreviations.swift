/// The short forms of words in authorities' names: a list of `abbreviations.csv`, and initials for the points of the compass.
struct NameAbbreviations: Sendable {
    private let shortForms: [String: [String]]

    init(_ csv: [UInt8]) {
        shortForms = Dictionary(
            ListedAuthority.lines(of: csv).filter { $0.count == 2 }.map {
                ($0[0], $0[1].split(separator: "|").map(String.init))
            }, uniquingKeysWith: +)
    }

    private static let points = ["North": "N", "South": "S", "East": "E", "West": "W"]

    /// A name with initials for the points of the compass, as the Ombudsman's statistics shorten it ("NE Lincolnshire"), with
    /// short forms of its other words ("North Herts"), and with both; none where no word has one.
    func shortForms(of name: String) -> [String] {
        let words = name.split(separator: " ").map(String.init)
        var forms: [String] = []
        let initials = words.map { Self.points[$0] ?? $0 }
        if initials != words { forms.append(initials.joined(separator: " ")) }
        for (index, word) in words.enumerated() {
            for short in shortForms[word] ?? [] {
                for var words in initials == words ? [words] : [words, initials] {
                    words[index] = short
                    forms.append(words.joined(separator: " "))
                }
            }
        }
        return forms
    }

    /// The first part of a place's name of several: "Stoke" of "Stoke-on-Trent", "Barking" of "Barking and Dagenham"; nil for a
    /// name of one part, or a part that names no place.
    static func firstPart(of place: String) -> String? {
        let words = place.prefix { $0 != "," }.split { $0 == " " || $0 == "-" }
        guard let end = place.contains(",") ? words.count : words.firstIndex(where: { joiners.contains(String($0)) }),
            end > 0, !general.contains(String(words[end - 1]))
        else { return nil }
        return words[..<end].joined(separator: " ")
    }

    private static let joiners: Set = ["and", "on", "upon", "under", "of", "with", "in"]
    /// Words that say what a place is, not which.
    private static let general: Set = ["Isle", "Isles", "Forest", "Vale", "North", "South", "East", "West", "County"]
}
