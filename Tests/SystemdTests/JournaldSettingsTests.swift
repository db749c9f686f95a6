import Systemd
import TestSupport
import Testing

@Suite struct JournaldSettingsTests {
    static let cases: [(files: [String: String], warning: String?, error: String?)] = [
        ([:], nil, nil),
        (["etc/systemd/journald.conf": "[Journal]\n#Storage=none\n"], nil, nil),
        (["etc/systemd/journald.conf": "[Journal]\nStorage = none\n"], "Storage=none", "Storage=none"),
        (["etc/systemd/journald.conf": "[Journal]\nMaxLevelStore=err\n"], "MaxLevelStore=err", nil),
        (["etc/systemd/journald.conf": "[Journal]\nMaxLevelStore=3\n"], "MaxLevelStore=err", nil),
        (["etc/systemd/journald.conf": "[Journal]\nMaxLevelStore=warning\n"], nil, nil),
        (["usr/lib/systemd/journald.conf": "[Journal]\nStorage=none\n"], "Storage=none", "Storage=none"),
        (
            [
                "etc/systemd/journald.conf": "[Journal]\nStorage=none\n",
                "usr/lib/systemd/journald.conf.d/10-vendor.conf": "[Journal]\nStorage=persistent\n",
            ], nil, nil
        ),
        (
            [
                "run/systemd/journald.conf.d/20.conf": "[Journal]\nStorage=none\n",
                "etc/systemd/journald.conf.d/20.conf": "[Journal]\nStorage=auto\n",
            ], nil, nil
        ),
        (
            [
                "run/systemd/journald.conf.d/30.conf": "[Journal]\nStorage=none\n",
                "etc/systemd/journald.conf.d/20.conf": "[Journal]\nStorage=auto\n",
            ], "Storage=none", "Storage=none"
        ),
        (
            ["proc/cmdline": "quiet systemd.journald.max_level_store=crit ro\n"], "MaxLevelStore=crit",
            "MaxLevelStore=crit"
        ),
    ]

    @Test(arguments: cases.indices)
    func `the journal's settings say which entries it stores`(_ index: Int) throws {
        let expected = Self.cases[index]
        let root = try TestDirectory()
        for (path, text) in expected.files {
            try root.makeFolder(path.split(separator: "/").dropLast().joined(separator: "/"))
            try root.write(text, to: path)
        }
        let settings = JournaldSettings.current(root: root.path)
        #expect(settings.obstacle(to: .warning) == expected.warning)
        #expect(settings.obstacle(to: .error) == expected.error)
    }
}
