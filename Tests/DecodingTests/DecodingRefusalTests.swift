import Decoding
import Model
import Testing

@Suite struct DecodingRefusalTests {
    @Test(arguments: DecodingRefusal.Code.allCases)
    func `every reason is one that the daemon knows`(_ code: DecodingRefusal.Code) {
        #expect(Refusal.Code(rawValue: code.rawValue) != nil)
    }
}
