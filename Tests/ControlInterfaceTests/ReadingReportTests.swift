import ControlInterface
import FoundationEssentials
import Model
import Oversight
import Testing

@Suite struct ReadingReportTests {
    @Test func `a reading is printed with its own members beside the document`() throws {
        let place = Place(page: 1, line: 2, text: "75% of complaints we investigated were upheld.")
        let period = try #require(Period(endYear: 2020))
        var reading = Reading(
            kind: .annualReviewLetter, format: "sentence-letter",
            authority: Authority(name: "Northmoor Council", slug: "northmoor-council", kind: .other, gss: nil),
            authorityPlace: place, period: period, periodPlace: place,
            figures: [
                .upholdRate: Figure(value: 75, unit: .percent, place: place),
                .remedyDecisions: Figure(value: 1, unit: .count, basis: .derived(from: [.remedyRate]), place: place),
            ])
        reading.services = [ServiceFigures("Housing", figures: reading.figures)]
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
        #expect(json.contains(#""scope":{"service":"Housing"}}]"#))
        #expect(try JSONDecoder().decode(ReadingReport.self, from: Data(json.utf8)) == report)
        reading.services = []
        #expect(!String(decoding: try encoder.encode(reading), as: UTF8.self).contains("services"))
    }

    @Test func `a refusal is printed as an error`() throws {
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
