import Model

/// The figures of a report's tables.
struct ReportTables {
    /// One value of a table under its label and year.
    private struct Fact {
        var label: Range<Int>
        /// The year that its heading or row names; nil where the table names none.
        var period: Period?
        var cell: Grid.Cell
        var line: Int

        /// Whether this is another row's value for the same year.
        func isRival(of other: Fact) -> Bool { period == other.period && line != other.line }
    }

    private let text: DocumentText
    private let part: Passage
    private let outline: ReportOutline
    private let period: Period
    private let authority: String
    private let title: Range<Int>?

    /// - Parameter authority: the council's name, which may head a column.
    init(part: Passage, outline: ReportOutline, period: Period, authority: String) {
        self.part = part
        self.authority = authority
        title = ReportTitle(of: part)?.tokens
        text = part.text
        self.outline = outline
        self.period = period
    }

    func read(_ grids: [Grid], into ledger: inout ReportLedger) {
        var previousEnd = part.lines.lowerBound
        for grid in joined(grids) {
            // A list of thousands of rows is no table of a report's figures.
            if grid.rows.count <= 500, grid.columns.count <= 50 {
                read(grid, intro: intro(above: grid, from: previousEnd), into: &ledger)
            }
            previousEnd = grid.lines.upperBound
        }
    }

    /// The tables, what a page break divides made one: "Table 1 (continued)" under the same headings.
    private func joined(_ grids: [Grid]) -> [Grid] {
        var joined: [Grid] = []
        for grid in grids {
            if let caption = grid.caption, text.contains("continued contd cont", in: text.lines[caption].tokens),
                let last = joined.last, last.columns.map(text.string) == grid.columns.map(text.string),
                !grid.columns.isEmpty
            {
                joined[joined.count - 1].rows += grid.rows
                joined[joined.count - 1].lines = last.lines.lowerBound..<grid.lines.upperBound
            } else {
                joined.append(grid)
            }
        }
        return joined
    }

    // MARK: What a table is about

    /// The paragraph above a table: the last line or lines before it that are not blank.
    private func intro(above grid: Grid, from start: Int) -> Range<Int> {
        var last = grid.lines.lowerBound
        while last > start, text.lines[last - 1].tokens.isEmpty { last -= 1 }
        var first = last
        while first > start, last - first < 8, !text.lines[first - 1].tokens.isEmpty { first -= 1 }
        return text.tokens(inLines: first..<last)
    }

    private enum Topic { case contacts, ownOutcomes, ombudsmanEnquiries, ombudsmanDecisions, other }

    /// The words that say what a table is: its caption, the paragraph above it and its last sentence, the headings.
    private struct Surroundings {
        let section: ReportOutline.Section
        let caption: Range<Int>
        let intro: Range<Int>
        let announcement: Range<Int>
        let headings: [Range<Int>]
    }

    private func surroundings(of grid: Grid, intro: Range<Int>) -> Surroundings {
        let section = outline.section(ofLine: grid.lines.lowerBound)
        return Surroundings(
            section: section,
            caption: grid.caption.map { text.lines[$0].tokens } ?? (intro.lowerBound..<intro.lowerBound),
            intro: intro,
            announcement: intro.last.map { text.sentence(around: $0, in: intro) } ?? intro,
            headings: section.headings.map { text.lines[$0].tokens })
    }

