@testable import Configuration
@testable import Daemon
import Foundation
import Model
import Oversight
import Testing

@Suite struct SettingsTests {
    @Test func everyKeyIsRead() throws {
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
            retention: {rejected: 90, years: 7}
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
        expected.retention = Retention(rejected: 90, years: 7)
        expected.averages = "/srv/averages.csv"
        expected.policy[.upholdAbovePeers] = Policy.Terms(isOn: true, severity: .error, threshold: 2.5)
        expected.policy[.letterMissing].isOn = true
        expected.policy[.remarkPublicReport].isOn = false
        expected.logLevel = .debug
        #expect(try SettingsFile.parse(text, path: "f") == expected)
    }

    @Test("Files that set nothing", arguments: ["", "# only a comment\n", "\n\n", "---\n"])
    func defaults(_ text: String) throws {
        #expect(try SettingsFile.parse(text, path: "f") == Settings())
    }

    @Test(
        "What is refused, and where",
        arguments: [
            ("inbix: {}", "f:1: there is no setting inbix"),
            ("\ninbox:\n  settle: 1", "f:3: there is no setting inbox.settle"),
            ("inbox:\n  settle-seconds: soon", "f:2: inbox.settle-seconds should be a number"),
            ("inbox:\n  settle-seconds: -1", "f:2: inbox.settle-seconds should be a number"),
            ("inbox: 3", "f:1: inbox should be keys with values"), ("- a", "f:1: the file should be keys with values"),
            ("notify: {command: mail}", "f:1: notify.command should be a list"),
            ("notify: {command: [mail]}", "f:1: notify.command should be a list of an absolute path"),
            ("log-level: loud", "f:1: log-level should be one of debug, info, notice, warning, error"),
            ("inbox: {directories: maybe}", "f:1: inbox.directories should be true or false"),
            ("retention: {days: 3}", "f:1: there is no setting retention.days; there are rejected, years"),
            ("retention: {years: 0}", "f:1: retention.years should be a whole number from 1 to 100"),
            ("retention: {rejected: 0.5}", "f:1: retention.rejected should be a whole number from 1 to 36500"),
            ("peers: {minimum: 0}", "f:1: peers.minimum should be a whole number from 1 to 1000"),
            ("peers: {minimum: 2.5}", "f:1: peers.minimum should be a whole number"),
            (
                "rules:\n  uphold-above-peer: {}",
                "f:2: there is no setting rules.uphold-above-peer; there are compliance"
            ),
            (
                "rules: {letter-missing: {on: true}}",
                "f:1: there is no setting rules.letter-missing.on; there are enabled"
            ),
            ("rules: {letter-missing: {priority: loud}}", "f:1: rules.letter-missing.priority should be one of err,"),
            (
                "rules: {letter-missing: {threshold: 0}}",
                "f:1: rules.letter-missing.threshold should be a number from 1"
            ),
            ("rules: {document-rejected: {threshold: 1}}", "f:1: the rule document-rejected has no threshold"),
            ("a: [", "f is not YAML"),
        ])
    func refused(_ text: String, _ message: String) {
        let error = #expect(throws: SettingsError.self) { try SettingsFile.parse(text, path: "f") }
        #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "nothing")")
    }

    /// A file that is there and can't be read must not be taken for one that isn't there.
    @Test func whatCannotBeReadIsNotTakenForMissing() throws {
        var layout = Places.under("/nonexistent")
        #expect(try Configuration.settings(of: layout) == Settings())
        layout.needsSettings = true
        let missing = #expect(throws: SettingsError.self) { try Configuration.settings(of: layout) }
        #expect(missing?.isTransient == false)
        layout.needsSettings = false
        // There is nothing at the beginning of a process's memory: reading fails with EIO (proc(5)).
        layout.settings = "/proc/self/mem"
        layout.averages = "/proc/self/mem"
        for failing in [
            { _ = try Configuration.settings(of: layout) }, { _ = try Configuration.policy(Settings(), of: layout) },
        ] {
            let error = #expect(throws: SettingsError.self) { try failing() }
            #expect(error?.isTransient == true)
            #expect(error?.message.contains("Input/output error") == true, "\(error?.message ?? "")")
        }
    }

    @Test func aTableOfAveragesIsReadWhereItIsThere() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "ombudsd-\(UUID())")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let layout = Places.under(directory.path)
        #expect(try Configuration.policy(Settings(), of: layout) == Policy())
        let table = "type,year,uphold,compliance,remedy,per100k,source\ndistrict,2019-20,45,,,,Review\n"
        try Data(table.utf8).write(to: URL(filePath: layout.averages))
        let period = try #require(Period(name: "2019-20"))
        #expect(try Configuration.policy(Settings(), of: layout).published[.district, period]?.values == [.uphold: 45])
        try Data("nonsense".utf8).write(to: URL(filePath: layout.averages))
        let wrong = #expect(throws: SettingsError.self) { try Configuration.policy(Settings(), of: layout) }
        #expect(wrong?.message.contains("\(layout.averages):1: the first line should be") == true)
        var named = Settings()
        named.averages = "\(directory.path)/elsewhere.csv"
        #expect(throws: SettingsError.self) { try Configuration.policy(named, of: layout) }
    }

    /// The file as it is shipped says what the defaults are.
    @Test func theShippedFileNamesEveryKeyWithItsDefault() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../etc/ombudsd.yaml")
        // Without the marks of comments before keys, and without comments.
        let text = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .compactMap { $0.firstMatch(of: /^# ( *[a-z0-9-]+:.*)$/)?.1 }.joined(separator: "\n")
        let settings = try SettingsFile.parse(text, path: "etc/ombudsd.yaml")
        #expect(settings.policy == Policy())
        #expect(settings.retention.rejected != nil && settings.retention.years != nil)
        for rule in Rule.allCases { #expect(text.contains("  \(rule.rawValue):"), "\(rule.rawValue)") }
    }

    /// The table as it is shipped can be read.
    @Test func theShippedAveragesAreInOrder() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../etc/peer-averages.csv")
        let table = try PeerAverages(csv: String(contentsOf: file, encoding: .utf8), path: "etc/peer-averages.csv")
        #expect(!table.rows.isEmpty)
    }
}
