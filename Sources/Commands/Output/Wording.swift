import Model
import Oversight

/// "1 document", "2 documents".
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

extension Double {
    /// The number as it is printed in letters: no needless ".0".
    var wording: String {
        self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self)
    }
}

extension Figure {
    /// The value with its unit.
    var wording: String {
        switch unit {
        case .percent: "\(value.wording)%"
        case .pounds:
            value == value.rounded()
                ? "£\(value.wording)" : "£\(value.wording)" + (((value * 10).rounded() == value * 10) ? "0" : "")
        case .days: "\(value.wording) days"
        case .per100k: "\(value.wording) per 100,000"
        case .count: value.wording
        }
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

extension Authority.Kind {
    var wording: String {
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

extension Place {
    /// As `page 3, line 61`.
    var wording: String { "page \(page), line \(line)" }
}