    private func topic(of grid: Grid, _ around: Surroundings, into ledger: inout ReportLedger) -> Topic {
        let near = [around.caption, around.intro]
        if (near + around.headings).contains(where: text.mentionsHousingOmbudsman) { return .other }
        // What the rows are outweighs what is said around them.
        let labels = grid.rows.compactMap { label(of: $0) }
        if isOfCouncils(labels) { return .other }
        let contacts = Set(labels.compactMap { text.contactLabel($0) }).subtracting([.total])
        guard isAboutOmbudsman(around), !(contacts.count > 1 && (around.section.isGeneral || kinds(of: grid) > 1))
        else {
            return contactsTopic(of: grid, around, into: &ledger)
        }
        if text.contains(Self.partial, in: around.caption) { return .other }
        if [around.caption, around.announcement].contains(where: { text.contains(Self.others, in: $0) }) {
            return .other
        }
        if grid.columns.contains(where: { $0.runs.contains { text.contains(Self.partial, in: $0) } }) { return .other }
        let outcomes = Set(labels.compactMap { text.outcomeLabel($0) }).subtracting([.total]).count
        if outcomes > 1 || self.outcomes(across: grid) > 1 { return .ombudsmanDecisions }
        // The nearest words decide: caption, paragraph, headings from the innermost outwards.
        for run in near + around.headings.reversed() {
            let isDecided = text.contains(Self.decided, in: run)
            let isReceived = text.contains(Self.received, in: run)
            if isDecided != isReceived { return isDecided ? .ombudsmanDecisions : .ombudsmanEnquiries }
        }
        return .other
    }

    /// Whether a table is of the Ombudsman's cases: its section is, or its caption or announcement says so, or the
    /// paragraph above counts them. That people may go to the Ombudsman does not make it so.
    private func isAboutOmbudsman(_ around: Surroundings) -> Bool {
        if around.section.isAboutOmbudsman { return true }
        if [around.caption, around.announcement].contains(where: text.mentionsOmbudsman) { return true }
        return text.mentionsOmbudsman(around.intro)
            && !text.contains(Self.ownProcedure, in: around.announcement)
            && !text.contains("may can could might", in: around.intro)
    }

    /// A table of contacts, or of the council's own outcomes, where all that is said around it leaves it the whole
    /// council's and the whole year's.
    private func contactsTopic(of grid: Grid, _ around: Surroundings, into ledger: inout ReportLedger) -> Topic {
        let said = [around.caption, around.announcement] + around.headings.suffix(1)
        let isGeneral = around.section.isGeneral || kinds(of: grid) > 1
        guard isGeneral else { return .other }
        if said.contains(where: isOfPart) {
            return around.section.isGeneral ? .ownOutcomes : .other
        }
        // A table right below the report's title has no caption of its own.
        guard title?.overlaps(around.caption) ?? false || outline.isGeneral(caption: around.caption),
            isGeneralAnnouncement(around.announcement)
        else {
            if kinds(of: grid) > 1 { doubt(grid, into: &ledger) }
            return .other
        }
        return .contacts
    }

    /// Whether words make a table one of costs, times, outcomes, a stage or a quarter, and no count of what came in.
    private func isOfPart(_ words: Range<Int>) -> Bool {
        if text.contains("percentage proportion share", in: words), !text.contains("number", in: words) { return true }
        if words.contains(where: { text.tokens[$0].isSign("\u{A3}") }) { return true }
        if words.contains(where: {
            text.isWord($0, in: "stage") && !text.isWord($0 + 1, in: "one") && text.tokens[$0 + 1].count != 1
        }) {
            return true
        }
        return text.contains(Self.notReceived, in: words)
    }

    /// A sentence above a table may be about anything; one that announces the table has to be of the whole council.
    private func isGeneralAnnouncement(_ sentence: Range<Int>) -> Bool {
        !text.contains("table below following above", in: sentence) || outline.isGeneral(caption: sentence)
    }

    /// A table of the council's complaints by procedure with words around it that are new.
    private func doubt(_ grid: Grid, into ledger: inout ReportLedger) {
        let names = grid.rows.compactMap { row -> FigureName? in
            guard let label = label(of: row), case .figure(let name) = text.contactLabel(label) else { return nil }
            return name
        }
        ledger.doubt(
            Set(names).sorted(), "What stands above the table leaves it open whether it counts all complaints.",
            at: text.place(ofLine: grid.lines.lowerBound))
    }

