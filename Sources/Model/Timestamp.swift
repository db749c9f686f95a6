public import FoundationEssentials

/// A moment, to the second; in JSON an ISO 8601 string in UTC, as `2024-07-18T09:00:00Z`.
public struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Whole seconds since 1970-01-01T00:00:00Z.
    public let seconds: Int64

    public init(seconds: Int64) { self.seconds = seconds }

    /// The second in which a date falls.
    public init(_ date: Date) { self.init(seconds: Int64(date.timeIntervalSince1970.rounded(.down))) }

    /// Reads the text of `description` for the years 1970 to 2399; nil for any other text.
    package init?(asWritten text: String) {
        var text = text
        let seconds: Int64? = text.withUTF8 { text in
            guard text.count == 20, text[19] == UInt8(ascii: "Z") else { return nil }
            for (index, mark) in zip([4, 7, 10, 13, 16], "--T::".utf8) where text[index] != mark { return nil }
            func number(_ range: Range<Int>) -> Int? {
                var number = 0
                for byte in text[range] {
                    guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
                    number = 10 * number + Int(byte - UInt8(ascii: "0"))
                }
                return number
            }
            guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
                let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
                let days = Self.days(year: year, month: month, day: day), hour < 24, minute < 60, second < 60
            else { return nil }
            return Int64(((days * 24 + hour) * 60 + minute) * 60 + second)
        }
        guard let seconds else { return nil }
        self.init(seconds: seconds)
    }

    /// The days from 1 January 1970 to a date; nil for one that no calendar has.
    private static func days(year: Int, month: Int, day: Int) -> Int? {
        guard (1970...2399).contains(year), (1...12).contains(month) else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        guard (1...length(ofMonth: month, in: year)).contains(day) else { return nil }
        let last = year - 1
        let leapDays = last / 4 - last / 100 + last / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400)
        return (year - 1970) * 365 + leapDays + daysBefore[month - 1] + (month > 2 && isLeap ? 1 : 0) + day - 1
    }

    /// Whether a text begins with a day that the calendar has and a time of day, as `2024-07-18T09:00:00`.
    private static func hasCalendarDay(_ text: String) -> Bool {
        let parts = text.prefix(19).split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        let date = parts[0].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        let time = parts[1].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard date.count == 3, let year = date[0], let month = date[1], let day = date[2], (1...12).contains(month),
            time.count == 3, let hour = time[0], let minute = time[1], let second = time[2]
        else { return false }
        return (1...length(ofMonth: month, in: year)).contains(day) && hour < 24 && minute < 60 && second < 60
    }

    /// In days.
    private static func length(ofMonth month: Int, in year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return daysBefore[month] - daysBefore[month - 1] + (month == 2 && isLeap ? 1 : 0)
    }

    /// The days of a common year before each of its months, and after the last.
    private static let daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]

    public var description: String {
        asWritten ?? Date(timeIntervalSince1970: Double(seconds)).ISO8601Format()
    }

    /// The date in UTC, as `2024-07-18`.
    public var day: String { String(description.prefix(10)) }

    /// The text, for the years 1970 to 2399. Each document has several, and Foundation's formatter needs about 10 µs
    /// for one.
    private var asWritten: String? {
        guard (0..<Self.end).contains(seconds) else { return nil }
        let (days, second) = Int(seconds).quotientAndRemainder(dividingBy: 86_400)
        let (year, month, day) = Self.date(of: days)
        return String(unsafeUninitializedCapacity: 20) { text in
            var count = 0
            func put(_ number: Int, _ digits: Int, _ mark: Unicode.Scalar) {
                var rest = number
                for place in (count..<count + digits).reversed() {
                    text[place] = UInt8(ascii: "0") + UInt8(rest % 10)
                    rest /= 10
                }
                text[count + digits] = UInt8(ascii: mark)
                count += digits + 1
            }
            put(year, 4, "-")
            put(month, 2, "-")
            put(day, 2, "T")
            put(second / 3600, 2, ":")
            put(second / 60 % 60, 2, ":")
            put(second % 60, 2, "Z")
            return count
        }
    }

    /// The beginning of the year 2400.
    private static let end: Int64 = 13_569_465_600

    /// The date a number of days after 1 January 1970: `civil_from_days` of Howard Hinnant's “chrono-Compatible
    /// Low-Level Date Algorithms”, which counts in years that begin in March, so that a leap day is the last of its
    /// year.
    private static func date(of days: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = (days + 719_468).quotientAndRemainder(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let isNextYear = month >= 10
        return (era * 400 + yearOfEra + (isNextYear ? 1 : 0), isNextYear ? month - 9 : month + 3, day)
    }

    public static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }
}

extension Timestamp: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        if let written = Timestamp(asWritten: text) {
            self = written
            return
        }
        // Foundation takes 30 February for 2 March, and 24:00 for the day after.
        guard Self.hasCalendarDay(text), let date = try? Date(text, strategy: .iso8601) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not an ISO 8601 time")
        }
        self.init(date)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
