import Configuration
import Foundation
import Model
import Oversight
import Testing

@Suite struct SettingsFileTests {
    @Test func `every key of the file is read`() throws {
        let text = """
            inbox:
              settle-seconds: 2.5
              size-limit-mebibytes: 8
              poll-seconds: 60
              directories: false
            control:
              group: staff
              administrators: wheel
            notify:
              command: [/usr/bin/tell, "a b", -5]
              timeout-seconds: 2
            peers:
              minimum: 8
              averages: /srv/averages.csv
            retention: {rejected: 90, years: 7, clock-checked: 2027-03-31}
            rules:
              uphold-above-peers:
                priority: err
                threshold: 2.5
              letter-missing: {enabled: true}
              remark-public-report:
                enabled: false
            log-level: debug
            """
        var expected = Settings()
        expected.inbox.settle = .milliseconds(2500)
        expected.inbox.sizeLimit = 8 << 20
        expected.inbox.poll = .seconds(60)
        expected.inbox.directories = false
        expected.control.group = "staff"
        expected.control.administrators = "wheel"
        expected.notify.command = ["/usr/bin/tell", "a b", "-5"]
        expected.notify.timeout = .seconds(2)
        expected.policy.peersMinimum = 8
        expected.retention = Retention(
            rejected: 90, years: 7, clockChecked: Timestamp(seconds: 1_806_451_200))
        expected.averages = "/srv/averages.csv"
        expected.policy[.upholdAbovePeers] = Policy.Terms(isOn: true, severity: .error, threshold: 2.5)
        expected.policy[.letterMissing].isOn = true
        expected.policy[.remarkPublicReport].isOn = false
        expected.logLevel = .debug
        #expect(try SettingsFile.parse(text, path: "f") == expected)
    }

    @Test(arguments: ["", "# only a comment\n", "\n\n", "---\n", "---\n...\n", "{}", "\"\"", "\u{FEFF}", "\u{FEFF}# a"])
    func `a file that sets nothing gives the defaults`(text: String) throws {
        #expect(try SettingsFile.parse(text, path: "f") == Settings())
    }

    @Test(
        arguments: [
            Refused("inbix: {}", "f:1: there is no setting inbix; the file may have inbox, control,"),
            Refused("\ninbox:\n  settle: 1", "f:3: there is no setting inbox.settle; inbox may have settle-seconds,"),
            Refused("control: {groups: a}", "f:1: there is no setting control.groups"),
            Refused("notify: {timeout: 1}", "f:1: there is no setting notify.timeout"),
            Refused("peers: {maximum: 1}", "f:1: there is no setting peers.maximum"),
            Refused(
                "retention: {days: 3}",
                "f:1: there is no setting retention.days; retention may have rejected, years, clock-checked"),
            Refused(
                "rules:\n  uphold-above-peer: {}", "f:2: there is no setting rules.uphold-above-peer; rules may have"),
            Refused(
                "rules: {letter-missing: {on: true}}", "f:1: there is no setting rules.letter-missing.on; rules.let"),
            Refused("inbox: {<<: {settle-seconds: 1}}", "f:1: there is no setting inbox.<<"),
            Refused("1: {}", "f:1: there is no setting 1"),
            Refused("\"a\\nb\": {}", "f:1: there is no setting a\\nb"),
        ])
    func `an unknown key is refused with its line`(refused: Refused) {
        refused.check()
    }