    /// Whether the rows are councils, this one among others.
    private func isOfCouncils(_ labels: [Range<Int>]) -> Bool {
        var councils = 0
        for label in labels.prefix(12) where label.count <= 10 {
            let isCouncil =
                AuthorityForm.find(in: label, of: text) != nil
                || AuthorityRegister.shared.authority(named: text.string(label)) != nil
            if isCouncil { councils += 1 }
            if councils > 1 { return true }
        }
        return false
    }

    /// How many columns are headed with a kind of contact.
    private func contacts(across grid: Grid) -> Int {
        grid.columns.count { column in
            guard column.runs.count == 1, case .figure = text.contactLabel(column.runs[0]) else { return false }
            return true
        }
    }

    /// How many columns are headed with an outcome.
    private func outcomes(across grid: Grid) -> Int {
        grid.columns.count { column in
            guard column.runs.count == 1, case .figure = text.outcomeLabel(column.runs[0]) else { return false }
            return true
        }
    }

    /// Words of captions whose tables are not of the whole council or the whole year.
    private static let partial = WordSet(
        """
        quarter stage month monthly quarterly weekly timescales timescale days average response responses percentage \
        compensation remedies remedy payments payment
        """)
    /// Words that make a table of kinds of contact anything but a count of those received in the year.
    private static let notReceived = WordSet(
        """
        quarter month monthly quarterly weekly timescale timescales time times days average response responses reply \
        compensation remedies remedy payments payment cost costs spend upheld fault open outstanding answered target \
        targets late overdue escalated withdrawn rejected satisfaction
        """)
    /// Words of a table of several councils' cases.
    private static let others = WordSet(
        """
        average averages england national nationally nationwide neighbour neighbours neighbouring nearby authorities \
        comparable similar sector peers benchmark each
        """)
    /// Words of the council's own procedure.
    private static let ownProcedure = WordSet("our stage corporate internal procedure formal")
    private static let decided = WordSet(
        """
        decision decisions decided determined determinations determination outcome outcomes upheld findings
        """)
    private static let received = WordSet("enquiries enquiry received referred escalated referrals contacts")

    /// How many kinds of complaint the rows tell apart that only a table of the whole council has side by side.
    private func kinds(of grid: Grid) -> Int {
        let names: [FigureName] = [
            .contactsCorporateComplaints, .contactsAdultSocialCareComplaints, .contactsChildrensSocialCareComplaints,
        ]
        let labels = grid.rows.compactMap { label(of: $0) }
        let found = Set(labels.compactMap { text.contactLabel($0) })
        let staged = Set(labels.compactMap { text.firstStageLabel($0) })
        return names.count { found.contains(.figure($0)) || staged.contains($0) }
    }

    /// A row's label, be it wrapped over lines; nil where it has none, or other words stand between its lines.
    private func label(of row: Grid.Row) -> Range<Int>? {
        let cell = row.cells[0]
        guard let first = cell.runs.first, let last = cell.runs.last, isAdjacent(cell) else { return nil }
        return first.lowerBound..<last.upperBound
    }

    // MARK: Reading

    private func read(_ grid: Grid, intro: Range<Int>, into ledger: inout ReportLedger) {
        let topic = topic(of: grid, surroundings(of: grid, intro: intro), into: &ledger)
        checkChanges(of: grid, into: &ledger)
        switch topic {
        case .contacts: readContacts(grid, into: &ledger)
        case .ownOutcomes: readOwnOutcomes(facts(of: grid), into: &ledger)
        case .ombudsmanEnquiries: readTotals(grid, as: .ombudsmanEnquiries, into: &ledger)
        case .ombudsmanDecisions: readOutcomes(grid, into: &ledger)
        case .other: break
        }
    }

