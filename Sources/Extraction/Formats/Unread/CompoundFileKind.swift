import Model

/// The old binary formats of office programs (MS-CFB): a file system in a file, told by the names of its streams.
enum CompoundFileKind {
    static func recognise(_ probe: FileProbe) -> UnreadFormat? {
        guard probe.starts(with: signature) else { return nil }
        let names = CompoundFileNames(probe.bytes).names
        // A message may hold a document with streams of its own.
        guard !names.contains(message) else { return nil }
        return streams.first { names.contains($0.name) }?.format ?? other
    }

    /// Whether a file is an Outlook message, which is read.
    static func isMessage(_ probe: FileProbe) -> Bool {
        probe.starts(with: signature) && CompoundFileNames(probe.bytes).names.contains(message)
    }

    private static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
    /// The stream that every message has (MS-OXMSG, 2.4).
    private static let message = "__properties_version1.0"

    private static let other = UnreadFormat("application/x-cfb", "an old Office document")

    private static let streams: [(name: String, format: UnreadFormat)] = [
        (
            "EncryptedPackage",
            UnreadFormat(
                "application/x-cfb", "an Office document with a password",
                .other("save it without one and drop that in"),
                code: .encrypted)
        ),
        ("WordDocument", UnreadFormat("application/msword", "an old Word document (DOC)", .saveAsDocument)),
        ("Workbook", UnreadFormat("application/vnd.ms-excel", "an old Excel workbook (XLS)", .saveAsWorkbook)),
        ("Book", UnreadFormat("application/vnd.ms-excel", "an old Excel workbook (XLS)", .saveAsWorkbook)),
        (
            "PowerPoint Document",
            UnreadFormat("application/vnd.ms-powerpoint", "an old PowerPoint presentation (PPT)")
        ),
        ("VisioDocument", UnreadFormat("application/vnd.visio", "an old Visio drawing (VSD)")),
        ("Quill", UnreadFormat("application/x-mspublisher", "a Publisher document (PUB)")),
    ]
}

/// The names of the streams and storages in a compound file, from its directory (MS-CFB 2.6).
private struct CompoundFileNames {
    private(set) var names: [String] = []

    /// The number of directory sectors that are looked at.
    private static let sectorLimit = 256

    init(_ bytes: [UInt8]) {
        func number(_ position: Int, _ count: Int) -> Int? {
            guard position >= 0, position + count <= bytes.count else { return nil }
            return bytes[position..<(position + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        guard let shift = number(30, 2), shift == 9 || shift == 12, var sector = number(48, 4) else { return }
        let size = 1 << shift
        // A chain of sectors may lead in a circle.
        for _ in 0..<Self.sectorLimit {
            let start = (sector + 1) * size
            for entry in stride(from: start, to: start + size, by: 128) {
                guard let length = number(entry + 64, 2), length <= 64, length >= 2 else { continue }
                let units = stride(from: entry, to: entry + length - 2, by: 2).compactMap { number($0, 2) }
                names.append(String(decoding: units.map { UInt16($0) }, as: UTF16.self))
            }
            // The sector behind is in the table of the file's sectors, whose own first 109 are listed in the header.
            let (table, index) = sector.quotientAndRemainder(dividingBy: size / 4)
            guard table < 109, let tableSector = number(76 + 4 * table, 4),
                let next = number((tableSector + 1) * size + 4 * index, 4), next < 0xFFFF_FFFA
            else { return }
            sector = next
        }
    }
}
