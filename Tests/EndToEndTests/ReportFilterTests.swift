import Foundation
import TestSupport
import Testing

/// The options by which `ombudsctl report --all` leaves councils out.
@Suite("Report filters", .serialized, .timeLimit(.minutes(2)))
struct ReportFilterTests {
    @Test func `a site has the councils that the options choose, and one page takes none of them`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            try daemon.drop(ShortLetter.text(compliance: 90), as: "north.txt")
            try daemon.drop(
                ShortLetter.text(compliance: 100).replacing("Northmoor", with: "Southmoor"), as: "south.txt")
            try await daemon.awaitLine { $0.contains("Read “south.txt”") }
            let site = root.appending(path: "site").path()
            func pages(_ options: String...) throws -> Set<String> {
                try? FileManager.default.removeItem(atPath: site)
                let run = try DaemonProcess.run(
                    "ombudsctl", ["report", "--root", root.path(), "--all", "--output", site] + options)
                guard run.status == 0 else { return ["\(run.status)"] }
                return Set(try FileManager.default.contentsOfDirectory(atPath: site)).subtracting(["index.html"])
            }
            let both: Set = ["council-northmoor-district-council.html", "council-southmoor-district-council.html"]
            #expect(try pages() == both)
            #expect(try pages("--rule", "compliance-below-full") == ["council-northmoor-district-council.html"])
            #expect(try pages("--sort", "-authority", "--limit", "1") == ["council-southmoor-district-council.html"])
            #expect(try pages("--authority", "Southmoor") == ["council-southmoor-district-council.html"])
            #expect(try pages("--since", "1h") == both)
            #expect(try pages("--rule", "none") == ["2"])
            #expect(
                try daemon.ask("report", "Northmoor", "--rule", "compliance-below-full", "--output", "-").status == 2)
            #expect(daemon.stop() == 0)
        }
    }
}