    /// Types of contact, a row or column each, and their total.
    private func readContacts(_ grid: Grid, into ledger: inout ReportLedger) {
        let facts = facts(of: grid)
        var names: Set<FigureName> = []
        if let fact = facts.first(where: isFractionOfContact) {
            ledger.find(
                Checks.unclear(
                    facts.compactMap { figure(of: $0) },
                    "\"\(text.string(fact.cell))\" shows that the table counts no cases.",
                    at: place(of: fact)))
            return
        }
        for fact in facts {
            guard case .figure(let name) = text.contactLabel(fact.label) else { continue }
            names.insert(name)
            state(name, fact, into: &ledger)
        }
        // Every complaint begins at the first stage, so where no row has them all that stage's row has.
        let firstStage = facts.compactMap { fact in text.firstStageLabel(fact.label).map { (name: $0, fact: fact) } }
        for (name, fact) in firstStage
        where !names.contains(name) && !firstStage.contains(where: { $0.name == name && $0.fact.isRival(of: fact) }) {
            state(name, fact, into: &ledger)
        }
        names.formUnion(firstStage.map(\.name))
        readOwnOutcomes(facts, into: &ledger)
        reportTornRows(of: grid, label: { text.contactLabel($0) }, into: &ledger)
        // A total is that of all contacts only where more than complaints is added up.
        let isOfContacts =
            names.contains(.contactsCompliments) || names.contains(.contactsEnquiries)
            ? names.count > 1 : false
        guard isOfContacts else { return }
        for fact in facts where text.contactLabel(fact.label) == .total {
            let parts = facts.filter { $0.period == fact.period && text.contactLabel($0.label) != .total }
            let known = parts.filter { text.contactLabel($0.label) != nil }
            stateTotal(.contactsTotal, fact, of: [parts, known], into: &ledger)
        }
    }

    /// Whether the row of a kind of contact has a value such as 12.5, which counts nothing.
    private func isFractionOfContact(_ fact: Fact) -> Bool {
        guard figure(of: fact) != nil, let value = text.value(fact.cell) else { return false }
        return value.hasFraction && !value.isPercent && !value.isMoney
    }

    private func figure(of fact: Fact) -> FigureName? {
        if case .figure(let name) = text.contactLabel(fact.label) { name } else { nil }
    }

    /// How the council's own investigations ended.
    private func readOwnOutcomes(_ facts: [Fact], into ledger: inout ReportLedger) {
        for fact in facts {
            guard let name = text.ownOutcomeLabel(fact.label) else { continue }
            if name == .outcomesFaultFound, let value = text.value(fact.cell), value.isPercent, value.sign == 0 {
                ledger.state(
                    .outcomesFaultFoundRate, value.number, in: fact.period ?? period, at: place(of: fact),
                    strength: .table)
            } else {
                state(name, fact, into: &ledger)
            }
        }
    }

    /// Departments by year, and their total.
    private func readTotals(_ grid: Grid, as name: FigureName, into ledger: inout ReportLedger) {
        let facts = facts(of: grid)
        for fact in facts where isTotal(fact.label) {
            stateTotal(name, fact, of: [facts.filter { $0.period == fact.period && !isTotal($0.label) }], into: &ledger)
        }
    }

    /// Outcomes of the Ombudsman's decisions, by year or for one; or departments by year, and their total.
    private func readOutcomes(_ grid: Grid, into ledger: inout ReportLedger) {
        let facts = facts(of: grid)
        var names: Set<FigureName> = []
        for fact in facts {
            if let name = text.ombudsmanLabel(fact.label) { state(name, fact, into: &ledger) }
            guard case .figure(let name) = text.outcomeLabel(fact.label) else { continue }
            names.insert(name)
            if name == .decisionsUpheld, isOnlyWithInjustice(fact, among: facts) {
                ledger.find(
                    Checks.unclear(
                        [name], "Cases upheld with injustice and without it are counted apart; neither row has all.",
                        at: place(of: fact)))
            } else {
                state(name, fact, into: &ledger)
            }
        }
        reportTornRows(of: grid, label: { text.outcomeLabel($0) }, into: &ledger)
        guard names.count > 1 || names.isEmpty else { return }
        for fact in facts where isTotal(fact.label) {
            let parts = facts.filter {
                $0.period == fact.period && !isTotal($0.label) && !text.contains("rate percentage", in: $0.label)
            }
            let isPlain = names.isEmpty || parts.allSatisfy { text.outcomeLabel($0.label) != nil }
            stateTotal(.ombudsmanDecisions, fact, of: isPlain ? [parts] : [], into: &ledger)
        }
    }

