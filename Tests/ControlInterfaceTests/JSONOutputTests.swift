import ControlInterface
import Foundation
import InterfaceChecks
import Testing

@Suite struct JSONOutputTests {
    @Test func `compact JSON is indented as the encoder indents it, byte for byte`() throws {
        for value in [
            SampleReplies.alerts, SampleReplies.authority, SampleReplies.documents, SampleReplies.silences,
            SampleReplies.figuresOfYears,
        ] as [any Encodable] {
            let compact = try JSONOutput.compact(value)
            #expect(
                String(decoding: JSONOutput.indented(compact: compact), as: UTF8.self)
                    == (try JSONOutput.indented(value)))
        }
    }

    @Test(
        arguments: [
            ["a": ["b"]], ["a": []], [:], ["{\\\"[": [":,\\", "\\\"", "}", "é\n\u{1}"]],
        ] as [[String: [String]]])
    func `texts with marks of JSON, and empty lists and objects, are indented as well`(_ value: [String: [String]])
        throws
    {
        let compact = try JSONOutput.compact(value)
        #expect(
            String(decoding: JSONOutput.indented(compact: compact), as: UTF8.self) == (try JSONOutput.indented(value)))
    }
}
