import ArgumentParser
import ControlInterface
import Model
import Testing

@testable import Commands

@Suite struct FilterOptionsTests {
    private static let now = Timestamp(seconds: 1_600_000_000)

    @Test(arguments: [
        ("30m", "2020-09-13T11:56:40Z"), ("12h", "2020-09-13T00:26:40Z"), ("7d", "2020-09-06T12:26:40Z"),
        ("2020-02-29", "2020-02-29T00:00:00Z"), ("2020-02-29T09:00:00Z", "2020-02-29T09:00:00Z"),
    ]) func `a time in the past is read as people write it`(_ text: String, _ moment: String) {
        #expect(PastTime.moment(text, before: Self.now)?.description == moment)
    }

    @Test(arguments: ["", "0d", "-1d", "yesterday", "2020-02-30", "2020-02-30T09:00:00Z", "7"])
    func `any other text is no time`(_ text: String) {
        #expect(PastTime.moment(text, before: Self.now) == nil)
    }

    /// The options by themselves, in a command that may ask the daemon for completions.
    private struct Command: AsyncParsableCommand {
        @OptionGroup var filter: FilterOptions
    }

    private static func parse(_ arguments: [String]) async throws -> FilterOptions {
        try await Command.asyncParse(arguments).filter
    }

    private static func arranged(_ arguments: [String]) async throws -> [Double] {
        try await parse(arguments).arranged(
            [3, 1, 2, 1.5], by: [("value", { SortKey($0) }), ("whole", { .number($0.rounded(.down)) })])
    }

    @Test(arguments: [
        ([], [3, 1, 2, 1.5]), (["--sort", "value"], [1, 1.5, 2, 3]), (["--sort=-value"], [3, 2, 1.5, 1]),
        (["--sort", "whole"], [1, 1.5, 2, 3]), (["--limit", "2"], [3, 1]), (["--sort=-value", "--limit", "1"], [3]),
    ]) func `rows are sorted and limited, and equal ones keep their order`(_ arguments: [String], _ rows: [Double])
        async throws
    {
        #expect(try await Self.arranged(arguments) == rows)
    }

    @Test func `a column that the list does not have is refused, with those that it has`() async throws {
        let failure = try await #require(throws: Failure.self) { try await Self.arranged(["--sort", "colour"]) }
        #expect(failure.message.contains("value, whole"))
    }

    @Test func `options become one selection, and none select all`() async throws {
        #expect(try await Self.parse([]).selection(now: Self.now) == ListSelection())
        let selection = try await Self.parse([
            "--authority", "Kent", "--type", "counties", "--year", "2023/24", "--since", "7d",
        ]).selection(now: Self.now)
        #expect(
            selection
                == ListSelection(
                    authority: "Kent", type: "county", year: "2023-24",
                    since: Timestamp(seconds: 1_600_000_000 - 604_800)))
    }
}
