import Configuration
import Foundation
import Model
import Oversight
import TestSupport
import Testing

/// The settings and the table of averages as files of an installation.
@Suite struct ConfigurationTests {
    @Test func `without a settings file the defaults hold, unless one is required`() throws {
        var places = Places.under("/nonexistent")
        #expect(try Configuration.settings(of: places) == Settings())
        places.needsSettings = true
        let error = #expect(throws: SettingsError.self) { try Configuration.settings(of: places) }
        #expect(
            error?.message
                == "There is no settings file /nonexistent/ombudsd.yaml; put it back, or an empty one to have every default."
        )
        #expect(error?.isTransient == false)
    }

    @Test func `a file that exists and can't be read is not treated as missing`() throws {
        var places = Places.under("/nonexistent")
        // There is nothing at the beginning of a process's memory: reading fails with EIO (proc(5)).
        places.settings = "/proc/self/mem"
        places.averages = "/proc/self/mem"
        for failing in [
            { _ = try Configuration.settings(of: places) }, { _ = try Configuration.policy(Settings(), of: places) },
        ] {
            let error = #expect(throws: SettingsError.self) { try failing() }
            #expect(error?.isTransient == true)
            #expect(error?.message.contains("Input/output error") == true, "\(error?.message ?? "")")
        }
    }

    @Test func `a settings file is read up to a mebibyte`() throws {
        try withDirectory { places in
            let text = "log-level: debug\n#"
            let most = text + String(repeating: " ", count: 1 << 20 - text.utf8.count)
            try Data(most.utf8).write(to: URL(filePath: places.settings))
            #expect(try Configuration.settings(of: places).logLevel == .debug)
            try Data("\(most) ".utf8).write(to: URL(filePath: places.settings))
            let error = #expect(throws: SettingsError.self) { try Configuration.settings(of: places) }
            #expect(error?.message == "\(places.settings) has more than 1 MiB.")
        }
    }

    @Test(arguments: ["# caf\u{E9}\n", "notify:\n  command: [/bin/echo, caf\u{E9}]\n", "\u{FF}\u{FE}i\u{0}"])
    func `bytes that are not UTF-8 are refused with their line`(_ text: String) throws {
        try withDirectory { places in
            let bytes = ("log-level: debug\n" + text).unicodeScalars.map { UInt8($0.value) }
            let line = text.hasPrefix("notify") ? 3 : 2
            let expected = "line is not UTF-8 text, perhaps Latin-1 or Windows-1252; save the file as UTF-8."
            try Data(bytes).write(to: URL(filePath: places.settings))
            let error = #expect(throws: SettingsError.self) { try Configuration.settings(of: places) }
            #expect(error?.message == "\(places.settings):\(line): this \(expected)")
            try Data(bytes).write(to: URL(filePath: places.averages))
            let refused = #expect(throws: SettingsError.self) { try Configuration.policy(Settings(), of: places) }
            #expect(refused?.message.contains("\(places.averages):\(line): this \(expected)") == true)
        }
    }

    @Test func `the program of the notify command must be there and be one that can be started`() throws {
        try withDirectory { places in
            let directory = URL(filePath: places.settings).deletingLastPathComponent().path()
            try FileManager.default.createDirectory(atPath: "\(directory)/d", withIntermediateDirectories: false)
            for (name, mode) in [("program", 0o755), ("text", 0o644)] {
                try Data("#!/bin/sh\n".utf8).write(to: URL(filePath: "\(directory)/\(name)"))
                try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: "\(directory)/\(name)")
            }
            for (name, reason) in [
                ("program", nil), ("missing", "There is no program"), ("program/below", "There is no program"),
                ("d", "is no file"), ("text", "may not be started"),
                (String(repeating: "n", count: 300), "can't be looked up"),
            ] {
                var settings = Settings()
                settings.notify.command = ["\(directory)/\(name)", "argument"]
                var message: String?
                do throws(SettingsError) {
                    try Configuration.checkNotifyCommand(settings)
                } catch {
                    message = error.message
                }
                #expect(message?.contains("\(directory)/\(name)") == (reason == nil ? nil : true))
                #expect(message?.contains("notify.command") == (reason == nil ? nil : true))
                #expect(message?.contains(reason ?? "") == (reason == nil ? nil : true), "\(message ?? "")")
            }
            try Configuration.checkNotifyCommand(Settings())
        }
    }

    @Test func `the table of averages beside the settings file is used where it exists`() throws {
        try withDirectory { places in
            #expect(try Configuration.policy(Settings(), of: places) == Policy())
            let table = "type,year,uphold,compliance,remedy,per100k,source\ndistrict,2019-20,45,,,,Review\n"
            try Data(table.utf8).write(to: URL(filePath: places.averages))
            let period = try #require(Period(name: "2019-20"))
            let policy = try Configuration.policy(Settings(), of: places)
            #expect(policy.published[.district, period]?.values == [.uphold: 45])
        }
    }

    @Test func `a table of averages that can't be used is refused with its line`() throws {
        try withDirectory { places in
            try Data("nonsense".utf8).write(to: URL(filePath: places.averages))
            let error = #expect(throws: SettingsError.self) { try Configuration.policy(Settings(), of: places) }
            #expect(error?.message.contains("\(places.averages):1: the first line should be") == true)
        }
    }

    @Test func `a table of averages that the settings name must exist`() throws {
        try withDirectory { places in
            var settings = Settings()
            settings.averages = "\(places.averages).elsewhere"
            #expect(throws: SettingsError.self) { try Configuration.policy(settings, of: places) }
        }
    }

    @Test func `a relative path of the table of averages is beside the settings file, and messages name it in full`()
        throws
    {
        try withDirectory { places in
            var settings = Settings()
            settings.averages = "own.csv"
            let path = places.averages.replacing("peer-averages.csv", with: "own.csv")
            let error = #expect(throws: SettingsError.self) { try Configuration.policy(settings, of: places) }
            #expect(error?.message.contains("There is no file \(path).") == true)
            try Data("type,year,uphold,compliance,remedy,per100k,source\ndistrict,2019-20,45,,,,Review\n".utf8)
                .write(to: URL(filePath: path))
            #expect(try !Configuration.policy(settings, of: places).published.isEmpty)
        }
    }

    @Test func `a group is looked up by its name`() throws {
        #expect(try Configuration.group("root", "control.group") == 0)
        #expect(try Configuration.group(nil, "control.group") == nil)
        let error = #expect(throws: SettingsError.self) { try Configuration.group("no-such-group", "control.group") }
        #expect(error?.message.hasPrefix("There is no group no-such-group, which control.group names.") == true)
    }

    private func withDirectory(_ body: (Places) throws -> Void) throws {
        let directory = try TestDirectory()
        defer { withExtendedLifetime(directory) {} }
        try body(Places.under(directory.path))
    }
}
