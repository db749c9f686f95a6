import Testing

@testable import Daemon

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
            ("a: [", "f is not YAML"),
        ])
    func refused(_ text: String, _ message: String) {
        let error = #expect(throws: SettingsError.self) { try SettingsFile.parse(text, path: "f") }
        #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "nothing")")
    }
}
