import Extraction
import FoundationEssentials
import Ingest
@testable import Maintenance
import InventedYears
import Model
@testable import Oversight
import Reading
@testable import Repository
import SimulatedDisk
import Specimens
@testable import Store
import Testing

/// The form of records and changes, whose encoded parts are copied and whose unneeded parts are not decoded.
@Suite struct AuthorityRecordFormatTests {
    /// Letters about few councils and years, so that some have several documents, with delivered and pending alerts,
    /// one acknowledged, and a document that arrived twice.
    private static let state: State = {
        var state = State()
        for event in events { state.accept(event) }
        state.accept(.delivered(state.outbox.prefix(20).map(\.id)), at: Invented.now)
        if let alert = state.alerts.first(where: { $0.state == .raised }) {
            let note = "“Seen” \\ by the \"team\"\nand others, \",\"reading\":"
            state.accept(
                .acknowledge(alert: alert.id, by: Person(uid: 1, name: "officer"), note: note), at: Invented.now)
        }
        return state
    }()

    private static let events: [Event] = (UInt64(1)...60).compactMap { seed in
        let text =
            switch seed % 3 {
            case 0: TabularLetterSpecimen.compose(seed: seed).text
            case 1: SentenceLetterSpecimen.compose(year: 2020 + Int(seed % 3), seed: seed % 12).text
            default: ComplaintsReportSpecimen.compose(seed: seed).text
            }
        let arrival = Arrival(
            name: #"letter ","reading":{" \#(seed)"#, device: 1, inode: seed, at: Invented.now)
        let ingested = IngestedDocument(readingNow: Array((text + "\n\(seed / 2)").utf8), arrival: arrival, by: .all)
        return (seed % 2 == 0 ? ingested : ingested?.encodedForCommit())?.event
    }

    private static let records = state.authorities.values.sorted { $0.authority.slug < $1.authority.slug }

    @Test func `the records have several documents, pending transitions and an acknowledgement`() {
        #expect(Self.records.contains { $0.years.values.contains { $0.documents.count > 1 } })
        #expect(Self.records.contains { $0.years.values.contains { !$0.bookMarks.pending.isEmpty } })
        #expect(Self.state.alerts.contains { $0.acknowledged })
    }

    @Test(arguments: records)
    func `a decoded record is the one that was encoded, and is encoded to the same bytes`(_ record: AuthorityRecord)
        throws
    {
        let json = try AuthorityRecordFormat.encode(record)
        let back = try #require(AuthorityRecordFormat.decode(json.bytes))
        #expect(try AuthorityRecordFormat.encode(back) == json)
        #expect(back == record)
    }

    @Test(arguments: records)
    func `a record is JSON with sorted keys`(_ record: AuthorityRecord) throws {
        let json = try AuthorityRecordFormat.encode(record)
        #expect(try json.decode(AuthorityRecord.self, path: "") == record)
        // Without its line ends it is JSON with sorted keys.
        let generic = try JSON.sorted(json.bytes)
        #expect(generic.elementsEqual(json.bytes.filter { $0 != UInt8(ascii: "\n") }))
    }

    @Test(arguments: events.indices)
    func `the JSON of a change is what an encoder makes of it`(_ index: Int) throws {
        var state = State()
        for event in Self.events[..<index] { state.accept(event) }
        let change = try #require(state.accept(Self.events[index], at: Invented.now)?.change)
        #expect(try Payload(change) == Payload(encoding: change))
    }

    @Test func `a change that files nothing is the JSON that an encoder makes of it`() throws {
        var state = Self.state
        let change = try #require(state.accept(.delivered(state.outbox.map(\.id)), at: Invented.now)?.change)
        #expect(try Payload(change) == Payload(encoding: change))
    }

    @Test(arguments: UInt64(1)...150)
    func `the JSON of a reading and a document is what an encoder makes of them`(_ seed: UInt64) throws {
        for var reading in try DocumentReader.read(DocumentText(CompactJSONTests.text(seed))) {
            #expect(reading.json[...] == (try Payload(encoding: reading)).bytes)
            let controls = String(String.UnicodeScalarView((0...0x7F).compactMap(Unicode.Scalar.init)))
            reading.authority.name = controls + "\u{80}\u{2028}\u{FEFF}é\u{1F600}/\"\\"
            reading.addressee = nil
            reading.earlier = [
                "2\"": [
                    FigureName(rawValue: "a\n.b"): Figure(value: 0.1 + 0.2, unit: .pounds, place: reading.periodPlace)
                ]
            ]
            reading.services = [
                ServiceFigures("a\"b", figures: reading.figures, earlier: reading.earlier), ServiceFigures("c"),
            ]
            if seed.isMultiple(of: 2) { reading.markAsQuotation() }
            for (name, value) in zip(reading.figures.keys, [-0.0, 1e300, 1e-7, 1e16, 123456789012345680, 2.5, -3, 100])
            {
                reading.figures[name]?.value = value
            }
            #expect(reading.json[...] == (try Payload(encoding: reading)).bytes)
        }
        var document = Invented.document(Int(seed))
        document.arrivals.append(
            Arrival(
                name: "\u{1}/\"é", device: .max, inode: .max, born: .max,
                at: Timestamp(seconds: Int64(seed) * 86_399_999)))
        #expect(document.json[...] == (try Payload(encoding: document)).bytes)
    }

    @Test(arguments: ["compact", "another number", "spaces", "a line too few"])
    func `a record in another form is read, and written in today's form`(_ name: String) throws {
        let record = try #require(Self.records.first)
        let text = String(decoding: try AuthorityRecordFormat.encode(record).bytes, as: UTF8.self)
        let altered =
            switch name {
            case "compact": String(decoding: try Payload(encoding: record).bytes, as: UTF8.self)
            case "another number": text.replacing(#","form":2,"#, with: #","form":3,"#)
            case "spaces": text.replacing("\"documents\":[\n", with: "\"documents\": [\n")
            default: text.replacing("],\n\"summary\"", with: "],\"summary\"")
            }
        #expect(AuthorityRecordFormat.decode(Array(altered.utf8)[...]) == nil)
        let disk = Disk()
        do {
            let store = try Store.open(SimulatedFiles(disk), eachRecord: { _ in }, eachChange: { _ in })
            let name = try RecordName(.authority(record.authority.slug))
            try store.checkpoint([name: .put(Payload(json: Array(altered.utf8)))], through: 0)
        }
        for isCurrent in [false, true] {
            let repository = try StateRepository { SimulatedFiles(disk) }
            #expect(repository.state.authorities == [record.authority.slug: record])
            // The next checkpoint writes it in today's form.
            #expect(repository.isPending == !isCurrent)
            try repository.checkpoint()
        }
    }

    @Test(arguments: [
        (#""arrivals":1"#, #""arrivals":3"#),
        (#""kind":"annualReviewLetter","latest""#, #""kind":"performancePage","latest""#),
        (#""hasLetter":true"#, #""hasLetter":false"#),
        (#""about":{"standing":["#, #""about":{"standing":["none","#),
        (#""periodPlace":{"line":"#, #""periodPlace":{"lime":"#),
    ])
    func `a check finds a record whose facts about its content are false`(_ old: String, _ new: String) throws {
        let texts = try Self.records.map { String(decoding: try AuthorityRecordFormat.encode($0).bytes, as: UTF8.self) }
        let index = try #require(texts.firstIndex { $0.contains(old) && !$0.contains(#""standing":[]"#) })
        let altered = Payload(json: Array(texts[index].replacing(old, with: new).utf8))
        let record = StoredRecord(
            name: try RecordName(.authority(Self.records[index].authority.slug)), through: 0, payload: altered)
        var contents = StoreContents()
        contents.add(record)
        #expect(contents.check().map(\.code) == [.damaged])
        #expect(try contents.state().0.authorities.isEmpty)
    }

    /// When this fails, the encoding of alerts, documents or readings has changed: increment
    /// `AuthorityRecordFormat.form`, so that a start decodes the records of older programs whole, and finds what it
    /// can't decode.
    @Test func `the form number stands for the form that is written`() throws {
        let place = Place(page: 1, line: 2, text: "t")
        var reading = Invented.reading("Northmoor Council", [.upholdRate: 75, .upholdPeerAverage: 45])
        reading.figures[.upholdUpheld] = Figure(
            value: 3, unit: .count, basis: .derived(from: [.upholdRate]), place: place)
        reading.date = "2020-07-22"
        reading.earlier = ["2018-19": [.upholdRate: Figure(value: 1, unit: .percent, place: place)]]
        reading.services = [ServiceFigures("Housing", figures: reading.figures, earlier: reading.earlier)]
        reading.tables = [Table(title: "t", columns: ["c"], rows: [["1"]], page: 1, line: 2)]
        reading.addressee = "Chief Executive"
        reading.findings = [Finding(code: .figureUnclear, figures: [.upholdRate], message: "m", place: place)]
        var state = State()
        state.accept(.read(Invented.document(1), [reading]), at: Invented.now)
        state.accept(
            .acknowledge(
                alert: "northmoor-council.2019-20.uphold-above-peers", by: Person(uid: 1, name: "o"), note: "n"),
            at: Invented.now)
        let record = try #require(state.authorities["northmoor-council"])
        let shape = try JSONDecoder().decode(JSON.self, from: Data(AuthorityRecordFormat.encode(record).bytes)).shape
        #expect(AuthorityRecordFormat.form == 2)
        #expect(shape == Self.shape)
        #expect(Finding.Code.allCases.count == 11)
        #expect(Rule.allCases.count == 13)
    }

    private static let figures = """
        earlier {2018-19 {uphold.rate {basis text, line number, page number, text text, unit text, value number}}}, \
        figures {uphold.peerAverage {basis text, line number, page number, text text, unit text, value number}, \
        uphold.rate {basis text, line number, page number, text text, unit text, value number}, uphold.upheld \
        {basis text, from [text], line number, page number, text text, unit text, value number}}
        """

    private static let shape = """
        {authority {name text, slug text, type text}, form number, years {2019-20 {about {standing [text], \
        untold [{at text, event text}]}, book {alerts {northmoor-council.2019-20.uphold-above-peers \
        {acknowledged flag, acknowledgement {at text, by {name text, uid number}, note text}, authority {name \
        text, slug text, type text}, changedAt text, document {name text, sha256 text}, id text, message text, \
        peerBasis text, peers {basis text}, period text, priority number, raisedAt text, revision number, rule \
        text, silenced flag, source {line number, page number, text text}, state text, threshold number, value \
        number}}, history [{at text, event text, kind text, peerBasis text, sha256 text, threshold number, value \
        number}], untold [{alert {acknowledged flag, authority {name text, slug text, type text}, changedAt \
        text, document {name text, sha256 text}, id text, message text, peerBasis text, peers {basis text}, \
        period text, priority number, raisedAt text, revision number, rule text, silenced flag, source {line \
        number, page number, text text}, state text, threshold number, value number}, at text, kind text}]}, \
        documents [{about {arrivals number, date text, kind text, latest number, sha256 text}, document {arrivals [{at text, \
        device number, inode number, name text}], mediaType text, pages number, sha256 text, size number}, \
        reading {addressee text, authority {name text, slug text, type text}, authorityPlace {line number, page \
        number, text text}, date text, \(figures), findings [{code text, figures [text], line number, message \
        text, page number, text text}], format text, kind text, period {end text, name text, start text}, periodPlace {line number, page \
        number, text text}, services [{\(figures), scope {service text}}], tables [{columns [text], line number, \
        page number, rows [[text]], title text}]}}], summary {compliance {}, hasLetter flag, remedy {}, upheldPer100k {}, \
        uphold {average number, own number}}}}}
        """
}

extension JSON {
    /// Writes JSON again with sorted keys.
    fileprivate static func sorted(_ json: ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
        try Payload(encoding: JSONDecoder().decode(JSON.self, from: Data(json))).bytes
    }

    /// The keys with the kind of each value; for an array, the kind of its first element.
    fileprivate var shape: String {
        switch self {
        case .object(let value):
            "{" + value.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.shape)" }.joined(separator: ", ") + "}"
        case .array(let value): "[\(value.first?.shape ?? "")]"
        case .text: "text"
        case .flag: "flag"
        case .number: "number"
        case .null: "null"
        }
    }
}
