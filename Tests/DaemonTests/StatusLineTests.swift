import ControlInterface
import Model
import Testing

@testable import Daemon

/// The state in one line, as `systemctl status` shows it.
@Suite struct StatusLineTests {
    private static let since = Timestamp(seconds: 1_800_000_000)

    private static func report(
        state: String = "watching", detail: String? = nil, processed: Int = 12, rejected: Int = 1, waiting: Int = 0,
        moreWaiting: Bool = false, open: Int = 2, inHand: [StatusReport.DocumentInHand] = [],
        deliveries: StatusReport.Deliveries? = nil
    ) -> StatusReport {
        StatusReport(
            state: state, detail: detail, version: "1", inbox: "/inbox",
            documents: StatusReport.Documents(
                processed: processed, rejected: rejected, duplicate: 0, waiting: waiting, moreWaiting: moreWaiting),
            alerts: StatusReport.Alerts(open: open), overflows: 0, inHand: inHand, problems: [], since: since,
            deliveries: deliveries)
    }

    private static func delivery(_ pending: Int, isFailing: Bool) -> StatusReport.Delivery {
        StatusReport.Delivery(pending: pending, since: since, failure: isFailing ? "It is away." : nil)
    }

    @Test func `the line counts documents and alerts`() {
        #expect(
            Self.report().line == "Watching /inbox: 12 documents read, 1 rejected, 0 waiting, 2 open alerts.")
        #expect(
            Self.report(processed: 1, open: 1).line
                == "Watching /inbox: 1 document read, 1 rejected, 0 waiting, 1 open alert.")
        #expect(Self.report(waiting: 16384, moreWaiting: true).line.contains("16384 or more waiting"))
    }

    @Test(arguments: [
        (StatusReport.DocumentInHand(name: "a.txt", since: since), "Reading “a.txt”."),
        (
            StatusReport.DocumentInHand(name: "scan.pdf", since: since, page: 3, pages: 9),
            "Reading “scan.pdf” (page 3 of 9)."
        ),
    ])
    func `the line ends with the document that takes longest`(document: StatusReport.DocumentInHand, sentence: String) {
        let later = StatusReport.DocumentInHand(name: "later.txt", since: Self.since)
        let line = Self.report(inHand: [document, later]).line
        #expect(line.hasSuffix(" 2 open alerts. \(sentence)"), "\(line)")
    }

    @Test func `a problem comes first, and a state without a sentence is named`() {
        #expect(
            Self.report(state: "store-failed", detail: "The disk is full.").line
                .hasPrefix("The disk is full. Watching /inbox: "))
        #expect(Self.report(state: "starting").line.hasPrefix("State starting, inbox /inbox: 12 documents"))
    }

    @Test(arguments: [
        (1, true, "1 alert waits to be delivered. "), (3, true, "3 alerts wait to be delivered. "), (3, false, ""),
    ])
    func `alerts whose delivery fails come first, others are on their way`(
        pending: Int, isFailing: Bool, beginning: String
    ) {
        let deliveries = StatusReport.Deliveries(
            journal: Self.delivery(pending, isFailing: isFailing), command: Self.delivery(0, isFailing: false))
        let line = Self.report(deliveries: deliveries).line
        #expect(line.hasPrefix("\(beginning)Watching /inbox: "), "\(line)")
    }
}
