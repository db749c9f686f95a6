import Foundation
import Model
import Specimens
import Testing

@Suite struct ExpectationTests {
    private static let whole: Specimens.Expectation = {
        var expected = Specimens.Expectation(
            kind: .complaintsReport, authority: "Kesmoor District Council", authorityKind: .district,
            periodEnd: "2024-03-31", figures: [.contactsCompliments: 212], derived: [],
            earlier: ["2022-23": [.contactsCompliments: 200]],
            services: [ServiceExpectation("Housing", figures: [.contactsCompliments: 9])],
            alerts: ["uphold-above-peers"], findings: [.figureUnclear])
        expected.absent = [.upholdRate]
        expected.notFindings = [.totalMismatch]
        expected.mayRefuse = true
        expected.orUnclear = true
        return expected
    }()

    @Test func `an expectation is read as it was written`() throws {
        let json = try JSONEncoder().encode(Self.whole)
        #expect(try JSONDecoder().decode(Specimens.Expectation.self, from: json) == Self.whole)
    }

    @Test func `a member that is missing or null leaves its part open`() throws {
        let json = #"{"kind": null, "authority": "Kesmoor", "figures": {}, "findings": null, "note": "why"}"#
        let expected = try JSONDecoder().decode(Specimens.Expectation.self, from: Data(json.utf8))
        #expect(
            expected.leavesOpen
                == [.kind, .authorityKind, .period, .derived, .earlier, .services, .alerts, .findings])
        #expect(try JSONDecoder().decode(Specimens.Expectation.self, from: JSONEncoder().encode(expected)) == expected)
    }

    @Test(arguments: [#"{"refuse": true}"#, #"{"own_figures": false}"#])
    func `a document that is not read needs no authority and no figures`(_ json: String) throws {
        let expected = try JSONDecoder().decode(Specimens.Expectation.self, from: Data(json.utf8))
        #expect(expected.figures.isEmpty)
    }

    @Test(arguments: [
        (#"{"authority": "K", "figurs": {}}"#, "figurs"),
        (#"{"authority": "K", "figures": {"uphold.rate": "75"}}"#, "figures.uphold.rate"),
        (#"{"authority": "K", "figures": {"upheld.rate": 75}}"#, "figures"),
        (#"{"authority": "K", "figures": {}, "earlier": {"2018": {}}}"#, "earlier"),
        (#"{"authority": "K", "figures": {}, "findings": ["figure-unclea"]}"#, "findings"),
        (#"{"authority": "K", "figures": {}, "kind": "letter"}"#, "kind"),
        (#"{"authority": "K", "figures": {}, "services": [{"scope": {}}]}"#, "services.0.scope"),
        (#"{"authority": "K", "figures": {}, "refuse": 1}"#, "refuse"),
    ])
    func `a slip of the pen is an error at its member`(_ json: String, _ member: String) {
        do {
            _ = try JSONDecoder().decode(Specimens.Expectation.self, from: Data(json.utf8))
            Issue.record("it was read")
        } catch let error as DecodingError {
            let context =
                switch error {
                case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
                    .dataCorrupted(let context):
                    context
                @unknown default: nil as DecodingError.Context?
                }
            let path = context?.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
            #expect(path?.joined(separator: ".") == member)
        } catch {
            Issue.record(error)
        }
    }
}
