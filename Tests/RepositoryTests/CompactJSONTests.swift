import Extraction
import FoundationEssentials
import Ingest
import InventedYears
import Model
@testable import Oversight
import Reading
@testable import Repository
import Specimens
@testable import Store
import Testing

/// The reader of compact JSON reads everything that this program wrote, and nothing otherwise than `JSONDecoder` does.
@Suite struct CompactJSONTests {
    /// A letter or report of any kind.
    static func text(_ seed: UInt64) -> String { Composer.composeAny(seed: seed).text }

    /// Letters with delivered, pending and acknowledged alerts, a document that arrived again, and one that was
    /// refused.
    private static let events: [Event] = {
        var events: [Event] = (UInt64(1)...60).compactMap { seed in
            let arrival = Arrival(
                name: "letter \(seed) “é”\n.txt", device: 1, inode: seed, born: seed % 3 == 0 ? nil : seed,
                at: Invented.now)
            return IngestedDocument(readingNow: Array((text(seed) + "\n\(seed / 2)").utf8), arrival: arrival, by: .all)?
                .event
        }
        events.append(.refused(Invented.document(999), Refusal(.notText, "It is no \"text\".")))
        events.append(.refused(Invented.document(999), Refusal(.damaged, "It is damaged.")))
        return events
    }()

    private static let (state, changes): (State, [Change]) = {
        var state = State()
        var changes = events.compactMap { state.accept($0, at: Invented.now)?.change }
        changes += [.delivered(state.outbox.prefix(20).map(\.id), handsOver: true)].compactMap {
            state.accept($0, at: Timestamp(seconds: 1_709_210_096))?.change
        }
        changes += [state.accept(.handedOver(state.handovers.prefix(3).map(\.id)), at: Invented.now)?.change]
            .compactMap(\.self)
        if let alert = state.alerts.first(where: { $0.state == .raised }) {
            for person in [Person(uid: 0, name: nil), Person(uid: 4_294_967_295, name: "o\\")] {
                let event = Event.acknowledge(alert: alert.id, by: person, note: person.name)
                changes += [state.accept(event, at: Invented.now)?.change].compactMap(\.self)
                changes += [state.accept(.unacknowledge(alert: alert.id, by: person), at: Invented.now)?.change]
                    .compactMap(\.self)
            }
        }
        return (state, changes)
    }()

    private static let years = state.authorities.values.flatMap(\.years.values)

    /// Whether the reader of compact JSON reads a value as it was written.
    private static func isRead<Value: CompactJSONDecodable>(_ value: Value) throws -> Bool {
        Value(asWritten: try Payload(encoding: value).bytes) == value
    }

    @Test(arguments: UInt64(1)...150)
    func `readings and documents are read without a decoder`(_ seed: UInt64) throws {
        for var reading in try DocumentReader.read(DocumentText(Self.text(seed))) {
            #expect(Reading(asWritten: reading.json[...]) == reading)
            let controls = String(String.UnicodeScalarView((0...0x7F).compactMap(Unicode.Scalar.init)))
            reading.authority.name = controls + "\u{80}\u{2028}\u{FEFF}é\u{1F600}/\"\\"
            reading.earlier = [
                "2\"": [.upholdRate: Figure(value: 0.1 + 0.2, unit: .pounds, place: reading.periodPlace)]
            ]
            reading.services = [
                ServiceFigures("a\"b", figures: reading.figures, earlier: reading.earlier), ServiceFigures("c"),
            ]
            if seed.isMultiple(of: 2) { reading.markAsQuotation() }
            for (name, value) in zip(reading.figures.keys, [-0.0, 1e300, 1e-7, 1e16, 123456789012345680, 2.5, -3, 100])
            {
                reading.figures[name]?.value = value
            }
            let read = try #require(Reading(asWritten: reading.json[...]))
            #expect(read == reading)
            // The sign of a zero as well.
            #expect(read.json == reading.json)
        }
        let document = Invented.document(Int(seed))
        #expect(Document(asWritten: document.json[...]) == document)
    }

