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
        case .reportContradictsLetter: JournalEntry.MessageID("cc85a0e7cc834146a3c3eddbbd6ac435")
        case .remedyBelowPeers: JournalEntry.MessageID("93e80369798d4395b414cf55caca7873")
        case .per100kAbovePeers: JournalEntry.MessageID("d89a5236ca5b4f6c94b8bad3e7a93e6c")
        case .upholdRising: JournalEntry.MessageID("7b0ff49ca9a647bc8ca4f140e3e899fd")
        case .complianceOutlier: JournalEntry.MessageID("07a26b050ad3459992b884f440510827")
        case .letterMissing: JournalEntry.MessageID("37f7426ed2d5478fa942d603a1983184")
        }
    }
}
