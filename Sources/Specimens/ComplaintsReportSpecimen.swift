import Model

/// Councils' own complaints reports of every layout that is read, about invented councils.
public enum ComplaintsReportSpecimen {
    /// What is wrong with a specimen.
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
private struct ReportComposition {
    private let seed: UInt64
    private var generator: SeededGenerator
    private let council: String
    private let kind: Authority.Kind
    private let endYear: Int
    private let yearStyle: Int
    private let layout: ReportTable.Places
    private let trouble: ComplaintsReportSpecimen.Trouble
    /// How many years the tables have, the report's own included.
    private let depth: Int
    private let isLatestFirst: Bool
    private var text = MarkedText()
    private var figures: [FigureName: Double] = [:]
    private var derived: [FigureName] = []
    private var earlier: [String: [FigureName: Double]] = [:]
    private var findings: [Finding.Code] = []
    private var number = 0

    init(seed: UInt64) {
        self.seed = seed
        generator = SeededGenerator(seed: seed ^ 0x5EED)
        council = InventedCouncils.name(using: &generator)
        kind = .other
        endYear = Int.random(in: 2014...2025, using: &generator)
        yearStyle = Int.random(in: 0..<4, using: &generator)
        layout = InventedCouncils.pick(ReportTable.Places.allCases, using: &generator)
        trouble =
            Int.random(in: 0..<3, using: &generator) == 0
            ? InventedCouncils.pick(ComplaintsReportSpecimen.Trouble.allCases, using: &generator) : .none
        depth = Int.random(in: 2...3, using: &generator)
        isLatestFirst = Bool.random(using: &generator)
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

    private mutating func pick(_ choices: [String]) -> String { InventedCouncils.pick(choices, using: &generator) }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

    /// The year `back` years before the report's, in the report's style.
    private func year(_ back: Int = 0) -> String {
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

    private func periodName(_ back: Int) -> String {
        let end = (endYear - back) % 100
        return "\(endYear - back - 1)-\(end < 10 ? "0" : "")\(end)"
    }

    private mutating func heading(_ title: String) {
        number += 1
        text += "\(number). \(title)\n\n"
    }

    private mutating func state(_ name: FigureName, _ value: Int, _ back: Int = 0) {
        if back == 0 {
            figures[name] = Double(value)
        } else {
            earlier[periodName(back), default: [:]][name] = Double(value)
        }
    }

    private func marked(_ written: String, _ name: FigureName, _ back: Int = 0) -> MarkedText {
        back == 0 ? "\(written, name)" : "\(written, name, in: periodName(back))"
    }

    private mutating func written(_ value: Int) -> String {
        chance(50) ? String(value) : NumberSpelling.grouped(value)
    }

    /// In words, at the start of a sentence, or in digits.
    private mutating func opening(_ value: Int) -> String {
        value < 100 && chance(60) ? NumberSpelling.sentenceStart(value) : String(value)
    }

    /// How a change is printed: rounded or cut off, always with its sign.
    private mutating func change(from before: Int, to now: Int) -> String {
        let exact = 100 * Double(now - before) / Double(before)
        let printed = Int(chance(50) ? exact.rounded() : exact.rounded(.towardZero))
        return printed < 0 ? "\(printed)%" : "+\(printed)%"
    }

    private var backs: [Int] { isLatestFirst ? Array(0..<depth) : Array((0..<depth).reversed()) }

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

    private mutating func addOmbudsman() {
        heading(
            pick(["Local Government and Social Care Ombudsman", "Local Government & Social Care Ombudsman enquiries"]))
        text +=
            "People who remain dissatisfied can ask the Ombudsman to look at their complaint. In the whole country, "
        text += "\(Int.random(in: 15_000...20_000, using: &generator)) complaints were made to the Ombudsman.\n\n"
        addEnquiries()
        addDecisions()
        addPublicReports()
        addPayments()
    }

    private mutating func addEnquiries() {
        var enquiries = Int(figures[.contactsOmbudsman] ?? 0)
        if trouble == .conflict {
            enquiries += Int.random(in: 1...5, using: &generator)
            findings.append(.figureConflict)
        }
        state(.ombudsmanEnquiries, enquiries)
        text += "During the year \(year()), the LGSCO made enquiries into "
        text += "\(marked(String(enquiries), .ombudsmanEnquiries)) complaints. They are shown by department:\n\n"
        var totals = [enquiries] + (1..<depth).map { Int(earlier[periodName($0)]?[.contactsOmbudsman] ?? 0) }
        for back in 1..<depth { state(.ombudsmanEnquiries, totals[back], back) }
        var rows: [ReportTable.Row] = []
        let departments = ["Environment", "Children and Families", "Adults", "Resources"]
        let stated = totals
        for (index, department) in departments.enumerated() {
            let values = totals.indices.map { back -> Int in
                let value =
                    index + 1 == departments.count
                    ? totals[back] : Int.random(in: 0...totals[back] / 2, using: &generator)
                totals[back] -= value
                return value
            }
            rows.append(ReportTable.Row(label: department, values: backs.map { "\(values[$0])" }))
        }
        rows.append(
            ReportTable.Row(
                label: pick(["TOTAL", "Total"]),
                values: backs.map { marked(String(stated[$0]), .ombudsmanEnquiries, $0) }))
        let table = ReportTable(first: "Department", years: backs.map { year($0) }, changeHeading: nil, rows: rows)
        text += "\(table.lines(layout))\n"
    }

    private mutating func addDecisions() {
        let names: [FigureName] = [
            .ombudsmanOutsideRemit, .decisionsClosedAfterInitialEnquiries, .decisionsNotUpheld, .decisionsUpheld,
            .ombudsmanPremature,
        ]
        let values = names.map { _ in Int.random(in: 1...29, using: &generator) }
        let total = values.reduce(0, +)
        for (name, value) in zip(names, values) { state(name, value) }
        state(.ombudsmanDecisions, total)
        let upheld = values[3]
        let investigations = values[2] + upheld
        state(.upholdUpheld, upheld)
        state(.upholdInvestigations, investigations)
        figures[.upholdRate] = (100 * Double(upheld) / Double(investigations)).rounded()
        derived = [.upholdUpheld, .upholdInvestigations, .upholdRate]
        let stated = marked(String(total), .ombudsmanDecisions)
        text +=
            chance(50)
            ? "The LGSCO issued Final Decisions on \(stated) cases during the year. The outcomes were as follows:\n\n"
            : "The Ombudsman made \(stated) decisions in \(year()). They were:\n\n"
        switch Int.random(in: 0..<3, using: &generator) {
        case 0:
            let endings = [
                "identified as outside of the Ombudsman's remit and discontinued on this basis.",
                "were closed after initial enquiries with no further action.",
                "were closed after detailed investigation and with no maladministration found.",
                "cases of maladministration and injustice were found.",
                "were considered to be premature and referred back to the Council.",
            ]
            for (index, name) in names.enumerated() {
                text += "- \(marked(opening(values[index]), name)) \(endings[index])\n"
            }
        case 1:
            let labels = [
                "Outside jurisdiction", "Closed after initial enquiries", "Not upheld", "Upheld", "Premature",
            ]
            for (index, name) in names.enumerated() {
                text += "\u{2022} \(labels[index]): \(marked(String(values[index]), name))\n"
            }
        default:
            let endings = [
                "were outside the Ombudsman's jurisdiction", "were closed after initial enquiries", "were not upheld",
                "were upheld", "were premature",
            ]
            for (index, name) in names.enumerated() {
                let joint = index == 0 ? "" : index + 1 == names.count ? " and " : ", "
                text += "\(joint)\(marked(opening(values[index]), name)) \(endings[index])"
            }
            text += "."
        }
        text += "\n\n"
        if chance(60) {
            let before = Int.random(in: 1...40, using: &generator)
            state(.decisionsUpheld, before, 1)
            text += "The number of cases where the Ombudsman found maladministration "
            text += upheld > before ? "increased" : "changed"
            text += " this year from \(marked(String(before), .decisionsUpheld, 1)) in \(year(1)).\n\n"
        }
        if chance(50) {
            text +=
                "Of the decisions about schools, \(Int.random(in: 1...9, using: &generator)) were upheld. The average in "
            text += "similar authorities was \(Int.random(in: 50...90, using: &generator))%.\n\n"
        }
    }

    private mutating func addPublicReports() {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0:
            text +=
                "\(marked("No", .ombudsmanPublicReports)) public reports were issued against the Council during the year.\n\n"
        case 1: text += "There were \(marked("no", .ombudsmanPublicReports)) public interest reports this year.\n\n"
        case 2:
            text +=
                "The Ombudsman did not issue \(marked("any", .ombudsmanPublicReports)) public reports about the Council.\n\n"
        default:
            let count = Int.random(in: 2...4, using: &generator)
            text +=
                "\(marked(opening(count), .ombudsmanPublicReports)) public reports were issued against the Council.\n\n"
            state(.ombudsmanPublicReports, count)
            findings.append(.remarkPublicReport)
            return
        }
        state(.ombudsmanPublicReports, 0)
    }

    private mutating func addPayments() {
        let pence = Int.random(in: 500_00...60_000_00, using: &generator)
        let before = Int.random(in: 500...60_000, using: &generator)
        figures[.ombudsmanPayments] = Double(pence) / 100
        let rest = pence % 100
        let amount = "\u{A3}" + NumberSpelling.grouped(pence / 100) + "." + (rest < 10 ? "0" : "") + "\(rest)"
        text += "Total compensation payments recommended by the Ombudsman this year amounted to "
        text += "\(marked(amount, .ombudsmanPayments))"
        if chance(60) {
            earlier[periodName(1), default: [:]][.ombudsmanPayments] = Double(before)
            text += pence / 100 > before ? " an increase from " : " a decrease from "
            text += "\(marked("\u{A3}" + NumberSpelling.grouped(before), .ombudsmanPayments, 1)) in \(year(1))"
        }
        text += ".\n\nIn one case the Council agreed to make a total payment of \u{A3}7,500 to a resident.\n\n"
    }

    private mutating func addEnd() {
        heading("Concluding comments")
        for paragraph in Prose.paragraphs(2, using: &generator) { text += "\(paragraph)\n\n" }
    }
}
