import Model
import Reading
import Testing

/// Whose letter it is, where the name is short, longer than a known one, shared by several, or not there at all.
@Suite struct AuthorityNamingTests {
    /// A page of statistics under a heading.
    private func page(_ heading: String) -> String {
        """
        \(heading)
        For the period ending: 31/03/22

        Complaints upheld
        50% of complaints we investigated were upheld.
        This compares to an average of 64% in similar organisations.
        6 upheld decisions
        Statistics are based on a total of 12 investigations for the period between 1 April 2021 to 31 March 2022
        """
    }

    /// A letter to an address.
    private func letter(_ address: String) -> DocumentText {
        DocumentText(
            """
            20 July 2022

            \(address)

            Dear Ms Ashworth

            Annual Review letter 2022

            Complaints upheld
            50% of complaints we investigated were upheld.
            This compares to an average of 64% in similar organisations.
            6 upheld decisions
            Statistics are based on a total of 12 investigations for the period between 1 April 2021 to 31 March 2022
            """)
    }

    private func read(
        _ text: DocumentText, for given: Authority? = nil, by source: GivenAuthority.Source = .person
    ) throws -> Reading {
        var collector = ReadingCollector(givenFor: given.map { GivenAuthority($0, by: source) })
        collector.add(text)
        return try #require(try collector.collected().first)
    }

    @Test(arguments: [
        "Transport for London": "Transport for London", "Dudley MBC": "Dudley Metropolitan Borough Council",
        "City of London": "City of London Corporation", "Sedgemoor DC": "Sedgemoor District Council",
        "Peak District National Park Authority": "Peak District National Park Authority",
        "Kent PCC": "Police and Crime Commissioner for Kent",
        "Bristol CC": "Bristol City Council", "Herts CC": "Hertfordshire County Council",
        "Lancs County Council": "Lancashire County Council",
        "NW Leics DC": "North West Leicestershire District Council",
        "Kensington & Chelsea RBC": "Royal Borough of Kensington and Chelsea",
        "BANES": "Bath and North East Somerset Council",
        "Royal Greenwich": "Royal Borough of Greenwich", "Stoke City Council": "Stoke-on-Trent City Council",
        "Barking Council": "London Borough of Barking and Dagenham",
        "Bournemouth Christchurch & Poole Council": "Bournemouth, Christchurch and Poole Council",
        "Little Sedgemoor District Council": "Little Sedgemoor District Council",
        "Fordwick Leeds City Council": "Fordwick Leeds City Council", "Leeds City Council": "Leeds City Council",
        "Hull and East Yorkshire Combined Authority": "Hull and East Yorkshire Mayoral Combined Authority",
        "Sheffield City Region Combined Authority": "South Yorkshire Mayoral Combined Authority",
        "Leicester, Leicestershire & Rutland Fire Authority":
            "Leicester, Leicestershire and Rutland Combined Fire Authority",
        "Wexley, Marling and Thorne Fire Authority": "Wexley, Marling and Thorne Fire Authority",
        "Northshire and City of Fordwick Fire Authority": "Northshire and City of Fordwick Fire Authority",
        "North\nMarling Borough Council": "North Marling Borough Council",
        "Wexley and\nMarling Fire Authority": "Wexley and Marling Fire Authority",
    ])
    func `a heading, and an address behind an office, name their authority`(_ written: String, _ name: String) throws {
        #expect(try read(DocumentText(page(written))).authority.name == name)
        #expect(try read(letter("Ms Ashworth\nChief Executive\n\(written)")).authority.name == name)
        #expect(try read(letter("Ms Ashworth Chief Executive \(written)")).authority.name == name)
    }

    @Test(arguments: [
        "Ms Ashworth Leeds City Council", "Annual Review Letter Leeds City Council", "To: Leeds City Council",
        "Civic Hall Leeds City Council", "Chief Executive of Leeds City Council",
    ])
    func `a person, a building or a title before a name is no part of it`(_ line: String) throws {
        #expect(try read(letter(line)).authority.name == "Leeds City Council")
    }

