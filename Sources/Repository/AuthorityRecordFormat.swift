import FoundationEssentials
import Glibc
import Model
import Oversight
import Store

/// The form of an authority's record: JSON with a line for each document, so that a document, a reading or an alert
/// book can be copied out of a record and into one without decoding or encoding it.
///
///     {"authority":{…},"form":2,"years":{
///     "2019-20":{"about":{"standing":[ID…],"untold":[…]},
///     "book":{…},
///     "documents":[
///     {"about":{"arrivals":1,"date":"2020-07-22","kind":"annualReviewLetter","latest":1,"sha256":"…"},"document":{…},"reading":{…}}
///     ],
///     "summary":{…}}
///     }}
///
/// `about` holds the facts that a start needs of a book and of a document. The rest is decoded at its first use.
enum AuthorityRecordFormat {
    /// The number of the form in which alerts, documents and readings are encoded. The opening decodes a record of
    /// another form whole, so that it finds what this program can't decode. A test fails when the number must be
    /// incremented.
    static let form = 2
}

// MARK: - Writing

extension AuthorityRecordFormat {
    /// Encodes a record.
    ///
    /// - Throws: `invalid` for a value that JSON cannot hold.
    static func encode(_ record: AuthorityRecord) throws(StoreError) -> Payload {
        var json = Writer()
        json.add(#"{"authority":"#, try Payload(encoding: record.authority).bytes)
        json.add(#","form":\#(form),"years":{"#)
        let years = record.years.sorted { $0.key < $1.key }
        for (index, (period, year)) in years.enumerated() {
            json.add("\n", try Payload(encoding: period).bytes)
            json.add(#":{"about":"#, try year.bookMarks.isEmpty ? noMarks : Payload(encoding: year.bookMarks).bytes)
            json.add(",\n\"book\":", try bytes(of: year.lazyBook))
            json.add(",\n\"documents\":[")
            for (index, filed) in year.documents.enumerated() {
                json.add(index == 0 ? "\n" : ",\n")
                json.add(#"{"about":{"arrivals":\#(filed.about.arrivals)"#)
                if let date = filed.about.date { json.add(#","date":"\#(date)""#) }
                json.add(#","kind":"\#(filed.about.kind.rawValue)""#)
                if filed.about.latestArrival > 0 { json.add(#","latest":\#(filed.about.latestArrival)"#) }
                if filed.about.isQuotation { json.add(#","quoted":true"#) }
                if filed.about.isOfServicesOnly { json.add(#","servicesOnly":true"#) }
                json.add(#","sha256":"\#(filed.about.sha256)"}"#)
                json.add(#","document":"#, bytes(of: filed.lazyDocument))
                json.add(#","reading":"#, bytes(of: filed.lazyReading))
                json.add("}")
            }
            json.add("\n],\n\"summary\":", try Payload(encoding: year.summary).bytes)
            json.add(index == years.count - 1 ? "}" : "},")
        }
        json.add("\n}}")
        return Payload(json: json.bytes)
    }

    private static let noMarks = Array(#"{"standing":[],"untold":[]}"#.utf8)[...]

    /// The JSON of a value. An encoded value is not encoded again.
    static func bytes(of book: LazilyDecoded<AlertBook>) throws(StoreError) -> ArraySlice<UInt8> {
        if let json = book.encoded { return json }
        return try Payload(encoding: book.value).bytes
    }

    static func bytes(of document: LazilyDecoded<Document>) -> ArraySlice<UInt8> {
        document.encoded ?? document.value.json[...]
    }

    static func bytes(of reading: LazilyDecoded<Reading>) -> ArraySlice<UInt8> {
        reading.encoded ?? reading.value.json[...]
    }

    private struct Writer {
        var bytes: [UInt8] = []

        mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

        mutating func add(_ key: String, _ value: ArraySlice<UInt8>) {
            bytes.append(contentsOf: key.utf8)
            bytes.append(contentsOf: value)
        }
    }
}

// MARK: - Reading

extension AuthorityRecordFormat {
    /// Decodes a record.
    ///
    /// - Returns: nil for a record in another form, which may be an older one.
    static func decode(_ json: ArraySlice<UInt8>) -> AuthorityRecord? {
        var lines = Lines(json)
        guard var head = lines.next().map({ Scanner($0) }), head.skip(#"{"authority":"#),
            let name = head.bytes(upTo: #","form":"#), head.number() == form, head.skip(#","years":{"#),
            head.rest.isEmpty,
            let authority: Authority = value(name)
        else { return nil }
        var years: [String: YearRecord] = [:]
        while let line = lines.next() {
            if line.elementsEqual("}}".utf8) { return AuthorityRecord(authority: authority, years: years) }
            guard let (period, year) = year(line, &lines) else { return nil }
            years[period] = year
        }
        return nil
    }

    private static func year(_ line: ArraySlice<UInt8>, _ lines: inout Lines) -> (String, YearRecord)? {
        var head = Scanner(line)
        guard head.skip("\""), let period = head.text(upTo: "\""), head.skip(#":{"about":"#), head.skipAtEnd(","),
            let marks = marks(head.rest),
            var book = lines.next().map({ Scanner($0) }), book.skip(#""book":"#), book.skipAtEnd(","),
            lines.next()?.elementsEqual(#""documents":["#.utf8) == true
        else { return nil }
        var documents: [FiledReading] = []
        while let line = lines.next() {
            guard line.first == UInt8(ascii: "{") else {
                guard line.elementsEqual("],".utf8), var end = lines.next().map({ Scanner($0) }),
                    end.skip(#""summary":"#)
                else { return nil }
                _ = end.skipAtEnd(",")
                guard end.skipAtEnd("}"), let summary = try? YearSummary(json: end.rest) else { return nil }
                let year = YearRecord(
                    documents: documents, summary: summary, book: LazilyDecoded(json: book.rest), marks: marks)
                return (period, year)
            }
            guard let filed = filed(line) else { return nil }
            documents.append(filed)
        }
        return nil
    }

    private static func marks(_ json: ArraySlice<UInt8>) -> YearRecord.BookMarks? {
        if json == noMarks { return YearRecord.BookMarks() }
        return try? YearRecord.BookMarks(json: json)
    }

    private static func filed(_ line: ArraySlice<UInt8>) -> FiledReading? {
        var scanner = Scanner(line)
        guard scanner.skip(#"{"about":{"arrivals":"#), let arrivals = scanner.number() else { return nil }
        var date: String?
        if scanner.skip(#","date":""#) { date = scanner.text(upTo: "\"") }
        guard scanner.skip(#","kind":""#), let kind = scanner.text(upTo: "\"").flatMap(DocumentKind.init(rawValue:))
        else { return nil }
        var latestArrival = 0
        if scanner.skip(#","latest":"#) {
            guard let number = scanner.number() else { return nil }
            latestArrival = number
        }
        let isQuotation = scanner.skip(#","quoted":true"#)
        let isOfServicesOnly = scanner.skip(#","servicesOnly":true"#)
        guard scanner.skip(#","sha256":""#), let sha256 = scanner.text(upTo: "\""), scanner.skip(#"},"document":"#)
        else { return nil }
        // A string can't hold these bytes: its quotation marks are escaped.
        guard let document = scanner.bytes(upTo: #","reading":"#) else { return nil }
        _ = scanner.skipAtEnd(",")
        guard scanner.skipAtEnd("}") else { return nil }
        return FiledReading(
            about: FiledReading.About(
                sha256: sha256, kind: kind, isQuotation: isQuotation, isOfServicesOnly: isOfServicesOnly, date: date,
                arrivals: arrivals, latestArrival: latestArrival),
            document: LazilyDecoded(json: document), reading: LazilyDecoded(json: scanner.rest))
    }

    private static func value<Value: Decodable>(_ json: ArraySlice<UInt8>) -> Value? {
        try? JSONDecoder().decode(Value.self, from: Data(json))
    }

    /// Iterates over the lines of a text, without their ends.
    private struct Lines: IteratorProtocol {
        private var rest: ArraySlice<UInt8>

        init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

        mutating func next() -> ArraySlice<UInt8>? {
            if rest.isEmpty { return nil }
            let length = rest.withUnsafeBytes { bytes in
                bytes.baseAddress.flatMap { start in
                    memchr(start, Int32(UInt8(ascii: "\n")), bytes.count).map { UnsafeRawPointer($0) - start }
                } ?? bytes.count
            }
            defer { rest = rest.dropFirst(length + 1) }
            return rest.prefix(length)
        }
    }
}