    @Test func `books, summaries and rejections are read without a decoder`() throws {
        for year in Self.years {
            #expect(try Self.isRead(year.book))
            #expect(try Self.isRead(year.summary))
            #expect(try Self.isRead(year.bookMarks))
        }
        #expect(Self.years.contains { !$0.book.pending.isEmpty })
        #expect(Self.years.contains { $0.book.alerts.values.contains { $0.evidence?.pValue != nil } })
        #expect(Self.years.contains { $0.book.history.contains { $0.by != nil } })
        for var rejection in Self.state.rejections.values {
            let follower = DocumentReference(name: "a \"letter\"", sha256: "0a")
            for (discarded, followedBy) in [(nil, nil), (true, nil), (nil, follower), (true, follower)] {
                rejection.discarded = discarded
                rejection.followedBy = followedBy
                for removed in [nil, true] {
                    rejection.removed = removed
                    #expect(try Self.isRead(rejection))
                    #expect(try Payload(rejection) == Payload(encoding: rejection))
                }
            }
        }
        #expect(Self.state.rejections.count == 1)
    }

    @Test func `changes are read without a decoder`() throws {
        for change in Self.changes { #expect(try Self.isRead(change)) }
        #expect(Self.changes.count > 60)
        #expect(Self.changes.contains { $0.handedOver?.count == 3 })
        #expect(Self.changes.contains { $0.rejected?.revision == 2 })
    }

    @Test func `a filed document keeps its JSON`() throws {
        for change in Self.changes {
            guard let filed = Change(asWritten: try Payload(change).bytes)?.filed else { continue }
            #expect(filed.document.encoded == filed.document.value.json[...])
            for reading in filed.readings { #expect(reading.encoded == reading.value.json[...]) }
        }
    }

    // MARK: Other forms

    /// Whether the compact reader reads a text, and whether `JSONDecoder` reads the same.
    private static func agrees<Value: CompactJSONDecodable>(_: Value.Type, _ json: [UInt8]) throws -> (
        isRead: Bool, isSame: Bool
    ) {
        let decoded = try? JSONDecoder().decode(Value.self, from: Data(json))
        guard let read = Value(asWritten: json[...]) else { return (false, (try? Value(json: json[...])) == decoded) }
        guard let decoded else { return (true, false) }
        return (true, try Payload(encoding: read) == Payload(encoding: decoded) && read == decoded)
    }

    /// Small values, because most faults are in the signs between values.
    private static let samples:
        [(name: String, json: [UInt8], agrees: @Sendable ([UInt8]) throws -> (isRead: Bool, isSame: Bool))] = {
            let place = Place(part: "sheet \"a\" / é", page: 1, line: 20, text: "é\n \u{1}", cell: "D20")
            var reading = Invented.reading("Northmoor Council", [.upholdRate: 75.25])
            reading.figures[.upholdUpheld] = Figure(
                value: -3e20, unit: .count, basis: .derived(from: [.upholdRate, .upholdPeerAverage]), place: place)
            reading.date = "2020-07-22"
            reading.earlier = ["2018-19": [.upholdRate: Figure(value: 1, unit: .percent, place: place)]]
            reading.services = [ServiceFigures("s", figures: reading.figures, earlier: reading.earlier)]
            reading.figures[.upholdInvestigations] = Figure(value: 4, unit: .count, basis: .quoted, place: place)
            reading.tables = [
                Table(title: "t", columns: ["c", "d"], rows: [["1", "2"], []], part: "p", page: 1, line: 2)
            ]
            reading.addressee = "Chief Executive"
            reading.findings = [Finding(code: .figureUnclear, figures: [.upholdRate], message: "m", place: place)]
            var document = Invented.document(1)
            document.arrivals.append(Arrival(name: "b", device: .max, inode: 0, at: Timestamp(seconds: 1_709_210_096)))
            let change = changes.first { $0.filed?.readings.count == 1 && $0.transitions?.isEmpty == false }
            let year = years.first { $0.book.alerts.values.contains { $0.evidence?.pValue != nil } }
            return [
                ("a reading", reading.json, { try agrees(Reading.self, $0) }),
                ("a document", document.json, { try agrees(Document.self, $0) }),
                (
                    "a book", (try? Payload(encoding: year?.book)).map { Array($0.bytes) } ?? [],
                    { try agrees(AlertBook.self, $0) }
                ),
                (
                    "a summary", (try? Payload(encoding: year?.summary)).map { Array($0.bytes) } ?? [],
                    { try agrees(YearSummary.self, $0) }
                ),
                (
                    "a change", (try? Payload(encoding: change)).map { Array($0.bytes) } ?? [],
                    { try agrees(Change.self, $0) }
                ),
            ]
        }()

    @Test(arguments: 0..<5)
    func `altered JSON is read as a decoder reads it, or not at all`(_ sample: Int) throws {
        let (name, json, agrees) = Self.samples[sample]
        try #require(json.count > 40)
        var random = Random(state: UInt64(sample))
        let signs = Array(#"{}[]":,.-+eEu\/0159tfn bé"#.utf8) + [0x00, 0x1F, 0x7F, 0x80, 0xC3, 0xED, 0xFF]
        var read = 0
        for _ in 0..<3000 {
            var altered = json
            for _ in 0...random.next(2) {
                let index = random.next(altered.count)
                switch random.next(5) {
                case 0: altered[index] = signs[random.next(signs.count)]
                case 1: altered.insert(signs[random.next(signs.count)], at: index)
                case 2: altered.remove(at: index)
                case 3: altered.swapAt(index, random.next(altered.count))
                default:
                    // A part twice, as a member that comes again.
                    let end = min(altered.count, index + 1 + random.next(40))
                    altered.insert(contentsOf: altered[index..<end], at: end)
                }
            }
            let result = try agrees(altered)
            #expect(result.isSame, "\(name): \(String(decoding: altered, as: UTF8.self))")
            if result.isRead { read += 1 }
        }
        #expect(read > 30, "too few texts were read to prove anything")
    }

    @Test(arguments: [
        #"\/"#, #"\u0041"#, #"\u001f"#, #"\u001F"#, #"\u0000"#, #"\u00"#, #"\u0020"#, #"\ud83d\ude00"#, #"\ud83d"#,
        #"\x"#, #"\"#,
        #"\\\""#, "\u{1}", "\u{7F}", "é", #"\u00e9"#, #"\b\f\n\r\t"#,
    ])
    func `a text with any escape is read as a decoder reads it`(_ text: String) throws {
        let json = #"{"standing":["a\#(text)b"],"untold":[]}"#
        #expect(try Self.agrees(YearRecord.BookMarks.self, Array(json.utf8)).isSame)
    }

    @Test(arguments: [
        "0", "-0", "00", "01", "1.", ".5", "1.0", "1.50", "+1", "1e3", "1E3", "1e+16", "1e400", "1e-400", "5e-324",
        "-", "NaN",
        "9007199254740993", "123456789012345678901234567890", "0.1", "1.7976931348623157e+308", "0x10", "1_0",
        "2.5e-7",
    ])
    func `a number in any form is read as a decoder reads it`(_ text: String) throws {
        let json =
            #"{"compliance":{"own":\#(text)},"hasLetter":true,"remedy":{"average":\#(text)},"upheldPer100k":{},"uphold":{"average":\#(text),"own":\#(text)}}"#
        #expect(try Self.agrees(YearSummary.self, Array(json.utf8)).isSame)
        let arrival = #"{"at":"2020-01-01T00:00:00Z","device":\#(text),"inode":1,"name":"n"}"#
        let document = #"{"arrivals":[\#(arrival)],"mediaType":"m","pages":\#(text),"sha256":"s","size":1}"#
        #expect(try Self.agrees(Document.self, Array(document.utf8)).isSame)
    }

    @Test func `timestamps are read as Foundation reads them`() {
        var random = Random(state: 1)
        for _ in 0..<20_000 {
            let time = Timestamp(seconds: Int64(random.next(13_569_465_600)))
            let text = time.description
            #expect(Timestamp(asWritten: text) == time)
            var digits = Array(text.utf8)
            digits[random.next(digits.count)] = UInt8(ascii: "0") + UInt8(random.next(10))
            let altered = String(decoding: digits, as: UTF8.self)
            guard let read = Timestamp(asWritten: altered) else { continue }
            #expect((try? Date(altered, strategy: .iso8601)).map { Timestamp($0) } == read, "\(altered)")
        }
        for text in ["2023-02-29T00:00:00Z", "2024-02-30T00:00:00Z", "2024-12-31T23:59:60Z", "1969-12-31T23:59:59Z"] {
            #expect(Timestamp(asWritten: text) == nil)
        }
    }
}

/// Random numbers that are the same in every run.
private struct Random {
    var state: UInt64

    mutating func next(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % count
    }
}
