import Model
import Reading
import Testing

/// The Ombudsman's yearly data tables: each body's row is a reading by itself, and nothing is guessed.
struct DataTableTests {
    private typealias File = DataTableFile

    @Test func `each body has a reading with the figures of its row, their cells and the year of the title`() throws {
        let readings = try File.read()
        #expect(readings.map(\.authority.name) == File.councils)
        let reading = readings[1]
        #expect(reading.kind == .dataTable && reading.period == Period(endYear: 2023))
        #expect(reading.findings.isEmpty)
        #expect(reading[.decisionsUpheld] == 5 && reading[.decisionsTotal] == 21 && reading[.upholdRate] == 45.5)
        #expect(reading[.decisionsReferredBack] == 3 && reading[.upholdInvestigations] == 11)
        let place = try #require(reading.figures[.decisionsUpheld]?.place)
        #expect(place.reference == "sheet Decided!G5" && place.displayText == "sheet Decided, cell G5")
        #expect(place.text == "Bramholt District Council | 1 | 2 | 3 | 4 | 6 | 5 | 21 | 45.5%")
        #expect(reading.tables.map(\.rows.count) == [1])
        #expect(reading.periodPlace.cell == "A1" && reading.authorityPlace.cell == "A5")
    }

    @Test func `councils of the list are found by any way of writing, and other bodies are themselves`() throws {
        let names = ["Adur", "Kent CC", "Reading", "Transport for London [note 1]"] + File.councils
        let readings = try File.read(rows(of: names))
        #expect(readings.prefix(3).map(\.authority.gss) == ["E07000223", "E10000016", "E06000038"])
        #expect(readings[3].authority.name == "Transport for London")
        #expect(readings.count == names.count)
    }

    private func rows(of names: [String]) -> [[String]] { File.rows(names) }

