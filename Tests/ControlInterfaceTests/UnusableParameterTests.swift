import ControlInterface
import Foundation
import Model
import Oversight
import Testing

/// The parameters of the described form that no call can use are named before anything is done.
@Suite struct UnusableParameterTests {
    private struct Example: Sendable, CustomTestStringConvertible {
        let method: String
        let parameters: String
        /// nil where the parameters can be used.
        let name: String?
        var testDescription: String { "\(method) \(parameters)" }

        init(_ method: String, _ parameters: String, _ name: String?) {
            (self.method, self.parameters, self.name) = (method, parameters, name)
        }
    }

    private static func name<Method: InterfaceMethod>(_: Method.Type, _ example: Example) throws -> String? {
        let parameters = try JSONDecoder().decode(Method.Parameters.self, from: Data(example.parameters.utf8))
        return Method.unusable(parameters, at: 1_700_000_000)?.name
    }

    private static let long = String(repeating: "x", count: 4097)
    private static let correction = #""act":"correction","authority":"a","year":"2019-20","figure":"uphold.rate""#

    private static let examples = [
        Example("Alerts", "{}", nil), Example("Alerts", #"{"state":"open","priority":"err"}"#, nil),
        Example("Alerts", #"{"state":"processed"}"#, "state"), Example("Alerts", #"{"rule":"none"}"#, "rule"),
        Example("Alerts", #"{"priority":"high"}"#, "priority"), Example("Alerts", #"{"type":"town"}"#, "type"),
        Example("Alerts", #"{"year":"2019"}"#, "year"), Example("Documents", #"{"state":"processed"}"#, nil),
        Example("Documents", #"{"state":"open"}"#, "state"), Example("Authorities", #"{"state":"duplicate"}"#, "state"),
        Example("Watch", #"{"since":"2020-01-01T00:00:00Z"}"#, "since"), Example("Watch", #"{"rule":""}"#, "rule"),
        Example("Figures", #"{"figures":["uphold.rate"]}"#, nil),
        Example("Figures", #"{"figures":["uphold.rate","foo"]}"#, "figures"),
        Example("Figures", #"{"year":"now"}"#, "year"), Example("Figures", #"{"type":"town"}"#, "type"),
        Example("Search", #"{"words":"refused","limit":1000}"#, nil),
        Example("Search", #"{"words":"refused","limit":0}"#, "limit"),
        Example("Search", #"{"words":"refused","limit":-1}"#, "limit"),
        Example("Search", #"{"words":"refused","limit":1001}"#, "limit"), Example("Search", #"{"words":"!"}"#, "words"),
        Example("Search", #"{"words":"\#(String(repeating: "a ", count: 16))"}"#, nil),
        Example("Search", #"{"words":"\#(String(repeating: "a ", count: 17))"}"#, "words"),
        Example("Silence", #"{"until":"2099-01-01T00:00:00Z"}"#, nil),
        Example("Silence", #"{"until":"2001-01-01T00:00:00Z","authority":"a"}"#, "until"),
        Example("Silence", #"{"until":"2099-01-01T00:00:00Z","rule":"none"}"#, "rule"),
        Example("Silence", #"{"until":"2099-01-01T00:00:00Z","note":"\#(long)"}"#, "note"),
        Example("Acknowledge", #"{"name":"a","note":"\#(long)"}"#, "note"),
        Example("Mend", #"{\#(correction),"value":60,"reason":"a misprint"}"#, nil),
        Example("Mend", #"{\#(correction),"value":101,"reason":"a misprint"}"#, "value"),
        Example("Mend", #"{\#(correction),"reason":"a misprint"}"#, "value"),
        Example("Mend", #"{\#(correction),"value":60}"#, "reason"),
        Example("Mend", #"{\#(correction),"value":60,"reason":"x","id":3}"#, "id"),
        Example("Mend", #"{\#(correction),"value":60,"reason":"x","document":"a.txt"}"#, "document"),
        Example("Mend", #"{\#(correction),"undo":true}"#, nil),
        Example("Mend", #"{\#(correction),"undo":true,"value":60}"#, "value"),
        Example("Mend", #"{"act":"withdrawal","document":"a.txt","reason":"a draft"}"#, nil),
        Example("Mend", #"{"act":"withdrawal","reason":"a draft"}"#, "document"),
        Example("Mend", #"{"act":"withdrawal","document":"a.txt","authority":"a","reason":"x"}"#, "authority"),
        Example("Mend", #"{"act":"withdrawal","document":"a.txt","year":"2019-20","reason":"x"}"#, "year"),
        Example("Mend", #"{"act":"note","authority":"a","year":"2019-20","reason":"seen"}"#, nil),
        Example("Mend", #"{"act":"note","authority":"a","year":"2019-20","reason":"seen","id":1}"#, "id"),
        Example("Mend", #"{"act":"note","authority":"a","year":"2019-20","undo":true}"#, "id"),
        Example(
            "Mend", #"{"act":"note","authority":"a","year":"2019-20","figure":"uphold.rate","reason":"x"}"#, "figure"),
    ]

    @Test(arguments: examples) private func `a parameter that no call can use is named`(_ example: Example) throws {
        let name =
            switch example.method {
            case "Alerts": try Self.name(AlertsMethod.self, example)
            case "Documents": try Self.name(DocumentsMethod.self, example)
            case "Authorities": try Self.name(AuthoritiesMethod.self, example)
            case "Watch": try Self.name(WatchMethod.self, example)
            case "Figures": try Self.name(FiguresMethod.self, example)
            case "Search": try Self.name(SearchMethod.self, example)
            case "Silence": try Self.name(SilenceMethod.self, example)
            case "Acknowledge": try Self.name(AcknowledgeMethod.self, example)
            default: try Self.name(MendMethod.self, example)
            }
        #expect(name == example.name)
    }
}
