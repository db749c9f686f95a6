import ControlInterface
import InventedYears
import Model
import Oversight
import Testing

@testable import Daemon

/// The pages of the list of alerts, whose JSON is not made by an encoder.
@Suite struct AlertPageTests {
    @Test func `a page has the JSON that an encoder gives`() throws {
        var state = State()
        for number in 1...3 {
            state.accept(
                .read(
                    Invented.document("\(number)-é/\"\\\u{1}"),
                    [
                        Invented.reading(
                            [
                                .complianceRate: 90.5, .upholdRate: 75, .upholdPeerAverage: 45, .upholdUpheld: 3,
                                .upholdInvestigations: 4,
                            ], of: Invented.district(number), findings: [.remarkRefusedRecommendation])
                    ]))
        }
        state.accept(.refused(Invented.document("fair.txt"), Refusal(.notRecognised, "It is no letter: a/b.")))
        let first = try #require(state.alerts.first?.id)
        state.accept(.acknowledge(alert: first, by: Invented.officer, note: "seen: “a/b”"))
        state.accept(
            .silence(
                authority: nil, rule: .upholdAbovePeers, until: Invented.later(60), by: Invented.officer, note: nil))
        let alerts = state.alerts
        #expect(alerts.count == 10)
        let page = ReplyPage(of: alerts)
        let elements = try #require(page.elements)
        let expected = try JSONOutput.compact(alerts)
        #expect(
            String(decoding: elements, as: UTF8.self)
                == String(decoding: expected.dropFirst().dropLast(), as: UTF8.self))
        #expect(page.reply.alerts.isEmpty)
        #expect(ReplyPage(of: [Alert]()).elements == [])
    }
}
