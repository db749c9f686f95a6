import Foundation
import Testing

@testable import Varlink

/// Members of one name, of which a decoder takes one in silence.
@Suite struct RepeatedMemberTests {
    @Test(
        arguments: [
            (#"{"method":"a.B","parameters":{"a":1,"b":[{"a":1},{"a":2}],"c":"a,\"a\":{"}}"#, nil),
            (#"{"method":"a.B","method":"a.C"}"#, "method"),
            (#"{"method":"a.B","parameters":{"until":1,"until":2}}"#, "until"),
            (#"{"method":"a.B","parameters":{"until":1,"unt\u0069l":2}}"#, "until"),
            (#"{"method":"a.B","parameters":{},"parameters":{"a":1}}"#, "parameters"),
            (#"{"method":"a.B","parameters":{"list":[{"x":1,"x":2}]}}"#, "list"),
        ] as [(String, String?)])
    func `a member that is there twice is named`(_ call: String, _ name: String?) {
        #expect(RepeatedMember.first(in: Data(call.utf8)) == name)
    }

    @Test func `a call with a member that is there twice is refused`() {
        let call = #"{"method":"com.example.Echo.Echo","parameters":{"text":"a","text":"b"}}"#
        let peer = Peer(process: 1, user: 0, group: 0)
        let error = #expect(throws: CallError.self) { try Call(message: Data(call.utf8), peer: peer) }
        #expect("\(String(describing: error))".contains("text"))
    }
}
