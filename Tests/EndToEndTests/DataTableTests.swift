import ComposedContainers
import ControlInterface
import Foundation
import Glibc
import Model
import TestSupport
import Testing

/// The built daemon, and a data table of all bodies.
@Suite(
    "Data tables in the inbox", .serialized, .timeLimit(.minutes(3)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct DataTableTests {
    /// 352 councils that do not exist.
    private static let councils: [String] = {
        let openings = ["Alder", "Bram", "Cinder", "Dunsel", "Elver", "Fallow", "Gorse", "Hazel"]
        let endings = ["moor", "holt", "mere", "fleet", "garth", "shaw", "hythe", "stow", "wold", "croft", "combe"]
        let kinds = ["District Council", "Borough Council", "City Council", "Metropolitan Borough Council"]
        return kinds.flatMap { kind in openings.flatMap { opening in endings.map { "\(opening)\($0) \(kind)" } } }
    }()

    private static func workbook(upheld: Int = 4) -> WorkbookFile {
        let rate = "\(Int((Double(upheld) / Double(upheld + 6) * 100).rounded()))%"
        return WorkbookFile(texts: [
            (
                "Decided",
                [["LGSCO: complaints decided 2019-20"], [], ["Authority", "Not upheld", "Upheld", "Uphold rate"]]
                    + councils.map { [$0, "6", "\(upheld)", rate] } + [["Grand total", "2112", "1408", "40%"]]
            ),
            (
                "Compliance",
                [["Compliance 2019-20"], ["Authority", "Compliance outcomes", "Compliance rate"]]
                    + councils.enumerated().map { [$1, "3", $0 == 7 ? "67%" : "100%"] }
            ),
        ])
    }

    private static func drop(_ bytes: [UInt8], as name: String, into root: URL) throws {
        let file = root.appending(path: name)
        try Data(bytes).write(to: file)
        try FileManager.default.moveItem(at: file, to: root.appending(path: "inbox/\(name)"))
    }

    @Test func `all bodies of a workbook are read in one drop, its alerts rest on cells, and it is one original`()
        async throws
    {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            try Self.drop(Self.workbook().xlsx, as: "data.xlsx", into: root)
            let alert = try await daemon.awaitLine { $0.contains("OMBUDSD_EVENT") }
            #expect(alert.contains("alderstow-district-council.2019-20.compliance-below-full"))
            #expect(alert.contains("sheet Compliance!C10"))
            try await daemon.awaitArchived("data.xlsx")
            let documents = try daemon.answer(DocumentsReport.self, "documents").documents
            #expect(documents.count == Self.councils.count && Set(documents.map(\.sha256)).count == 1)
            #expect(documents.allSatisfy { $0.kind == "dataTable" && $0.period == "2019-20" })
            let status = try daemon.answer(StatusReport.self, "status")
            #expect(status.documents.processed == 1 && status.alerts.open == 1)
            // The letter speaks before the table, and says that they differ.
            try daemon.drop(
                ShortLetter.text(council: Self.councils[0], uphold: 50, upheld: 5, of: 10) + "\n", as: "letter.txt")
            try await daemon.awaitLine { $0.contains("Read “letter.txt”") }
            let shown = String(
                decoding: try daemon.ask("show", Self.councils[0], "--year", "2019-20").output, as: UTF8.self)
            #expect(shown.contains("document-conflict"))
            #expect(shown.contains("“letter.txt” gives the uphold rate as 50%, “data.xlsx” as 40%"))
            try Self.drop(Self.workbook().xlsx, as: "again.xlsx", into: root)
            try await daemon.awaitLine { $0.contains("“again.xlsx” is a duplicate") }
            let export = try daemon.ask("export")
            #expect(String(decoding: export.output, as: UTF8.self).contains("sheet Compliance"))
            #expect(daemon.stop() == 0)
            for verb in ["fsck", "replay"] { #expect(try daemon.ask(verb).status == 0, "\(verb)") }
        }
    }

    @Test func `a table with an unknown heading is rejected by its name, also when it is tried again`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            var workbook = Self.workbook()
            workbook.sheets[0].rows[2][1] = "Signposted"
            try Self.drop(workbook.ods, as: "data.ods", into: root)
            let alert = try await daemon.awaitLine { $0.contains("document-rejected") }
            #expect(alert.contains("the unknown heading “Signposted” (sheet Decided, cell B3)"))
            #expect(try daemon.ask("retry", "--all").status == 0)
            try await daemon.awaitLine { $0.contains("“data.ods” still can't be read") }
            #expect(daemon.stop() == 0)
            for verb in ["fsck", "replay"] { #expect(try daemon.ask(verb).status == 0, "\(verb)") }
        }
    }
}
