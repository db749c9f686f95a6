import Linux
import Model
import Testing

@testable import Commands

@Suite struct SilenceTimeTests {
    private static let now = Timestamp(seconds: 1_800_000_000)

    @Test(arguments: [
        ("30m", 1_800), ("12h", 43_200), ("7d", 604_800), ("1w", 604_800),
    ])
    func `a duration counts from now`(_ text: String, _ seconds: Int64) {
        #expect(SilenceVerb.moment(text, from: Self.now)?.seconds == Self.now.seconds + seconds)
    }

    @Test func `a day is included, and a moment is exact`() throws {
        let end = try #require(LocalTime.seconds(year: 2027, month: 1, day: 1))
        #expect(SilenceVerb.moment("2026-12-31", from: Self.now)?.seconds == end)
        #expect(SilenceVerb.moment("2026-12-31T09:00:00Z", from: Self.now)?.description == "2026-12-31T09:00:00Z")
        #expect(SilenceVerb.moment("2026-12-31T09:00:00+01:00", from: Self.now)?.description == "2026-12-31T08:00:00Z")
        #expect(SilenceVerb.moment("2026-12-31 09:00-0230", from: Self.now)?.description == "2026-12-31T11:30:00Z")
    }

    @Test(arguments: ["2026-12-31 09:00", "2026-12-31T09:00", "2026-12-31 09:00:00"])
    func `a day with a time is by local clocks`(_ text: String) throws {
        let moment = try #require(LocalTime.seconds(year: 2026, month: 12, day: 31, hour: 9))
        #expect(SilenceVerb.moment(text, from: Self.now)?.seconds == moment)
        #expect(PastTime.moment(text, before: Self.now)?.seconds == moment)
    }

    @Test(
        arguments: [
            "", "0m", "-1h", "5", "tomorrow", "100001d", "2027-02-29", "2027-02-30", "2027-02-31T00:00:00Z",
            "2026-13-01",
            "2027-02-30 09:00", "2027-02-30T09:00:00+01:00", "2026-12-31 24:00", "2026-12-31 09:60",
            "2026-12-31T09:00+15:00",
            "2026-12-31 09", "2026-12-31 09:00 Z",
        ])
    func `any other text is no time`(_ text: String) {
        #expect(SilenceVerb.moment(text, from: Self.now) == nil)
        #expect(PastTime.moment(text, before: Self.now) == nil)
    }
}
