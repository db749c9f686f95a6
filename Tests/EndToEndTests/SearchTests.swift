import ControlInterface
import Foundation
import Glibc
import Model
import Oversight
import TestSupport
import Testing

/// `ombudsctl search`.
@Suite("Search", .serialized, .timeLimit(.minutes(3)))
struct SearchTests {
    private static func search(_ daemon: DaemonProcess, _ words: String...) throws -> SearchReport {
        while true {
            let run = try DaemonProcess.run("ombudsctl", ["search", "--root", daemon.root.path(), "--json"] + words)
            let report = try JSONDecoder().decode(SearchReport.self, from: run.output)
            if report.notIndexed == 0 { return report }
        }
    }

    @Test func `words are found in what was read and what was rejected, by place, and filters leave documents out`()
        async throws
    {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            try daemon.drop(ShortLetter.text(), as: "letter.txt")
            try daemon.drop("Dear residents,\nour summer fair had 75% sun.\n", as: "fair.txt")
            try await daemon.awaitStatus { $0.documents.processed == 1 && $0.documents.rejected == 1 }
            let both = try Self.search(daemon, "75%")
            #expect(Set(both.hits.map(\.document.name)) == ["letter.txt", "fair.txt"])
            let fair = try #require(both.hits.first { $0.document.name == "fair.txt" })
            #expect(fair.rejected == true)
            #expect(fair.place.page == 1 && fair.place.line == 2)
            #expect(fair.place.text == "our summer fair had 75% sun.")
            let one = try Self.search(daemon, "75%", "--year", "2019-20")
            #expect(one.hits.map(\.document.name) == ["letter.txt"])
            #expect(one.hits.first?.subjects.map(\.authority.name) == ["Northmoor District Council"])
            #expect(try Self.search(daemon, "75%", "--authority", "Northmoor").hits.count == 1)
            #expect(try Self.search(daemon, "75%", "--type", "county").hits == [])
            #expect(try daemon.ask("search", "%").status == 2)
            #expect(try daemon.ask("search", "75%", "--limit", "0").status == 2)
            #expect(try daemon.ask("search", "75%", "--authority", "Nowhere").status == 5)

            #expect(try daemon.ask("withdraw", "letter.txt", "--reason", "a draft").status == 0)
            #expect(try Self.search(daemon, "75%", "--year", "2019-20").hits.first?.withdrawn == true)
            let shown = try DaemonProcess.run("ombudsctl", ["--root", root.path(), "search", "75%"]).output
            #expect(
                String(decoding: shown, as: UTF8.self).contains(
                    "letter.txt (withdrawn): Northmoor District Council, 2019-20"))
            #expect(daemon.stop() == 0)
        }
    }

    /// As after an upgrade, a restore, or damage.
    @Test(arguments: ["missing", "damaged"])
    func `an index that is missing or damaged is made anew from the originals`(fault: String) async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            try daemon.drop(ShortLetter.text(), as: "letter.txt")
            try daemon.drop(ShortLetter.text(compliance: 90), as: "second.txt")
            try await daemon.awaitStatus { $0.documents.processed == 2 }
            #expect(try Self.search(daemon, "75%").hits.count == 2)
            #expect(try daemon.ask("withdraw", "second.txt", "--reason", "a draft").status == 0)
            #expect(daemon.stop() == 0)
            for name in ["texts.sqlite", "texts.sqlite-wal", "texts.sqlite-shm"] {
                let file = root.appending(path: name)
                guard FileManager.default.fileExists(atPath: file.path()) else { continue }
                try FileManager.default.removeItem(at: file)
                if fault == "damaged", name == "texts.sqlite" { try Data("no index\n".utf8).write(to: file) }
            }
            let second = try await DaemonProcess(root: root)
            try await second.awaitLine { $0.contains("The texts of all documents are indexed.") }
            #expect(try Self.search(second, "75%").hits.count == 2)
            #expect(second.stop() == 0)
        }
    }
}
