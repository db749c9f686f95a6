import Foundation
@testable import Store
import Testing

@Suite struct JSONFaultTests {
    private struct Sample: Decodable {
        struct Part: Decodable { var id: Int }
        var name: String
        var parts: [Part]
    }

    @Test(arguments: [
        (#"{"parts":[]}"#, "the member “name” is missing"),
        (#"{"name":5,"parts":[]}"#, "the member “name” has another form than expected"),
        (#"{"name":"a","parts":[{"id":1},{"id":"x"}]}"#, "the member “parts.2.id” has another form than expected"),
        ("[]", "the whole has another form than expected"), ("{", "it is not JSON"),
    ])
    func `a fault of JSON names the member`(_ json: String, _ expected: String) {
        let error = #expect(throws: (any Error).self) { try JSONDecoder().decode(Sample.self, from: Data(json.utf8)) }
        #expect(error.map(JSONFault.text) == expected)
    }
}