    @Test func `rows of totals are passed over, and rows of unknown names are said`() throws {
        let names =
            File.councils + ["Grand total", "All county councils", "Hythewick Academy appeal panel", "Cleveland"]
        let readings = try File.read(rows(of: names))
        #expect(readings.map(\.authority.name) == File.councils)
        #expect(
            readings[0].findings.map(\.message) == [
                "The row of “Hythewick Academy appeal panel” in the data table was not read: it names no authority that is known.",
                "The row of “Cleveland” in the data table was not read: it names no authority that is known.",
            ])
        #expect(readings[0].findings[0].place.cell == "A18")
    }

    @Test func `a name that two authorities may mean is unclear, and a code that contradicts the name is too`() throws {
        let headings = ["Authority", "ONS code", "Upheld", "Not upheld"]
        let rows =
            File.councils.map { [$0, "", "4", "6"] }
            + [
                ["LBH", "", "1", "1"], ["Kent County Council", "E07000223", "1", "1"],
                ["Dudley", "E08000027", "1", "1"],
            ]
        let readings = try File.read(headings, rows)
        #expect(readings.count == File.councils.count + 1)
        #expect(readings.last?.authority.name == "Dudley Metropolitan Borough Council")
        #expect(readings[0].findings.count == 2)
        #expect(readings[0].findings[0].message.contains("“LBH” in the data table was not read: it may be "))
        #expect(
            readings[0].findings[1].message.contains("its name is that of Kent County Council, its code that of Adur"))
    }

    @Test(arguments: ["*", "[c]", "<5", "-", "–", "..", "n/a", "", "fewer than 5"])
    func `a suppressed cell is no number and no fault`(_ sign: String) throws {
        var rows = File.rows()
        rows[3][1] = sign
        let reading = try File.read(rows)[3]
        #expect(reading[.decisionsIncompleteOrInvalid] == nil && reading[.decisionsUpheld] == 7)
        #expect(reading.findings.isEmpty)
    }

    @Test(arguments: ["12?", "5 (2)", "1,2", "about 5", "3.5.1", "5%", "6l"])
    func `a cell that is no plain number leaves its figure unclear`(_ text: String) throws {
        var rows = File.rows()
        rows[3][1] = text
        let reading = try File.read(rows)[3]
        #expect(reading[.decisionsIncompleteOrInvalid] == nil)
        #expect(reading.findings.map(\.figures) == [[.decisionsIncompleteOrInvalid]])
        #expect(reading.findings.first?.place.cell == "B7" && reading.findings.first?.code == .figureUnclear)
    }

    @Test func `thousands have commas, and rates are as shown`() throws {
        var rows = File.rows()
        rows[0] = [File.councils[0], "1,000", "2", "3", "4", "6", "4", "1,019", "40%"]
        let reading = try File.read(rows)[0]
        #expect(reading[.decisionsTotal] == 1019 && reading[.upholdRate] == 40 && reading.findings.isEmpty)
    }

    @Test func `a row whose numbers contradict each other is said, and many such rows refuse the table`() throws {
        var rows = File.rows()
        rows[2][7] = "99"
        rows[4][8] = "12%"
        let readings = try File.read(rows)
        #expect(readings[2].findings.map(\.code) == [.totalMismatch])
        #expect(readings[4].findings.map(\.code) == [.rateMismatch])
        for index in rows.indices where index % 2 == 0 { rows[index][7] = "99" }
        let refusal = #expect(throws: Refusal.self) { try File.read(rows) }
        #expect(
            refusal?.message.contains(
                "below “Total” that do not fit those beside them in 6 of 12 rows (sheet Decided, cell H3)") == true)
    }

    // MARK: - Headings

    @Test func `a table with an unknown heading is refused, and the heading and its cell are named`() throws {
        var headings = File.decided
        headings[3] = "Signposted elsewhere"
        let refusal = #expect(throws: Refusal.self) { try File.read(headings, File.rows()) }
        #expect(
            refusal?.message.contains("the unknown heading “Signposted elsewhere” (sheet Decided, cell D3)") == true)
    }

    @Test func `numbers without a heading, and two columns of one figure, refuse the table`() throws {
        let unheaded = #expect(throws: Refusal.self) { try File.read(File.decided, File.rows().map { $0 + ["7"] }) }
        #expect(unheaded?.message.contains("numbers without a heading (sheet Decided, cell J4)") == true)
        let twice = #expect(throws: Refusal.self) {
            try File.read(File.decided + ["Complaints upheld"], File.rows().map { $0 + ["7"] })
        }
        #expect(twice?.message.contains("“Complaints upheld” for the figure that “Upheld” is too") == true)
    }

    @Test func `headings over several columns say which group the columns are of`() throws {
        var cells = File.cells(
            [["LGSCO 2022-23"], [], [], ["Council", "Rate", "Total", "Upheld"]]
                + File.councils.map { [$0, "100%", "3", "4"] }
        ).cells
        cells.append(SheetCells.Cell(row: 2, column: 1, columns: 2, text: "Compliance"))
        cells.append(SheetCells.Cell(row: 2, column: 3, text: "Detailed investigations"))
        cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
        let readings = try File.readSheets(("All", SheetCells(cells)))
        #expect(readings[0][.complianceRate] == 100 && readings[0][.decisionsUpheld] == 4)
        // A service over the same columns makes them that service's.
        cells[1].text = "Adult care services"
        let refusal = #expect(throws: Refusal.self) { try File.readSheets(("All", SheetCells(cells))) }
        #expect(refusal?.message.contains("“Adult care services” (sheet All, cell B3)") == true)
    }

    @Test func `the total of upheld and not upheld is that of the investigations`() throws {
        let readings = try File.read(
            ["Authority", "Upheld", "Not upheld", "Total"], File.councils.map { [$0, "4", "6", "10"] })
        #expect(readings[0][.decisionsTotal] == nil && readings[0][.upholdInvestigations] == 10)
        #expect(readings[0].figures[.upholdInvestigations]?.isDerived == false)
        // Another outcome is missing, so that a total alone says nothing.
        #expect(throws: Refusal.self) {
            try File.read(["Authority", "Upheld", "Total"], File.councils.map { [$0, "4", "10"] })
        }
    }

    private static let categories = [
        "Authority", "Adult Care Services", "Benefits & Tax", "Corporate & Other Services",
        "Education & Children's Services", "Environmental Services & Public Protection & Regulation",
        "Highways & Transport", "Housing", "Planning & Development", "Other", "Total",
    ]

    @Test func `categories count what was received where the title says so, and are refused otherwise`() throws {
        let rows = File.councils.map { [$0, "1", "2", "3", "4", "5", "6", "7", "8", "0", "36"] }
        let readings = try File.read(
            "Received", titles: [["Complaints and enquiries received, 2022-23"]], Self.categories, rows)
        #expect(readings[0][.receivedTotal] == 36 && readings[0][.receivedHousing] == 7)
        #expect(readings[0].findings.isEmpty && readings[0].figures.count == 10)
        for title in ["Complaints upheld by category, 2022-23", "Complaints received and upheld, 2022-23"] {
            #expect(throws: Refusal.self) { try File.read("Sheet1", titles: [[title]], Self.categories, rows) }
        }
    }

    @Test func `shares of one below a rate are refused with the next step`() throws {
        let rows = File.rows().map { Array($0.dropLast()) + ["0.4"] }
        let refusal = #expect(throws: Refusal.self) { try File.read(rows) }
        #expect(refusal?.message.contains("shares of one instead of percentages below “Uphold rate (%)”") == true)
    }

    // MARK: - Year and scope

    @Test func `the year is that of the title, the sheet's name, a covering note, a column or the other sheets`() throws
    {
        func period(_ readings: [Reading]) -> [Period?] { Array(Set(readings.map(\.period))) }
        let year = Period(endYear: 2023)
        #expect(try period(File.read("2022-23", titles: [["LGSCO data"]], File.decided, File.rows())) == [year])
        let note = ["These figures cover 1 April 2022 to 31 March 2023."]
        #expect(
            try period(File.read(titles: [["LGSCO data"]], File.decided, File.rows(), notes: [[], note])) == [year])
        let cover = File.cells([["LGSCO data tables"], ["1 April 2022 to 31 March 2023"]])
        let table = File.cells([File.decided] + File.rows())
        #expect(try period(File.readSheets(("Contents", cover), ("Decided", table))) == [year])
        let yearly = try File.read(
            titles: [["LGSCO data"]], ["Authority", "Year", "Upheld", "Not upheld"],
            File.councils.map { [$0, "2021/22", "4", "6"] } + File.councils.map { [$0, "2022/23", "5", "5"] })
        #expect(yearly.count == 24 && yearly[12].period == year && yearly[12][.decisionsUpheld] == 5)
    }

    @Test func `a table of no year, or of two, is refused`() throws {
        let none = #expect(throws: Refusal.self) { try File.read(titles: [["LGSCO data"]], File.decided, File.rows()) }
        #expect(none?.code == .noPeriod && none?.message.contains("as 2022-23") == true)
        // A note that speaks of a year says nothing of the table's.
        let note = ["From 2022-23 cases are selected differently."]
        #expect(throws: Refusal.self) {
            try File.read(titles: [["LGSCO data"]], File.decided, File.rows(), notes: [[], note])
        }
        let two = #expect(throws: Refusal.self) {
            try File.read(titles: [["LGSCO decisions 2021-22 and 2022-23"]], File.decided, File.rows())
        }
        #expect(two?.message.contains("several years (2021-22, 2022-23)") == true)
    }

    @Test(arguments: [
        "Adult social care: complaints decided 2022-23", "April to September 2022", "Quarter 2", "Housing",
        "These figures exclude planning complaints.",
    ])
    func `a table of a service or a part of the year is refused`(_ title: String) throws {
        let refusal = #expect(throws: Refusal.self) {
            try File.read(titles: [["LGSCO 2022-23"], [title]], File.decided, File.rows())
        }
        #expect(refusal?.message.contains("“\(title)” (sheet Decided, cell A2)") == true)
    }

    // MARK: - Several sheets, and other tables

    @Test func `the sheets of one workbook give one reading a body`() throws {
        let decided = File.cells([["LGSCO decided 2022-23"], File.decided] + File.rows())
        let compliance = File.cells(
            [
                ["Compliance with recommendations, 2022-23"], [],
                ["Authority", "Compliance outcomes", "Compliance rate"],
            ]
                + File.councils.reversed().map { [$0, "3", "67%"] })
        let readings = try File.readSheets(("Decided", decided), ("Compliance", compliance))
        #expect(readings.map(\.authority.name) == File.councils)
        #expect(readings[0][.complianceRate] == 67 && readings[0][.upholdRate] == 40)
        #expect(readings[0].figures[.complianceRate]?.place.reference == "sheet Compliance!C15")
        #expect(readings[0].tables.map(\.part) == ["sheet Decided", "sheet Compliance"])
        // Another value of one figure is a conflict.
        let other = File.cells([["LGSCO upheld 2022-23"], ["Authority", "Upheld"]] + File.councils.map { [$0, "9"] })
        let conflicting = try File.readSheets(("Decided", decided), ("Upheld", other))
        #expect(conflicting[0][.decisionsUpheld] == 4)
        #expect(conflicting[0].findings.map(\.code) == [.figureConflict])
        #expect(conflicting[0].findings[0].message.contains("(cell G3) and as 9 (cell B3)"))
    }

    @Test func `a comparison by a council, a table without the Ombudsman's words and a short one are no such tables`() {
        func isRefused(_ titles: [[String]], _ headings: [String], _ rows: [[String]]) -> Bool {
            do {
                _ = try File.read("Sheet1", titles: titles, headings, rows)
                return false
            } catch { return error.code == .notRecognised }
        }
        #expect(isRefused([["Kent County Council: LGSCO decisions 2022-23"]], File.decided, File.rows()))
        #expect(isRefused([["Complaints 2022-23"]], ["Council", "Upheld"], File.councils.map { [$0, "4"] }))
        #expect(isRefused([["LGSCO 2022-23"]], File.decided, Array(File.rows().prefix(4))))
        #expect(
            isRefused(
                [["Housing Ombudsman determinations 2022-23"]], ["Organisation", "Upheld"],
                File.councils.map { [$0, "4"] }))
    }

    @Test func `the last rows' cells without a number are notes and bodies without figures`() throws {
        let readings = try File.read(notes: [
            ["Isles of Scilly"], [], ["Source: LGSCO"], ["Housing complaints went elsewhere."],
        ])
        #expect(readings.count == File.councils.count && readings[0].findings.isEmpty)
    }
}

extension DataTableFile {
    fileprivate static func read(_ rows: [[String]]) throws(Refusal) -> [Reading] { try read(decided, rows) }

    fileprivate static func read(_ headings: [String], _ rows: [[String]]) throws(Refusal) -> [Reading] {
        try read("Decided", titles: [["LGSCO complaints decided 2022-23"], []], headings, rows)
    }
}
