import Extraction
import FoundationEssentials
import Ingest
@testable import Maintenance
import Model
@testable import Oversight
import Reading
@testable import Repository
import SimulatedDisk
import Specimens
@testable import Store
import Testing

/// Records as they are written, and changes: what was encoded once is put together, and what is not needed is not decoded.
@Suite struct AuthorityLinesTests {
    /// Letters about few councils and years, so that some have several documents, with alerts told and not told, one
    /// acknowledged, and one document that came twice.
    private static let state: State = {
        var state = State()
        for event in events { state.accept(event) }
        state.accept(.delivered(state.outbox.prefix(20).map(\.id)), at: Fixture.now)
        if let alert = state.alerts.first(where: { $0.state == .raised }) {
            let note = "“Seen” \\ by the \"team\"\nand others, \",\"reading\":"
            state.accept(
                .acknowledge(alert: alert.id, by: Person(uid: 1, name: "officer"), note: note), at: Fixture.now)
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
            name: #"letter ","reading":{" \#(seed)"#, device: 1, inode: seed, at: Fixture.now)
        let examined = IngestedDocument(readingNow: Array((text + "\n\(seed / 2)").utf8), arrival: arrival, by: .all)
        return (seed % 2 == 0 ? examined : examined?.encodedForCommit())?.event
    }

    private static let records = state.authorities.values.sorted { $0.authority.slug < $1.authority.slug }

    @Test func thereIsSomethingToTest() {
        #expect(Self.records.contains { $0.years.values.contains { $0.documents.count > 1 } })
        #expect(Self.records.contains { $0.years.values.contains { !$0.bookMarks.pending.isEmpty } })
        #expect(Self.state.alerts.contains { $0.acknowledged })
    }

    @Test("What is taken apart is what was written, and is written with the same bytes", arguments: records)
    func roundTrip(_ record: AuthorityRecord) throws {
        let json = try AuthorityRecordFormat.encode(record)
        let back = try #require(AuthorityRecordFormat.decode(json.bytes))
        #expect(try AuthorityRecordFormat.encode(back) == json)
        #expect(back == record)
    }

    @Test("It is JSON with sorted keys, and says what it says in any form", arguments: records)
    func isJSON(_ record: AuthorityRecord) throws {
        let json = try AuthorityRecordFormat.encode(record)
        #expect(try json.decode(AuthorityRecord.self, path: "") == record)
        // The lines are JSON, and their keys are sorted.
        let generic = try JSON.sorted(json.bytes)
        #expect(generic.elementsEqual(json.bytes.filter { $0 != UInt8(ascii: "\n") }))
    }

    @Test("A change is the JSON that an encoder makes of it", arguments: events.indices)
    func change(_ index: Int) throws {
        var state = State()
        for event in Self.events[..<index] { state.accept(event) }
        let change = try #require(state.accept(Self.events[index], at: Fixture.now)?.change)
        #expect(try Payload(change) == Payload(encoding: change))
    }

    @Test("A change that files nothing, too")
    func otherChange() throws {
        var state = Self.state
        let change = try #require(state.accept(.delivered(state.outbox.map(\.id)), at: Fixture.now)?.change)
        #expect(try Payload(change) == Payload(encoding: change))
    }

    @Test("A reading and a document are the JSON that an encoder makes of them", arguments: UInt64(1)...150)
    func reading(_ seed: UInt64) throws {
        for var reading in try DocumentReader.read(DocumentText(WrittenFormTests.text(seed))) {
            #expect(reading.json[...] == (try Payload(encoding: reading)).bytes)
            let controls = String(String.UnicodeScalarView((0...0x7F).compactMap(Unicode.Scalar.init)))
            reading.authority.name = controls + "\u{80}\u{2028}\u{FEFF}é\u{1F600}/\"\\"
            reading.addressee = nil
            reading.earlier = [
                "2\"": [
                    FigureName(rawValue: "a\n.b"): Figure(value: 0.1 + 0.2, unit: .pounds, place: reading.periodPlace)
                ]
            ]
            for (name, value) in zip(reading.figures.keys, [-0.0, 1e300, 1e-7, 1e16, 123456789012345680, 2.5, -3, 100])
            {
                reading.figures[name]?.value = value
            }
            #expect(reading.json[...] == (try Payload(encoding: reading)).bytes)
        }
        var document = Fixture.document(Int(seed))
        document.arrivals.append(
            Arrival(name: "\u{1}/\"é", device: .max, inode: .max, at: Timestamp(seconds: Int64(seed) * 86_399_999)))
        #expect(document.json[...] == (try Payload(encoding: document)).bytes)
    }

    /// Records of other forms, and those that are not as this program writes them, are decoded whole.
    @Test("Other forms are read", arguments: ["compact", "another number", "spaces", "a line too few"])
    func otherForm(_ name: String) throws {
        let record = try #require(Self.records.first)
        let text = String(decoding: try AuthorityRecordFormat.encode(record).bytes, as: UTF8.self)
        let altered =
            switch name {
            case "compact": String(decoding: try Payload(encoding: record).bytes, as: UTF8.self)
            case "another number": text.replacing(#","form":1,"#, with: #","form":2,"#)
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
            let kept = try StateRepository { SimulatedFiles(disk) }
            #expect(kept.state.authorities == [record.authority.slug: record])
            // It is written in today's form at the first opportunity.
            #expect(kept.isPending == !isCurrent)
            try kept.checkpoint()
        }
    }

    @Test(
        "What a record says of its content, and isn't so, is found",
        arguments: [
            (#""arrivals":1"#, #""arrivals":3"#),
            (#""kind":"annualReviewLetter","sha256""#, #""kind":"performancePage","sha256""#),
            (#""hasLetter":true"#, #""hasLetter":false"#),
            (#""about":{"standing":["#, #""about":{"standing":["none","#),
            (#""periodPlace":{"line":"#, #""periodPlace":{"lime":"#),
        ])
    func falseSummary(_ old: String, _ new: String) throws {
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

    /// Whoever alters what alerts, documents or readings are encoded as finds that this fails: then `AuthorityRecordFormat.form` is
    /// counted on, so that what other programs wrote is decoded, and found fit, at the start.
    @Test func theFormIsTheOneThatIsCounted() throws {
        let place = Place(page: 1, line: 2, text: "t")
        var reading = Fixture.reading("Northmoor Council", [.upholdRate: 75, .upholdPeerAverage: 45])
        reading.figures[.upholdUpheld] = Figure(
            value: 3, unit: .count, basis: .derived(from: [.upholdRate]), place: place)
        reading.date = "2020-07-22"
        reading.earlier = ["2018-19": [.upholdRate: Figure(value: 1, unit: .percent, place: place)]]
        reading.tables = [Table(title: "t", columns: ["c"], rows: [["1"]], page: 1, line: 2)]
        reading.addressee = "Chief Executive"
        reading.findings = [Finding(code: .figureUnclear, figures: [.upholdRate], message: "m", place: place)]
        var state = State()
        state.accept(.read(Fixture.document(1), [reading]), at: Fixture.now)
        state.accept(
            .acknowledge(
                alert: "northmoor-council.2019-20.uphold-above-peers", by: Person(uid: 1, name: "o"), note: "n"),
            at: Fixture.now)
        let record = try #require(state.authorities["northmoor-council"])
        let shape = try JSONDecoder().decode(JSON.self, from: Data(AuthorityRecordFormat.encode(record).bytes)).shape
        #expect(AuthorityRecordFormat.form == 1)
        #expect(shape == Self.shape)
        #expect(Finding.Code.allCases.count == 8)
        #expect(Rule.allCases.count == 12)
    }

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
        documents [{about {arrivals number, date text, kind text, sha256 text}, document {arrivals [{at text, \
        device number, inode number, name text}], mediaType text, pages number, sha256 text, size number}, \
        reading {addressee text, authority {name text, slug text, type text}, authorityPlace {line number, page \
        number, text text}, date text, earlier {2018-19 {uphold.rate {basis text, line number, page number, text \
        text, unit text, value number}}}, figures {uphold.peerAverage {basis text, line number, page number, \
        text text, unit text, value number}, uphold.rate {basis text, line number, page number, text text, unit \
        text, value number}, uphold.upheld {basis text, from [text], line number, page number, text text, unit \
        text, value number}}, findings [{code text, figures [text], line number, message text, page number, text \
        text}], format text, kind text, period {end text, name text, start text}, periodPlace {line number, page \
        number, text text}, tables [{columns [text], line number, page number, rows [[text]], title text}]}}], \
        summary {compliance {}, hasLetter flag, remedy {}, upheldPer100k {}, uphold {average number, own \
        number}}}}}
        """
}

extension State {
    @discardableResult
    fileprivate mutating func accept(_ event: Event) -> Change? { accept(event, at: Fixture.now)?.change }
}

extension JSON {
    /// JSON written anew, with sorted keys.
    fileprivate static func sorted(_ json: ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
        try Payload(encoding: JSONDecoder().decode(JSON.self, from: Data(json))).bytes
    }

    /// The keys, and what kind of value each has; of arrays the first element's.
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