    @Test(
        arguments: [
            Refused("inbox: 3", #"f:1: inbox should be keys with values, but is "3"."#),
            Refused("\n- a", "f:2: the file should be keys with values, but is a list."),
            Refused("~", "f:1: the file should be keys with values, but is empty."),
            Refused("? [a]\n: 1", "f:1: a key should be a word, but is a list."),
            Refused(
                "inbox:\n  settle-seconds: soon",
                #"f:2: inbox.settle-seconds should be a number from 0 to 3600, but is "soon"."#),
            Refused("inbox:\n  settle-seconds: -1", "f:2: inbox.settle-seconds should be a number from 0 to 3600"),
            Refused("inbox:\n  poll-seconds: 0", "f:2: inbox.poll-seconds should be a number from 0.1 to 86400"),
            Refused("inbox: {size-limit-mebibytes: 2048}", "f:1: inbox.size-limit-mebibytes should be a number from 1"),
            Refused("inbox: {directories: maybe}", "f:1: inbox.directories should be true or false"),
            Refused(
                "inbox: {directories: 'yes'}",
                #"f:1: inbox.directories should be true or false, but is the quoted text "yes"."#),
            Refused(
                "notify: {command: mail}", #"f:1: notify.command should be a list, as [/usr/bin/program, argument], b"#),
            Refused(
                "notify: {command: [mail]}",
                #"f:1: notify.command should be a list of an absolute path and its arguments, but begins with "mail"."#),
            Refused(
                "notify: {command: []}", "f:1: notify.command should be a list of an absolute path and its arguments,"),
            Refused(
                "notify: {command: [/a, [b]]}", "f:1: notify.command should be a list of words, as [/usr/bin/program"),
            Refused(
                #"notify: {command: [/a, "b\0c"]}"#,
                "f:1: notify.command should be a list of words, but has a NUL character"),
            Refused(#"peers: {averages: "a\0b"}"#, "f:1: peers.averages should be a word, but has a NUL character"),
            Refused("log-level: loud", "f:1: log-level should be one of debug, info, notice, warning, error, but is"),
            Refused("control: {group: }", "f:1: control.group should be a word, but is empty."),
            Refused(
                "retention: {clock-checked: yes}",
                "f:1: retention.clock-checked should be a day, as 2027-03-31, but is"),
            Refused("retention: {years: 0}", "f:1: retention.years should be a whole number from 1 to 100"),
            Refused("retention: {rejected: 0.5}", "f:1: retention.rejected should be a whole number from 1 to 36500"),
            Refused("peers: {minimum: 0}", "f:1: peers.minimum should be a whole number from 1 to 1000"),
            Refused("peers: {minimum: 2.5}", "f:1: peers.minimum should be a whole number"),
            Refused("peers: {averages: {a: b}}", "f:1: peers.averages should be a word, but is keys with values."),
            Refused(
                "rules: {letter-missing: {priority: loud}}", "f:1: rules.letter-missing.priority should be one of err,"),
            Refused(
                "rules: {letter-missing: {threshold: 0}}",
                "f:1: rules.letter-missing.threshold should be a number from 1 to 100, but is \"0\"."),
            Refused("rules: {document-rejected: {threshold: 1}}", "f:1: the rule document-rejected has no threshold"),
        ])
    func `a wrong value is refused with its line, what is expected and what is there`(refused: Refused) {
        refused.check()
    }

    @Test func `a message stays short and on one line, whatever the file holds`() {
        let text = "log-level: \"\(String(repeating: "loud\\n", count: 10_000))\""
        let error = #expect(throws: SettingsError.self) { try SettingsFile.parse(text, path: "f") }
        #expect(error.map { $0.message.count < 200 && !$0.message.contains("\n") } == true, "\(error?.message ?? "")")
    }

    /// The file as it is shipped says what the defaults are.
    @Test func `the shipped file names every key with its default`() throws {
        // Without the marks of comments before keys, and without comments.
        let text = try shippedFile("ombudsd.yaml").split(separator: "\n")
            .compactMap { $0.firstMatch(of: /^# ( *[a-z0-9-]+:.*)$/)?.1 }.joined(separator: "\n")
        let settings = try SettingsFile.parse(text, path: "etc/ombudsd.yaml")
        var policy = settings.policy
        let blaby = try #require(AuthorityRegister.shared.authority(named: "Blaby District Council"))
        #expect(policy.following == Following(authorities: [blaby], types: [.county]))
        policy.following = nil
        for rule in Rule.allCases {
            #expect(policy[rule].severityByChance == (rule.testsChance ? .info : nil))
            policy[rule].severityByChance = nil
        }
        #expect(policy == Policy())
        #expect(settings.inbox == Settings().inbox)
        #expect(settings.notify.timeout == Settings().notify.timeout)
        #expect(settings.logLevel == Settings().logLevel)
        #expect(settings.silenceNotice == Settings().silenceNotice)
        // These have no default; the file shows an example.
        #expect(settings.control.group != nil && settings.control.administrators != nil)
        #expect(settings.notify.command != nil && settings.averages != nil)
        #expect(!settings.retention.isEndless && settings.retention.clockChecked != nil)
        for rule in Rule.allCases { #expect(text.contains("  \(rule.rawValue):"), "\(rule.rawValue)") }
    }

    @Test func `the shipped file sets nothing`() throws {
        #expect(try SettingsFile.parse(shippedFile("ombudsd.yaml"), path: "etc/ombudsd.yaml") == Settings())
    }

    @Test func `the shipped table of averages can be read`() throws {
        let table = try PeerAverages(csv: shippedFile("peer-averages.csv"), path: "etc/peer-averages.csv")
        #expect(!table.rows.isEmpty)
    }
}

/// A settings file that is refused.
struct Refused: CustomTestStringConvertible, Sendable {
    let text: String
    /// The beginning of the message.
    let message: String

    init(_ text: String, _ message: String) {
        self.text = text
        self.message = message
    }

    var testDescription: String { text.debugDescription }

    func check(sourceLocation: SourceLocation = #_sourceLocation) {
        let error = #expect(throws: SettingsError.self, sourceLocation: sourceLocation) {
            try SettingsFile.parse(text, path: "f")
        }
        #expect(
            error?.message.hasPrefix(message) == true, "\(error?.message ?? "nothing")", sourceLocation: sourceLocation)
    }
}

/// The text of a file in `etc`.
func shippedFile(_ name: String) throws -> String {
    try String(
        contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../etc/\(name)"),
        encoding: .utf8)
}
