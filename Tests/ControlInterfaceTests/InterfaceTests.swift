import ControlInterface
import FoundationEssentials
import Model
import Oversight
import Testing

@Suite struct InterfaceTests {
    @Test("Every method stands in the interface definition", arguments: Method.allCases)
    func described(_ method: Method) {
        #expect(ControlInterface.description.contains("\nmethod \(method.rawValue)("))
        #expect(Method(qualifiedName: method.qualifiedName) == method)
    }

    @Test(
        "Names that are no methods", arguments: ["Status", "io.ombudsd.Control.status", "io.ombudsd.Control.", "", "."])
    func undescribed(_ name: String) {
        #expect(Method(qualifiedName: name) == nil)
    }

    @Test(
        "An error keeps its meaning over the wire", arguments: [Failure.Code.notFound, .notPermitted, .usage, .failed])
    func errors(_ code: Failure.Code) {
        #expect(Failure.Code(varlinkError: code.varlinkError) == code)
    }

    /// What scripts rely on.
    @Test func exitCodes() {
        let codes = Dictionary(uniqueKeysWithValues: Failure.Code.allCases.map { ($0.rawValue, $0.exitCode) })
        #expect(
            codes == [
                "failed": 1, "usage": 2, "settings": 2, "unreachable": 3, "not-permitted": 4, "not-found": 5,
                "unreadable": 6,
            ])
    }

    @Test func aReadingIsPrintedFlat() throws {
        let place = Place(page: 1, line: 2, text: "75% of complaints we investigated were upheld.")
        let period = try #require(Period(endYear: 2020))
        let reading = Reading(
            kind: .annualReviewLetter, format: "sentence-letter",
            authority: Authority(name: "Northmoor Council", slug: "northmoor-council", kind: .other, gss: nil),
            authorityPlace: place, period: period, periodPlace: place,
            figures: [
                .upholdRate: Figure(value: 75, unit: .percent, place: place),
                .remedyDecisions: Figure(value: 1, unit: .count, basis: .derived(from: [.remedyRate]), place: place),
            ])
        let report = ReadingReport(
            document: ReadingReport.File(name: "a.txt", sha256: "00", mediaType: "text/plain", pages: 1),
            result: .success(reading))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(report), as: UTF8.self)
        #expect(json.contains(#""schema":"ombudsd.reading/1""#))
        #expect(json.contains(#""period":{"end":"2020-03-31","name":"2019-20","start":"2019-04-01"}"#))
        #expect(json.contains(#""type":"other""#))
        #expect(
            json.contains(
                #""uphold.rate":{"basis":"stated","line":2,"page":1,"text":"75% of complaints we investigated were upheld.","unit":"percent","value":75}"#
            ))
        #expect(json.contains(#""remedy.decisions":{"basis":"derived","from":["remedy.rate"],"line":2"#))
        #expect(json.contains(#""alerts":[]"#))
        #expect(try JSONDecoder().decode(ReadingReport.self, from: Data(json.utf8)) == report)
    }

    @Test func aRefusalIsPrintedAsAnError() throws {
        let report = ReadingReport(
            document: ReadingReport.File(name: "a.txt"), result: .failure(Refusal(.notRecognised, "No letter.")))
        let json = try JSONDecoder().decode(Shape.self, from: JSONEncoder().encode(report))
        #expect(json.schema == "ombudsd.reading/1")
        #expect(json.error?.code == "not-recognised")
        #expect(try JSONDecoder().decode(ReadingReport.self, from: JSONEncoder().encode(report)) == report)
    }

    private struct Shape: Decodable {
        struct Error: Decodable { var code: String }
        var schema: String
        var error: Error?
    }
}
