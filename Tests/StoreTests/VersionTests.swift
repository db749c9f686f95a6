import SimulatedDisk
import Store
import Testing

/// Stores of other versions, and directories that hold none.
@Suite struct VersionTests {
    @Test func `a newer version is refused and nothing of it is touched`() throws {
        let disk = try Sample.disk()
        let newer = FormatFile.current + 1
        disk.edit("format.json") { $0 = #"{"format":"ombudsd.store","version":\#(newer),"more":[]}"# }
        disk.plant(Array("{".utf8), at: "councils/x.json.new")
        let before = disk.everything()
        let files = SimulatedFiles(disk)
        let error = #expect(throws: StoreError.self) { try OpenLedger(files) }
        #expect(error?.code == .newerVersion)
        #expect(files.log == ["read format.json"])
        #expect(disk.everything() == before)
        #expect(try Store.inspect(SimulatedFiles(disk)).problems == [error])
    }

    @Test(arguments: ["version", "ombudsd.store"])
    func `two altered bytes make no newer version and no other format of a store`(place: String) throws {
        let disk = try Sample.disk()
        let (written, altered) =
            place == "version"
            ? ("\"version\":\(FormatFile.current)", "\"version\":9") : ("ombudsd.store", "ombudsd.stare")
        disk.edit("format.json") {
            $0 = $0.replacing(written, with: altered).replacing("\"crc\"", with: "\"crd\"")
        }
        let error = #expect(throws: StoreError.self) { try OpenLedger(SimulatedFiles(disk)) }
        #expect(error?.code == .damaged)
    }

    @Test(arguments: ["\"crd\"", "\"crc\";"])
    func `a newer version is told where one of its bytes was altered`(altered: String) throws {
        let disk = try Sample.disk()
        do {
            let next = Upgrade(from: FormatFile.current) { _ in }
            _ = try OpenLedger(SimulatedFiles(disk), version: FormatFile.current + 1, upgrades: [next])
        }
        disk.edit("format.json") { $0 = $0.replacing(altered.hasSuffix(";") ? "\"crc\":" : "\"crc\"", with: altered) }
        let error = #expect(throws: StoreError.self) { try OpenLedger(SimulatedFiles(disk)) }
        #expect(error?.code == .newerVersion)
    }

    @Test(arguments: [["photo.jpg"], ["format.json"], ["councils/a.json"]])
    func `a directory with other files is refused`(paths: [String]) throws {
        let disk = Disk()
        for path in paths { disk.plant(Array(#"{"format":"other","version":1}"#.utf8), at: path) }
        let before = disk.everything()
        let error = #expect(throws: StoreError.self) { try OpenLedger(SimulatedFiles(disk)) }
        #expect(error?.code == .notAStore)
        #expect(disk.everything() == before)
    }

    /// A format from before the first: its changes file had another name.
    private func ancient() throws -> Disk {
        let disk = try Sample.disk()
        let changes = try #require(disk.text("changes.jsonl"))
        disk.plant(Array(changes.utf8), at: "journal.jsonl")
        disk.delete("changes.jsonl")
        disk.edit("format.json") { $0 = #"{"format":"ombudsd.store","version":0}"# }
        return disk
    }

    private let upgrade = Upgrade(from: 0) { files throws(StoreError) in
        if try files.read("journal.jsonl") != nil { try files.rename("journal.jsonl", to: "changes.jsonl") }
        try files.synchroniseFolder("")
    }

    @Test func `an older version is upgraded step by step`() throws {
        let disk = try ancient()
        do {
            let next = Upgrade(from: FormatFile.current) { _ in }
            let open = try OpenLedger(
                SimulatedFiles(disk), version: FormatFile.current + 1, upgrades: [next, upgrade] + Upgrade.all)
            #expect(open.ledger == Ledger(Sample.changes))
        }
        let newer = FormatFile.current + 1
        #expect(disk.text("format.json")?.hasSuffix("\"format\":\"ombudsd.store\",\"version\":\(newer)}\n") == true)
        #expect(throws: StoreError.self) { try OpenLedger(SimulatedFiles(disk)) }
    }

    @Test func `an older version without an upgrade is refused`() throws {
        let disk = try ancient()
        let before = disk.everything()
        let error = #expect(throws: StoreError.self) { try OpenLedger(SimulatedFiles(disk)) }
        #expect(error?.path == "format.json")
        #expect(disk.everything() == before)
    }

    @Test(arguments: CrashTests.losses)
    func `an upgrade that a crash cuts short is run again`(loss: Disk.Loss) throws {
        var operation = 1
        while true {
            let disk = try ancient()
            let files = SimulatedFiles(disk, fault: .crashAfter(operation))
            _ = try? OpenLedger(files, upgrades: [upgrade] + Upgrade.all)
            guard files.isDead else { break }
            disk.crash(loss)
            let open = try OpenLedger(SimulatedFiles(disk), upgrades: [upgrade] + Upgrade.all)
            #expect(open.ledger == Ledger(Sample.changes), "after operation \(operation)")
            operation += 1
        }
        #expect(operation > 10)
    }
}
