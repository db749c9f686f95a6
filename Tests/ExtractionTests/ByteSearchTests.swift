@testable import Extraction
import Testing

/// The search for a text among bytes.
@Suite struct ByteSearchTests {
    @Test(arguments: [
        ("/Encrypt", true), ("a /Encrypt b", true), ("///Encrypt", true), ("/Enc/Encrypt", true), ("/Encryp", false),
        ("/encrypt", false), ("", false), ("/", false), ("/Encrypx/Encryp", false),
    ])
    func `a text is found wherever it stands whole`(bytes: String, isThere: Bool) {
        #expect(Array(bytes.utf8).holds("/Encrypt") == isThere)
    }

    @Test func `a text is found behind bytes that are no letters`() {
        #expect([0, 0xFF, 0x2F, 0, 0x2F, 0x41].holds("/A"))
    }
}
