import Model
import Reading
import Testing

@Suite struct IdentificationTests {
    @Test func `a torn heading names the council`() throws {
        let text =
            "Dear Ms Example\n\nLocal Authority Report:Ashford Borough CouncilFor the Period Ending:31/03/2021\n\n"
        let reading = try SampleText.read(text + SampleLetter.blocks())
        #expect(reading.authority.name == "Ashford Borough Council")
        #expect(reading.period.name == "2020-21")
    }

    @Test func `a letter to one council with another's statistics is unclear`() throws {
        let text = SampleLetter.text(council: "Ashford Borough Council", statistics: SampleLetter.blocks())
            .replacing("Ashford Borough Council\nFor the", with: "Kent County Council\nFor the")
        let reading = try SampleText.read(text)
        #expect(reading.authority.name == "Kent County Council")
        #expect(reading.findings.map(\.code) == [.figureUnclear])
    }

    @Test(arguments: [
        ("West\nSussex County Council", "West Sussex County Council"),
        ("North East\nDerbyshire District Council", "North East Derbyshire District Council"),
        ("Windsor and\nMaidenhead Council", "Royal Borough of Windsor and Maidenhead"),
        ("N Somerset Council", "North Somerset Council"),
        ("N.E. Lincolnshire Council", "North East Lincolnshire Council"),
        ("W. Oxfordshire District Council", "West Oxfordshire District Council"),
        ("Bath & NE Somerset Council", "Bath and North East Somerset Council"),
    ])
    func `a name torn over two lines, or with initials for the points of the compass, is not another council's`(
        _ heading: String, _ name: String
    ) throws {
        let page = "For the period ending: 31/03/21\n\n" + SampleLetter.blocks()
        #expect(try SampleText.read("\(heading)\n" + page).authority.name == name)
        let address = "\(heading)\n\nDear Ms Example\n\nAnnual Review letter 2021\n\nYours sincerely\n\n"
        #expect(try SampleText.read(address + SampleLetter.blocks()).authority.name == name)
    }

    @Test func `the heading of the statistics is enough`() throws {
        let reading = try SampleText.read(
            "City of York Council\nFor the period ending: 31/03/21\n\n" + SampleLetter.blocks())
        #expect(reading.authority.name == "City of York Council")
        #expect(reading.figures.count == 10)
    }

    @Test func `a council mentioned in passing is not the subject`() throws {
        let prose = "In a case about Kent County Council we found fault with Blaby District Council's procedures."
        let reading = try SampleText.read(SampleLetter.text(prose: prose, statistics: SampleLetter.blocks()))
        #expect(reading.authority.name == "Wendmere Borough Council")
    }

    @Test func `the dates of the statistics decide, and a contradiction is a finding`() throws {
        let text = SampleLetter.text(year: 2021, statistics: SampleLetter.blocks(year: 2020))
            .replacing("31/03/21", with: "31/03/20")
        let reading = try SampleText.read(text)
        #expect(reading.period.name == "2019-20")
        #expect(reading.findings.map(\.code) == [.figureUnclear])
    }

    @Test(arguments: [
        "Annual Review letter 2021", "Annual Review letter 2020-21", "Annual Review letter 2020/21",
        "the year ending 31 March 2021", "the year ended 31st March 2021", "20 July 2021",
        "For the Period Ending: 31/03/2021", "for the period between 1 April 2020 and 31 March 2021",
        "for the period ending 31.03.2021",
    ])
    func `the year is known by any one of its statements`(_ statement: String) throws {
        let text = """
            Chief Executive
            Ashford Borough Council

            \(statement.first?.isNumber == true ? statement : "By email")

            Dear Ms Example

            \(statement)

            60% of complaints we investigated were upheld.

            This compares to an average of 53% in similar authorities.
            """
        #expect(try SampleText.read(text).period.name == "2020-21")
    }

    @Test func `without council or year there is no reading`() {
        #expect(throws: Refusal.self) {
            try DocumentReader.read(DocumentText("Dear Ms Example\n\n" + SampleLetter.blocks()))
        }
        let noYear = "Dear Ms Example\nAshford Borough Council\n\n60% of complaints we investigated were upheld."
        #expect(throws: Refusal.self) { try DocumentReader.read(DocumentText(noYear)) }
    }

    @Test(arguments: [
        "Dear Chief Executive", "20 July 2021\n\nDear Ms Example", "Mrs J Example\nChief Executive",
        "Annual Review letter\nThe Council", "Agenda item 7\nStandards Board", "Cabinet Member for Waste Authority",
        "Similar authorities\nLondon Boroughs", "Complaints to the Ombudsman\nHousing Executive",
        "Unit 2\nBroadmarsh Business Park", "Adjusted for London Borough of Marlcroft's population",
    ])
    func `words of offices, salutations and addresses are no authority`(_ head: String) {
        let page = head + "\n\nFor the period ending: 31/03/21\n\n" + SampleLetter.blocks()
        let refusal = #expect(throws: Refusal.self) { try SampleText.read(page) }
        #expect(refusal?.code == .noAuthority)
    }

    @Test(arguments: ["PO Box 1\nCoventry", "1 Broad Street\nYork\nYO1 1AA", "PO Box 1\nCoventry\nCV1 1AA"])
    func `the town of an address is no council`(_ address: String) {
        let page = address + "\n\nFor the period ending: 31/03/21\n\n" + SampleLetter.blocks()
        let refusal = #expect(throws: Refusal.self) { try SampleText.read(page) }
        #expect(refusal?.code == .noAuthority)
    }

    @Test(arguments: ["Kent County Council\nMedway Council", "Kent County Council & Medway Council"])
    func `a heading that names two councils alike is refused with both names`(_ heading: String) {
        let page = heading + "\n\nFor the period ending: 31/03/21\n\n" + SampleLetter.blocks()
        let refusal = #expect(throws: Refusal.self) { try SampleText.read(page) }
        #expect(refusal?.code == .noAuthority)
        #expect(refusal?.message.contains("Kent County Council") == true)
        #expect(refusal?.message.contains("Medway Council") == true)
    }

    @Test(arguments: [[2020, 2021], [2021, 2020]])
    func `a page of two years is the latest one's, in either order`(_ years: [Int]) throws {
        let blocks = years.map { SampleLetter.blocks(year: $0) }.joined(separator: "\n\n")
        let reading = try SampleText.read("Kent County Council\n\n" + blocks)
        #expect(reading.period.name == "2020-21")
        #expect(reading.earlier.keys.allSatisfy { $0 == "2019-20" })
    }
}
