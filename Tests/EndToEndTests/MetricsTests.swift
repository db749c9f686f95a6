import Foundation
import Glibc
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
}
