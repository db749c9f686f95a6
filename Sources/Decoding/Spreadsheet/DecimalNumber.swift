/// A number by its decimal digits, as a cell holds it: 0.8100000000000001 is 0.81 in the 15 digits that spreadsheets show.
struct DecimalNumber {
    var isNegative = false
    /// The digits without zeros at their start and end; none for zero.
    private(set) var digits: [UInt8] = []
    /// The number of digits before the decimal point; negative where zeros follow it: 0.05 has −1.
    private(set) var point = 0

    /// The digits that a spreadsheet keeps.
    private static let precision = 15

    /// - Parameter text: a number as XML Schema writes it: "-12.5", "1E-3".
    init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            bytes = bytes.dropFirst()
        }
        var hasPoint = false
        var hasDigits = false
        while let byte = bytes.first {
            if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else if (0x30...0x39).contains(byte) {
                hasDigits = true
                digits.append(byte - 0x30)
                if !hasPoint { point += 1 }
            } else {
                break
            }
            bytes = bytes.dropFirst()
        }
        guard hasDigits else { return nil }
        if let sign = bytes.first {
            guard sign == UInt8(ascii: "e") || sign == UInt8(ascii: "E"),
                let exponent = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)), abs(exponent) < 400
            else { return nil }
            point += exponent
        }
        let zeros = digits.prefix { $0 == 0 }.count
        digits.removeFirst(zeros)
        point -= zeros
        round(to: Self.precision)
    }

    var isZero: Bool { digits.isEmpty }

    /// Multiplies by a power of ten.
    mutating func shift(by places: Int) { point += places }

    /// Rounds to a number of digits, a half away from zero.
    private mutating func round(to count: Int) {
        if count < digits.count {
            let roundsUp = count >= 0 && digits[count] >= 5
            digits.removeSubrange(max(0, count)...)
            if roundsUp {
                var index = count - 1
                while index >= 0, digits[index] == 9 {
                    digits[index] = 0
                    index -= 1
                }
                if index >= 0 {
                    digits[index] += 1
                } else {
                    digits.insert(1, at: 0)
                    point += 1
                }
            }
        }
        while digits.last == 0 { digits.removeLast() }
        if digits.isEmpty { point = 0 }
    }

    /// The number rounded to a number of decimals.
    func rounded(decimals: Int) -> DecimalNumber {
        var number = self
        number.round(to: point + decimals)
        return number
    }

    /// The digits before the point (none for a number below one) and behind it.
    var parts: (whole: String, fraction: String) {
        let digits = self.digits.map { Character(UnicodeScalar($0 + 0x30)) }
        if point <= 0 { return ("", String(repeating: "0", count: digits.isEmpty ? 0 : -point) + String(digits)) }
        if digits.count <= point {
            return (String(digits) + String(repeating: "0", count: point - digits.count), "")
        }
        return (String(digits[..<point]), String(digits[point...]))
    }

    /// The number as a cell without a format shows it, in a column that is wide enough.
    var general: String {
        let sign = isNegative && !isZero ? "-" : ""
        if point > 20 || point < -8 { return sign + scientific(decimals: digits.count - 1, exponentDigits: 2) }
        let (whole, fraction) = parts
        return sign + (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : ".\(fraction)")
    }

    /// The number with one digit before the point and an exponent, without its sign.
    func scientific(decimals: Int, exponentDigits: Int) -> String {
        var mantissa = self
        mantissa.point = isZero ? 0 : 1
        mantissa = mantissa.rounded(decimals: max(0, decimals))
        let carried = mantissa.point > 1 ? 1 : 0
        let exponent = isZero ? 0 : point - 1 + carried
        mantissa.point -= carried
        let (whole, fraction) = mantissa.parts
        let padded = fraction + String(repeating: "0", count: max(0, decimals - fraction.count))
        let number = String(abs(exponent))
        return (whole.isEmpty ? "0" : whole) + (padded.isEmpty ? "" : ".\(padded)") + "E" + (exponent < 0 ? "-" : "+")
            + String(repeating: "0", count: max(0, exponentDigits - number.count)) + number
    }

    /// The value in the arithmetic of the machine, for days and seconds.
    var double: Double {
        let (whole, fraction) = parts
        return (Double("\(whole.isEmpty ? "0" : whole).\(fraction.isEmpty ? "0" : fraction)") ?? 0)
            * (isNegative ? -1 : 1)
    }
}
