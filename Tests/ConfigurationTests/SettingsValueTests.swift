import Configuration
import Oversight
import Testing

/// The ways in which the settings file may write a value. An installation's file must go on being read as it was, so
/// these hold what has ever been accepted.
@Suite struct SettingsValueTests {
    @Test(
        arguments: [
            "true": true, "True": true, "TRUE": true, "tRuE": true, "yes": true, "YES": true, "on": true, "On": true,
            "false": false, "no": false, "No": false, "off": false, "OFF": false,
            "&a true": true, "!!bool true": true, "!!bool \"true\"": true, "!!int true": true, "!other off": false,
            "! true": true, "! \"true\"": true, "on # by default": true,
        ])
    func `a truth value in any of YAML's words is read`(text: String, value: Bool) throws {
        #expect(try SettingsFile.parse("inbox:\n  directories: \(text)", path: "f").inbox.directories == value)
    }

    @Test(
        arguments: [
            "1", "0", "y", "n", "t", "~", "null", "", "\"true\"", "'on'", "!!str true", "[true]", "{=: true}",
            "|\n    true", "truе",
        ])
    func `another word, or one in quotes, is no truth value`(text: String) {
        #expect(throws: SettingsError.self) { try SettingsFile.parse("inbox:\n  directories: \(text)", path: "f") }
    }

    @Test(
        arguments: [
            "1": 1000, "1.5": 1500, "+2": 2000, ".5": 500, "5.": 5000, "1e2": 100_000, "1E+2": 100_000, "-0": 0,
            "0.0019": 1,
            "1_0": 10_000, "1__0.5_": 10_500, "_1": 1000, "0x_1": 1000,
            "0x10": 16_000, "0X10": 16_000, "0x1p3": 8000, "0o17": 15_000, "0b11": 3000,
            "00": 0, "00.5": 500,
            "1:30": 90_000, "1:30.5": 90_500, "1:-30": 30_000, "0:5": 5000, "1:0x10": 76_000,
            "!!str 1": 1000, "!!float 1": 1000, "!other 3": 3000, "&a 4": 4000, "\u{FEFF}5": 5000,
        ])
    func `a number in any of YAML's forms is read`(text: String, milliseconds: Int) throws {
        let settings = try SettingsFile.parse("inbox:\n  settle-seconds: \(text)", path: "f")
        #expect(settings.inbox.settle == .milliseconds(milliseconds))
    }

    @Test(
        arguments: [
            "\"1\"", "'1'", "!!int \"1\"", "|\n    1", "1,5", "1 000", "١", "+", "1e", "1::2", ":1", "~", "", "[1]",
            "{=: 1}", "-1", "-1:30", "3601", "1:2:3", "1e400", ".inf", "-.INF", "inf", "infinity", ".nan", "nan",
            "1:1:1:1:1:1:1:1:1:1:1:1:1", "9223372036854775807:59", "99999999999999999999999999",
            // Eight or ten?
            "010", "+010", "08", "0_8", "0_10",
        ])
    func `another text, one in quotes, with two readings or out of range is no number`(text: String) {
        #expect(throws: SettingsError.self) { try SettingsFile.parse("inbox:\n  settle-seconds: \(text)", path: "f") }
    }

    @Test(
        arguments: [
            "7": 7, "+7": 7, "1_000": 1000, "0x3E8": 1000, "0b1111101000": 1000, "0o1750": 1000,
            "0x+5": 5, "16:40": 1000, "1:-30": 30, "!!str 7": 7, "!!float 7": 7, "&a 7": 7,
        ])
    func `a whole number in any of YAML's forms is read`(text: String, value: Int) throws {
        #expect(try SettingsFile.parse("peers:\n  minimum: \(text)", path: "f").policy.peersMinimum == value)
    }

