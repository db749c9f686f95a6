import Foundation
import Oversight
import Systemd
import Testing

@testable import Daemon

/// `systemd/ombudsd.catalog`, by which `journalctl -x` explains alerts.
@Suite struct CatalogueTests {
    /// The entries by their message id.
    static let entries: [String: String] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../systemd/ombudsd.catalog")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [:] }
        return text.components(separatedBy: "\n-- ").dropFirst().reduce(into: [:]) { entries, entry in
            entries[String(entry.prefix(32))] = entry
        }
    }()

    @Test(arguments: Rule.allCases)
    func `the catalogue explains each kind of alert`(_ rule: Rule) throws {
        let id = try #require(rule.messageID?.description)
        let entry = try #require(Self.entries[id], "\(rule.rawValue) has no entry")
        #expect(entry.contains("\nSubject: "))
        #expect(entry.contains("\nTo look at: "), "what to look at")
        #expect(entry.contains("@OMBUDSD_DOCUMENT@"), "where it stands")
        #expect(entry.contains("ombudsctl alert @OMBUDSD_ALERT@"), "where there is more")
    }

    @Test func `the catalogue explains nothing else`() {
        #expect(Set(Self.entries.keys) == Set(Rule.allCases.compactMap { $0.messageID?.description }))
    }

    @Test func `no two rules share a message id`() {
        #expect(Set(Rule.allCases.compactMap { $0.messageID?.description }).count == Rule.allCases.count)
    }
}
