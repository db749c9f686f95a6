/// The properties of a message or an attachment in an Outlook message (MS-OXMSG, 2.1 and 2.4), by the numbers of MS-OXPROPS.
struct OutlookProperties {
    /// The things that have properties, each with another beginning of their list.
    enum Owner: Int {
        case message = 32
        case attachedMessage = 24
        case attachment = 8
    }

    private let file: CompoundFile
    private let streams: [String: Int]
    /// The values of fixed size, in eight bytes, by number and type.
    private var fixed: [Int: Int] = [:]

    private static let propertyLimit = 10_000

    init(_ file: CompoundFile, _ storage: Int, _ owner: Owner) {
        self.file = file
        streams = file.children(of: storage)
        guard let list = streams["__properties_version1.0"].flatMap({ file.content(of: $0) }) else { return }
        for start in stride(from: owner.rawValue, to: list.count - 15, by: 16).prefix(Self.propertyLimit) {
            let low = CompoundFile.number(list, start + 8, 4)
            let high = CompoundFile.number(list, start + 12, 4) & 0x7FFF_FFFF
            fixed[CompoundFile.number(list, start, 4)] = high << 32 | low
        }
    }

    /// A text: in UTF-16, or in the message's own character set.
    func text(_ number: Int) -> String? {
        if let units = content(number, type: 0x001F) {
            let values = stride(from: 0, to: units.count - 1, by: 2).map { UInt16(CompoundFile.number(units, $0, 2)) }
            return Self.withoutEnd(String(decoding: values, as: UTF16.self))
        }
        return content(number, type: 0x001E).map { Self.withoutEnd(String(decoding: converted($0), as: UTF8.self)) }
    }

    /// The bytes of a property that is no text.
    func bytes(_ number: Int) -> [UInt8]? { content(number, type: 0x0102) }

    /// The time at which the message was sent, or else arrived, in seconds since 1970.
    var date: Int64? {
        // In units of 100 ns since 1601.
        [0x0039, 0x0E06].lazy.compactMap { fixed[$0 << 16 | 0x0040] }.first.map {
            Int64($0 / 10_000_000 - 11_644_473_600)
        }
    }

    /// A text in the message's own character set, as UTF-8.
    func converted(_ bytes: [UInt8]) -> [UInt8] {
        let page = [0x3FDE, 0x3FFD].lazy.compactMap { fixed[$0 << 16 | 0x0003] }.first ?? 1252
        let name = page & 0xFFFF == 65001 ? "utf-8" : page & 0xFFFF == 28591 ? "iso-8859-1" : "windows-\(page & 0xFFFF)"
        return Array(CharacterSet.text(of: bytes, in: name).utf8)
    }

    private func content(_ number: Int, type: Int) -> [UInt8]? {
        streams[Self.streamName(number << 16 | type)].flatMap { file.content(of: $0) }
    }

    /// "__substg1.0_1000001F"
    private static func streamName(_ tag: Int) -> String {
        let digits = String(tag, radix: 16, uppercase: true)
        return "__substg1.0_" + String(repeating: "0", count: max(0, 8 - digits.utf8.count)) + digits
    }

    private static func withoutEnd(_ text: String) -> String {
        String(text.prefix { $0 != "\0" })
    }
}