    @Test(
        arguments: [
            "1.0", "1e2", "1E+2", "08", "0X10", "-0x5", "0x-5", "-0x-5", "\"7\"", "'7'", "|\n    7", "~", "", "[7]",
            "{=: 7}", "0", "00", "-0", "1001", "1:2:3", "0:5", "1:0x10", "1::2", "9223372036854775808",
            "9223372036854775807:59", "1:9223372036854775807:59", "1:1:1:1:1:1:1:1:1:1:1:1:1", "010", "+010", "0_10",
            "01750",
        ])
    func `another text, one in quotes, with two readings or out of range is no whole number`(text: String) {
        #expect(throws: SettingsError.self) { try SettingsFile.parse("peers:\n  minimum: \(text)", path: "f") }
    }

    @Test(
        arguments: [
            "staff": "staff", "\"a b\"": "a b", "'it''s'": "it's", "~": "~", "null": "null", "1": "1", "true": "true",
            "2001-01-01": "2001-01-01", "=": "=", "<<": "<<", "a#b": "a#b", "a #b": "a", "é": "é", "\"\\u00e9\"": "é",
            "a\n    b": "a b", "\"a\n    b\"": "a b", "|\n    a\n    b\n": "a\nb\n",
            ">-\n    a\n    b": "a b", "!!str staff": "staff", "!other staff": "staff", "&g staff": "staff",
            "{=: staff}": "staff", "{=: {=: staff}, x: y}": "staff", "\u{FEFF}staff": "staff",
        ])
    func `a word is read as it is written`(text: String, value: String) throws {
        #expect(try SettingsFile.parse("control:\n  group: \(text)", path: "f").control.group == value)
    }

    @Test(arguments: [
        "", "''", "!", "[a]", "{a: b}", "{\"=\": staff}", "{!!int =: staff}", "@a", "`a", "%a", "*a", "- a", "? a",
        "a: b",
    ])
    func `nothing, a list or what YAML reserves is no word`(text: String) {
        #expect(throws: SettingsError.self) { try SettingsFile.parse("control:\n  group: \(text)", path: "f") }
    }

    @Test func `every value in the command's list is a word`() throws {
        let settings = try SettingsFile.parse(
            "notify:\n  command:\n  - /a\n  - 1\n  - yes\n  - ~\n  - ''\n  - 2.50\n  - 0x1F\n  - ?x=1\n  - '*'",
            path: "f")
        #expect(settings.notify.command == ["/a", "1", "yes", "~", "", "2.50", "0x1F", "?x=1", "*"])
    }

    @Test(arguments: ["", " ~", " null", " {}", " !!str", " # nothing", "\ncontrol:", " &a"])
    func `a section without keys sets nothing`(text: String) throws {
        #expect(try SettingsFile.parse("inbox:\(text)", path: "f") == Settings())
    }

    @Test(arguments: [" ''", " \"null\"", " []", " x", "\n- settle-seconds: 1"])
    func `a section of anything but keys is refused`(text: String) {
        #expect(throws: SettingsError.self) { try SettingsFile.parse("inbox:\(text)", path: "f") }
    }

    @Test(
        arguments: [
            "inbox:\n  poll-seconds: 7", "inbox: {poll-seconds: 7}", "{inbox: {poll-seconds: 7}}",
            "--- {inbox: {poll-seconds: 7}}",
            "inbox:\r\n  poll-seconds: 7\r\n", "inbox:\r  poll-seconds: 7",
            "%YAML 1.1\n---\ninbox:\n  poll-seconds: 7\n...\n",
            "\u{FEFF}inbox:\n  \u{FEFF}poll-seconds: 7", "\"inbox\":\n  'poll-seconds': 7",
            "? inbox\n: ? poll-seconds\n  : 7",
            "!!map {!!str inbox: !!map {!other poll-seconds: 7}}", "? {=: inbox}\n: {poll-seconds: 7}",
            "inbox: # a\n  # b\n  poll-seconds: 7 # c",
        ])
    func `keys and values may be written in any of YAML's ways`(text: String) throws {
        var expected = Settings()
        expected.inbox.poll = .seconds(7)
        #expect(try SettingsFile.parse(text, path: "f") == expected)
    }
}
