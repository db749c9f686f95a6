import Model
import Reading
import Testing

@Suite struct AuthorityRegisterTests {
    let register = AuthorityRegister.shared

    @Test(arguments: [
        "E09000022": [
            "London Borough of Lambeth", "Lambeth Council", "LB Lambeth", "Lambeth London Borough Council",
            "the London Borough of Lambeth", "LONDON BOROUGH OF LAMBETH", "Lambeth",
            "london-borough-of-lambeth", "e09000022", "London\u{A0}Borough  of\nLambeth", "Lam beth Coun cil",
        ],
        "E09000020": [
            "Royal Borough of Kensington and Chelsea", "The Royal Borough of Kensington & Chelsea",
            "Kensington & Chelsea", "Kensington &amp; Chelsea Council", "RBKC",
            "London Borough of Kensington and Chelsea",
        ],
        "E09000033": ["City of Westminster", "Westminster City Council", "Westminster"],
        "E06000014": ["City of York Council", "York City Council", "York", "YOR"],
        "E06000058": [
            "Bournemouth, Christchurch and Poole Council", "Bournemouth Christchurch & Poole Council",
            "BCP Council", "BCP  council",
        ],
        "E08000021": [
            "Newcastle City Council", "Newcastle upon Tyne City Council", "Newcastle-upon-Tyne City Council",
            "Newcastle upon Tyne",
        ],
        "E07000195": ["Newcastle-under-Lyme Borough Council", "Newcastle under Lyme Council"],
        "E08000013": [
            "St Helens Council", "St. Helens", "St Helen's Metropolitan Borough Council", "St Helens MBC",
        ],
        "E07000240": ["St Albans City and District Council", "St Albans City & District Council", "St. Albans"],
        "E06000047": ["Durham County Council", "County Durham", "Durham"],
        "E06000019": ["Herefordshire Council", "Herefordshire County Council"],
        "E06000020": ["Telford & Wrekin", "Telford and Wrekin Council", "Borough of Telford and Wrekin"],
        "E06000010": ["Hull City Council", "Kingston upon Hull City Council", "Kingston-upon-Hull", "Hull"],
        "E06000016": ["Leicester City Council", "Leicester City", "Leicester", "City of Leicester"],
        "E10000018": ["Leicestershire County Council", "Leicestershire CC", "Leicestershire"],
        "E06000055": ["Bedford Borough Council", "Bedford", "Borough of Bedford"],
        "E06000018": ["Nottingham City Council", "Nottingham City", "City of Nottingham Council"],
        "E10000024": ["Nottinghamshire County Council", "Nottinghamshire"],
        "E07000008": ["Cambridge City Council", "Cambridge City"],
        "E07000012": ["South Cambridgeshire District Council", "South Cambridgeshire", "South Cambridgeshire DC"],
        "E10000003": ["Cambridgeshire County Council", "Cambridgeshire County"],
        "E10000011": ["East Sussex County Council", "East Sussex"],
        "E06000053": ["Council of the Isles of Scilly", "Isles of Scilly Council", "Isles of Scilly"],
        "E07000112": ["Folkestone & Hythe District Council", "Shepway District Council", "Shepway"],
        "E07000190": ["Taunton Deane Borough Council", "Taunton Deane"],
        "E07000146": [
            "Borough Council of King\u{2019}s Lynn & West Norfolk", "King's Lynn and West Norfolk Borough Council",
            "Kings Lynn and West Norfolk",
        ],
        "E08000032": ["City of Bradford Metropolitan District Council", "Bradford Council", "Bradford MDC"],
        "E07000129": ["Blaby District Council", "BLABY DISTRICT COUNCIL", "Blaby DC", "Blaby"],
        "E10000021": ["Northamptonshire County Council"],
        "E06000062": ["West Northamptonshire Council"],
        "E07000013": ["Chester City Council"],
        "E06000050": ["Cheshire West & Chester Council"],
        "E06000060": ["Buckinghamshire Council"],
        "E10000002": ["Buckinghamshire County Council"],
        "E09000001": ["City of London Corporation", "City of London"],
        "E08000027": ["Dudley MBC"],
        "E09000013": ["LBHF", "LB Hammersmith & Fulham", "Hammersmith Council"],
        "E09000027": ["Richmond Council", "LB Richmond"],
        "E08000016": ["Barnsley Metropolitan Borough Council", "E08000038"],
        "E08000019": ["Sheffield City Council", "E08000039"],
    ])
    func `an authority is found by many ways of writing its name`(_ gss: String, _ names: [String]) {
        for name in names { #expect(register.authority(named: name)?.gss == gss, "\(name)") }
    }

    @Test(arguments: [
        "", "Council", "County Council", "Borough of", "The", "Newcastle", "Newcastle Council", "Somerset",
        "Dorset", "North Yorkshire", "Leicester County Council", "Nottingham County Council", "Blaby City Council",
        "Sussex", "Yorkshire", "Northmoor District Council", "Chichester City Council", "Salisbury City Council",
        "Lambeth Town Council", "Bristol County Council", "Kingston", "Richmond", "Kingston Council", "lbh", "LBH",
        "LBB",
        "West Midlands", "Scotland", "Kent Police", "Cardiff Council",
    ])
    func `a name that two authorities could have, or only part of a name, finds nobody`(_ name: String) {
        #expect(register.authority(named: name) == nil)
    }

    @Test(
        arguments: [
            ("Durham County Council", 2008, "E10000010"), ("Durham County Council", 2009, "E10000010"),
            ("Durham County Council", 2010, "E06000047"), ("Durham", 2019, "E06000047"),
            ("Bedford Borough Council", 2007, "E07000002"), ("Bedford Borough Council", 2020, "E06000055"),
            ("Wiltshire Council", 2008, "E10000033"), ("Wiltshire Council", 2012, "E06000054"),
            ("Somerset", 2019, "E10000027"), ("Somerset", 2024, "E06000066"),
            ("Somerset Council", 2019, "E10000027"), ("Somerset Council", 2023, "E06000066"),
            ("Somerset County Council", 2023, "E10000027"), ("Somerset", 2023, nil),
            ("Dorset Council", 2018, "E10000009"), ("Dorset Council", 2020, "E06000059"),
            ("Buckinghamshire", 2019, "E10000002"), ("Buckinghamshire", 2022, "E06000060"),
            ("North Yorkshire", 2022, "E10000023"), ("North Yorkshire Council", 2024, "E06000065"),
            ("Cumberland Council", 2018, "E06000063"),
        ] as [(String, Int, String?)])
    func `the period tells authorities of one name apart`(_ name: String, _ endYear: Int, _ gss: String?) {
        #expect(register.authority(named: name, period: Period(endYear: endYear))?.gss == gss)
    }

    @Test func `every authority is found by its own name and codes`() throws {
        #expect(register.authorities.count > 400)
        for authority in register.authorities {
            // Where a name went on, its first holder is asked for in the last year that it held it.
            let isFormer = authority.slug.hasSuffix("-until-2009")
            let period = isFormer ? Period(endYear: 2009) : nil
            #expect(register.authority(named: authority.name, period: period) == authority)
            #expect(register.authority(named: authority.slug) == authority)
            if let gss = authority.gss { #expect(register.authority(named: gss) == authority) }
            #expect(authority.isListed)
        }
    }

    @Test func `slugs and codes are unique and safe`() {
        let authorities = register.authorities
        #expect(Set(authorities.map(\.slug)).count == authorities.count)
        let codes = authorities.compactMap(\.gss)
        #expect(Set(codes).count == codes.count)
        #expect(authorities.allSatisfy { isSafe($0.slug) })
    }

    @Test func `every peer group has its authorities`() {
        let current = register.authorities.filter { register.authority(named: $0.name) == $0 }
        let counts = Dictionary(grouping: current, by: \.kind).mapValues(\.count)
        #expect(counts[.londonBorough] == 32)
        #expect(counts[.metropolitan] == 36)
        #expect((counts[.county] ?? 0) >= 27)
    }

    @Test(
        arguments: [
            ("Letter to Lambeth Council about 2019", ["E09000022"]),
            ("Lambeth is a place, and so are Kent, Reading and Blaby", []),
            ("LONDON BOROUGH\nOF LAMBETH", ["E09000022"]),
            ("between Kent County Council and Surrey County Council.", ["E10000016", "E10000030"]),
            ("Leicestershire County Council's own figures", ["E10000018"]),
            ("the Lei cester City Coun cil and others", ["E06000016"]),
            ("East Northamptonshire Council", ["E07000152"]), ("North Hampshire Council", []),
            ("Bournemouth, Christchurch\nand Poole Council", ["E06000058"]),
            ("Adur and Worthing Council", []), ("Reading Council papers is slow", []),
            ("we had reading council papers", []), ("Reading Borough Council", ["E06000038"]),
            ("Northmoor District Council", []), ("Borough of Poole", ["E06000029"]),
            ("Kensington &amp; Chelsea Council", ["E09000020"]), ("**Blaby District Council**", ["E07000129"]),
            ("Kent\n\n\n\nCouncil", []), ("Town Council of Kent", []), ("Lambeth Councillors", []),
            ("E09000022 Blaby\tDistrict Council", ["E07000129"]),
        ] as [(String, [String])])
    func `only sure names are found in running text`(_ string: String, _ expected: [String]) {
        let text = DocumentText(string)
        #expect(register.find(in: text, tokens: text.tokens.indices).compactMap(\.authority.gss) == expected)
    }

    @Test func `a found name covers its tokens alone`() throws {
        let text = DocumentText("To the City of York Council, today")
        let found = try #require(register.find(in: text, tokens: text.tokens.indices).first)
        #expect(text.string(found.tokens) == "City of York Council")
    }

    @Test func `a name that reaches out of the range of tokens is not found`() {
        let text = DocumentText("Kent County Council")
        #expect(register.find(in: text, tokens: 0..<2).isEmpty)
    }

    @Test(arguments: [
        ("Blaby District Council", "blaby-district-council"),
        ("King's Lynn & West Norfolk", "kings-lynn-and-west-norfolk"),
        ("  St. Helens -- Council ", "st-helens-council"), ("A&B", "a-and-b"),
    ])
    func `a slug has lower-case letters and single hyphens`(_ name: String, _ slug: String) {
        #expect(AuthorityRegister.slug(for: name) == slug)
    }

    @Test(arguments: [
        "", "   ", "../../etc/passwd", "\u{0}", "Ynys Môn", "市", "%%%", String(repeating: "é", count: 500),
        String(repeating: "long name ", count: 50), "a\u{202E}b",
    ])
    func `a slug is always safe`(_ name: String) {
        #expect(isSafe(AuthorityRegister.slug(for: name)))
        #expect(isSafe(register.unlisted(named: name).slug))
    }

    @Test func `different unusual names keep different slugs`() {
        let long = String(repeating: "long name ", count: 50)
        let names = ["市", "町", "Ynys Môn", "Ynys Mön", "", "%", long + "a", long + "b"]
        #expect(Set(names.map(AuthorityRegister.slug)).count == names.count)
    }

    @Test func `an unlisted authority has a clean name`() {
        let authority = register.unlisted(named: " Northmoor\u{0}\n District\u{202E} Council\u{1B}[31m ")
        #expect(authority.name == "Northmoor District Council [31m")
        #expect(authority.kind == .other)
        #expect(!authority.isListed)
        #expect(register.unlisted(named: String(repeating: "x", count: 999)).name.count == 120)
    }

    @Test(arguments: [
        "Transport for London": ["TfL"],
        "London Fire Commissioner": ["London Fire Brigade"],
        "Avon Fire Authority": ["Avon Fire & Rescue Service"],
        "Dartmoor National Park Authority": ["Dartmoor National Park"],
        "Broads Authority": ["the Broads Authority", "The Broads"],
        "Police and Crime Commissioner for Kent": ["Kent PCC", "Office of the Police and Crime Commissioner for Kent"],
        "Police, Fire and Crime Commissioner for Essex": ["Essex Police and Crime Commissioner", "Essex PFCC"],
        "Merseyside Passenger Transport Executive": ["Merseytravel"],
        "East London Waste Authority": [], "Environment Agency": ["the Environment Agency"],
        "Homes England": ["Homes and Communities Agency"], "Devon and Torbay Combined County Authority": [],
        "East Surrey Council": ["East Surrey"], "West Surrey Council": ["West Surrey"],
    ])
    func `a body without a code is found by its names, and is on the list`(_ name: String, _ others: [String]) throws {
        let authority = try #require(register.authority(named: name))
        #expect(authority.name == name && authority.gss == nil && authority.isListed)
        for other in others { #expect(register.authority(named: other) == authority, "\(other)") }
    }

    @Test func `a name that several authorities have comes with its candidates`() {
        let boroughs = register.candidates(named: "LBH").map(\.name)
        #expect(boroughs.count == 7 && boroughs.contains("London Borough of Hackney"))
        #expect(boroughs.contains("London Borough of Lambeth"), "whose code it is")
        #expect(register.candidates(named: "Somerset").count == 2)
        #expect(register.candidates(named: "Kent").map(\.name) == ["Kent County Council"])
        #expect(register.candidates(named: "Northmoor").isEmpty)
    }

    @Test(
        arguments: [
            ("Kent County Council", "Kent County Council"), ("kent-county-council", "Kent County Council"),
            ("E10000016", "Kent County Council"), ("Dudley MBC", "Dudley Metropolitan Borough Council"),
            ("Northmoor District Council", "Northmoor District Council"),
            ("London Borough of Northmoor", "London Borough of Northmoor"), ("Kent", "Kent County Council"),
            ("surrey", "Surrey County Council"), ("2023-24", nil), ("Reading", nil), ("BST", nil), ("Kingston", nil),
            ("letters of the council", nil), ("Council", nil), ("LBH", nil), ("Annual letters", nil),
        ] as [(String, String?)])
    func `a directory is named after an authority by any of its names that is no other's`(
        _ directory: String, _ name: String?
    ) {
        #expect(register.authority(ofDirectory: directory)?.name == name)
    }

    @Test(
        arguments: [
            ("Dorset Council", "2019-04-01", 6), ("Bournemouth, Christchurch and Poole Council", "2019-04-01", 3),
            ("Somerset Council", "2023-04-01", 5), ("West Northamptonshire Council", "2021-04-01", 4),
            ("Wiltshire Council", "2009-04-01", 5), ("East Surrey Council", "2027-04-01", 6),
            ("West Surrey Council", "2027-04-01", 7),
            ("Hampshire and Isle of Wight Fire and Rescue Authority", "2021-04-01", 1),
        ])
    func `a successor has its predecessors, with the day and the order`(_ name: String, _ date: String, _ count: Int)
        throws
    {
        let found = register.predecessors(of: try #require(register.authority(named: name)))
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.date == date && !$0.source.isEmpty })
        for succession in found {
            #expect(register.successors(of: succession.predecessor).contains(succession))
            #expect(succession.predecessor != succession.successor)
        }
    }

    @Test func `every authority that ended has a successor`() throws {
        let ended = register.authorities.filter { authority in
            Period(endYear: 2028).map { !register.exists(authority, in: $0) } == true
        }
        #expect(ended.count > 110)
        for authority in ended { #expect(!register.successors(of: authority).isEmpty, "\(authority.name)") }
    }

    private func isSafe(_ slug: String) -> Bool {
        (1...80).contains(slug.utf8.count) && !slug.contains("--") && !slug.hasPrefix("-") && !slug.hasSuffix("-")
            && slug.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
