import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

/// The units as systemd's own checkers see them.
@Suite(.enabled(if: access(SystemdUnit.analyze, X_OK) == 0, "there is no systemd-analyze"))
struct UnitTests {
    @Test func `systemd finds no fault with the units`() throws {
        let directory = try TestDirectory()
        try SystemdUnit.write(to: directory)
        // The manual pages are not installed here; ManualPageTests hold that they are there.
        let run = try ProgramRun(
            URL(filePath: SystemdUnit.analyze),
            ["verify", "--man=no", directory["ombudsd.service"], directory["ombudsd.socket"]])
        // Units of the machine itself may have faults.
        let faults = run.output.split(separator: "\n").filter { $0.contains("ombudsd") }
        #expect(run.status == 0 && faults.isEmpty, "\(run.output)")
    }

    /// The version of systemd here has the setting and neither of the directories.
    @Test func `systemd makes the links of the registry and of the metrics`() throws {
        let directory = try TestDirectory()
        try SystemdUnit.write(to: directory)
        try directory.makeFolder("ombudsd.socket.d")
        let links = try SystemdUnit.text(of: "ombudsd-registry.conf")
        try directory.write(links, to: "ombudsd.socket.d/registry.conf")
        let run = try ProgramRun(
            URL(filePath: SystemdUnit.analyze), ["verify", "--man=no", directory["ombudsd.socket"]])
        let faults = run.output.split(separator: "\n").filter { $0.contains("ombudsd") || $0.contains("Symlinks") }
        #expect(run.status == 0 && faults.isEmpty, "\(run.output)")
        #expect(links.contains("/run/varlink/registry/\(ControlInterface.name)"))
        #expect(links.contains("/run/systemd/report/\(MetricsInterface.source)\n"))
    }

    @Test func `the service is exposed by no more than 1.0`() throws {
        let directory = try TestDirectory()
        try SystemdUnit.write(to: directory)
        let run = try ProgramRun(
            URL(filePath: SystemdUnit.analyze),
            ["security", "--no-pager", "--offline=true", "--threshold=10", directory["ombudsd.service"]])
        #expect(run.status == 0, "\(run.output)")
        let line = try #require(run.output.split(separator: "\n").last { $0.contains("Overall exposure level") })
        let level = try #require(line.split(separator: " ").lazy.compactMap { Double($0) }.first, "\(line)")
        #expect(level <= 1.0, "\(run.output)")
    }
}

/// The project's units, with a program that exists.
enum SystemdUnit {
    static let analyze = "/usr/bin/systemd-analyze"

    /// The text of one of the project's files about units.
    static func text(of name: String) throws -> String {
        let units = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../systemd")
        return try String(contentsOf: units.appending(path: name), encoding: .utf8)
    }

    static func write(to directory: TestDirectory) throws {
        for name in ["ombudsd.service", "ombudsd.socket"] {
            let text = try text(of: name)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                line.contains("@bindir@") ? line.prefix { $0 != "@" } + "/bin/true" : line
            }
            try directory.write(lines.joined(separator: "\n"), to: name)
        }
    }
}
