import Linux
import Testing

@testable import Commands

@Suite struct DocumentArgumentTests {
    @Test(
        arguments: [
            (Array("kent.txt".utf8), "kent.txt"), ([0x6B, 0xE9, 0x2E], "k\\xe9."), (Array("k\\xe9.".utf8), "k\\xe9."),
            (Array("Zürich.txt".utf8), "Zürich.txt"), (Array("0a1b2c".utf8), "0a1b2c"), (Array("a/b".utf8), "a/b"),
        ] as [([UInt8], String)])
    func `a document is named by the bytes of its name, or as lists show it`(_ bytes: [UInt8], _ name: String) {
        #expect(DocumentArgument.name(RawPath.text(bytes)) == name)
    }
}
