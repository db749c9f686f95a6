import ControlInterface
import Foundation
import Glibc
import Model
import Oversight
import TestSupport
import Testing

@testable import Daemon

/// The text for the textfile collector of node_exporter, and what is made for it.
@Suite struct MetricsTextTests {
    private static let since = Timestamp(seconds: 1_800_000_000)

    private static let report = StatusReport(
        state: "watching", version: "0.1\"\\\n", inbox: "/inbox",
        documents: StatusReport.Documents(processed: 3, rejected: 2, duplicate: 1, waiting: 7, moreWaiting: false),
        alerts: StatusReport.Alerts(open: 1), overflows: 4,
        inHand: [StatusReport.DocumentInHand(name: "scan.pdf", since: since)], problems: ["One."], since: since,
        deliveries: StatusReport.Deliveries(
            journal: StatusReport.Delivery(pending: 5, since: since, failure: "The journal is away."), command: nil))

    private static func text() -> String {
        var tally = Tally()
        tally.add([
            (kind: .annualReviewLetter, sha256: "a"), (kind: .annualReviewLetter, sha256: "a"),
            (kind: .complaintsReport, sha256: "b"),
        ])
        let meter = WorkMeter()
        meter.note(files: 9, since: .now, at: since)
        return MetricsText(MetricsReading(report: report, tally: tally, work: meter.reading, storeSize: 1234)).text
    }

    @Test(
        arguments: [
            #"ombudsd_documents{outcome="processed",kind="letter"} 1"#,
            #"ombudsd_documents{outcome="processed",kind="report"} 1"#,
            #"ombudsd_documents{outcome="rejected",kind="unknown"} 2"#,
            #"ombudsd_build_info{version="0.1\"\\\n"} 1"#,
            #"ombudsd_alerts{rule="uphold-above-peers",state="open"} 0"#,
            #"ombudsd_inbox_waiting_files 7"#,
            #"ombudsd_deliveries_pending{way="journal"} 5"#,
            #"ombudsd_delivery_failing{way="journal"} 1"#,
            #"ombudsd_delivery_oldest_pending_timestamp_seconds{way="journal"} 1800000000"#,
            #"ombudsd_document_in_hand_start_time_seconds 1800000000"#,
            #"ombudsd_files_processed_total 9"#,
            #"ombudsd_batch_duration_seconds_count 1"#,
            #"ombudsd_last_success_timestamp_seconds 1800000000"#,
            #"ombudsd_store_size_bytes 1234"#,
        ])
    func `a sample has its name, labels and value`(line: String) {
        #expect(Self.text().split(separator: "\n").contains { $0 == line }, "\(Self.text())")
    }

    @Test(.enabled(if: Promtool.isThere, "there is no promtool"))
    func `Prometheus finds no fault with the metrics`() throws {
        let check = try Promtool.run(["check", "metrics"], input: Self.text())
        #expect(check.status == 0 && check.output.isEmpty, "\(check.output)")
    }

    @Test func `the page about metrics has each of them and no other`() throws {
        let page = try String(contentsOf: Promtool.file("docs/metrics.md"), encoding: .utf8)
        let documented = page.split(separator: "\n").filter { $0.hasPrefix("| `ombudsd_") }
            .compactMap { $0.split(separator: "`").dropFirst().first }
        #expect(Set(documented) == Set(Self.families))
    }

    @Test(.enabled(if: Promtool.isThere, "there is no promtool"))
    func `the example alerts pass their tests`() throws {
        for arguments in [["check", "rules", "ombudsd.rules.yml"], ["test", "rules", "ombudsd.rules.test.yml"]] {
            let check = try Promtool.run(arguments)
            #expect(check.status == 0, "\(check.output)")
        }
    }

    @Test func `the dashboard and the example alerts ask for metrics that exist`() throws {
        let known = Set(
            Self.families.map { String($0) } + [
                "ombudsd_batch_duration_seconds_sum", "ombudsd_batch_duration_seconds_count",
            ])
        let rules = try String(contentsOf: Promtool.file("etc/monitoring/ombudsd.rules.yml"), encoding: .utf8)
        for text in try Dashboard.read().expressions
            + rules.split(separator: "\n").filter({ $0.contains("expr:") }).map({ String($0) })
        {
            let names = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.filter { $0.hasPrefix("ombudsd_") }
            #expect(!names.isEmpty && names.allSatisfy { known.contains(String($0)) }, "\(text)")
        }
    }

    @Test(.enabled(if: Promtool.isThere, "there is no promtool"))
    func `Prometheus can parse the expressions of the dashboard`() throws {
        let directory = try TestDirectory()
        let records = try Dashboard.read().expressions.enumerated().map { index, expression in
            "      - {record: \"panel:\(index)\", expr: '\(expression.replacingOccurrences(of: "$instance", with: ".*"))'}\n"
        }
        try directory.write("groups:\n  - name: dashboard\n    rules:\n" + records.joined(), to: "rules.yml")
        let check = try Promtool.run(["check", "rules", directory["rules.yml"]])
        #expect(check.status == 0, "\(check.output)")
    }

    /// The names behind `# TYPE`.
    private static var families: [Substring] {
        text().split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }.map { $0.split(separator: " ")[2] }
    }
}

/// The dashboard, as far as the tests look at it.
private struct Dashboard: Decodable {
    struct Panel: Decodable {
        struct Target: Decodable { let expr: String }
        let title: String
        let targets: [Target]
    }
    let uid: String
    let panels: [Panel]

    var expressions: [String] { panels.flatMap { $0.targets.map(\.expr) } }

    static func read() throws -> Self {
        try JSONDecoder().decode(
            Self.self, from: Data(contentsOf: Promtool.file("etc/monitoring/ombudsd-dashboard.json")))
    }
}

/// Prometheus' own checker.
private enum Promtool {
    static let isThere = access("/usr/bin/promtool", X_OK) == 0

    static func file(_ path: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../\(path)")
    }

    static func run(_ arguments: [String], input: String = "") throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/promtool")
        process.arguments = arguments
        process.currentDirectoryURL = file("etc/monitoring")
        let (given, output) = (Pipe(), Pipe())
        process.standardInput = given
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try given.fileHandleForWriting.close()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        // The rules' own tests print on success, too.
        return (process.terminationStatus, text)
    }
}
