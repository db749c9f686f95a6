import Oversight
import TestSupport
import Testing

/// The files that repeat what the rules define. `make rules` writes them.
@Suite struct RuleDocumentsTests {
    @Test(arguments: RuleDocument.all)
    func `a file that repeats what the rules define repeats it exactly`(_ document: GeneratedPart) throws {
        try document.check()
    }

    @Test func `no two rules have the same name or message id`() {
        #expect(Set(Rule.allCases.map(\.rawValue)).count == Rule.allCases.count)
        #expect(Set(Rule.allCases.map(\.messageID)).count == Rule.allCases.count)
    }

    @Test(arguments: Rule.allCases)
    func `a catalogue entry says what to look at, and where the alert rests`(_ rule: Rule) {
        #expect(rule.explanation.text.contains("\nTo look at: "))
        #expect((rule.explanation.subject + rule.explanation.text).contains("@OMBUDSD_DOCUMENT@"))
    }

    @Test(arguments: Rule.allCases)
    func `a rule's standard threshold is in its range`(_ rule: Rule) {
        if let threshold = rule.threshold { #expect(threshold.range.contains(threshold.standard)) }
    }
}

enum RuleDocument {
    static let all = [
        GeneratedPart(
            path: "systemd/ombudsd.catalog", start: "holds them equal.\n\n", end: "",
            expected: Rule.allCases.map(\.catalogueEntry).joined(separator: "\n")),
        GeneratedPart(
            path: "etc/ombudsd.yaml", start: "# rules:\n", end: "\n\n",
            expected: Rule.allCases.map(\.settingsExample).joined(separator: "\n")),
        GeneratedPart(
            path: "docs/alerts.md", start: "<!-- rules -->\n", end: "<!-- end of rules -->",
            expected: "| rule | raised when | `threshold` | by default |\n|---|---|---|---|\n"
                + Rule.allCases.map(\.alertsRow).joined()),
        GeneratedPart(
            path: "docs/journal.md", start: "<!-- rules -->\n", end: "<!-- end of rules -->",
            expected: "| rule | priority | `MESSAGE_ID` |\n|---|---|---|\n" + Rule.allCases.map(\.journalRow).joined()),
    ]
}

extension Rule {
    /// The rule's entry in the journal's catalogue (https://systemd.io/CATALOG).
    fileprivate var catalogueEntry: String {
        """
        -- \(messageID)
        Subject: \(explanation.subject)
        Defined-By: ombudsd
        Documentation: man:journalctl(1)

        \(explanation.text)
            ombudsctl alert @OMBUDSD_ALERT@

        """
    }

    /// The rule's keys in the settings file, each with its default.
    fileprivate var settingsExample: String {
        let terms = standardTerms
        var lines = ["  \(rawValue):", "    enabled: \(terms.isOn)", "    priority: \(terms.severity.priority)"]
        if testsChance {
            lines += [
                "    # The priority of an alert whose difference chance explains (p is 0.05 or more). Without this key: the same.",
                "    priority-by-chance: info",
            ]
        }
        if let threshold {
            lines += ["    # \(threshold.meaning)", "    threshold: \(threshold.standard.shortest)"]
        }
        return lines.map { "# \($0)" }.joined(separator: "\n")
    }

    fileprivate var alertsRow: String {
        let isOn = standardTerms.isOn ? "on" : "off"
        let meaning = threshold?.meaning ?? ""
        let standard = threshold.map { ", \($0.standardWithUnit)" } ?? ""
        return "| `\(rawValue)` | \(explanation.raisedWhen) | \(meaning) | \(isOn)\(standard) |\n"
    }

    fileprivate var journalRow: String {
        let severity = standardTerms.severity
        return "| `\(rawValue)` | \(severity.priority) (\(severity.rawValue)) | `\(messageID)` |\n"
    }
}

extension RuleThreshold {
    fileprivate var standardWithUnit: String {
        switch scale {
        case .percent: "\(standard.shortest)%"
        case .points: "\(standard.shortest) points"
        case .per100k: "\(standard.shortest) per 100,000"
        case .probability: standard.shortest
        }
    }
}

extension Severity {
    /// The name that `journalctl -p` knows.
    fileprivate var priority: String {
        switch self {
        case .error: "err"
        case .warning: "warning"
        case .notice: "notice"
        case .info: "info"
        }
    }
}

extension Double {
    fileprivate var shortest: String { self == rounded() ? String(Int(self)) : String(self) }
}
