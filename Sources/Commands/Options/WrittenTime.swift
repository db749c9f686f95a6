import Linux
import Model

/// Reads a time that a person writes: `7d` from now or ago, a day, a day with a time by local clocks, or with a zone.
enum WrittenTime {
    /// The times that a text may name.
    enum Value: Equatable {
        /// A number of seconds from now, or ago.
        case distance(Int64)
        /// A day, from its beginning to the beginning of the next.
        case day(from: Timestamp, to: Timestamp)
        case moment(Timestamp)
    }

    /// The forms, for messages about a text that is no time.
    static let forms = "30m, 12h, 7d, 4w, 2026-12-31, \"2026-12-31 09:00\" or 2026-12-31T09:00:00Z"

    /// - Returns: nil for a text that names no time, as 30 February.
    static func parse(_ text: String) -> Value? {
        let units: [Character: Int64] = ["m": 60, "h": 3600, "d": 86_400, "w": 604_800]
        if let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
            (1...100_000).contains(count)
        {
            return .distance(count * unit)
        }
        let wholePattern = /(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:?\d\d)?)?/
        guard text.utf8.count < 40, let match = text.wholeMatch(of: wholePattern)?.output,
            let year = Int(match.1), let month = Int(match.2), let day = Int(match.3)
        else { return nil }
        guard let hour = match.4.flatMap({ Int($0) }), let minute = match.5.flatMap({ Int($0) }) else {
            guard let start = LocalTime.seconds(year: year, month: month, day: day),
                let end = LocalTime.seconds(ofDayAfter: start)
            else { return nil }
            return .day(from: Timestamp(seconds: start), to: Timestamp(seconds: end))
        }
        let second = match.6.flatMap { Int($0) } ?? 0
        guard let zone = match.7 else {
            return LocalTime.seconds(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
                .map { .moment(Timestamp(seconds: $0)) }
        }
        guard let inUTC = Timestamp(written: match.1, match.2, match.3, hour, minute, second),
            let offset = offset(of: zone)
        else { return nil }
        return .moment(Timestamp(seconds: inUTC.seconds - offset))
    }

    /// The seconds by which the clocks of a zone are ahead; nil for one that no zone is.
    private static func offset(of zone: Substring) -> Int64? {
        if zone == "Z" { return 0 }
        let digits = zone.dropFirst().filter(\.isNumber)
        guard let hours = Int64(digits.prefix(2)), let minutes = Int64(digits.suffix(2)), hours < 15, minutes < 60
        else { return nil }
        return (zone.first == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
}

extension Timestamp {
    fileprivate init?(
        written year: Substring, _ month: Substring, _ day: Substring, _ hour: Int, _ minute: Int, _ second: Int
    ) {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        self.init(asWritten: "\(year)-\(month)-\(day)T\(two(hour)):\(two(minute)):\(two(second))Z")
    }
}

extension LocalTime {
    /// The beginning of the next day. Some days have 23 or 25 hours.
    fileprivate static func seconds(ofDayAfter start: Int64) -> Int64? {
        let next = LocalTime(seconds: start + 36 * 3600)
        return seconds(year: next.year, month: next.month, day: next.day)
    }
}
