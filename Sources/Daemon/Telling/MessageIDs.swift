import Oversight
import Systemd

extension Rule {
    /// The journal's name for alerts of this rule, of its own for good: `journalctl MESSAGE_ID=…` finds them.
    var messageID: JournalEntry.MessageID? {
        switch self {
        case .complianceBelowFull: JournalEntry.MessageID("657708f6f97d46bf9c9b03277115f486")
        case .upholdAbovePeers: JournalEntry.MessageID("4bd1b193fe0a4cac8037bc12a0989322")
        case .figuresInconsistent: JournalEntry.MessageID("186ab8447a6e4398a14bfa27cebb2d70")
        case .remarkRefusedRecommendation: JournalEntry.MessageID("8766ec0611344827971998b0fa955bb7")
        case .remarkPublicReport: JournalEntry.MessageID("3b3798bc79fc405c91c817cc002704f0")
        case .documentRejected: JournalEntry.MessageID("984101130e55433d991a35807f6c158e")
        }
    }
}
