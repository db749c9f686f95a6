import ControlInterface
import Foundation
import Glibc
import InterfaceChecks
import TestSupport
import Testing

/// The file of metrics that a running daemon writes.
@Suite(
    .serialized, .timeLimit(.minutes(2)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct MetricsTests {
    @Test func `the file follows the store, everybody may read it, and it goes with the daemon`() async throws {
        let directory = try TestDirectory()
        let daemon = try await DaemonProcess(
            root: directory.url,
            settings: "inbox: {settle-seconds: 0.2}\nlog-level: debug\nmetrics: {textfile: ombudsd.prom}\n")
        try daemon.drop(ShortLetter.text(compliance: 50), as: "letter.txt")
        let wanted = [
            #"ombudsd_documents{outcome="processed",kind="letter"} 1"#,
            #"ombudsd_alerts{rule="compliance-below-full",state="open"} 1"#, "ombudsd_files_processed_total 1",
        ]
        try await daemon.awaitLine { line in
            guard line.contains("The metrics were written") else { return false }
            let lines = directory.text(of: "ombudsd.prom")?.split(separator: "\n").map { String($0) } ?? []
            return wanted.allSatisfy(lines.contains)
        }
        #expect(directory.mode(of: "ombudsd.prom") == 0o644)

        #expect(daemon.stop() == 0)
        #expect(directory.text(of: "ombudsd.prom") == nil)
        #expect(!directory.names().contains { $0.hasPrefix(".ombudsd") })
    }

    @Test func `callers of io.systemd.Metrics get the numbers of the file, and each is described`() async throws {
        let directory = try TestDirectory()
        let daemon = try await DaemonProcess(
            root: directory.url,
            settings: "inbox: {settle-seconds: 0.2}\nlog-level: debug\nmetrics: {textfile: ombudsd.prom}\n")
        try daemon.drop(ShortLetter.text(compliance: 50), as: "letter.txt")
        try await daemon.awaitLine { line in
            line.contains("The metrics were written")
                && directory.text(of: "ombudsd.prom")?.contains("ombudsd_files_processed_total 1\n") == true
        }
        let socket = directory["control.sock"]
        let metrics = try await Self.replies(ListMetricsMethod.self, socket)
        let families = try await Self.replies(DescribeMetricsMethod.self, socket)
        #expect(Set(metrics.map(\.name)).isSubset(of: families.map(\.name)))
        #expect(Set(families.map(\.name)).count == families.count)

        let lines = Set(try #require(directory.text(of: "ombudsd.prom")).split(separator: "\n").map(String.init))
        let samples = lines.filter { !$0.hasPrefix("#") }
        // The size of the store may be looked at between the two.
        let listed = Set(metrics.map(Self.line))
        #expect(listed == samples)
        for family in families {
            let name = family.name.replacing("io.ombudsd.", with: "ombudsd_")
            let isPart = name.hasSuffix("_sum") || name.hasSuffix("_count")
            let type = "# TYPE \(name) \(family.type.rawValue)"
            #expect(isPart || lines.contains(type) || !samples.contains { $0.hasPrefix(name) }, "\(type)")
        }
        let once = try await RawClient(socket).ask(#"{"method":"io.systemd.Metrics.List"}"#)
        #expect(once == #"{"error":"org.varlink.service.ExpectedMore","parameters":{}}"#)
        #expect(daemon.stop() == 0)
    }

    /// Calls a method with more.
    private static func replies<Method: InterfaceMethod>(
        _ method: Method.Type, _ socket: String
    ) async throws -> [Method.Reply] {
        let client = try RawClient(socket)
        let call = #"{"method":"\#(method.qualifiedName)","more":true}"#
        let messages = try await client.exchange(Array(call.utf8) + [0], thenShutDown: true, replies: .max)
            .map { try JSONDecoder().decode(Message<Method.Reply>.self, from: Data($0.utf8)) }
        #expect(messages.dropLast().allSatisfy { $0.continues == true } && messages.last?.continues != true)
        return messages.map(\.parameters)
    }

    /// A metric as the file has it.
    private static func line(_ metric: ListMetricsMethod.Reply) -> String {
        // The file has the labels in an order of their own.
        let order = ["outcome", "kind", "rule", "state", "way", "version"]
        let labels = (metric.fields ?? [:]).sorted {
            order.firstIndex(of: $0.key) ?? 0 < order.firstIndex(of: $1.key) ?? 0
        }
        .map { "\($0.key)=\"\($0.value)\"" }.joined(separator: ",")
        let number = Int64(exactly: metric.value).map { String($0) } ?? String(metric.value)
        return metric.name.replacing("io.ombudsd.", with: "ombudsd_") + (labels.isEmpty ? "" : "{\(labels)}")
            + " \(number)"
    }
}

private struct Message<Parameters: Decodable>: Decodable {
    var parameters: Parameters
    var continues: Bool?
}
