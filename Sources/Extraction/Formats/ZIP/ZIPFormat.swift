import Model

extension MediaType {
    static var zip: MediaType { MediaType(rawValue: "application/zip") }
}

extension ContainerProgram {
    /// ZIP archives that are no document of an office program.
    static let zip = ContainerProgram(
        "zip", [.zip: ("zip", "good.txt1704067200good")], documents: "ZIP archives", document: "a ZIP archive",
        sample: goodArchive
    ) { probe in
        ZIPKind.isArchive(probe) ? FormatMatch(.zip, by: .signature) : nil
    }

    /// An archive of one file, "good.txt", with the word "good", which is not compressed.
    private static let goodArchive: [UInt8] = {
        let name = Array("good.txt".utf8)
        let content = Array("good".utf8)
        // Version, flags, method, time and date, checksum, sizes, and the lengths of name and extra field.
        let facts: [UInt8] =
            [10, 0, 0, 0, 0, 0, 0, 0, 0x21, 0x58, 0x92, 0x4E, 0x84, 0x6C, 4, 0, 0, 0, 4, 0, 0, 0, 8, 0, 0, 0]
        let member = [0x50, 0x4B, 3, 4] + facts + name + content
        let entry = [0x50, 0x4B, 1, 2, 10, 0] + facts + [UInt8](repeating: 0, count: 14) + name
        let sizes = [UInt8(entry.count), 0, 0, 0, UInt8(member.count), 0, 0, 0]
        return member + entry + [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0] + sizes + [0, 0]
    }()
}
