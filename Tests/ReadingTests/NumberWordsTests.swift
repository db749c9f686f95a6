import Model
import Reading
@testable import Specimens
import Testing

@Suite struct NumberWordsTests {
    @Test func `every number up to ten thousand is read back from its words`() {
        for number in 0...10_000 {
            let text = DocumentText(NumberSpelling.sentenceStart(number))
            let read = text.count(at: 0, in: text.tokens.indices)
            #expect(read?.value == number && read?.next == text.tokens.count, "\(number)")
        }
    }

    @Test(arguments: [
        ("27 cases", 27), ("1,605 enquiries", 1605), ("Twenty-seven cases", 27), ("twenty seven cases", 27),
        ("Twenty-\nseven cases", 27), ("a hundred and four cases", 104), ("two three", 2), ("ten - two", 10),
        ("one hundred and others", 100), ("one hundred twenty", 120), ("twelve and three", 12),
        ("TWENTY\u{2011}SEVEN", 27),
    ])
    func `a number is read in running text`(_ string: String, _ value: Int) {
        let text = DocumentText(string)
        #expect(text.count(at: 0, in: text.tokens.indices)?.value == value)
    }

    @Test(arguments: ["a case", "no cases", "hundred", "and two", "tenth", "4.5 days", "-", "a"])
    func `other words are no number`(_ string: String) {
        let text = DocumentText(string)
        #expect(text.count(at: 0, in: text.tokens.indices) == nil)
    }

    @Test func `words are not joined over cells or blank lines`() {
        for string in ["twenty\tseven", "twenty | seven", "twenty\n\nseven"] {
            let text = DocumentText(string)
            #expect(text.count(at: 0, in: text.tokens.indices)?.value == 20, "\(string)")
        }
    }

    @Test(arguments: [("No public reports", true), ("None", true), ("Nil", true), ("Not", false), ("one", false)])
    func `the words of none are told from others`(_ string: String, _ expected: Bool) {
        #expect(DocumentText(string).isNone(at: 0) == expected)
    }
}