    @Test(arguments: ["LBH", "Ms Ashworth Chief Executive LBH"])
    func `a name that several authorities have is refused with the candidates`(_ address: String) {
        #expect {
            try read(letter(address))
        } throws: { error in
            guard let refusal = error as? Refusal else { return false }
            return refusal.code == .noAuthority
                && refusal.message.contains("London Borough of Hackney, London Borough of Haringey")
        }
    }

    @Test(arguments: [
        ("Kingston Council", "may be Hull City Council or Royal Borough of Kingston upon Thames."),
        ("Newcastle Council", "may be Newcastle City Council or Newcastle-under-Lyme Borough Council."),
        ("Taunton Deane BC", "may be Taunton Deane Borough Council (until 2019)."),
        (
            "Bournemouth Council",
            "Bournemouth Borough Council (until 2019) or Bournemouth, Christchurch and Poole Council."
        ),
        (
            "Leicestershire Fire and Rescue Authority",
            "be Leicester, Leicestershire and Rutland Combined Fire Authority."
        ),
        ("Sussex Fire Authority", "may be East Sussex Fire Authority."),
        ("Rescue Authority", "does not say which council"),
        ("Combined Authority", "does not say which council"), ("Fire Authority", "does not say which council"),
    ])
    func `a short name is no new body where one of the list may be meant`(_ written: String, _ message: String) {
        for text in [DocumentText(page(written)), letter("Chief Executive\n\(written)")] {
            #expect {
                try read(text)
            } throws: { error in
                (error as? Refusal)?.message.contains(message) == true
            }
        }
    }

    @Test func `a file without a name is the authority's that it was given for`() throws {
        let kent = try #require(AuthorityRegister.shared.authority(named: "Kent County Council"))
        let reading = try read(letter("Ms Ashworth"), for: kent)
        #expect(reading.authority == kent)
        #expect(reading.findings.isEmpty)
        #expect(throws: Refusal.self) { try read(letter("Ms Ashworth")) }
        #expect(try read(letter("LBH"), for: kent).authority == kent)
    }

    @Test func `a text that names another authority than the one it was given for has a finding`() throws {
        let kent = try #require(AuthorityRegister.shared.authority(named: "Kent County Council"))
        let reading = try read(letter("Leeds City Council"), for: kent)
        #expect(reading.authority == kent)
        #expect(
            reading.findings.map(\.message) == [
                "The text names Leeds City Council, but the file was given for Kent County Council. It is stored with Kent "
                    + "County Council."
            ])
        #expect(try read(letter("Kent County Council"), for: kent).findings.isEmpty)
    }

    @Test func `a text that names an authority of the list is its, whatever folder it lay in`() throws {
        let kent = try #require(AuthorityRegister.shared.authority(named: "Kent County Council"))
        let reading = try read(letter("Leeds City Council"), for: kent, by: .folder)
        #expect(reading.authority.name == "Leeds City Council")
        #expect(reading.findings.map(\.code) == [.figureUnclear])
        #expect(
            reading.findings.first?.message
                == "The file arrived in the folder of Kent County Council, but the text names Leeds City Council. It is stored "
                + "with Leeds City Council.")
        #expect(try read(letter("Northmoor District Council"), for: kent, by: .folder).authority == kent)
    }

    @Test(arguments: [
        ("Cumberland Council", "Cumberland Council began on 1 April 2023, after the year"),
        ("Taunton Deane Borough Council", "Taunton Deane Borough Council ended in 2019, before the year"),
        ("Cumbria County Council", nil), ("Leeds City Council", nil),
    ])
    func `figures of a year before an authority began, or after it ended, have a finding`(
        _ name: String, _ message: String?
    ) throws {
        let findings = try read(letter(name)).findings
        #expect(findings.count == (message == nil ? 0 : 1))
        #expect(findings.allSatisfy { $0.message.hasPrefix(message ?? "") })
    }

    @Test func `each letter of a pack stays with the authority that it names`() throws {
        let kent = try #require(AuthorityRegister.shared.authority(named: "Kent County Council"))
        var pack = ReadingCollector(givenFor: GivenAuthority(kent, by: .person))
        pack.add(DocumentText(page("Leeds City Council") + "\n\n\u{C}" + page("Kent County Council")))
        let readings = try pack.collected()
        #expect(readings.map(\.authority.name) == ["Leeds City Council", "Kent County Council"])
        #expect(readings.map(\.findings.count) == [1, 0])
    }

    @Test(arguments: [
        "Average County Council uphold rate %", "Similar District Council average", "Most Borough Councils",
    ])
    func `a class of councils is no council`(_ heading: String) {
        #expect(throws: Refusal.self) {
            try SampleText.read(
                "Complaints annual report 2023/24\n\nOmbudsman decisions\n\nYear | Investigated | Upheld | \(heading)\n2023/24 | 32 | 28 | 85%\n"
                    + "2022/23 | 26 | 20 | 80%\n")
        }
    }
}
