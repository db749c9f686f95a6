import Model

/// Numbers of other councils, of all councils, of a partnership.
extension ReportComposition {
    mutating func addOtherCouncilTrap() {
        let other = InventedCouncils.stem(using: &generator) + " District Council"
        let third = InventedCouncils.stem(using: &generator) + " City Council"
        switch form(of: .otherCouncil, 9) {
        case 0:
            section(pick(["Our neighbours", "How we compare", "Comparison"]))
            add(
                scope: "The Ombudsman made decisions on \(stray(30...60)) complaints about \(other). Of these, "
                    + "\(stray(1...12)) were upheld and \(stray(1...12)) were not upheld.")
        case 1:
            section(pick(["The country as a whole", "National figures"]))
            add(
                scope: "Nationally, the Ombudsman received \(stray(15_000...20_000)) complaints in \(year()) and made "
                    + "decisions on \(stray(12_000...14_999)). Of these, \(stray(2000...4000)) were upheld.")
        case 2:
            section(pick(["Other councils", "Comparison"]))
            add(
                scope:
                    "| Council | Upheld | Not upheld |\n|---|---|---|\n| \(other) | \(stray(1...12)) | \(stray(1...12)) |\n"
                    + "| \(third) | \(stray(30...60)) | \(stray(1...12)) |")
        case 3:
            section(pick(["Shared services", "Partnership"]))
            add(
                scope: "The revenues partnership with \(other) received \(stray(20...600)) corporate complaints and "
                    + "\(stray(5...99)) compliments. The Ombudsman upheld \(stray(1...12)) complaints.")
        case 4:
            section(pick(["How we compare", "Comparison"]))
            add(
                scope: "Of all councils in the county, \(third) had the most decisions, \(stray(30...60)), of which "
                    + "\(stray(1...12)) were upheld. \(other) had \(stray(1...12)).")
        case 6:
            section(pick(["How we compare", "The picture elsewhere"]))
            add(
                scope:
                    "On average, the Ombudsman upholds \(stray(50...99))% of complaints about councils. In the region the "
                    + "uphold rate was \(stray(50...99))%.")
        case 7:
            section(pick(["Benchmarking", "Other councils"]))
            add(
                scope: "| Council (population) | Stage 1 | Upheld decisions |\n|---|---|---|\n| \(other) (153,078) | "
                    + "\(stray(20...600)) | \(stray(1...12)) |\n| \(third) (249,300) | \(stray(20...600)) | "
                    + "\(stray(30...60)) |")
        case 5:
            section(other)
            add(scope: strayContacts() + " " + strayDecisions())
        default:
            section(pick(["Other councils", "Benchmarking"]))
            add(
                scope: "\(third) received \(stray(20...600)) corporate complaints and \(stray(5...99)) compliments in "
                    + "\(year()).")
        }
    }
}
