import Linux
import Testing

@Suite struct EscapedTextTests {
    @Test(
        arguments: [
            ("plain", Array("Dole £5 – “yes”".utf8), "Dole £5 – “yes”"),
            ("line feed", Array("a\nPRIORITY=0".utf8), #"a\nPRIORITY=0"#),
            ("carriage return and tab", Array("a\r\tb".utf8), #"a\r\tb"#),
            ("terminal escape", [0x1B, 0x5B, 0x32, 0x4A], #"\u{1b}[2J"#),
            ("C1 control", Array("\u{9B}31m".utf8), #"\u{9b}31m"#),
            ("direction override", Array("a\u{202E}b".utf8), #"a\u{202e}b"#),
            ("plain text around other", Array("a “é” \"b\" \u{0}c".utf8), #"a “é” "b" \u{0}c"#),
            ("truncated character at the end", [0x61, 0xE2, 0x80], #"a\xe2\x80"#),
            ("line separator", Array("a\u{2028}b".utf8), #"a\u{2028}b"#),
            ("not UTF-8", [0x61, 0xFF, 0xC3], #"a\xff\xc3"#),
            ("overlong", [0xC0, 0x8A], #"\xc0\x8a"#),
            ("surrogate", [0xED, 0xA0, 0x80], #"\xed\xa0\x80"#),
            ("NUL", [0x61, 0x00, 0x62], #"a\u{0}b"#),
        ])
    func `escaped text is one visible line`(name: String, bytes: [UInt8], expected: String) {
        #expect(bytes.escapedOnOneLine() == expected)
    }

    @Test func `quoted text can't end its quotation`() {
        #expect(#"a" NAME="b\"#.escapedOnOneLine(quoted: true) == #""a\" NAME=\"b\\""#)
    }

    @Test(
        arguments: [
            ("plain", Array("Brüssel.pdf".utf8), "Brüssel.pdf"),
            ("line feed", Array("a\nb".utf8), #"a\u{a}b"#),
            ("backslash", Array(#"a\u{a}b"#.utf8), #"a\\u{a}b"#),
            ("not UTF-8", [0x61, 0xE9], #"a\xe9"#),
        ])
    func `different file names have different descriptions`(name: String, bytes: [UInt8], expected: String) {
        #expect(FileName(bytes)?.description == expected)
    }
}
