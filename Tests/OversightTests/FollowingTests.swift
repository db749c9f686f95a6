import Foundation
import InventedYears
import Model
@testable import Oversight
import Testing

/// Alerts of some authorities alone, beside peers.
@Suite struct FollowingTests {
    private func policy(following number: Int) -> Policy {
        var policy = Policy()
        policy.following = Following(authorities: [Invented.district(number)])
        return policy
    }

    private func letter(_ number: Int, uphold: Double) -> Event {
        .read(
            Invented.document("\(number)-letter"),
            [
                Invented.reading(
                    [.upholdRate: uphold, .complianceRate: 90], of: Invented.district(number), year: 2020)
            ])
    }

    @Test func `only those who are followed have alerts, and the others count as their peers`() throws {
        var state = State()
        state.accept(.policy(policy(following: 1)))
        for number in 2...6 { #expect(state.accept(letter(number, uphold: 40)).isEmpty) }
        let raised = state.accept(letter(1, uphold: 60)).map(\.alert)
        #expect(raised.map(\.rule) == [.complianceBelowFull, .upholdAbovePeers])
        #expect(raised.last?.threshold == 40)
        #expect(raised.last?.peerBasis == .computed)
    }

    @Test func `a type is followed with all of its authorities`() {
        var policy = Policy()
        policy.following = Following(types: [.county])
        var state = State()
        state.accept(.policy(policy))
        #expect(state.accept(letter(1, uphold: 60)).isEmpty)
        policy.following = Following(types: [.district])
        #expect(state.accept(.policy(policy)).map(\.kind) == [.raised])
    }

    @Test func `a change ends the alerts of those who are followed no more and raises those of new ones, once`() throws
    {
        var state = State()
        for number in 1...3 { state.accept(letter(number, uphold: 40)) }
        #expect(state.open.count == 3)

        let first = state.accept(.policy(policy(following: 2)))
        #expect(first.map(\.kind) == [.resolved, .resolved])
        #expect(
            first.first?.alert.message
                == "District 1 Council, 2019-20: complied with the Ombudsman's recommendations in 90% of cases; anything below "
                + "100% needs an explanation. Resolved: District 1 Council is not followed any more.")
        #expect(state.accept(.policy(policy(following: 2))).isEmpty)
        #expect(state.review(at: Invented.now).isEmpty)

        let second = state.accept(.policy(policy(following: 3)))
        #expect(
            second.map { "\($0.kind.rawValue) \($0.alert.authority?.slug ?? "")" } == [
                "resolved district-2-council", "raised district-3-council",
            ])
        #expect(state.accept(.policy(Policy())).map(\.kind) == [.raised, .raised])
    }

    @Test func `a rejected file has its alert, whoever is followed`() {
        var state = State()
        state.accept(.policy(policy(following: 1)))
        let refusal = Refusal(.notRecognised, "It is no letter.")
        #expect(state.accept(.refused(Invented.document("fair.txt"), refusal)).map(\.kind) == [.raised])
    }

    @Test func `a stored policy without the setting follows everybody, and one with it is read back`() throws {
        let old = try JSONDecoder().decode(Policy.self, from: JSONEncoder().encode(Policy()))
        #expect(old.follows(Invented.district(1)))
        let policy = policy(following: 1)
        let read = try JSONDecoder().decode(Policy.self, from: JSONEncoder().encode(policy))
        #expect(read == policy)
        #expect(read.follows(Invented.district(1)) && !read.follows(Invented.district(2)))
    }
}
