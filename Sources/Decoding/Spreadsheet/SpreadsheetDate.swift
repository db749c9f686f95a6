/// A day and time of a workbook, which counts days (ISO/IEC 29500-1, 18.17.4).
struct SpreadsheetDate {
    let year: Int
    let month: Int
    let day: Int
    /// From 0 for Sunday.
    let weekday: Int
    /// Since midnight.
    let seconds: Int
    /// Since the first day, for times of more than a day.
    let allSeconds: Int

    /// - Returns: nil for a number that is no day: it is negative, or after the year 9999.
    init?(_ serial: Double, startsIn1904: Bool) {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        allSeconds = Int((serial * 86_400).rounded())
        let number = allSeconds / 86_400
        seconds = allSeconds % 86_400
        weekday = (number + (startsIn1904 ? 5 : 6)) % 7
        if !startsIn1904, number == 60 {
            // The workbook's calendar has a 29 February 1900, which the world did not.
            (year, month, day) = (1900, 2, 29)
            return
        }
        // Days since 1 March of the year 0 (Howard Hinnant, "chrono-compatible low-level date algorithms").
        let days = number + (startsIn1904 ? 695_361 : number > 60 ? 693_899 : 693_900)
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
}

extension NumberFormatSection {
    /// The text of a number that is a day or time.
    func date(_ number: DecimalNumber, startsIn1904: Bool) -> String {
        // A cell that can't show a day is filled with this sign.
        guard let date = SpreadsheetDate(number.double, startsIn1904: startsIn1904) else { return "####" }
        let isHalfDay = tokens.contains { if case .noonMark = $0 { true } else { false } }
        var text = ""
        for (index, token) in tokens.enumerated() {
            switch token {
            case .literal(let words): text += words
            case .date(let letter, let count):
                text += part(of: date, letter, count, isMinute: letter == "m" && isMinute(index), isHalfDay)
            case .elapsed(let letter, let count):
                let unit = letter == "h" ? 3600 : letter == "m" ? 60 : 1
                text += Self.padded(date.allSeconds / unit, count)
            case .noonMark(let mark):
                let isMorning = date.seconds < 43_200
                text += mark == "A/P" ? (isMorning ? "A" : "P") : (isMorning ? "AM" : "PM")
            case .slash: text += "/"
            case .point: text += "."
            case .comma: text += ","
            case .digit, .percent, .exponent, .general, .text: break
            }
        }
        // "ss.0": parts of a second are left out.
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }

    /// Whether an "m" is for minutes: hours stand before it, or seconds behind it.
    private func isMinute(_ index: Int) -> Bool {
        func unit(_ token: Token) -> Character? {
            switch token {
            case .date(let letter, _), .elapsed(let letter, _): letter
            default: nil
            }
        }
        return tokens[..<index].reversed().lazy.compactMap(unit).first == "h"
            || tokens[(index + 1)...].lazy.compactMap(unit).first == "s"
    }

    private func part(
        of date: SpreadsheetDate, _ letter: Character, _ count: Int, isMinute: Bool, _ isHalfDay: Bool
    ) -> String {
        switch letter {
        case "y": return count <= 2 ? Self.padded(date.year % 100, 2) : Self.padded(date.year, 4)
        case "m" where isMinute: return Self.padded(date.seconds / 60 % 60, count)
        case "m":
            let name = SpreadsheetDate.months[date.month - 1]
            switch count {
            case ...2: return Self.padded(date.month, count)
            case 3: return String(name.prefix(3))
            case 5: return String(name.prefix(1))
            default: return name
            }
        case "d":
            let name = SpreadsheetDate.weekdays[date.weekday]
            return count <= 2 ? Self.padded(date.day, count) : count == 3 ? String(name.prefix(3)) : name
        case "h":
            let hour = date.seconds / 3600
            return Self.padded(isHalfDay ? (hour + 11) % 12 + 1 : hour, count)
        default: return Self.padded(date.seconds % 60, count)
        }
    }

    private static func padded(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, min(count, 4) - text.count)) + text
    }
}
