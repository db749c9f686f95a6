import Linux
import Testing

@Suite struct RawPathTests {
    @Test(arguments: [
        Array("letter.txt".utf8), Array("Ünïcode 漢字".utf8), [], [0x56, 0xF3, 0x72], [0xFF, 0xFE, 0x80], [0xC3],
        Array("a".utf8) + [0xE2, 0x82] + Array("b".utf8),
    ])
    func `a name of any bytes becomes text and the same bytes again`(_ bytes: [UInt8]) {
        #expect(RawPath.bytes(RawPath.text(bytes)) == bytes)
    }
}
