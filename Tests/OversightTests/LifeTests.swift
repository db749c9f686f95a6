import FoundationEssentials
import Model
@testable import Oversight
import Testing

/// Acknowledging and silencing, and what a change of the settings does.
@Suite struct LifeTests {
    private let id = "northmoor-district-council.2019-20.compliance-below-full"

    private func letter(_ rate: Double, month: Int) -> Event {
        .read(
            Fixture.document("\(month)-\(rate)"), [Fixture.reading([.complianceRate: rate], date: "2020-0\(month)-20")])
    }

    private func after(_ seconds: Int64) -> Timestamp { Timestamp(seconds: Fixture.now.seconds + seconds) }

    @Test func anAcknowledgementSaysWhoWhenAndWhy() throws {
        var state = State()
        state.accept(letter(90, month: 5))
        let told = state.accept(.acknowledge(alert: id, by: Fixture.officer, note: "Asked the service"))
        #expect(told.map(\.kind) == [.acknowledged])
        #expect(told.first?.by == Fixture.officer)
        let alert = try #require(state.alert(id))
        #expect(alert.acknowledged)
        #expect(
            alert.acknowledgement == Acknowledgement(by: Fixture.officer, at: Fixture.now, note: "Asked the service"))
        #expect(state.open.contains(id))
        // Once.
        #expect(state.accept(.acknowledge(alert: id, by: Fixture.officer, note: nil)).isEmpty)
        #expect(state.accept(.unacknowledge(alert: id, by: Fixture.officer)).map(\.kind) == [.unacknowledged])
        #expect(state.alert(id)?.acknowledgement == nil)
        #expect(state.accept(.unacknowledge(alert: id, by: Fixture.officer)).isEmpty)
        #expect(state.accept(.acknowledge(alert: "nothing", by: Fixture.officer, note: nil)).isEmpty)
        #expect(state.history(ofAlert: id).map(\.note) == [nil, "Asked the service", nil])
    }

    @Test func whatGotWorseIsNoLongerAcknowledged() {
        var state = State()
        state.accept(letter(90, month: 5))
        state.accept(.acknowledge(alert: id, by: Fixture.officer, note: nil))
        state.accept(letter(95, month: 6))
        #expect(state.alert(id)?.acknowledged == true, "better")
        state.accept(letter(94, month: 7))
        #expect(state.alert(id)?.acknowledged == false, "worse")
        #expect(state.alert(id)?.acknowledgement == nil)
    }

    @Test func whatReturnsIsNotAcknowledged() {
        var state = State()
        state.accept(letter(90, month: 5))
        state.accept(.acknowledge(alert: id, by: Fixture.officer, note: nil))
        state.accept(letter(100, month: 6))
        #expect(state.accept(.acknowledge(alert: id, by: Fixture.officer, note: nil)).isEmpty)
        state.accept(letter(99, month: 7))
        #expect(state.alert(id)?.acknowledged == false)
    }

    @Test func aSilencedAlertStandsAndIsToldWhenTheSilenceEnds() {
        var state = State()
        state.accept(
            .silence(
                authority: "northmoor-district-council", rule: nil, until: after(60), by: Fixture.officer,
                note: "Known"))
        state.accept(letter(90, month: 5))
        state.accept(letter(95, month: 6))
        #expect(state.open == [id])
        #expect(state.alert(id)?.silenced == true)
        #expect(state.outbox.isEmpty)
        #expect(state.nextExpiry == after(60))
        #expect(state.accept(.expire, at: after(59)) == nil)
        let ended = state.accept(.expire, at: after(60))
        #expect(ended?.altered == [.terms])
        #expect(state.terms.silences.isEmpty)
        #expect(state.nextExpiry == nil)
        #expect(state.alert(id)?.silenced == false)
        #expect(state.outbox.map(\.id) == ["\(id)#1", "\(id)#2"])
    }

    @Test(
        "What a silence covers",
        arguments: [
            (nil, nil, true), ("northmoor-district-council", nil, true),
            ("northmoor-district-council", "uphold-rising", false),
            (nil, "compliance-below-full", true), ("elsewhere", nil, false),
            ("northmoor-district-council", "compliance-below-full", true),
        ] as [(String?, String?, Bool)])
    func covers(_ authority: String?, _ rule: String?, _ isSilenced: Bool) {
        var state = State()
        state.accept(letter(90, month: 5))
        state.accept(
            .silence(
                authority: authority, rule: rule.flatMap(Rule.init(rawValue:)), until: after(60), by: Fixture.officer,
                note: nil))
        #expect(state.alert(id)?.silenced == isSilenced)
    }

    @Test func aSilenceIsEndedByItsNumberAndNumbersNeverReturn() throws {
        var state = State()
        func silence() {
            state.accept(.silence(authority: nil, rule: nil, until: after(60), by: Fixture.officer, note: nil))
        }
        silence()
        let first = try #require(state.terms.silences.first?.id)
        state.accept(.unsilence(first, by: Fixture.officer))
        #expect(state.accept(.unsilence(first, by: Fixture.officer), at: Fixture.now) == nil)
        silence()
        #expect(state.terms.silences.first?.id != first)
        let past = Event.silence(authority: nil, rule: nil, until: Fixture.now, by: Fixture.officer, note: nil)
        #expect(state.accept(past, at: Fixture.now) == nil)
    }

    @Test func aPolicyOfRulesThatJudgedOtherwiseIsAnotherPolicy() throws {
        let kept = String(decoding: try JSONEncoder().encode(Policy()), as: UTF8.self)
        #expect(try JSONDecoder().decode(Policy.self, from: Data(kept.utf8)) == Policy())
        let older = kept.replacing(/"rulesVersion":[0-9]+/, with: "\"rulesVersion\":0")
        #expect(older != kept)
        #expect(try JSONDecoder().decode(Policy.self, from: Data(older.utf8)) != Policy())
    }

    @Test func aChangeOfTheSettingsIsJudgedAndToldOnce() throws {
        var state = State()
        state.accept(.policy(Policy()))
        state.accept(letter(90, month: 5))
        state.accept(.refused(Fixture.document("x"), Refusal(.empty, "Empty.")))
        #expect(state.accept(.policy(Policy()), at: Fixture.now) == nil)
        var policy = Policy()
        policy[.complianceBelowFull].threshold = 80
        policy[.documentRejected].severity = .info
        let told = state.accept(.policy(policy))
        #expect(told.map(\.kind) == [.resolved, .changed])
        #expect(told.last?.alert.severity == .info)
        policy[.complianceBelowFull].threshold = 100
        policy[.documentRejected].isOn = false
        #expect(state.accept(.policy(policy)).map(\.kind) == [.raised, .resolved])
        #expect(state.accept(.policy(policy), at: Fixture.now) == nil)
        #expect(state.counts == (1, 1, 0))
    }
}
