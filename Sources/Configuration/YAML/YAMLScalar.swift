/// A scalar of a YAML document, and the values that it stands for.
///
/// These are the types of YAML 1.1 (https://yaml.org/type/), wider where the settings file has always been: a number may
/// be written in any form that Swift reads, a truth value in any mixture of capitals.
struct YAMLScalar: Hashable, Sendable {
    let text: String
    /// Whether the text stands without quotes, `|` and `>`. Only then it can be a number or null.
    let isPlain: Bool
    /// Whether quotes or the tag `!!str` make it a text, whatever it looks like.
    let isString: Bool
    /// Whether a tag as `!!int` stands before it.
    let isTagged: Bool

    var isNull: Bool { isPlain && ["", "~", "null", "Null", "NULL"].contains(text) }

    /// Whether it is the key of a mapping's default value.
    var isDefaultKey: Bool { !isString && !isTagged && text == "=" }

    var boolean: Bool? {
        guard !isString else { return nil }
        return switch text.lowercased() {
        case "true", "yes", "on": true
        case "false", "no", "off": false
        default: nil
        }
    }

    /// The number, which may be infinite or not a number: a decimal first, and else an integer.
    ///
    /// - Returns: nil also for `010`, which has two readings.
    var number: Double? {
        guard isPlain, !hasTwoReadings else { return nil }
        return (digits.contains(":") ? Self.sexagesimal(digits) : Double(digits)) ?? integer.map(Double.init)
    }

    /// The whole number, with the prefixes of YAML for other bases.
    ///
    /// - Returns: nil also for a number that an `Int` can't hold, and for `010`, which has two readings.
    var integer: Int? {
        guard isPlain, !hasTwoReadings else { return nil }
        let signed = digits
        guard signed != "0" else { return 0 }
        let isNegative = signed.hasPrefix("-")
        let unsigned = signed.dropFirst(isNegative || signed.hasPrefix("+") ? 1 : 0)
        for (prefix, radix) in [("0x", 16), ("0b", 2), ("0o", 8)] where unsigned.hasPrefix(prefix) {
            return Int((isNegative ? "-" : "") + unsigned.dropFirst(prefix.count), radix: radix)
        }
        // "0:5" is no whole number in YAML 1.1.
        guard !unsigned.hasPrefix("0") || unsigned.allSatisfy({ $0 == "0" }) else { return nil }
        return signed.contains(":") ? Self.sexagesimal(signed) : Int(signed)
    }

    /// Whether it has digits behind a zero: `010` is eight in YAML 1.1, and ten in YAML 1.2 and for most people.
    var hasTwoReadings: Bool {
        let unsigned = digits.drop { $0 == "+" || $0 == "-" }
        return unsigned.first == "0" && unsigned.contains { $0 != "0" }
            && unsigned.allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// The text without the underscores that may separate digits.
    private var digits: String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "_" }))
    }

    /// Reads base 60: `1:30` is ninety.
    private static func sexagesimal(_ text: String) -> Double? {
        let (sign, places) = places(of: text)
        var sum = 0.0
        var base = 1.0
        for place in places.reversed() {
            guard let value = Double(place) else { return nil }
            sum += value * base
            base *= 60
        }
        return sign * sum
    }

    private static func sexagesimal(_ text: String) -> Int? {
        let (sign, places) = places(of: text)
        var sum = 0
        for place in places {
            guard let value = Int(place) else { return nil }
            let (shifted, isTooLarge) = sum.multipliedReportingOverflow(by: 60)
            let (next, isTooLargeNow) = shifted.addingReportingOverflow(value)
            guard !isTooLarge, !isTooLargeNow else { return nil }
            sum = next
        }
        return Int(sign) * sum
    }

    private static func places(of text: String) -> (sign: Double, places: [Substring]) {
        let isNegative = text.hasPrefix("-")
        let unsigned = text.dropFirst(isNegative || text.hasPrefix("+") ? 1 : 0)
        return (isNegative ? -1 : 1, unsigned.split(separator: ":", omittingEmptySubsequences: false))
    }
}
