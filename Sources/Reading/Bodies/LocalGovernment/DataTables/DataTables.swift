import Model

/// Reads the Ombudsman's yearly data tables: workbooks, or tables of values, with one row for each body.
///
/// Columns are found by their headings alone. A table with a heading whose meaning is not known is refused as a whole: its other columns
/// may be of another thing than they seem.
struct DataTables {
    /// The sheets with tables.
    private let sheets: [DataTableSheet]
    /// Every sheet of the file, also those without a table.
    private let all: [DataTableSheet]

    /// The parts of the file that are tables.
    var parts: Set<PartPath> { Set(sheets.map(\.part)) }

    /// - Parameter sheets: the sheets of one file, in their order.
    /// - Returns: nil where no sheet is such a table.
    init?(_ sheets: [(part: PartPath, cells: SheetCells)]) {
        let all = sheets.map { DataTableSheet(name: Self.name(of: $0.part), part: $0.part, cells: $0.cells) }
        guard all.contains(where: \.isDataTable),
            all.contains(where: \.namesOmbudsman) || all.contains(where: \.hasOmbudsmansHeadings),
            !all.contains(where: { !$0.tables.isEmpty && $0.namesAuthority })
        else { return nil }
        self.all = all
        self.sheets = all.filter { $0.tables.contains { !$0.bodies.isEmpty } }
    }

    /// The name of a sheet; empty for a file that has none.
    private static func name(of part: PartPath) -> String {
        let prefix = "sheet "
        guard let component = part.rawValue.split(separator: " / ").last, component.hasPrefix(prefix) else { return "" }
        return String(component.dropFirst(prefix.utf8.count))
    }

    /// Reads every row.
    ///
    /// - Returns: a reading for each body and year, in the order of their first rows.
    /// - Throws: a refusal that names what is not known of the tables.
    func readings() throws(Refusal) -> [Reading] {
        var collection = DataTableReadings()
        for sheet in sheets {
            if let restriction = sheet.restriction {
                throw Refusal(
                    .unsupportedFormat,
                    "It is a data table of a part of the cases or the year, by “\(restriction.value)” (\(restriction.place.displayText)); drop in the tables of the whole year."
                )
            }
            let period = try period(of: sheet)
            for table in sheet.tables where !table.bodies.isEmpty {
                let columns = try DataTableColumns(table, on: sheet, year: period?.value)
                if columns.year == nil, period == nil { throw Self.noPeriod(sheet) }
                try collection.add(table, columns, on: sheet, period)
            }
        }
        return try collection.finished()
    }

    /// The year of a sheet: that of its titles, else of its notes, else the only one that titles of the file name.
    ///
    /// - Returns: nil where none is named.
    private func period(of sheet: DataTableSheet) throws(Refusal) -> Located<Period>? {
        let own = sheet.years
        if own.count > 1 {
            throw Refusal(
                .noPeriod,
                "It is a data table whose title names several years (\(own.map(\.value.name).joined(separator: ", "))) on \(sheet.part.isWhole ? "one sheet" : sheet.part.rawValue); leave only the year of its figures there."
            )
        }
        if let period = own.first ?? sheet.yearOfNotes { return period }
        var years: [Located<Period>] = []
        for year in all.flatMap(\.years) where !years.contains(where: { $0.value == year.value }) { years.append(year) }
        return years.count == 1 ? years[0] : nil
    }

    private static func noPeriod(_ sheet: DataTableSheet) -> Refusal {
        let place = sheet.part.isWhole ? "" : " on \(sheet.part)"
        return Refusal(
            .noPeriod,
            "It is a data table that does not say which year it is about\(place); write it into a cell above its headings, as 2022-23, and drop it in again."
        )
    }
}

extension DataTableSheet {
    /// Whether headings are the Ombudsman's: no other table has several of them.
    fileprivate var hasOmbudsmansHeadings: Bool {
        let telling: Set<FigureName> = [
            .decisionsIncompleteOrInvalid, .decisionsReferredBack, .decisionsClosedAfterInitialEnquiries,
            .decisionsAdviceGiven, .complianceOutcomes, .complianceRate, .upholdRate,
            .receivedCorporateAndOtherServices, .receivedEducationAndChildrensServices, .receivedBenefitsAndTax,
        ]
        return tables.contains { table in
            let names = table.columns.compactMap { column in
                column.heading.flatMap { DataTableVocabulary.column(HeadingKey($0.text))?.figure }
            }
            return telling.intersection(names).count > 1
        }
    }
}