    /// Whether a row counts what was upheld with injustice while another of the same year has some without.
    private func isOnlyWithInjustice(_ fact: Fact, among facts: [Fact]) -> Bool {
        text.contains("injustice", in: fact.label)
            && facts.contains { other in
                other.period == fact.period && !other.label.isEmpty
                    && text.outcome(in: other.label) == .upheldWithoutInjustice
                    && text.value(other.cell)?.count ?? 0 > 0
            }
    }

    private func isTotal(_ label: Range<Int>) -> Bool { text.outcomeLabel(label) == .total }

    private func state(_ name: FigureName, _ fact: Fact, into ledger: inout ReportLedger) {
        guard !fact.cell.isEmpty else { return }
        guard let value = count(of: fact.cell) else {
            if isGarbled(fact.cell) {
                ledger.find(
                    Checks.unclear(
                        [name], "\(name) can't be read from \"\(text.string(fact.cell))\".",
                        at: text.place(ofLine: fact.line)))
            }
            return
        }
        ledger.state(name, value, in: fact.period ?? period, at: place(of: fact), strength: .table)
    }

    /// The row's line; the number's own where each cell has a line.
    private func place(of fact: Fact) -> Place {
        guard let value = fact.cell.runs.last, let last = value.last, text.tokens[last].line != fact.line else {
            return text.place(ofLine: fact.line)
        }
        return text.place(of: value)
    }

    /// States a total, and says where no reading of its parts adds up to it. One without a label must add up.
    private func stateTotal(
        _ name: FigureName, _ fact: Fact, of readings: [[Fact]], into ledger: inout ReportLedger
    ) {
        guard let total = text.value(fact.cell)?.count else { return state(name, fact, into: &ledger) }
        let sums = readings.compactMap { sum(of: $0) }
        let place = text.place(ofLine: fact.line)
        if fact.label.isEmpty, !sums.contains(total) {
            let found = sums.first.map { "its rows add up to \(Checks.plain($0))" } ?? "its rows can't be added up"
            ledger.find(
                Checks.unclear([name], "The row of \(Checks.plain(total)) has no label, and \(found).", at: place))
            return
        }
        if let sum = sums.first, !sums.contains(total) {
            ledger.find(
                Finding(
                    code: .totalMismatch, figures: [name],
                    message: "For \(fact.period ?? period), \(name) is given as \(Checks.plain(total)), but the rows "
                        + "add up to \(Checks.plain(sum)).",
                    place: place))
        }
        state(name, fact, into: &ledger)
    }

    /// The sum of some values; nil where one can't be read, or there are none.
    private func sum(of facts: [Fact]) -> Double? {
        var sum = 0.0
        // A row that an extractor repeats is one row.
        var seen: Set<String> = []
        for fact in facts where !fact.cell.isEmpty {
            guard seen.insert(text.string(fact.label) + "\t" + text.string(fact.cell)).inserted else { continue }
            if let count = count(of: fact.cell) {
                sum += count
            } else if text.string(fact.cell) != "-" {
                return nil
            }
        }
        return facts.isEmpty ? nil : sum
    }

    /// The count in a cell: a number, or "Nil" or "None".
    private func count(of cell: Grid.Cell) -> Double? {
        if let value = text.value(cell) { return value.count }
        guard cell.runs.count == 1, cell.runs[0].count == 1, text.isNone(at: cell.runs[0].lowerBound) else {
            return nil
        }
        return 0
    }

    /// Whether a cell has digits, yet is no number.
    private func isGarbled(_ cell: Grid.Cell) -> Bool {
        cell.runs.contains { run in
            run.contains { index in
                switch text.tokens[index].kind {
                case .mixed: true
                case .word, .number, .sign: false
                }
            }
        }
    }

