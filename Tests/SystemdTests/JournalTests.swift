import TestSupport
import Testing

@testable import Systemd

@Suite(
    .serialized,
    .enabled(if: PrivateJournal.isPossible, "\(PrivateJournal.obstacle ?? "")"))
struct JournalTests {
    @Test func `every field arrives in the journal`() async throws {
        try await PrivateJournal.with { journal in
            let id = try #require(JournalEntry.MessageID("0D5A1B5F5E0B4A7E9E0B6B2B9E1C0A11"))
            let entry = try JournalEntry(
                "Exampleton complied with 50% of recommendations.", priority: .error, messageID: id,
                identifier: "ombudsd",
                fields: [JournalField("OMBUDSD_RULE", "compliance-below-full"), JournalField("OMBUDSD_VALUE", "50")])
            #expect(try AdaptiveJournal().send(entry) == .journal)

            let found = try #require(try journal.entries("MESSAGE_ID=\(id)").first)
            #expect(found["MESSAGE"] == .text("Exampleton complied with 50% of recommendations."))
            #expect(found["PRIORITY"] == .text("3"))
            #expect(found["SYSLOG_IDENTIFIER"] == .text("ombudsd"))
            #expect(found["OMBUDSD_RULE"] == .text("compliance-below-full"))
            #expect(found["OMBUDSD_VALUE"] == .text("50"))
            #expect(found["_TRANSPORT"] == .text("journal"))
            #expect(found["CODE_FILE"] == nil)
        }
    }

    /// The values that a document could try to add fields or lines with.
    static let forgeries: [(name: String, value: [UInt8])] = [
        ("a field on a line of its own", Array("x\nPRIORITY=0\nOMBUDSD_RULE=forged".utf8)),
        ("the journal's own export format", Array("x\nMESSAGE\n\u{5}\0\0\0\0\0\0\0forged\n\n".utf8)),
        ("NUL and more", [0x78, 0, 0x0A, 0x3D, 0xFF, 0xFE]),
        ("nothing", []),
        ("a terminal escape", Array("\u{1B}]0;title\u{7}\u{1B}[2J".utf8)),
    ]

    @Test(arguments: forgeries.map(\.name))
    func `no value becomes another field or entry`(name: String) async throws {
        let value = try #require(Self.forgeries.first { $0.name == name }?.value)
        try await PrivateJournal.with { journal in
            let entry = try JournalEntry(
                "A: " + String(decoding: value, as: UTF8.self), priority: .notice,
                fields: [JournalField("OMBUDSD_DOCUMENT", value), JournalField("OMBUDSD_EVENT", "one")])
            try SystemJournal().send(entry)

            let entries = try journal.entries("OMBUDSD_EVENT=one")
            #expect(entries.count == 1)
            let found = try #require(entries.first)
            #expect(found["PRIORITY"] == .text("5"))
            #expect(found["OMBUDSD_RULE"] == nil)
            guard case .text(let message) = found["MESSAGE"] else {
                Issue.record("the message is no text: \(String(describing: found["MESSAGE"]))")
                return
            }
            #expect(message.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
            switch found["OMBUDSD_DOCUMENT"] {
            case .text(let text): #expect(Array(text.utf8) == value)
            case .bytes(let bytes): #expect(bytes == value)
            default: #expect(value.isEmpty, "\(String(describing: found["OMBUDSD_DOCUMENT"]))")
            }
        }
    }

    /// Larger than a datagram: libsystemd passes it as a sealed file.
    @Test func `a large entry arrives whole`() async throws {
        try await PrivateJournal.with { journal in
            let value = String(repeating: "£1,234 ", count: 200_000)
            try SystemJournal().send(
                JournalEntry("Large.", priority: .info, fields: [JournalField("OMBUDSD_TEXT", value)]))
            let found = try #require(try journal.entries("MESSAGE=Large.").first)
            #expect(found["OMBUDSD_TEXT"] == .text(value))
        }
    }

    @Test func `entries follow a journal that goes and comes`() async throws {
        try await PrivateJournal.with { journal in
            let lines = try CapturedLines()
            let sink = AdaptiveJournal(standardError: StandardErrorJournal(descriptor: lines.input, journalStream: nil))
            #expect(try sink.send(JournalEntry("First.", priority: .warning)) == .journal)

            try journal.killJournal()
            #expect(SystemJournal().isPresent)
            #expect(try sink.send(JournalEntry("Nobody listens.", priority: .warning)) == .standardError)
            #expect(throws: SystemdError.self) { try SystemJournal().send(JournalEntry("x", priority: .warning)) }

            journal.run(["mv", "/run/systemd/journal/socket", "/run/systemd/journal/away"])
            #expect(try sink.send(JournalEntry("No socket.", priority: .warning)) == .standardError)
            let error = #expect(throws: SystemdError.self) {
                try SystemJournal().send(JournalEntry("x", priority: .info))
            }
            #expect(error?.code == .journalUnavailable)

            try journal.startAgain()
            #expect(try sink.send(JournalEntry("Back.", priority: .warning)) == .journal)
            #expect(lines.read() == ["warning: Nobody listens.", "warning: No socket."])
            #expect(try journal.entries("MESSAGE=Back.").count == 1)
        }
    }

    @Test func `an entry of an earlier process is found`() async throws {
        try await PrivateJournal.with { journal in
            let (event, other) = (JournalField("OMBUDSD_EVENT", "a\n1"), JournalField("OMBUDSD_EVENT", "a\n2"))
            let reader = JournalReader(directory: "/run/log/journal")
            #expect(try reader.find([event]) == .notFound)
            let start = JournalReader.Moment.now
            try SystemJournal().send(JournalEntry("Told.", priority: .notice, fields: [event]))
            #expect(try reader.waitFor([event], timeout: .seconds(10)) == .found)
            #expect(try reader.find([other]) == .notFound)
            #expect(try JournalReader().find([event]) == .found)
            #expect(try reader.find(["a\n1", "a\n2"], of: "OMBUDSD_EVENT") == ["a\n1"])
            #expect(try reader.hasEntry(since: start))
            #expect(try !reader.hasEntry(since: .now))
            journal.run(["rm", "-r", "/run/log/journal"])
            #expect(try JournalReader(directory: "/run/log/journal").find([event]) == .unreadable)
        }
    }
}
