import Configuration
import Model
import Oversight
import Testing

/// The section `follow` of the settings.
@Suite struct FollowSettingTests {
    @Test(
        arguments: [
            "Blaby District Council", "blaby-district-council", "Blaby", "Blaby DC", "E07000129",
        ])
    func `an authority is named in any usual way`(_ name: String) throws {
        let following = try SettingsFile.parse("follow: {authorities: [\(name)]}", path: "f").policy.following
        #expect(following?.authorities.map(\.slug) == ["blaby-district-council"])
    }

    @Test func `authorities and types stand together, each once`() throws {
        let text = """
            follow:
              authorities:
                - Kent
                - Blaby DC
                - kent-county-council
              types: [londonBorough, county]
            """
        let following = try #require(try SettingsFile.parse(text, path: "f").policy.following)
        #expect(following.authorities.map(\.slug) == ["blaby-district-council", "kent-county-council"])
        #expect(following.types == [.county, .londonBorough])
    }

    @Test(arguments: ["", "follow:\n", "follow: {}\n"])
    func `without names everybody is followed`(_ text: String) throws {
        #expect(try SettingsFile.parse(text, path: "f").policy.following == nil)
    }

    @Test(
        arguments: [
            Refused(
                "follow:\n  authorities:\n    - Blaby\n    - Atlantis",
                "f:4: follow.authorities: There is no authority \"Atlantis\""),
            Refused("follow:\n  authorities: [Newcastle]", "f:2: follow.authorities: \"Newcastle\" may be "),
            Refused("follow:\n  authorities: [Blabby]", "f:2: follow.authorities: There is no authority \"Blabby\""),
            Refused("follow:\n  authorities: [\"A\\nB\"]", "f:2: follow.authorities: There is no authority \"A B\""),
            Refused(
                "follow: {types: [\n counties]}",
                "f:2: follow.types: \"counties\" is no type of authority; the types are"),
            Refused("follow: {authorities: [], types: []}", "f:1: follow names nobody"),
            Refused("follow: {councils: [Blaby]}", "f:1: there is no setting follow.councils"),
            Refused("follow: {authorities: {a: b}}", "f:1: follow.authorities should be a list of names"),
            Refused("follow: {authorities: [[a]]}", "f:1: follow.authorities should be a list of names"),
            Refused("follow: [Blaby]", "f:1: follow should be keys with values"),
            Refused(
                "rules: {figures-inconsistent: {priority-by-chance: info}}",
                "f:1: the rule figures-inconsistent makes no test of chance; remove the key"),
            Refused(
                "rules: {uphold-above-peers: {priority-by-chance: low}}", "f:1: rules.uphold-above-peers.priority-by-"),
        ])
    func `a name that nobody has, or several, is refused with its line`(_ refused: Refused) { refused.check() }

    @Test func `a rule's priority by chance is read`() throws {
        let policy = try SettingsFile.parse("rules: {uphold-above-peers: {priority-by-chance: info}}", path: "f").policy
        #expect(policy[.upholdAbovePeers].severityByChance == .info)
        #expect(policy[.upholdAbovePeers].severity == .warning)
    }
}
