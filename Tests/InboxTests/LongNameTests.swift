import Inbox
import Linux
import Testing

/// Files whose names are as long as the system allows, or nearly.
@Suite(.timeLimit(.minutes(1)))
struct LongNameTests {
    /// Names of 236 to 255 bytes with one beginning, which end as `…x.txt`.
    private static let names = (236...255).map { String(repeating: "x", count: $0 - 4) + ".txt" }

    @Test(arguments: [false, true])
    func `files with long names of one beginning leave the inbox, each with an original of its own`(
        isRejected: Bool
    ) async throws {
        let fixture = try InboxFixture(fileSystem: ScriptedFileSystem(timeShift: 3600))
        for name in Self.names { fixture.write(name, to: name) }
        try await fixture.run { batches in
            var files: [SettledFile] = []
            while files.count < Self.names.count { files += try #require(await batches.next()) }
            let outcomes = await fixture.inbox.conclude(
                files.map { file in
                    let distinction = String(SHA256.hexDigest(of: Array(file.path.name.bytes)).prefix(8))
                    return Verdict(
                        file, isRejected ? .rejected(reason: file.path.name.bytes) : .processed(folder: "2019-20"),
                        distinction: distinction)
                })
            #expect(outcomes.allSatisfy { if case .archived = $0 { true } else { false } }, "\(outcomes)")
            #expect(fixture.names(in: "inbox") == [])
            let folder = isRejected ? "rejected" : "processed/2019-20"
            let archived = fixture.names(in: folder).filter { !$0.hasSuffix(".reason.json") }
            #expect(Set(archived.compactMap { fixture.content(of: "\(folder)/\($0)") }) == Set(Self.names))
            #expect(fixture.names(in: folder).count == Self.names.count * (isRejected ? 2 : 1))
        }
    }

    @Test func `a long name that a crash left hidden is read again under a name that ends like its own`() async throws {
        let fixture = try InboxFixture(fileSystem: ScriptedFileSystem(timeShift: 3600))
        let hidden = ".ombudsd-leaving-" + String(repeating: "x", count: 200) + "-0123456789abcdef.txt"
        fixture.write("letter", to: hidden)
        try await fixture.run { batches in
            let file = try #require(await batches.next()?.first)
            #expect(file.path.name.description == String(hidden.dropFirst(17)))
        }
    }
}
