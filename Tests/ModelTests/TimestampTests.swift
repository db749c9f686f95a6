import FoundationEssentials
import Model
import Testing

/// Foundation's formatter is the reference.
@Suite struct TimestampTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
        (951_868_800, "2000-03-01T00:00:00Z"), (1_709_164_800, "2024-02-29T00:00:00Z"),
        (4_107_542_400, "2100-03-01T00:00:00Z"), (13_569_465_599, "2399-12-31T23:59:59Z"),
    ])
    func `a timestamp is written in UTC and read again`(seconds: Int64, text: String) {
        let moment = Timestamp(seconds: seconds)
        #expect(moment.description == text)
        #expect(Timestamp(asWritten: text) == moment)
    }

    @Test(arguments: [-1, 13_569_465_600, 60_000_000_000])
    func `a timestamp outside those years is written as Foundation writes it`(seconds: Int64) {
        #expect(Timestamp(seconds: seconds).description == Self.reference(seconds))
    }

    @Test func `every day is written as Foundation writes it`() {
        for day in 0..<Int64(157_054) {
            // Another second each day.
            let seconds = day * 86_400 + day * 7_919 % 86_400
            let moment = Timestamp(seconds: seconds)
            guard moment.description == Self.reference(seconds), Timestamp(asWritten: moment.description) == moment
            else {
                Issue.record("\(seconds) is written \(moment.description)")
                return
            }
        }
    }

    @Test(arguments: [
        "2030-02-30T00:00:00Z", "2030-02-29T00:00:00Z", "2030-13-01T00:00:00Z", "2030-04-31T00:00:00Z",
        "2030-04-00T00:00:00Z", "2030-04-30T24:00:00Z", "2030-04-30T23:60:00Z", "2030-04-30T23:59:60Z",
        "2500-02-29T00:00:00Z", "2030-04-30T00:00:00+25:00", "2030-04-30", "",
    ])
    func `a time that no calendar or clock has is not read`(text: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Timestamp].self, from: Data("[\"\(text)\"]".utf8))
        }
    }

    @Test(arguments: [
        ("2030-04-30T02:00:00+02:00", 1_903_737_600), ("2032-02-29T00:00:00Z", 1_961_625_600),
        ("1969-12-31T23:59:59Z", -1), ("2500-02-28T00:00:00Z", 16_730_236_800),
    ])
    func `a time of another zone or century is read`(text: String, seconds: Int64) throws {
        let read = try JSONDecoder().decode([Timestamp].self, from: Data("[\"\(text)\"]".utf8))
        #expect(read == [Timestamp(seconds: seconds)])
    }

    private static func reference(_ seconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(seconds)).ISO8601Format()
    }
}
