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

    @Test func `a day is included, and a moment is exact`() {
        #expect(SilenceVerb.moment("2026-12-31", from: Self.now)?.description == "2027-01-01T00:00:00Z")
        #expect(SilenceVerb.moment("2026-12-31T09:00:00Z", from: Self.now)?.description == "2026-12-31T09:00:00Z")
    }

    @Test(arguments: ["", "0m", "-1h", "5", "tomorrow", "100001d", "2027-02-29", "2027-02-31T00:00:00Z", "2026-13-01"])
    func `any other text is no time`(_ text: String) {
        #expect(SilenceVerb.moment(text, from: Self.now) == nil)
    }
}
