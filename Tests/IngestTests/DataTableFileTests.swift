import ComposedContainers
import Extraction
import Foundation
import Ingest
import Model
import TestSupport
import Testing

/// The Ombudsman's data tables as files: workbooks and tables of values, by themselves and inside other files.
@Suite(.timeLimit(.minutes(2)))
struct DataTableFileTests {
    private static let councils = [
        "Alderhythe City Council", "Bramholt District Council", "Cindermere Borough Council",
        "Dunselshire County Council",
        "Elvergarth Council", "Fallowshaw District Council", "Gorsestow Borough Council", "Hazelthwaite City Council",
        "Ivelcombe Council", "Keswold District Council", "Larkcroft Council", "Marlmoor, Tarn and Wend Council",
    ]

    private static var decided: [[String]] {
        [["LGSCO: complaints decided 2022-23"], [], ["Authority", "Not upheld", "Upheld", "Uphold rate"]]
            + councils.map { [$0, "6", "4", "40%"] }
    }

    private static var workbook: WorkbookFile {
        WorkbookFile(texts: [
            ("Notes", [["Complaints data of the Local Government and Social Care Ombudsman"]]), ("Decided", decided),
            (
                "Compliance",
                [["Compliance 2022-23"], ["Authority", "Compliance outcomes", "Compliance rate"]]
                    + councils.map { [$0, "3", "66.7%"] }
            ),
        ])
    }

    private static var csv: String {
        decided.map { row in
            (row + Array(repeating: "", count: 4 - row.count))
                .map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",") + "\r\n"
        }.joined()
    }

    private static func readings(_ bytes: [UInt8], _ name: String) async throws -> [Reading] {
        try await Extractors.all.read(bytes, name: name).result.get()
    }

    @Test(arguments: ["xlsx", "ods"])
    func `a workbook gives a reading for each body, with the sheet and the cell of each figure`(_ kind: String)
        async throws
    {
        let bytes = kind == "xlsx" ? Self.workbook.xlsx : Self.workbook.ods
        let readings = try await Self.readings(bytes, "data.\(kind)")
        #expect(readings.map(\.authority.name) == Self.councils)
        #expect(readings[11][.upholdRate] == 40 && readings[11][.complianceRate] == 66.7)
        #expect(readings[11].figures[.complianceRate]?.place.reference == "sheet Compliance!C14")
        #expect(readings.allSatisfy { $0.findings.isEmpty })
    }

    @Test func `a table of values gives the same, with its cells`() async throws {
        for text in [Self.csv, Self.csv.replacing(",,,", with: ""), Self.csv.replacing("\r\n", with: "\n")] {
            let readings = try await Self.readings(Array(text.utf8), "data.csv")
            #expect(readings.map(\.authority.name) == Self.councils)
            #expect(readings[11].figures[.upholdRate]?.place.reference == "D15")
        }
    }

    @Test(arguments: [",", ";", "\t"], ["data.txt", "data"])
    func `a table of values below a title is known by its lines, whatever its name ends in`(
        _ separator: String, _ name: String
    ) async throws {
        let rows = Self.decided.map { row in row.map { $0.contains(separator) ? "\"\($0)\"" : $0 } }
        let text = rows.map { $0.joined(separator: separator) + "\r\n" }.joined()
        let unicode: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        for bytes in [Array(text.utf8), unicode] {
            let readings = try await Self.readings(bytes, name)
            #expect(readings.map(\.authority.name) == Self.councils)
            #expect(readings[11].figures[.upholdRate]?.place.reference == "D15")
        }
    }

    @Test func `a table of many authorities that is no workbook is refused as that, with the next step`() async throws {
        let names = [
            "Kent County Council", "Essex County Council", "Surrey County Council", "Devon County Council",
            "Norfolk County Council",
        ]
        let text =
            "LGSCO: complaints decided 2022-23\n\n| Authority | Not upheld | Upheld |\n|---|---|---|\n"
            + names.map { "| \($0) | 6 | 4 |\n" }.joined()
        let refusal = await #expect(throws: Refusal.self) { try await Self.readings(Array(text.utf8), "page.md") }
        #expect(
            refusal?.message
                == "It is a table of 5 authorities. Such a table is read from a workbook (XLSX, ODS) or a file of values (CSV); drop that in."
        )
    }

    @Test
    func `a workbook in an archive has the archive's path before its sheet, and is the file that its readings name`()
        async throws
    {
        let zip = ZIPFile(members: [ZIPFile.Member("tables/data.xlsx", Self.workbook.xlsx)]).bytes
        let reading = try #require(try await Self.readings(zip, "a.zip").first)
        #expect(reading.figures[.upholdRate]?.place.reference == "tables / data.xlsx / sheet Decided!D4")
        #expect(reading.member?.part == "tables / data.xlsx")
    }

    @Test func `a table with an unknown heading is refused whole, and beside a letter that is read it is a finding`()
        async throws
    {
        var workbook = Self.workbook
        workbook.sheets[1].rows[2][1] = "Signposted"
        let result = try await Extractors.all.read(workbook.xlsx, name: "data.xlsx").result
        let refusal = #expect(throws: Refusal.self) { try result.get() }
        #expect(refusal?.message.contains("the unknown heading “Signposted” (sheet Decided, cell B3)") == true)
        let zip = ZIPFile(members: [
            ZIPFile.Member("a.csv", Array(Self.csv.utf8)), ZIPFile.Member("b.xlsx", workbook.xlsx),
        ]).bytes
        let readings = try await Self.readings(zip, "a.zip")
        #expect(readings.count == Self.councils.count)
        #expect(readings.flatMap(\.findings).map(\.message).contains { $0.contains("“Signposted”") })
    }

    @Test func `a table that is read in a process of its own gives the same`() async throws {
        let reader = LimitedReader(
            program: DaemonProcess.binaries.appending(path: "ombudsd").path(percentEncoded: false))
        let here = try await Extractors.all.read(Self.workbook.xlsx, name: "data.xlsx")
        let there = try await Extractors.all.read(Self.workbook.xlsx, name: "data.xlsx", by: reader, .everyText)
        #expect(here.result == there.result)
    }
}
