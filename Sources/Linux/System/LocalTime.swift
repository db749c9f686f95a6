import Glibc

/// A moment by the clocks of the place that `TZ` or `/etc/localtime` names.
public struct LocalTime: Hashable, Sendable {
    public var year: Int
    /// From 1.
    public var month: Int
    public var day: Int
    public var hour: Int
    public var minute: Int
    public var second: Int
    /// The abbreviation of the zone, as `GMT` or `BST`.
    public var zone: String

    /// - Parameter seconds: since 1970-01-01T00:00:00Z.
    public init(seconds: Int64) {
        var moment = time_t(seconds)
        var fields = tm()
        // A year beyond those that fit has no local time.
        if localtime_r(&moment, &fields) == nil { gmtime_r(&moment, &fields) }
        year = Int(fields.tm_year) + 1900
        month = Int(fields.tm_mon) + 1
        day = Int(fields.tm_mday)
        hour = Int(fields.tm_hour)
        minute = Int(fields.tm_min)
        second = Int(fields.tm_sec)
        zone = fields.tm_zone.map { String(cString: $0) } ?? "UTC"
    }

    /// The seconds from 1970-01-01T00:00:00Z to a local time; nil for one that no clock shows, as 30 February, 25:00, or an hour that
    /// summer time leaves out.
    public static func seconds(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0
    ) -> Int64? {
        guard (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day), (0...23).contains(hour),
            (0...59).contains(minute), (0...59).contains(second)
        else { return nil }
        var fields = tm()
        fields.tm_year = Int32(year - 1900)
        fields.tm_mon = Int32(month - 1)
        fields.tm_mday = Int32(day)
        fields.tm_hour = Int32(hour)
        fields.tm_min = Int32(minute)
        fields.tm_sec = Int32(second)
        // The library is to find out whether summer time applies.
        fields.tm_isdst = -1
        let seconds = Int64(mktime(&fields))
        // It takes 30 February for 2 March.
        let shown = LocalTime(seconds: seconds)
        let parts = (shown.year, shown.month, shown.day, shown.hour, shown.minute)
        return parts == (year, month, day, hour, minute) && shown.second == second ? seconds : nil
    }
}
