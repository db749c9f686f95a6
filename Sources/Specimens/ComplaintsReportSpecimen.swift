import Model

/// Councils' own complaints reports of every layout that is read, about invented councils.
public enum ComplaintsReportSpecimen {
    /// A fault in a specimen.
    public enum Trouble: String, CaseIterable, Sendable {
        case none
        /// The Ombudsman's enquiries are given with two values.
        case conflict
        /// The total of the contacts is not that of the rows.
        case wrongTotal
        /// A stated change is not that of its two values.
        case wrongChange
    }

    /// Composes a report from a seed alone.
    public static func compose(seed: UInt64) -> Specimen {
        var composition = ReportComposition(seed: seed)
        return composition.compose()
    }
}

/// A report under composition.
struct ReportComposition {
    let seed: UInt64
    var generator: SeededGenerator
    let council: String
    let kind: Authority.Kind
    let endYear: Int
    let yearStyle: Int
    let layout: ReportTable.YearLayout
    let trouble: ComplaintsReportSpecimen.Trouble
    /// The number of years in the tables, the report's own included.
    let depth: Int
    let isLatestFirst: Bool
    var text = MarkedText()
    var figures: [FigureName: Double] = [:]
    var derived: [FigureName] = []
    var earlier: [String: [FigureName: Double]] = [:]
    var findings: [Finding.Code] = []
    var number = 0
    var subsectionNumber = 0
    var headingStyle = HeadingStyle.numbered
    /// The Ombudsman's decisions about the council in the report's year.
    var ownDecisions: DrawnDecisions
    /// The Ombudsman's decisions in earlier years, by the number of years before the report's.
    var earlierDecisions: [Int: (upheld: Int, not: Int)] = [:]
    /// The forms of traps that the report has.
    var usedForms: [TrappedReportSpecimen.Trap: Set<Int>] = [:]

    /// - Parameter trouble: the fault in the report; nil draws one, or none.
    init(seed: UInt64, trouble: ComplaintsReportSpecimen.Trouble? = nil) {
        self.seed = seed
        generator = SeededGenerator(seed: seed ^ 0x5EED)
        council = InventedCouncils.name(using: &generator)
        kind = .other
        endYear = Int.random(in: 2014...2025, using: &generator)
        yearStyle = Int.random(in: 0..<4, using: &generator)
        layout = InventedCouncils.pick(ReportTable.YearLayout.allCases, using: &generator)
        let drawnTrouble: ComplaintsReportSpecimen.Trouble =
            Int.random(in: 0..<3, using: &generator) == 0
            ? InventedCouncils.pick(ComplaintsReportSpecimen.Trouble.allCases, using: &generator) : .none
        self.trouble = trouble ?? drawnTrouble
        depth = Int.random(in: 2...3, using: &generator)
        isLatestFirst = Bool.random(using: &generator)
        // A generator of its own, so that the reports without traps are those of earlier versions.
        var decisions = SeededGenerator(seed: seed ^ 0xDEC1)
        ownDecisions = DrawnDecisions(using: &decisions)
    }

    mutating func compose() -> Specimen {
        addFront()
        addContacts()
        if chance(40) { addReplyTimes() }
        addOutcomes()
        addOmbudsman()
        addEnd()
        let expected = Expectation(
            kind: .complaintsReport, authority: council, authorityKind: kind, periodEnd: "\(endYear)-03-31",
            figures: figures, derived: derived, earlier: earlier, findings: findings)
        return Specimen(name: "complaints-report-\(endYear)-\(seed)", text: text, expected: expected)
    }

    // MARK: Small parts

    mutating func pick(_ choices: [String]) -> String { InventedCouncils.pick(choices, using: &generator) }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

    /// The year `back` years before the report's, in the report's style.
    func year(_ back: Int = 0) -> String {
        let end = endYear - back
        let short = end % 100 < 10 ? "0\(end % 100)" : "\(end % 100)"
        let start = (end - 1) % 100 < 10 ? "0\((end - 1) % 100)" : "\((end - 1) % 100)"
        switch yearStyle {
        case 0: return "\(end - 1)/\(short)"
        case 1: return "\(end - 1)-\(short)"
        case 2: return "\(end - 1)/\(end)"
        default: return "\(start)/\(short)"
        }
    }

    func periodName(_ back: Int) -> String {
        let end = (endYear - back) % 100
        return "\(endYear - back - 1)-\(end < 10 ? "0" : "")\(end)"
    }

    mutating func heading(_ title: String) {
        number += 1
        text += "\(number). \(title)\n\n"
    }

