import Model

extension MediaType {
    static var outlookMessage: MediaType { MediaType(rawValue: "application/vnd.ms-outlook") }
}

extension ContainerProgram {
    /// Messages that Outlook saved (MSG). What is attached is read, as of mail; a message's own words are its covering text.
    static let outlook = ContainerProgram(
        "outlook", [.outlookMessage: ("outlook", "textgood")], documents: "Outlook messages",
        document: "an Outlook message (MSG)", sample: goodMessage
    ) { probe in
        CompoundFileKind.isMessage(probe) ? FormatMatch(.outlookMessage, by: .signature) : nil
    }

    /// A message of the word "good", in four sectors: their table, the directory, the properties and the word.
    private static let goodMessage: [UInt8] = {
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        func sector(_ bytes: [UInt8], _ filling: UInt8 = 0) -> [UInt8] {
            bytes + [UInt8](repeating: filling, count: 512 - bytes.count)
        }
        let (end, none) = (0xFFFF_FFFE, 0xFFFF_FFFF)
        func entry(_ name: String, _ kind: UInt8, left: Int, child: Int, start: Int, size: Int) -> [UInt8] {
            let units = name.utf16.flatMap { number(Int($0), 2) }
            return units + [UInt8](repeating: 0, count: 64 - units.count) + number(units.count + 2, 2) + [kind, 1]
                + number(left, 4) + number(none, 4) + number(child, 4) + [UInt8](repeating: 0, count: 36)
                + number(start, 4) + number(size, 8)
        }
        let header =
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 16) + number(0x3E, 2)
            + number(3, 2) + number(0xFFFE, 2) + number(9, 2) + number(6, 2) + [UInt8](repeating: 0, count: 10)
            + number(1, 4) + number(1, 4) + [UInt8](repeating: 0, count: 8) + number(end, 4) + number(0, 4)
            + number(end, 4) + number(0, 4) + number(0, 4)
        let table = number(0xFFFF_FFFD, 4) + number(end, 4) + number(end, 4) + number(end, 4)
        let word = "good".utf16.flatMap { number(Int($0), 2) }
        let directory =
            entry("Root Entry", 5, left: none, child: 1, start: end, size: 0)
            + entry("__properties_version1.0", 2, left: 2, child: none, start: 2, size: 32)
            + entry("__substg1.0_1000001F", 2, left: none, child: none, start: 3, size: word.count)
        return sector(header, 0xFF) + sector(table, 0xFF) + sector(directory)
            + sector([UInt8](repeating: 0, count: 32)) + sector(word)
    }()
}
