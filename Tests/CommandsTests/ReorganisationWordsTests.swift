@testable import Commands
import Testing

@Suite struct ReorganisationWordsTests {
    @Test(arguments: [("2027-04-01", true), ("2026-11-30", false), ("2023-04-01", false)])
    func `a reorganisation to come is no past one`(_ date: String, isToCome: Bool) {
        let words = ReorganisationWords(past: "was taken", future: "will be taken")
        #expect(words.of(date, today: "2026-11-30") == (isToCome ? "will be taken" : "was taken"))
    }
}
