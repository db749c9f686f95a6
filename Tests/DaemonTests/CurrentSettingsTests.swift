import Configuration
@testable import Daemon
import Foundation
import Model
import Oversight
import TestSupport
import Testing

/// The settings at a start, beside those that the last run judged the alerts by.
@Suite struct CurrentSettingsTests {
    private static let heading = "type,year,uphold,compliance,remedy,per100k,source\n"

    private let root: TestDirectory
    private let places: Places

    init() throws {
        root = try TestDirectory()
        places = Places.under(root.path)
    }

    private func start() throws -> CurrentSettings { try CurrentSettings(layout: places, threshold: LogThreshold()) }

    private func write(_ text: String, _ path: String) throws {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    /// The policy of a run with a settings file and a table.
    private func former() throws -> Policy {
        try write("rules: {uphold-above-peers: {threshold: 5}}\n", places.settings)
        try write(Self.heading + "county,2017-18,30,,,,x\n", places.averages)
        let policy = try start().policy
        for path in [places.settings, places.averages] { try FileManager.default.removeItem(atPath: path) }
        return policy
    }

    @Test func `rules and averages stay in force where their files have gone, and are refused at a reload`() throws {
        let former = try former()
        let settings = try start()
        let losses = settings.compare(with: former)
        #expect(losses.count == 2)
        #expect(losses.allSatisfy { settings.failure?.contains($0) == true })
        #expect(settings.policy == former)
        #expect(throws: SettingsError.self) { try settings.reload() }
        #expect(settings.policy == former)
        #expect(try start().compare(with: settings.policy) == losses, "the next start warns again")
    }

    @Test func `an empty file and an empty table say that there is nothing`() throws {
        let settings = try start()
        _ = settings.compare(with: try former())
        try write("", places.settings)
        try write(Self.heading, places.averages)
        try settings.reload()
        #expect(settings.failure == nil)
        #expect(settings.policy[.upholdAbovePeers].threshold == 0)
        #expect(settings.policy.published.isEmpty)
        #expect(try start().compare(with: settings.policy).isEmpty)
    }

    @Test func `files that are there, and a new store, are no loss`() throws {
        #expect(try start().compare(with: nil).isEmpty)
        #expect(try start().compare(with: try start().policy).isEmpty)
        let former = try former()
        try write("", places.settings)
        try write(Self.heading, places.averages)
        let settings = try start()
        #expect(settings.compare(with: former).isEmpty)
        #expect(settings.policy.published.isEmpty)
    }
}
