import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

/// The manual pages, which `make rules` completes by what the command lines and the settings file say of themselves.
@Suite struct ManualPageTests {
    static let pages = ["ombudsctl.1", "ombudsd.yaml.5", "ombudsd.8"]

    private static func part(_ name: String, of page: String, _ expected: String) -> GeneratedPart {
        GeneratedPart(
            path: "docs/man/\(page)", start: ".\\\" \(name), which make rules writes\n", end: ".\\\" end of \(name)\n",
            expected: expected)
    }

    @Test func `the page of ombudsctl has every verb and option`() throws {
        let command = try DumpedCommand.of("ombudsctl")
        try Self.part("options", of: "ombudsctl.1", command.options()).check()
        try Self.part("verbs", of: "ombudsctl.1", command.verbs).check()
    }

    @Test func `the page of ombudsd has every option`() throws {
        let command = try DumpedCommand.of("ombudsd")
        try Self.part("synopsis", of: "ombudsd.8", command.synopsis + "\n").check()
        try Self.part("options", of: "ombudsd.8", command.options()).check()
    }

    @Test func `the page of the settings has every key`() throws {
        try Self.part("keys", of: "ombudsd.yaml.5", SettingsManual().text).check()
    }

    @Test(arguments: pages) func `a page names the version`(page: String) throws {
        let text = try String(contentsOf: Self.file(page), encoding: .utf8)
        #expect(text.contains("\"ombudsd \(Version.current)\""))
    }

    @Test(
        .enabled(
            if: access("/usr/bin/man", X_OK) == 0 && access("/usr/bin/groff", X_OK) == 0, "there is no man or groff"),
        arguments: pages)
    func `man shows a page without warnings`(page: String) throws {
        let file = Self.file(page).path(percentEncoded: false)
        let run = try ProgramRun(
            URL(filePath: "/usr/bin/env"),
            [
                "LC_ALL=C.UTF-8", "MANWIDTH=80", "sh", "-c", "man --warnings -E UTF-8 -l -Tutf8 -Z \"$0\" >/dev/null",
                file,
            ])
        #expect(run.status == 0 && run.output.isEmpty, "\(run.output)")
    }

    /// The units' `Documentation=` leads to these pages.
    @Test func `each page of ombudsd that a unit names exists`() throws {
        let units = Self.file("ombudsd.8").deletingLastPathComponent().appending(path: "../../systemd")
        for unit in ["ombudsd.service", "ombudsd.socket"] {
            let text = try String(contentsOf: units.appending(path: unit), encoding: .utf8)
            let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("Documentation=") })
            for name in line.dropFirst("Documentation=".count).split(separator: " ") {
                let words = name.split { ":()".contains($0) }
                let page = "\(words[1]).\(words[2])"
                #expect(words[0] == "man" && Self.pages.contains(page), "\(unit) names \(name)")
            }
        }
    }

    private static func file(_ page: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/man/\(page)")
    }
}
