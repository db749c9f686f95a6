import SimulatedDisk
@testable import Store
import Testing

/// The bytes on disk, which older and newer programs rely on.
@Suite struct FormatTests {
    @Test(
        arguments: [
            ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
            ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
            (Array(UInt8(0)..<32), 0x46DD_794E),
            (Array((UInt8(0)..<32).reversed()), 0x113F_DB5C),
            (Array("123456789".utf8), 0xE306_9283),
            ([], 0),
        ] as [([UInt8], UInt32)])
    func `the checksum is CRC-32C of RFC 3720, appendix B.4`(bytes: [UInt8], expected: UInt32) {
        #expect(Checksum.crc32c(bytes[...]) == expected)
        #expect(Checksum.crc32c(([1] + bytes)[1...]) == expected)
    }

    /// Version 1 as it was first written. It never changes: later versions have fixtures of their own.
    static let version1 = [
        "format.json": """
        {"format":"ombudsd.store","version":1}

        """,
        "changes.jsonl": """
        {"crc":"1efb3fb6","base":{"records":{"count":3,"sum":"37ea6592b8fec32a"},"through":2}}
        {"crc":"e480e7a2","n":3,"batch":3,"change":{"council":"ambleford","kind":"letter","letter":3,"text":""}}
        {"crc":"465156c9","n":4,"batch":4,"change":{"council":"cold-haven","kind":"letter","letter":4,"text":""}}
        {"crc":"45987829","n":5,"batch":4,"change":{"council":"brackwater","kind":"closure","letter":5,"text":""}}

        """,
        "councils/ambleford.json": """
        {"crc":"c03db883",
        "record":{"letters":[1],"text":""},
        "through":2}

        """,
        "councils/brackwater.json": """
        {"crc":"227e0f63",
        "record":{"letters":[2],"text":""},
        "through":2}

        """,
        "notes/first.json": """
        {"crc":"2c8e7ba5",
        "record":{"text":"a/b é"},
        "through":2}

        """,
    ]

    /// Version 2 differs in the number alone: only a record or a change can hold the new member.
    static let version2 = version1.merging(
        ["format.json": "{\"crc\":\"e1b0b7a4\",\"format\":\"ombudsd.store\",\"version\":2}\n"]
    ) { $1 }

    /// As the first programs of version 2 wrote it.
    static let version2WithoutChecksum = version1.merging(
        ["format.json": "{\"format\":\"ombudsd.store\",\"version\":2}\n"]
    ) { $1 }

    @Test func `a store is written in version 2, byte for byte`() throws {
        let disk = try Sample.disk()
        for (path, text) in Self.version2 { #expect(disk.textWithoutRoom(path) == text, "\(path)") }
    }

    @Test(arguments: [version1, version2WithoutChecksum, version2])
    func `a store of every version opens, and is of version 2 then`(_ files: [String: String]) throws {
        let disk = Disk()
        for (path, text) in files { disk.plant(Array(text.utf8), at: path) }
        let open = try OpenLedger(SimulatedFiles(disk))
        #expect(open.ledger == Ledger(Sample.changes))
        #expect(open.store.warnings == [])
        #expect(disk.text("format.json") == Self.version2["format.json"])
    }

    @Test(arguments: [
        "a", "0", "city-of-york-council", String(repeating: "f", count: 64), String(repeating: "-", count: 80),
    ])
    func `a valid name is accepted`(_ name: String) throws {
        #expect(try RecordName(folder: "councils", name: name).path == "councils/\(name).json")
    }

    @Test(arguments: [
        "", ".", "..", "../x", "a/b", "a.b", "A", "é", "a b", "a\0", "a\n", String(repeating: "f", count: 81),
    ])
    func `an invalid name is refused`(_ name: String) {
        #expect(throws: StoreError.self) { try RecordName(folder: "councils", name: name) }
        #expect(throws: StoreError.self) { try RecordName(folder: name, name: "x") }
    }

    @Test func `a value that JSON can't hold is refused, and nothing is written`() throws {
        let disk = Disk()
        let store = try OpenLedger(SimulatedFiles(disk)).store
        let before = disk.everything()
        let error = #expect(throws: StoreError.self) { try store.append(changes: [1, Double.nan]) }
        #expect(error?.code == .invalid)
        #expect(disk.everything() == before)
    }
}
