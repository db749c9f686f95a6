/// Writes whole numbers in English words, or with commas.
enum NumberSpelling {
    /// - Parameter number: 0 to 999,999.
    /// - Returns: the number as "twenty-seven", "one hundred and four".
    static func words(_ number: Int) -> String {
        let small = [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        ]
        let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
        switch number {
        case 0..<20: return small[number]
        case 20..<100:
            return tens[number / 10 - 2] + (number % 10 == 0 ? "" : "-" + small[number % 10])
        case 100..<1000:
            return small[number / 100] + " hundred" + (number % 100 == 0 ? "" : " and " + words(number % 100))
        default:
            let rest = number % 1000
            let joint = rest < 100 ? " and " : " "
            return words(number / 1000) + " thousand" + (rest == 0 ? "" : joint + words(rest))
        }
    }

    /// The number in words with a capital, as at the start of a sentence.
    static func sentenceStart(_ number: Int) -> String {
        let words = words(number)
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// The number in digits, with commas between thousands.
    static func grouped(_ number: Int) -> String {
        guard number >= 1000 else { return String(number) }
        let rest = String(number % 1000)
        return grouped(number / 1000) + "," + String(repeating: "0", count: 3 - rest.count) + rest
    }
}
