import Linux
import Model
import Oversight

// Values as a person reads them in tables and sentences.

/// A number with its noun: "1 document", "2 documents".
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// A verb in the third person that agrees with a number: "1 file waits", "2 files wait".
func agreeing(_ count: Int, _ singular: String, _ plural: String) -> String { count == 1 ? singular : plural }

extension String {
    /// The text with spaces behind it, up to a width.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

extension Double {
    /// The number without a needless ".0".
    var displayText: String {
        self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self)
    }
}

extension Timestamp {
    /// By local clocks, as `21 November 2026, 05:20 GMT`.
    var displayText: String {
        let local = LocalTime(seconds: seconds)
        return "\(local.dayText), \(local.clockText) \(local.zone)"
    }

    /// The distance from now, as `in 5 hours` or `3 days ago`, in the greatest unit of which there are two.
    func distanceText(from now: Timestamp) -> String {
        let distance = abs(seconds - now.seconds)
        let units: [(Int64, String)] = [(604_800, "week"), (86_400, "day"), (3600, "hour"), (60, "minute")]
        guard distance >= 60 else { return seconds < now.seconds ? "just now" : "in a moment" }
        let (length, name) = units.first { distance >= 2 * $0.0 } ?? (60, "minute")
        let text = counted(Int(distance / length), name)
        return seconds < now.seconds ? "\(text) ago" : "in \(text)"
    }
}

extension LocalTime {
    /// As `21 November 2026`.
    var dayText: String { calendarDay("\(year)-\(month)-\(day)") ?? "" }

    /// As `05:20`.
    var clockText: String { "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)" }
}

/// An ISO 8601 date as a person writes it, as `21 July 2021`; nil for any other text.
func calendarDay(_ text: some StringProtocol) -> String? {
    let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
        (1...12).contains(month)
    else { return nil }
    return "\(day) \(months[month - 1]) \(year)"
}

extension Figure {
    /// The value with its unit.
    var displayText: String {
        switch unit {
        case .percent: "\(value.displayText)%"
        case .pounds: value.poundsText
        case .days: "\(value.displayText) \(value == 1 ? "day" : "days")"
        case .per100k: "\(value.displayText) per 100,000"
        case .count: value.displayText
        }
    }
}

extension Figure.Basis {
    var displayText: String {
        switch self {
        case .stated: "stated"
        case .derived: "derived"
        case .quoted: "quoted"
        case .entered: "entered"
        case .recognised: "recognised"
        }
    }
}

extension Alert {
    /// A value or threshold with the rule's unit; empty for nil.
    func displayText(of value: Double?) -> String {
        value.map { rule.unit == .percent ? $0.displayText + "%" : $0.displayText } ?? ""
    }
}

extension Severity {
    var style: Style {
        switch self {
        case .error: .red
        case .warning: .yellow
        case .notice, .info: .cyan
        }
    }
}

extension Authority {
    /// As `county, E10000016`.
    var typeText: String { "\(kind.displayText), \(codeText)" }

    /// The code, or the reason why there is none.
    private var codeText: String { gss ?? (isListed ? "no GSS code" : "not on the list of authorities") }
}

extension Authority.Kind {
    var displayText: String {
        switch self {
        case .county: "county"
        case .district: "district"
        case .metropolitan: "metropolitan"
        case .unitary: "unitary"
        case .londonBorough: "London borough"
        case .other: "other"
        }
    }
}

extension DocumentKind {
    var displayText: String {
        switch self {
        case .annualReviewLetter: "annual review letter"
        case .performancePage: "the Ombudsman's statistics page"
        case .dataTable: "the Ombudsman's data table"
        case .complaintsReport: "the council's complaints report"
        }
    }

    /// As in "as given by the report for 2023-24".
    var nounText: String {
        switch self {
        case .annualReviewLetter: "the letter"
        case .performancePage: "the statistics page"
        case .dataTable: "the data table"
        case .complaintsReport: "the report"
        }
    }
}

extension Reading {
    /// The kind of the document; a paper that only quotes another one has that for its kind.
    var displayKind: String { isQuotation ? quotationText : kind.displayText }
}

/// The kind of a paper that only quotes another document.
let quotationText = "a paper that quotes the Ombudsman's figures"

extension PeerBasis {
    var displayText: String {
        switch self {
        case .letter: "the letter itself"
        case .otherLetter: "another letter of the same type and year"
        case .published: "the published table"
        case .computed: "the mean of the letters in the store"
        }
    }
}

extension Person {
    var displayText: String { name.map(printable) ?? "user \(uid)" }
}

extension Acknowledgement {
    /// As `acknowledged by anna on 21 November 2026, 05:20 UTC: a note`.
    var displayText: String {
        "acknowledged by \(by.displayText) on \(at.displayText)" + (note.map { ": \(printable($0))" } ?? "")
    }
}
