/// One section of a number format: for positive numbers, negative ones, zero, or those of a condition.
struct NumberFormatSection {
    enum Token: Hashable {
        case literal(String)
        /// A place for a digit: `0`, `#` or `?`.
        case digit(Character)
        case point
        case comma
        case percent
        /// `E+` or `E-`.
        case exponent
        /// A run of one letter of a date or time.
        case date(Character, Int)
        /// Hours, minutes or seconds in all.
        case elapsed(Character, Int)
        case noonMark(String)
        case general
        case text
        /// The bar of a fraction.
        case slash
    }

    /// The numbers that a section is for.
    struct Condition: Hashable {
        var sign: String
        var value: Double

        func holds(_ number: Double) -> Bool {
            switch sign {
            case "<": number < value
            case "<=": number <= value
            case ">": number > value
            case ">=": number >= value
            case "=": number == value
            default: number != value
            }
        }
    }

    private(set) var tokens: [Token] = []
    private(set) var condition: Condition?

    /// - Parameter code: the section's code, without semicolons.
    init(_ code: String) {
        var rest = code[...]
        while let character = rest.first {
            rest = rest.dropFirst()
            switch character {
            case "\"":
                let end = rest.firstIndex(of: "\"") ?? rest.endIndex
                add(literal: String(rest[..<end]))
                rest = rest[end...].dropFirst()
            case "\\":
                add(literal: rest.popFirst().map { String($0) } ?? "")
            case "_":
                _ = rest.popFirst()
                add(literal: " ")
            case "*": _ = rest.popFirst()
            case "[":
                let end = rest.firstIndex(of: "]") ?? rest.endIndex
                takeBracket(rest[..<end])
                rest = rest[end...].dropFirst()
            case "0", "#", "?": tokens.append(.digit(character))
            case ".": tokens.append(.point)
            case ",": tokens.append(.comma)
            case "%": tokens.append(.percent)
            case "@": tokens.append(.text)
            case "/": tokens.append(.slash)
            case "G" where rest.hasPrefix("eneral"):
                tokens.append(.general)
                rest = rest.dropFirst(6)
            case "E" where rest.first == "+" || rest.first == "-":
                tokens.append(.exponent)
                rest = rest.dropFirst()
            case "A" where rest.hasPrefix("M/PM"):
                tokens.append(.noonMark("AM/PM"))
                rest = rest.dropFirst(4)
            case "A" where rest.hasPrefix("/P"):
                tokens.append(.noonMark("A/P"))
                rest = rest.dropFirst(2)
            case let letter where "yYmMdDhHsS".contains(letter):
                let more = rest.prefix { $0.lowercased() == letter.lowercased() }.count
                tokens.append(.date(Character(letter.lowercased()), more + 1))
                rest = rest.dropFirst(more)
            default: add(literal: String(character))
            }
        }
    }

    private mutating func add(literal: String) {
        if case .literal(let before)? = tokens.last {
            tokens[tokens.count - 1] = .literal(before + literal)
        } else {
            tokens.append(.literal(literal))
        }
    }

    /// Takes "[Red]", "[>=100]", "[$£-809]" or "[h]".
    private mutating func takeBracket(_ content: Substring) {
        guard let first = content.first else { return }
        if first == "$" {
            add(literal: String(content.dropFirst().prefix { $0 != "-" }))
        } else if "<>=".contains(first) {
            let sign = content.prefix { "<>=".contains($0) }
            condition = Double(content.dropFirst(sign.count)).map { Condition(sign: String(sign), value: $0) }
        } else if let letter = content.lowercased().first, "hms".contains(letter),
            content.lowercased().allSatisfy({ $0 == letter })
        {
            tokens.append(.elapsed(letter, content.count))
        }
    }

    var isDate: Bool {
        tokens.contains { token in
            switch token {
            case .date, .elapsed: true
            default: false
            }
        }
    }

    /// Whether it is for texts: it has their sign, and none for digits.
    var isForText: Bool { tokens.contains(.text) && !tokens.contains { if case .digit = $0 { true } else { false } } }

    /// The text of a number.
    ///
    /// - Returns: nil for a format that is not known.
    func text(_ number: DecimalNumber) -> String? {
        if tokens.contains(.general) || tokens.contains(.text) {
            return tokens.map { token in
                switch token {
                case .general, .text: number.general
                case .literal(let text): text
                default: ""
                }
            }.joined()
        }
        let places = tokens.indices.filter { if case .digit = tokens[$0] { true } else { false } }
        guard let first = places.first, let last = places.last else {
            // "-" for zero: the section has words alone.
            return tokens.contains(.slash) ? nil : literals(tokens[...], number)
        }
        let inner = tokens[first...last]
        guard !tokens.contains(.slash), !inner.contains(where: { if case .literal = $0 { true } else { false } }) else {
            return nil
        }
        // Commas behind the last digit divide by a thousand each.
        let commas = tokens[(last + 1)...].prefix { $0 == .comma }.count
        var value = number
        value.shift(by: 2 * tokens.count { $0 == .percent } - 3 * commas)
        let sign = value.isNegative ? "-" : ""
        let before = literals(tokens[..<first], number)
        let after = literals(tokens[(last + 1)...], number)
        if let exponent = inner.firstIndex(of: .exponent) {
            let point = inner.firstIndex(of: .point) ?? exponent
            guard inner[..<point].count == 1 else { return nil }
            return sign + before
                + value.scientific(
                    decimals: Self.digits(inner[point..<exponent]).count,
                    exponentDigits: Self.digits(inner[exponent...]).count) + after
        }
        let point = inner.firstIndex(of: .point) ?? (tokens[..<first].last == .point ? first : inner.endIndex)
        let decimals = Self.digits(inner[point...])
        let rounded = value.rounded(decimals: decimals.count)
        return (rounded.isZero ? "" : sign) + before
            + Self.shown(rounded, wholes: inner[..<point], decimals: decimals, hasPoint: tokens.contains(.point))
            + after
    }

    private static func digits(_ tokens: ArraySlice<Token>) -> [Character] {
        tokens.compactMap { if case .digit(let sign) = $0 { sign } else { nil } }
    }

    private static func shown(
        _ number: DecimalNumber, wholes: ArraySlice<Token>, decimals: [Character], hasPoint: Bool
    ) -> String {
        var (whole, fraction) = number.parts
        let least = digits(wholes).count { $0 == "0" }
        whole = String(repeating: "0", count: max(0, least - whole.count)) + whole
        if wholes.contains(.comma) {
            var grouped = ""
            for (index, digit) in whole.enumerated() {
                if index > 0, (whole.count - index).isMultiple(of: 3) { grouped.append(",") }
                grouped.append(digit)
            }
            whole = grouped
        }
        // A zero at the end is shown in the place of a 0 alone.
        let shown = (decimals.lastIndex(of: "0") ?? -1) + 1
        fraction += String(repeating: "0", count: max(0, shown - fraction.count))
        return whole + (hasPoint && !decimals.isEmpty ? ".\(fraction)" : "")
    }

    private func literals(_ tokens: ArraySlice<Token>, _ number: DecimalNumber) -> String {
        tokens.map { token in
            switch token {
            case .literal(let text): text
            case .percent: "%"
            default: ""
            }
        }.joined()
    }
}
