import Configuration
import Oversight
import Testing

/// The settings file as a YAML document.
@Suite struct YAMLDocumentTests {
    @Test(
        arguments: [
            Refused(
                "a: [", "f:1: this is not valid YAML: did not find expected node content while parsing a flow node"),
            Refused(
                "inbox: \"x\n\n", "f:2: this is not valid YAML: found unexpected end of stream while scanning a quoted"),
            Refused(
                "inbox:\n\tsettle-seconds: 1",
                "f:2: this is not valid YAML: found character that cannot start any token"),
            Refused(
                "inbox:\n  poll-seconds: 1\n x: 1",
                "f:3: this is not valid YAML: did not find expected key while parsing"),
            Refused(
                "a: b\nc: d: e",
                "f:2: this is not valid YAML: mapping values are not allowed in this context (column 5)"),
            Refused("a: b\nc", "f:2: this is not valid YAML: could not find expected ':' while scanning a simple key"),
            Refused("# a\n\n# \u{7}", "f:3: this is not valid YAML: control characters are not allowed (column 3)"),
            Refused("\u{0}", "f:1: this is not valid YAML: control characters are not allowed (column 1)"),
            Refused("# é\r\n\u{1}", "f:2: this is not valid YAML: control characters are not allowed (column 1)"),
            Refused("%YAML 2.0\n---\n{}", "f:1: this is not valid YAML: found incompatible YAML document"),
            Refused("inbox: @a", "f:1: this is not valid YAML: found character that cannot start any token"),
        ])
    func `malformed YAML is refused with the line`(refused: Refused) {
        refused.check()
    }

    @Test func `an error inside brackets names the line where they begin`() {
        Refused(
            "inbox: {\n  a: 1\n",
            "f:2: this is not valid YAML: did not find expected ',' or '}' while parsing a flow map"
        )
        .check()
        let error = #expect(throws: SettingsError.self) { try SettingsFile.parse("\ninbox: {\n  a: 1\n", path: "f") }
        #expect(error?.message.contains("that begins in line 2") == true, "\(error?.message ?? "")")
    }

    @Test(
        arguments: [
            Refused("--- {}\n--- {}\n", "f:2: a second document begins"),
            Refused("{}\n---\n", "f:2: a second document begins"),
            Refused("{}\n...\n---\n{}", "f:3: a second document begins"),
        ])
    func `a second document is refused with the line where it begins`(refused: Refused) {
        refused.check()
    }

    @Test(
        arguments: [
            Refused("inbox: {}\n\ninbox: {}", #"f:3: the key "inbox" is there twice, first in line 1;"#),
            Refused(
                "inbox:\n  poll-seconds: 1\n  \"poll-seconds\": 1",
                #"f:3: the key "poll-seconds" is there twice, first in"#),
            Refused("inbox: {poll-seconds: 1, !!str poll-seconds: 1}", #"f:1: the key "poll-seconds" is there twice"#),
            Refused("inbox: {poll-seconds: 1, !other poll-seconds: 1}", #"f:1: the key "poll-seconds" is there twice"#),
            Refused("control: {group: &g group, *g : b}", #"f:1: the key "group" is there twice"#),
            Refused("notify: {command: [/a, {b: 1, b: 2}]}", #"f:1: the key "b" is there twice"#),
        ])
    func `a key that is there twice is refused with both lines`(refused: Refused) {
        refused.check()
    }

    @Test func `an alias repeats the value of its anchor`() throws {
        let settings = try SettingsFile.parse(
            """
            inbox: {settle-seconds: &n 2}
            notify: {timeout-seconds: *n, command: [/a, &w b, *w]}
            control: {group: &g staff, administrators: *g}
            rules:
              letter-missing: &on {enabled: true, priority: err}
              uphold-rising: *on
            """, path: "f")
        #expect(settings.inbox.settle == .seconds(2))
        #expect(settings.notify.timeout == .seconds(2))
        #expect(settings.notify.command == ["/a", "b", "b"])
        #expect(settings.control.administrators == "staff")
        #expect(settings.policy[.upholdRising].isOn && settings.policy[.upholdRising].severity == .error)
    }

    @Test func `an anchor that is there twice names the later value from there on`() throws {
        let settings = try SettingsFile.parse(
            "inbox: {settle-seconds: &n 2, poll-seconds: *n}\nnotify: {timeout-seconds: &n 3}\npeers: {minimum: *n}",
            path: "f")
        #expect(settings.inbox.poll == .seconds(2))
        #expect(settings.policy.peersMinimum == 3)
    }

    @Test(
        arguments: [
            Refused(
                "inbox:\n  poll-seconds: *n", "f:2: *n repeats a value that is not there; mark it with &n further up."),
            Refused("control: {group: *g}\npeers: &g {}", "f:1: *g repeats a value that is not there"),
            Refused("notify: {command: &c [*c]}", "f:1: *c repeats a value that is not there"),
        ])
    func `an alias without an anchor before it is refused with its line`(refused: Refused) {
        refused.check()
    }

    @Test(
        arguments: [
            Refused(String(repeating: "[", count: 1 << 20), "f:1: values are nested more than 64 levels deep"),
            Refused(String(repeating: "- ", count: 1 << 19), "f:1: values are nested more than 64 levels deep"),
            Refused(
                (0..<100).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), "f:65: values are nested more"),
            // Each alias is one level deeper than the one before it.
            Refused(
                "- &a0 []\n" + (1..<100).map { "- &a\($0) [*a\($0 - 1)]\n" }.joined(),
                "f:64: values are nested more than"),
        ])
    func `a document of too many levels is refused with the line, soon`(refused: Refused) {
        refused.check()
    }

    @Test func `aliases of aliases of aliases cost nothing`() {
        // Written out, it would have two to the sixtieth power of words.
        let lines = (1...60).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
        Refused("a0: &a0 [x, x]\n\(lines)", "f:1: there is no setting a0").check()
    }
}