    mutating func state(_ name: FigureName, _ value: Int, _ back: Int = 0) {
        if back == 0 {
            figures[name] = Double(value)
        } else {
            earlier[periodName(back), default: [:]][name] = Double(value)
        }
    }

    func marked(_ written: String, _ name: FigureName, _ back: Int = 0) -> MarkedText {
        back == 0 ? "\(written, name)" : "\(written, name, in: periodName(back))"
    }

    mutating func written(_ value: Int) -> String {
        chance(50) ? String(value) : NumberSpelling.grouped(value)
    }

    /// A number at the start of a sentence, in words or in digits.
    mutating func opening(_ value: Int) -> String {
        value < 100 && chance(60) ? NumberSpelling.sentenceStart(value) : String(value)
    }

    /// A change as it is printed: rounded or cut off, always with its sign.
    mutating func change(from before: Int, to now: Int) -> String {
        let exact = 100 * Double(now - before) / Double(before)
        let printed = Int(chance(50) ? exact.rounded() : exact.rounded(.towardZero))
        return printed < 0 ? "\(printed)%" : "+\(printed)%"
    }

    /// The years of a table, as numbers of years before the report's, in the order of its columns.
    var backs: [Int] { isLatestFirst ? Array(0..<depth) : Array((0..<depth).reversed()) }

    // MARK: Sections

    private mutating func addFront() {
        let title = pick([
            "Corporate Complaints and Compliments Annual Report", "Annual Complaints Report",
            "Customer Feedback Annual Report", "Complaints and Compliments Annual Report",
        ])
        let isNamedAbove = chance(50)
        if isNamedAbove { text += "\(identity: council)\n\n" }
        text += "\(identity: "\(title) \(endYear - 1)-\(endYear % 100 < 10 ? "0" : "")\(endYear % 100)")\n\n"
        if chance(40) { text += "CONTENTS\n\n1. Introduction.....\t2\n2. Summary.....\t3\n3. Outcomes.....\t5\n\n" }
        heading(pick(["Introduction", "Purpose of Report", "Background"]))
        text += MarkedText("This report gives the statistics on ")
        text +=
            "\(identity: council)'s complaints and compliments from 1 April \(endYear - 1) to 31 March \(endYear).\n\n"
        for paragraph in Prose.paragraphs(2, using: &generator) { text += "\(paragraph)\n\n" }
    }

    private struct Kind {
        var name: FigureName?
        var labels: [String]
        var range: ClosedRange<Int>
    }

