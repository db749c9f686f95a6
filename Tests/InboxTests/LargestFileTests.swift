import Testing

@testable import Inbox

/// Files that are larger than anything that is read or archived.
@Suite(.timeLimit(.minutes(1))) struct LargestFileTests {
    @Test func `a file beyond the largest stays in the inbox with a problem, and the others are read`() async throws {
        let fixture = try InboxFixture(adjust: { $0.largestFile = 10 })
        try await fixture.run { batches in
            try await fixture.watching()
            fixture.moveIn("a letter of more than ten bytes", as: "large.txt")
            fixture.moveIn("letter", as: "small.txt")
            let batch = try #require(await batches.next())
            #expect(batch.map(\.path.description) == ["small.txt"])
            let problems = await fixture.inbox.status.problems
            #expect(problems.map(\.path.description) == ["large.txt"])
            #expect(problems.map(\.error.code) == [.tooLarge])
            #expect(fixture.content(of: "inbox/large.txt") == "a letter of more than ten bytes")
        }
    }
}