    /// A row whose label is known but whose values lost their columns.
    private func reportTornRows(
        of grid: Grid, label: (Range<Int>) -> ReportLabel?, into ledger: inout ReportLedger
    ) {
        for row in grid.rows where !row.isWhole && row.cells.count > 1 {
            guard row.cells[0].runs.count == 1, case .figure(let name) = label(row.cells[0].runs[0]) else { continue }
            ledger.find(
                Checks.unclear(
                    [name], "\(name): the row has fewer values than the table has columns.",
                    at: text.place(ofLine: row.line)))
        }
    }

    // MARK: Columns

    private enum Column: Equatable { case label, period(Period), change, count, other }

    private func column(_ cell: Grid.Cell) -> Column {
        guard !cell.isEmpty else { return .other }
        if let period = onlyPeriod(cell) { return .period(period) }
        guard cell.runs.count == 1 else { return .other }
        let run = cell.runs[0]
        if text.isChangeHeading(run) { return .change }
        return text.isAll(Self.countHeading, in: run) ? .count : .other
    }

    private static let countHeading = WordSet("number no total count volume of cases received complaints totals")
    private static let periodWords = WordSet("number no total actual received year fy in of cases complaints the")

    /// The year that a heading names, where it says nothing that could make it a part of one.
    private func onlyPeriod(_ cell: Grid.Cell) -> Period? {
        var found: Period?
        for run in cell.runs {
            let years = text.reportingYears(in: run, inHeading: true)
            for index in run where !years.contains(where: { $0.tokens.contains(index) }) {
                switch text.tokens[index].kind {
                case .word: guard text.isWord(index, in: Self.periodWords) else { return nil }
                case .number, .mixed: return nil
                case .sign: if text.tokens[index].isSign("%") || text.tokens[index].isSign("\u{A3}") { return nil }
                }
            }
            for year in years {
                guard found == nil || found == year.year else { return nil }
                found = year.year
            }
        }
        return found
    }

    /// The values of a table, each with its label and year.
    private func facts(of grid: Grid) -> [Fact] {
        // A row of more or fewer cells than there are headings can't be tied to them.
        let rows = grid.rows.filter { row in
            row.isWhole && (grid.columns.isEmpty || row.cells.count == grid.columns.count)
        }
        guard !grid.columns.isEmpty else {
            // No headings: a label and a value.
            return rows.compactMap { row in
                row.cells.count == 2 ? fact(row.cells[0], captionPeriod(grid), row.cells[1], row.line) : nil
            }.filter { _ in hasOneYear(grid) }
        }
        let columns = grid.columns.map { column($0) }
        let years = columns.indices.dropFirst().compactMap { index -> (index: Int, period: Period)? in
            if case .period(let year) = columns[index] { (index, year) } else { nil }
        }
        let distinct = years.filter { year in years.count { $0.period == year.period } == 1 }
        if !distinct.isEmpty {
            return rows.flatMap { row in
                distinct.compactMap { fact(row.cells[0], $0.period, row.cells[$0.index], row.line) }
            }
        }
        guard years.isEmpty else { return [] }
        let rowYears = rows.map { onlyPeriod($0.cells[0]) }
        if rowYears.contains(where: { $0 != nil }) {
            return zip(rows, rowYears).flatMap { row, year -> [Fact] in
                guard let year, rowYears.count(where: { $0 == year }) == 1 else { return [] }
                return row.cells.indices.prefix(grid.columns.count).dropFirst().compactMap { index in
                    fact(grid.columns[index], year, row.cells[index], row.line)
                }
            }
        }
        guard hasOneYear(grid) else { return [] }
        if let own = ownColumn(grid.columns) {
            return rows.compactMap { fact($0.cells[0], captionPeriod(grid), $0.cells[own], $0.line) }
        }
        let counts = columns.indices.dropFirst().filter { columns[$0] == .count }
        if counts.count == 1, outcomes(across: grid) < 2, contacts(across: grid) < 2 {
            return rows.compactMap { fact($0.cells[0], captionPeriod(grid), $0.cells[counts[0]], $0.line) }
        }
        // Departments by outcome: the row of totals has a value for every heading.
        guard let total = rows.last, let label = total.cells[0].runs.first, isTotal(label) else { return [] }
        return total.cells.indices.prefix(grid.columns.count).dropFirst().compactMap { index in
            fact(grid.columns[index], captionPeriod(grid), total.cells[index], total.line)
        }
    }

