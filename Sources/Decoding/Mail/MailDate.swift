/// A mail's date (RFC 5322, section 3.3): "Thu, 18 Jul 2024 09:30:00 +0100".
enum MailDate {
    /// - Returns: seconds since 1970; nil for a text that is no date.
    static func seconds(_ value: [UInt8]) -> Int64? {
        let words = String(decoding: value.prefix(100), as: UTF8.self)
            .split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\t" }).map(String.init)
        guard let dayIndex = words.firstIndex(where: { Int($0) != nil }), words.count > dayIndex + 3,
            let day = Int(words[dayIndex]), (1...31).contains(day),
            let month = months.firstIndex(of: String(words[dayIndex + 1].lowercased().prefix(3))),
            var year = Int(words[dayIndex + 2])
        else { return nil }
        if year < 50 { year += 2000 } else if year < 1000 { year += 1900 }
        guard (1970...2200).contains(year) else { return nil }
        let time = words[dayIndex + 3].split(separator: ":").map { Int($0) ?? -1 }
        guard time.count >= 2, (0...23).contains(time[0]), (0...59).contains(time[1]) else { return nil }
        let second = time.count > 2 && (0...60).contains(time[2]) ? time[2] : 0
        var zone = 0
        if words.count > dayIndex + 4, let number = Int(words[dayIndex + 4]), abs(number) < 2400 {
            zone = (number / 100 * 60 + number % 100) * 60
        }
        return Int64(days(year, month + 1, day) * 86400 + time[0] * 3600 + time[1] * 60 + second - zone)
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// The days from 1 January 1970 to a date of the Gregorian calendar.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