    private mutating func addContacts() {
        heading(
            pick(["Summary of complaints and compliments received", "Complaints and Compliments received in \(year())"])
        )
        var kinds = [
            Kind(
                name: .contactsEnquiries,
                labels: ["Enquiries and comments", "Enquiries", "Informal resolution and enquiries"], range: 400...2500),
            Kind(
                name: .contactsCorporateComplaints, labels: ["Corporate Complaints", "Corporate complaints received"],
                range: 200...1500),
            Kind(
                name: .contactsAdultSocialCareComplaints,
                labels: ["Adult Social Care complaints", "Adults statutory complaints"], range: 50...400),
            Kind(
                name: .contactsChildrensSocialCareComplaints,
                labels: ["Children's Social Care complaints", "Childrens statutory complaints"], range: 30...200),
            Kind(
                name: .contactsOmbudsman,
                labels: ["Ombudsman enquiries", "LGSCO complaints", "Ombudsman Investigations"], range: 20...99),
        ]
        if chance(30) { kinds.append(Kind(name: nil, labels: ["Councillor questions"], range: 20...90)) }
        kinds.append(Kind(name: .contactsCompliments, labels: ["Compliments"], range: 100...600))
        let hasChange = chance(60)
        let wrongRow = Int.random(in: 0..<kinds.count, using: &generator)
        var totals = [Int](repeating: 0, count: depth)
        var rows: [ReportTable.Row] = []
        for (index, kind) in kinds.enumerated() {
            let values = (0..<depth).map { _ in Int.random(in: kind.range, using: &generator) }
            for back in 0..<depth {
                totals[back] += values[back]
                if let name = kind.name { state(name, values[back], back) }
            }
            var row = ReportTable.Row(
                label: pick(kind.labels),
                values: backs.map { back in
                    kind.name.map { marked(String(values[back]), $0, back) } ?? "\(values[back])"
                })
            if hasChange {
                let shift = trouble == .wrongChange && index == wrongRow ? 90 : 0
                row.change = change(from: values[1], to: values[0] + shift * values[1] / 100 + (shift > 0 ? 3 : 0))
                if shift > 0 { findings.append(.changeMismatch) }
            }
            rows.append(row)
        }
        var stated = totals
        if trouble == .wrongTotal {
            stated[0] += Int.random(in: 1...9, using: &generator)
            findings.append(.totalMismatch)
        }
        for back in 0..<depth { state(.contactsTotal, stated[back], back) }
        let isLabelled = trouble == .wrongTotal || chance(60)
        var total = ReportTable.Row(
            label: isLabelled ? pick(["Total", "TOTAL", "Grand total"]) : "",
            values: backs.map { marked(String(stated[$0]), .contactsTotal, $0) })
        if hasChange { total.change = change(from: stated[1], to: stated[0]) }
        rows.append(total)
        let table = ReportTable(
            first: pick(["Contact Type", "Type of contact"]), years: backs.map { year($0) },
            changeHeading: hasChange ? pick(["% Change", "Change"]) : nil, rows: rows)

        if chance(50), trouble != .wrongTotal {
            text += "In total, the Complaints Team received and processed "
            text +=
                "\(marked(written(totals[0]), .contactsTotal)) separate enquiries during \(year()), as depicted below:\n\n"
        }
        if chance(50) { text += "The table below shows the volumes by type for each year.\n\n" }
        text += "\(table.lines(layout))\n"
        if chance(50) {
            let compliments = Int(figures[.contactsCompliments] ?? 0)
            let before = Int(earlier[periodName(1)]?[.contactsCompliments] ?? 0)
            text += "\(marked(written(compliments), .contactsCompliments)) compliments were "
            text += "\(pick(["recorded", "received"])) across all services during \(year()). "
            text += compliments > before ? "This is up from " : "This is down from "
            text += "\(marked(String(before), .contactsCompliments, 1)) in \(year(1)). "
            text += "Libraries received \(Int.random(in: 5...99, using: &generator)) of them.\n\n"
        }
        if chance(50) {
            text += "During the first quarter \(Int.random(in: 5...99, using: &generator)) compliments were recorded. "
            text += "The waste service received \(Int.random(in: 5...99, using: &generator)) corporate complaints.\n\n"
        }
    }

    /// A table of days under the names of the contacts: it counts no cases.
    private mutating func addReplyTimes() {
        heading(pick(["Time taken to reply", "Average time to reply (working days)"]))
        let labels = ["Corporate complaints", "Adult Social Care complaints", "Children's Social Care complaints"]
        let rows = labels.map { label in
            ReportTable.Row(
                label: label, values: backs.map { _ in "\(Int.random(in: 8...19, using: &generator)).5" })
        }
        let table = ReportTable(first: "Type", years: backs.map { year($0) }, changeHeading: nil, rows: rows)
        text += "\(table.lines(layout))\n"
    }

    private mutating func addOutcomes() {
        heading(pick(["Outcomes", "Complaint outcomes", "Performance and outcomes"]))
        let upheld = Int.random(in: 100...700, using: &generator)
        let rate = Int.random(in: 20...70, using: &generator)
        let none = Int.random(in: 10...150, using: &generator)
        state(.outcomesFaultFound, upheld)
        state(.outcomesFaultFoundRate, rate)
        state(.outcomesNoFinding, none)
        let count = marked(String(upheld), .outcomesFaultFound)
        let share = marked(String(rate), .outcomesFaultFoundRate)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0:
            text += "Overall, \(count) (\(share)%) complaints were upheld to some extent following investigation.\n\n"
        case 1: text += "\(count) complaints (\(share)%) were upheld or partially upheld.\n\n"
        default: text += "Fault was found in \(count) (\(share)%) complaints.\n\n"
        }
        text += "\(marked(String(none), .outcomesNoFinding)) complaints "
        text +=
            pick(["were resolved with no finding.", "resulted in no finding."]) == "resulted in no finding."
            ? "resulted in no finding.\n\n" : "were resolved with no finding.\n\n"
        if chance(50) {
            text += "At Stage 2, \(Int.random(in: 5...90, using: &generator)) complaints were upheld. In all, "
            text += "\(Int.random(in: 5...90, using: &generator)) replies took longer than 20 working days.\n\n"
        }
        for paragraph in Prose.paragraphs(1, from: Prose.distracting, using: &generator) { text += "\(paragraph)\n\n" }
    }

    private mutating func addEnd() {
        heading("Concluding comments")
        for paragraph in Prose.paragraphs(2, using: &generator) { text += "\(paragraph)\n\n" }
    }
}
