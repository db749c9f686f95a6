import SimulatedDisk
import Store
import Testing

/// Stores of other versions, and directories that hold none.
@Suite struct VersionTests {
    @Test func refusesANewerVersionAndTouchesNothing() throws {
        let disk = try Sample.disk()
        disk.edit("format.json") { $0 = #"{"format":"ombudsd.store","version":2,"more":[]}"# }
        disk.plant(Array("{".utf8), at: "councils/x.json.new")
        let before = disk.everything()
        let files = SimulatedFiles(disk)
        let error = #expect(throws: StoreError.self) { try OpenLedger(files) }
        #expect(error?.code == .newerVersion)
        #expect(files.log == ["read format.json"])
        #expect(disk.everything() == before)
        #expect(try Store.inspect(SimulatedFiles(disk)).problems == [error])
    }

    @Test(
        "A directory of something else is not taken over",
        arguments: [
            ["photo.jpg"], ["format.json"], ["councils/a.json"],
        ])
    func refusesOthersDirectory(paths: [String]) throws {
        let disk = Disk()
        for path in paths { disk.plant(Array(#"{"format":"other","version":1}"#.utf8), at: path) }
        let before = disk.everything()
        let error = #expect(throws: StoreError.self) { try OpenLedger(SimulatedFiles(disk)) }
        #expect(error?.code == .notAStore)
        #expect(disk.everything() == before)
    }

    /// A format of before the first: its changes file was called differently.
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

    @Test func upgradesAnOlderVersionStepByStep() throws {
        let disk = try ancient()
        do {
            let next = Upgrade(from: 1) { _ in }
            let open = try OpenLedger(SimulatedFiles(disk), version: 2, upgrades: [upgrade, next])
            #expect(open.ledger == Ledger(Sample.changes))
        }
        #expect(disk.text("format.json") == "{\"format\":\"ombudsd.store\",\"version\":2}\n")
        #expect(throws: StoreError.self) { try OpenLedger(SimulatedFiles(disk)) }
    }

    @Test func refusesAnOlderVersionThatItCannotUpgrade() throws {
        let disk = try ancient()
        let before = disk.everything()
        let error = #expect(throws: StoreError.self) { try OpenLedger(SimulatedFiles(disk)) }
        #expect(error?.path == "format.json")
        #expect(disk.everything() == before)
    }

    @Test("An upgrade that a crash cuts short is done again", arguments: CrashTests.losses)
    func crash(loss: Disk.Loss) throws {
        var operation = 1
        while true {
            let disk = try ancient()
            let files = SimulatedFiles(disk, fault: .crashAfter(operation))
            _ = try? OpenLedger(files, upgrades: [upgrade])
            guard files.isDead else { break }
            disk.crash(loss)
            let open = try OpenLedger(SimulatedFiles(disk), upgrades: [upgrade])
            #expect(open.ledger == Ledger(Sample.changes), "after operation \(operation)")
            operation += 1
        }
        #expect(operation > 10)
    }
}
