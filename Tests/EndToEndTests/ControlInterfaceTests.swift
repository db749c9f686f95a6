import Foundation
import Glibc
import InterfaceChecks
import TestSupport
import Testing

/// Calls the built daemon as any varlink client does, by its own description alone.
@Suite(
    .serialized, .timeLimit(.minutes(2)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct ControlInterfaceTests {
    /// A daemon's control socket with the descriptions that it gives.
    private struct Service {
        let client: RawClient
        let control: InterfaceDefinition
        let service: InterfaceDefinition

        init(_ path: String) async throws {
            client = try RawClient(path)
            control = try await Self.definition("io.ombudsd.Control", client)
            service = try await Self.definition("org.varlink.service", client)
        }

        private static func definition(_ name: String, _ client: RawClient) async throws -> InterfaceDefinition {
            let call =
                #"{"method":"org.varlink.service.GetInterfaceDescription","parameters":{"interface":"\#(name)"}}"#
            let reply = try JSON(Array(try #require(await client.ask(call)).utf8))
            return try InterfaceDefinition(try #require(reply["parameters"]?["description"]?.string, "\(reply.text)"))
        }

        /// Calls a method of the control interface, and checks the reply or the error against the description.
        ///
        /// - Returns: the parameters of the reply or of the error, and the error's name.
        @discardableResult
        func call(_ method: String, _ parameters: String = "{}") async throws -> (error: String?, body: JSON) {
            let call = #"{"method":"io.ombudsd.Control.\#(method)","parameters":\#(parameters)}"#
            let reply = try JSON(Array(try #require(await client.ask(call)).utf8))
            let body = try #require(reply["parameters"], "\(call): \(reply.text)")
            guard let error = reply["error"]?.string else {
                let problems = control.problems(ofReply: body, of: method)
                #expect(problems.isEmpty, "\(call)")
                return (nil, body)
            }
            let name = error.split(separator: ".").last.map(String.init) ?? ""
            let definition = error.hasPrefix("org.varlink.service.") ? service : control
            #expect(definition.problems(ofError: body, named: name).isEmpty, "\(call): \(reply.text)")
            return (name, body)
        }
    }

    @Test func `every reply and error of a daemon is what its own description says`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            try daemon.drop(ShortLetter.text(), as: "letter.txt")
            try await daemon.awaitLine { $0.contains("#1\"") }
            try daemon.drop("Our summer fair is on 3 July.", as: "fair.txt")
            try await daemon.awaitLine { $0.contains("document-rejected") }
            let service = try await Service(root.appending(path: "control.sock").path())
            let named = #"{"name":"northmoor-district-council.2019-20.uphold-above-peers"}"#
            let alert = #"{"name":"northmoor-district-council.2019-20.uphold-above-peers","note":"seen"}"#

            for method in ["Status", "Authorities", "Documents", "Silences", "Rescan"] {
                #expect(try await service.call(method).error == nil)
            }
            for (method, parameters) in [
                ("Alerts", "{}"), ("Alerts", #"{"all":true}"#), ("Alert", named), ("Acknowledge", alert),
                ("Alert", named), ("Unacknowledge", named),
                ("Authority", #"{"name":"Northmoor District Council"}"#),
                ("Authority", #"{"name":"northmoor-district-council","history":true}"#),
                ("Alerts", #"{"authority":"northmoor","priority":"warning","state":"open"}"#),
                ("Documents", #"{"year":"2019-20","since":"2020-01-01T00:00:00Z"}"#),
                ("Authorities", #"{"type":"other","rule":"uphold-above-peers"}"#),
                ("Figures", "{}"), ("Figures", #"{"year":"2019-20","figures":["uphold.rate"],"type":"other"}"#),
                ("Figures", #"{"authorities":["northmoor"]}"#), ("Retry", #"{"document":"fair.txt"}"#),
            ] {
                let reply = try await service.call(method, parameters)
                #expect(reply.error == nil, "\(method) \(parameters): \(reply.body.text)")
            }
            let silence = #"{"rule":"uphold-above-peers","until":"2099-01-01T00:00:00Z","note":"known"}"#
            let begun = try await service.call("Silence", silence).body
            #expect(try await service.call("Silences").body == begun)
            guard case .array(let silences) = begun["silences"], let id = silences.first?["id"] else {
                Issue.record("no silence: \(begun.text)")
                return
            }
            let ended = try await service.call("Unsilence", #"{"id":\#(id.text)}"#).body
            #expect(ended == begun)

            for (method, parameters, error) in [
                ("Alert", "{}", "InvalidParameter"), ("Alert", #"{"name":5}"#, "InvalidParameter"),
                ("Alert", #"{"name":"none"}"#, "NotFound"), ("Authority", #"{"name":"none"}"#, "NotFound"),
                ("Silence", #"{"until":"yesterday"}"#, "InvalidParameter"),
                ("Silence", #"{"until":"2001-01-01T00:00:00Z"}"#, "InvalidParameter"),
                ("Silence", #"{"until":"2099-01-01T00:00:00Z","rule":"none"}"#, "InvalidParameter"),
                ("Unsilence", #"{"id":99}"#, "NotFound"), ("Retry", #"{"document":"none"}"#, "NotFound"),
                ("Figures", #"{"authorities":["none"]}"#, "NotFound"),
                ("Figures", #"{"year":"now"}"#, "InvalidParameter"),
                ("Alerts", #"{"rule":"none"}"#, "InvalidParameter"),
                ("Documents", #"{"authority":"none"}"#, "NotFound"),
                ("Nothing", "{}", "MethodNotFound"),
            ] {
                #expect(try await service.call(method, parameters).error == error, "\(method) \(parameters)")
            }
            let invalid = try await service.call("Silence", #"{"until":"yesterday"}"#).body
            #expect(invalid == .object(["parameter": .string("until")]))
            #expect(daemon.stop() == 0)
        }
    }
}
