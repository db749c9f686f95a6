import FoundationEssentials
import InventedYears
import Model
@testable import Oversight
import Testing

/// Acknowledgements, silences, and changes of the settings.
@Suite struct LifeTests {
    private let id = "northmoor-district-council.2019-20.compliance-below-full"

    private func letter(_ rate: Double, month: Int) -> Event {
        .read(
            Invented.document("\(month)-\(rate)"),
            [Invented.reading([.complianceRate: rate], date: "2020-0\(month)-20")])
    }

    private func after(_ seconds: Int64) -> Timestamp { Timestamp(seconds: Invented.now.seconds + seconds) }

    @Test func `an acknowledgement says who, when and why`() throws {
        var state = State()
        state.accept(letter(90, month: 5))
        let transitions = state.accept(.acknowledge(alert: id, by: Invented.officer, note: "Asked the service"))
        #expect(transitions.map(\.kind) == [.acknowledged])
        #expect(transitions.first?.by == Invented.officer)
        let alert = try #require(state.alert(id))
        #expect(alert.acknowledged)
        #expect(
            alert.acknowledgement == Acknowledgement(by: Invented.officer, at: Invented.now, note: "Asked the service"))
        #expect(state.open.contains(id))
        // Once.
        #expect(state.accept(.acknowledge(alert: id, by: Invented.officer, note: nil)).isEmpty)
        #expect(state.accept(.unacknowledge(alert: id, by: Invented.officer)).map(\.kind) == [.unacknowledged])
        #expect(state.alert(id)?.acknowledgement == nil)
        #expect(state.accept(.unacknowledge(alert: id, by: Invented.officer)).isEmpty)
        #expect(state.accept(.acknowledge(alert: "nothing", by: Invented.officer, note: nil)).isEmpty)
        #expect(state.history(ofAlert: id).map(\.note) == [nil, "Asked the service", nil])
    }

    @Test func `an alert that gets worse is no longer acknowledged`() {
        var state = State()
        state.accept(letter(90, month: 5))
        state.accept(.acknowledge(alert: id, by: Invented.officer, note: nil))
        state.accept(letter(95, month: 6))
        #expect(state.alert(id)?.acknowledged == true, "better")
        state.accept(letter(94, month: 7))
        #expect(state.alert(id)?.acknowledged == false, "worse")
        #expect(state.alert(id)?.acknowledgement == nil)
    }

    @Test func `an alert that is raised again is not acknowledged`() {
        var state = State()
        state.accept(letter(90, month: 5))
        state.accept(.acknowledge(alert: id, by: Invented.officer, note: nil))
        state.accept(letter(100, month: 6))
        #expect(state.accept(.acknowledge(alert: id, by: Invented.officer, note: nil)).isEmpty)
        state.accept(letter(99, month: 7))
        #expect(state.alert(id)?.acknowledged == false)
    }

    @Test func `a silenced alert stands, and is delivered when the silence ends`() {
        var state = State()
        state.accept(
            .silence(
                authority: "northmoor-district-council", rule: nil, until: after(60), by: Invented.officer,
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
        arguments: [
            (nil, nil, true), ("northmoor-district-council", nil, true),
            ("northmoor-district-council", "uphold-rising", false),
            (nil, "compliance-below-full", true), ("elsewhere", nil, false),
            ("northmoor-district-council", "compliance-below-full", true),
        ] as [(String?, String?, Bool)])
    func `a silence covers its authority and its rule`(_ authority: String?, _ rule: String?, _ isSilenced: Bool) {
        var state = State()
        state.accept(letter(90, month: 5))
        state.accept(
            .silence(
                authority: authority, rule: rule.flatMap(Rule.init(rawValue:)), until: after(60), by: Invented.officer,
                note: nil))
        #expect(state.alert(id)?.silenced == isSilenced)
    }

    @Test func `a silence ends by its number, which never comes again`() throws {
        var state = State()
        func silence() {
            state.accept(.silence(authority: nil, rule: nil, until: after(60), by: Invented.officer, note: nil))
        }
        silence()
        let first = try #require(state.terms.silences.first?.id)
        state.accept(.unsilence(first, by: Invented.officer))
        #expect(state.accept(.unsilence(first, by: Invented.officer), at: Invented.now) == nil)
        silence()
        #expect(state.terms.silences.first?.id != first)
        let past = Event.silence(authority: nil, rule: nil, until: Invented.now, by: Invented.officer, note: nil)
        #expect(state.accept(past, at: Invented.now) == nil)
    }

    @Test func `a policy of an older version of the rules differs from today's`() throws {
        let today = String(decoding: try JSONEncoder().encode(Policy()), as: UTF8.self)
        #expect(try JSONDecoder().decode(Policy.self, from: Data(today.utf8)) == Policy())
        let older = today.replacing(/"rulesVersion":[0-9]+/, with: "\"rulesVersion\":0")
        #expect(older != today)
        #expect(try JSONDecoder().decode(Policy.self, from: Data(older.utf8)) != Policy())
    }

    @Test func `a change of the settings alters the alerts once`() throws {
        var state = State()
        state.accept(.policy(Policy()))
        state.accept(letter(90, month: 5))
        state.accept(.refused(Invented.document("x"), Refusal(.empty, "Empty.")))
        #expect(state.accept(.policy(Policy()), at: Invented.now) == nil)
        var policy = Policy()
        policy[.complianceBelowFull].threshold = 80
        policy[.documentRejected].severity = .info
        let transitions = state.accept(.policy(policy))
        #expect(transitions.map(\.kind) == [.resolved, .changed])
        #expect(transitions.last?.alert.severity == .info)
        policy[.complianceBelowFull].threshold = 100
        policy[.documentRejected].isOn = false
        #expect(state.accept(.policy(policy)).map(\.kind) == [.raised, .resolved])
        #expect(state.accept(.policy(policy), at: Invented.now) == nil)
        #expect(state.counts == (1, 1, 0))
    }
}
