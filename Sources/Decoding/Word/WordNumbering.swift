/// The numbers and signs of a Word document's lists, counted as its paragraphs come (ISO/IEC 29500-1, 17.9).
struct WordNumbering {
    /// A paragraph's place in a list.
    struct Reference {
        /// The list's number; "0" takes a paragraph out of the list that its style puts it in.
        var number: String?
        /// From 0 to 8.
        var level: Int

        init(number: String?, level: Int) {
            self.number = number
            self.level = min(max(level, 0), 8)
        }
    }

    struct Level {
        var format = "decimal"
        var text: String?
        var start = 1
        /// Whether numbers of levels above are shown as digits.
        var isLegal = false
    }

    /// A list of the document, as an instance of an abstract list.
    struct List {
        var abstract = ""
        /// The levels that it starts anew or has of its own.
        var starts: [Int: Int] = [:]
        var levels: [Int: Level] = [:]
    }

    var abstract: [String: [Int: Level]] = [:]
    var lists: [String: List] = [:]
    /// The levels of lists count on through all lists of one abstract list.
    private var counts: [String: [Int: Int]] = [:]
    private var begun: Set<String> = []

    /// Counts a paragraph.
    ///
    /// - Returns: its marker, as "2.1." or "•"; nil where it is in no list.
    mutating func marker(of reference: Reference) -> String? {
        guard let number = reference.number, number != "0", let list = lists[number] else { return nil }
        let level = reference.level
        var counts = self.counts[list.abstract] ?? [:]
        if begun.insert(number).inserted {
            for (level, start) in list.starts { counts[level] = start - 1 }
        }
        let definition = self.definition(of: list, level)
        counts[level] = (counts[level] ?? definition.start - 1) &+ 1
        for deeper in (level + 1)..<10 { counts[deeper] = nil }
        self.counts[list.abstract] = counts
        if definition.format == "bullet" { return "•" }
        return text(of: definition, in: list, counts)
    }

    private func definition(of list: List, _ level: Int) -> Level {
        list.levels[level] ?? abstract[list.abstract]?[level] ?? Level()
    }

    /// The text of a marker, with the numbers in the place of "%1" to "%9".
    private func text(of definition: Level, in list: List, _ counts: [Int: Int]) -> String? {
        var marker = ""
        var isNumber = false
        for character in (definition.text ?? "").unicodeScalars {
            if isNumber, let digit = Int(String(character)), (1...9).contains(digit) {
                let level = self.definition(of: list, digit - 1)
                let count = counts[digit - 1] ?? level.start
                marker += ListNumber.text(count, definition.isLegal ? "decimal" : level.format)
                isNumber = false
            } else if character == "%" {
                isNumber = true
            } else {
                marker.unicodeScalars.append(character)
                isNumber = false
            }
        }
        return ListNumber.closed(marker)
    }
}

/// The number of a list's item as it is shown.
enum ListNumber {
    /// - Parameter format: the name of the format in Office Open XML. A format of another script is shown in digits.
    static func text(_ number: Int, _ format: String) -> String {
        switch format {
        case "none", "bullet": return ""
        case "lowerLetter": return letters(number).lowercased()
        case "upperLetter": return letters(number)
        case "lowerRoman": return roman(number).lowercased()
        case "upperRoman": return roman(number)
        case "decimalZero": return number < 10 && number >= 0 ? "0\(number)" : "\(number)"
        default: return "\(number)"
        }
    }

    /// The marker with a full stop where it ends in a number or letter. In "3 complaints were upheld" the number of a
    /// paragraph would be a number of complaints.
    ///
    /// - Returns: nil for a marker without text.
    static func closed(_ marker: String) -> String? {
        let marker = marker.trimmingWhitespace()
        guard let last = marker.last else { return nil }
        return last.isLetter || last.isNumber ? marker + "." : marker
    }

    /// A to Z, AA to ZZ and so on, as word processors count.
    private static func letters(_ number: Int) -> String {
        guard (1...780).contains(number), let first = UnicodeScalar("A").value as UInt32?,
            let letter = UnicodeScalar(first + UInt32((number - 1) % 26))
        else { return "\(number)" }
        return String(repeating: Character(letter), count: (number - 1) / 26 + 1)
    }

    private static func roman(_ number: Int) -> String {
        guard (1...3999).contains(number) else { return "\(number)" }
        var rest = number
        var text = ""
        for (value, sign) in [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
            (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ] {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }
}

/// Reads the part with the lists.
final class WordNumberingReader: XMLHandler {
    private(set) var numbering = WordNumbering()
    private var abstractID: String?
    private var listID: String?
    private var level = 0
    private var definition = WordNumbering.Level()
    private var links: [String: String] = [:]
    private var linked: [String: String] = [:]

    func start(_ element: XMLElement) -> XMLDescent {
        let value = element["w:val"]
        switch element.name {
        case "w:abstractNum": abstractID = element["w:abstractNumId"]
        case "w:styleLink": if let value { links[value] = abstractID }
        case "w:numStyleLink": if let abstractID { linked[abstractID] = value }
        case "w:num":
            listID = element["w:numId"]
            if let listID { numbering.lists[listID] = WordNumbering.List() }
        case "w:abstractNumId": if let listID { numbering.lists[listID]?.abstract = value ?? "" }
        case "w:lvlOverride": level = element.number("w:ilvl") ?? 0
        case "w:startOverride": if let listID { numbering.lists[listID]?.starts[level] = Self.start(value) }
        case "w:lvl":
            level = element.number("w:ilvl") ?? 0
            definition = WordNumbering.Level()
        case "w:start": definition.start = Self.start(value)
        case "w:numFmt" where element.parent == "w:lvl": definition.format = value ?? "decimal"
        case "w:lvlText": definition.text = value.map { String($0.prefix(64)) }
        case "w:isLgl": definition.isLegal = WordValue.isOn(value)
        case "w:rPr", "w:pPr", "w:numPicBullet": return .skip
        default: break
        }
        return .enter
    }

    private static func start(_ value: String?) -> Int {
        min(max(value.flatMap { Int($0) } ?? 1, -1_000_000), 1_000_000)
    }

    func end(_ name: String, in parent: String) {
        switch name {
        case "w:lvl":
            if parent == "w:lvlOverride", let listID {
                numbering.lists[listID]?.levels[level] = definition
            } else if let abstractID {
                numbering.abstract[abstractID, default: [:]][level] = definition
            }
        case "w:abstractNum": abstractID = nil
        case "w:num": listID = nil
        case "w:numbering":
            // A list may have its levels from a style, which another list defines.
            for (abstract, style) in linked where numbering.abstract[abstract]?.isEmpty ?? true {
                numbering.abstract[abstract] = links[style].flatMap { numbering.abstract[$0] }
            }
        default: break
        }
    }
}
