import ArgumentParser
import ControlInterface
import FoundationEssentials
import Model
import Oversight
import Testing

@testable import Commands

/// The tables of `ombudsctl export`.
@Suite struct ExportTests {
    @Test(arguments: [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"75%\"", "\"say \"\"75%\"\"\""),
        ("two\nlines", "\"two\nlines\""),
        ("two\r\nlines", "\"two\r\nlines\""), ("=1+1", "'=1+1"), ("+44", "'+44"), ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"), ("  =1", "'  =1"), ("\r=1", "\"'\r=1\""), ("＝1", "'＝1"), ("a=1", "a=1"), ("", ""),
        ("=\"a,b\"", "\"'=\"\"a,b\"\"\""),
    ]) func `a text is one field, and never a formula`(_ text: String, _ field: String) {
        #expect(CSVRecord.text([.text(text)]) == field + "\r\n")
    }

    @Test func `numbers and flags are themselves, and what is unknown is empty`() {
        #expect(
            CSVRecord.text([.number(-12.5), .number(75), .flag(true), .none, .text("x")]) == "-12.5,75,true,,x\r\n")
    }

    private static func written(_ format: ExportFormat, _ rows: [[ExportCell]], hasMark: Bool = false) throws -> String
    {
        var text = ""
        var writer = ExportWriter(format, of: "figures", ["a", "b"], hasMark: hasMark) { text += $0 }
        try writer.add(rows)
        writer.end()
        return text
    }

    @Test func `CSV has a heading, and a byte order mark where it is wanted`() throws {
        #expect(try Self.written(.csv, [[.text("x"), .number(1)]]) == "a,b\r\nx,1\r\n")
        #expect(try Self.written(.csv, [], hasMark: true) == "\u{FEFF}a,b\r\n")
    }

    @Test(arguments: [0, 1, 3]) func `JSON is one document, also without rows`(_ count: Int) throws {
        struct Document: Decodable {
            struct Row: Decodable, Equatable {
                var a: String
                var b: Double?
            }
            var schema: String
            var what: String
            var rows: [Row]
        }
        let text = try Self.written(.json, (0..<count).map { [.text("=\($0)\n"), $0 == 1 ? .none : .number(1.5)] })
        let document = try JSONDecoder().decode(Document.self, from: Data(text.utf8))
        #expect(document.schema == "ombudsd.export/1")
        #expect(document.rows == (0..<count).map { Document.Row(a: "=\($0)\u{FFFD}", b: $0 == 1 ? nil : 1.5) })
    }

    @Test func `NDJSON is an object a line`() throws {
        #expect(
            try Self.written(.ndjson, [[.text("x \"y\"\u{1B}[2J"), .none], [.text("z"), .flag(false)]])
                == "{\"a\":\"x \\\"y\\\"\u{FFFD}[2J\",\"b\":null}\n{\"a\":\"z\",\"b\":false}\n")
    }

    private static let year: FiguresReport.Year = {
        guard let period = Period(endYear: 2012) else { preconditionFailure() }
        let place = Place(page: 2, line: 14, text: "=75% of complaints, upheld")
        return FiguresReport.Year(
            authority: Authority(
                name: "Northmoor District Council", slug: "northmoor-district-council", kind: .district, gss: nil),
            period: period, document: DocumentReference(name: "letter.txt", sha256: "0a"), kind: .annualReviewLetter,
            figures: [
                .upholdRate: Figure(value: 75, unit: .percent, place: place),
                .upholdUpheld: Figure(value: 3, unit: .count, basis: .derived(from: [.upholdRate]), place: place),
            ],
            sources: [
                .upholdUpheld: FiguresReport.Source(
                    document: DocumentReference(name: "report.txt", sha256: "0b"), kind: .complaintsReport)
            ], doubtful: [.upholdUpheld], peerAverages: [:])
    }()

    @Test func `each figure is a row with its place and the hash of its document`() throws {
        let rows = ExportTable.rows(of: Self.year)
        #expect(
            rows.map(CSVRecord.text) == [
                "Northmoor District Council,northmoor-district-council,district,,2011-12,2012-03-31,uphold.rate,75,percent,stated,,"
                    + "false,letter.txt,0a,annualReviewLetter,,2,14,\"'=75% of complaints, upheld\"\r\n",
                "Northmoor District Council,northmoor-district-council,district,,2011-12,2012-03-31,uphold.upheld,3,count,derived,"
                    + "uphold.rate,true,report.txt,0b,complaintsReport,,2,14,\"'=75% of complaints, upheld\"\r\n",
            ])
    }

    @Test func `each row has a cell for each column, and each column a name of its own`() throws {
        let entry = DocumentsReport.Entry(name: "a.txt", sha256: "0a", outcome: .rejected, reason: "No letter.")
        #expect(ExportTable.rows(of: Self.year).allSatisfy { $0.count == ExportTable.figureColumns.count })
        #expect(ExportTable.row(of: entry).count == ExportTable.documentColumns.count)
        for columns in [ExportTable.figureColumns, ExportTable.alertColumns, ExportTable.documentColumns] {
            #expect(Set(columns).count == columns.count)
        }
    }

    @Test func `an alert is a row, whatever it lacks`() throws {
        let json = """
            {"id": "a.2019-20.b", "rule": "document-rejected", "state": "raised", "acknowledged": false, "message": "No.",
            "document": {"name": "a.txt", "sha256": "0a"}, "revision": 1, "raisedAt": "2026-01-01T00:00:00Z",
            "changedAt": "2026-01-01T00:00:00Z"}
            """
        let alert = try JSONDecoder().decode(Alert.self, from: Data(json.utf8))
        let row = ExportTable.row(of: alert)
        #expect(row.count == ExportTable.alertColumns.count)
        let cells = Dictionary(uniqueKeysWithValues: zip(ExportTable.alertColumns, row))
        #expect(cells["sha256"] == .text("0a"))
        #expect(cells["page"] == ExportCell.none)
        #expect(cells["priority"] == .text("warning"))
    }

    @Test(arguments: [
        ["--bom", "--format", "json"], ["--all"], ["--what", "figures", "--rule", "x"], ["--sort", "year"],
        ["--format", "xlsx"],
    ]) func `options that do not go together are refused`(_ arguments: [String]) {
        #expect(throws: (any Error).self) { try Ombudsctl.parseAsRoot(["export"] + arguments) }
    }
}
