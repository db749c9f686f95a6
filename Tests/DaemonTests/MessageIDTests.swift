import Oversight
import Systemd
import Testing

@Suite struct MessageIDTests {
    @Test(arguments: Rule.allCases)
    func `a rule's message id is one that the journal takes`(_ rule: Rule) {
        #expect(JournalEntry.MessageID(rule.messageID)?.description == rule.messageID)
    }
}