    /// The column that bears the council's name, in a report that several councils share.
    private func ownColumn(_ columns: [Grid.Cell]) -> Int? {
        let own = WordSet(authority)
        let found = columns.indices.dropFirst().filter { index in
            guard columns[index].runs.count == 1 else { return false }
            let run = columns[index].runs[0]
            return run.allSatisfy { text.isWord($0, in: own) }
                && !run.allSatisfy { text.isWord($0, in: ReportWords.generalHeading) }
        }
        return found.count == 1 ? found[0] : nil
    }

    private func fact(_ label: Grid.Cell, _ period: Period?, _ cell: Grid.Cell, _ line: Int) -> Fact? {
        // Labels over several lines lie in several runs; their tokens between are not theirs, so none is made of them.
        guard label.runs.count <= 1 || isAdjacent(label) else { return nil }
        guard let first = label.runs.first, let last = label.runs.last else {
            return Fact(label: 0..<0, period: period, cell: cell, line: line)
        }
        return Fact(label: first.lowerBound..<last.upperBound, period: period, cell: cell, line: line)
    }

    private func isAdjacent(_ cell: Grid.Cell) -> Bool {
        zip(cell.runs, cell.runs.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound }
    }

    private func captionPeriod(_ grid: Grid) -> Period? {
        grid.caption.flatMap { text.reportingYears(in: text.lines[$0].tokens).first?.year }
    }

    /// Whether the caption leaves no doubt about the year: it names one, or none.
    private func hasOneYear(_ grid: Grid) -> Bool {
        guard let caption = grid.caption else { return true }
        return Set(text.reportingYears(in: text.lines[caption].tokens).map(\.year)).count <= 1
    }

    // MARK: Changes

    /// A stated change must be that of its two values: rounded, or cut off.
    private func checkChanges(of grid: Grid, into ledger: inout ReportLedger) {
        let columns = grid.columns.map { column($0) }
        let changes = columns.indices.filter { columns[$0] == .change }
        let years = columns.indices.compactMap { index -> (index: Int, period: Period)? in
            if case .period(let year) = columns[index] { (index, year) } else { nil }
        }.sorted { $0.period > $1.period }
        guard changes.count == 1, years.count > 1, years[0].period != years[1].period else { return }
        for row in grid.rows where row.isWhole && row.cells.count == columns.count {
            guard let change = text.value(row.cells[changes[0]]),
                let now = text.value(row.cells[years[0].index])?.count,
                let before = text.value(row.cells[years[1].index])?.count,
                !agrees(change, from: before, to: now)
            else { continue }
            var names: [FigureName] = []
            if let label = row.cells[0].runs.first, case .figure(let name) = text.contactLabel(label) { names = [name] }
            ledger.find(
                Finding(
                    code: .changeMismatch, figures: names,
                    message: "The change is given as \(text.string(row.cells[changes[0]])), but from "
                        + "\(Checks.plain(before)) to \(Checks.plain(now)) it is not that.",
                    place: text.place(ofLine: row.line)))
        }
    }

    private func agrees(_ change: CellValue, from before: Double, to now: Double) -> Bool {
        let stated = change.sign < 0 ? -change.number : change.number
        let candidates = change.sign == 0 ? [stated, -stated] : [stated]
        return candidates.contains { candidate in
            // Without a % sign it may be the difference itself.
            if !change.isPercent, candidate == now - before { return true }
            guard before > 0 else { return true }
            return abs(candidate - 100 * (now - before) / before) < (change.hasFraction ? 0.1 : 1)
        }
    }
}
