import Model

/// A section of the settings file: keys with their values.
struct SettingsSection {
    let entries: [SettingsEntry]

    /// - Parameters:
    ///   - path: the file's path, for messages.
    ///   - name: the section's full name; nil for the whole file.
    /// - Throws: `SettingsError`: the value is no mapping, or a key is no text.
    init(_ node: YAMLNode, path: String, name: String?) throws(SettingsError) {
        // "inbox:" with nothing below it.
        if name != nil, node.scalar?.isNull == true {
            entries = []
            return
        }
        guard let mapping = node.mapping else {
            throw SettingsError(
                """
                \(path):\(node.mark.line): \(name ?? "the file") should be keys with values, but is \
                \(node.kindForMessage).
                """)
        }
        var entries: [SettingsEntry] = []
        for (key, value) in mapping {
            guard let text = key.text else {
                throw SettingsError(
                    "\(path):\(key.mark.line): a key should be a word, but is \(key.kindForMessage).")
            }
            entries.append(SettingsEntry(key: text, sectionName: name, value: value, place: (path, key.mark.line)))
        }
        self.entries = entries
    }
}

/// A key of the settings file with its value.
struct SettingsEntry {
    let key: String
    /// The full name of the section that the key stands in; nil at the outermost level.
    let sectionName: String?
    let value: YAMLNode
    /// The file's path and the key's line.
    let place: (path: String, line: Int)

    /// The key with its sections before it, as `inbox.settle-seconds`.
    private var fullName: String {
        // Without what would break the line of a message.
        let key = String(key.quotedForMessage.dropFirst().dropLast())
        return sectionName.map { "\($0).\(key)" } ?? key
    }
}

/// A name in a list of the settings file.
struct SettingsName {
    let text: String
    /// The file's path and the line.
    let place: (path: String, line: Int)
    /// The full name of the list's key.
    let key: String

    /// The message of an error about the name.
    ///
    /// - Parameter reason: a sentence, perhaps with what the file holds.
    func failure(_ reason: String) -> String {
        let oneLine = String(String.UnicodeScalarView(reason.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
        return "\(place.path):\(place.line): \(key): \(oneLine)"
    }
}

// MARK: Values

// Each throws a `SettingsError` for any other value.
extension SettingsEntry {
    func section() throws(SettingsError) -> SettingsSection {
        try SettingsSection(value, path: place.path, name: fullName)
    }

    /// A text that is not empty. It may be used as a path or a name, which end at a NUL character.
    func text() throws(SettingsError) -> String {
        guard let text = value.text, !text.isEmpty else { throw wrong("a word") }
        guard !text.utf8.contains(0) else { throw wrong("a word", but: Self.nul) }
        return text
    }

    func texts() throws(SettingsError) -> [String] {
        guard let nodes = value.sequence else { throw wrong("a list, as [/usr/bin/program, argument]") }
        var texts: [String] = []
        for node in nodes {
            guard let scalar = node.scalar else {
                throw wrong("a list of words, as [/usr/bin/program, argument]", but: "has \(node.kindForMessage) in it")
            }
            guard !scalar.text.utf8.contains(0) else { throw wrong("a list of words", but: Self.nul) }
            texts.append(scalar.text)
        }
        return texts
    }

    /// Names in a list, each with its place, or a single one.
    ///
    /// - Parameter example: how a list is written.
    func names(_ example: String) throws(SettingsError) -> [SettingsName] {
        var names: [SettingsName] = []
        for node in value.sequence ?? [value] {
            guard let text = node.text, !text.isEmpty, text.utf8.count <= 200, !text.utf8.contains(0) else {
                throw wrong("a list of names, as \(example)")
            }
            names.append(SettingsName(text: text, place: (place.path, node.mark.line), key: fullName))
        }
        return names
    }

    private static let nul = "has a NUL character in it, which ends an argument, path or name"

    func flag() throws(SettingsError) -> Bool {
        guard let flag = value.scalar?.boolean else { throw wrong("true or false") }
        return flag
    }

    func number(in range: ClosedRange<Double>) throws(SettingsError) -> Double {
        guard let number = value.scalar?.number, range.contains(number) else {
            let bounds = [range.lowerBound, range.upperBound].map { "\($0)" }
                .map { $0.hasSuffix(".0") ? String($0.dropLast(2)) : $0 }
            throw wrong("a number from \(bounds[0]) to \(bounds[1])", but: zeroFault)
        }
        return number
    }

    /// The fault of a number with a zero before its digits; nil for another value.
    private var zeroFault: String? {
        guard let scalar = value.scalar, scalar.isPlain, scalar.hasTwoReadings else { return nil }
        return "is \(scalar.text), which some read in base 8; leave the zero out"
    }

    /// A duration, which the file states as a number of seconds. Thousandths are kept.
    func seconds(in range: ClosedRange<Double>) throws(SettingsError) -> Duration {
        .milliseconds(Int64(try number(in: range) * 1000))
    }

    func count(in range: ClosedRange<Int>) throws(SettingsError) -> Int {
        guard let count = value.scalar?.integer, range.contains(count) else {
            throw wrong("a whole number from \(range.lowerBound) to \(range.upperBound)", but: zeroFault)
        }
        return count
    }

    /// The beginning of a day in UTC, which the file states as `2027-03-31`.
    func day() throws(SettingsError) -> Timestamp {
        guard let text = value.text, text.utf8.count == 10, let day = Timestamp(asWritten: "\(text)T00:00:00Z") else {
            throw wrong("a day, as 2027-03-31")
        }
        return day
    }

    func choice<Choice: RawRepresentable & CaseIterable>() throws(SettingsError) -> Choice
    where Choice.RawValue == String {
        guard let text = value.text, let choice = Choice(rawValue: text) else {
            throw wrong("one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return choice
    }
}

// MARK: Errors

extension SettingsEntry {
    /// - Parameter message: a sentence without its end.
    func error(_ message: String) -> SettingsError { SettingsError("\(place.path):\(place.line): \(message).") }

    func unknown(among known: [String]) -> SettingsError {
        error("there is no setting \(fullName); \(sectionName ?? "the file") may have \(known.joined(separator: ", "))")
    }

    /// - Parameters:
    ///   - expected: the values that the key may have.
    ///   - fact: how the value differs, as a verb with its object; nil to name the value.
    func wrong(_ expected: String, but fact: String? = nil) -> SettingsError {
        error("\(fullName) should be \(expected), but \(fact ?? "is \(value.kindForMessage)")")
    }
}

extension YAMLNode {
    /// The value in words.
    fileprivate var kindForMessage: String {
        switch content {
        case .sequence: "a list"
        case .mapping: "keys with values"
        case .scalar(let scalar):
            if scalar.isNull {
                "empty"
            } else {
                (scalar.isPlain ? "" : "the quoted text ") + scalar.text.quotedForMessage
            }
        }
    }
}
