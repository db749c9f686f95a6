import Store

/// The state that the tests store: councils with the numbers of their letters. It is small, and differs after every change.
struct Ledger: Hashable {
    struct Change: Codable, Hashable {
        enum Kind: String, Codable { case letter, closure }

        var kind: Kind
        var council: String
        var letter: Int
        /// Makes a line longer than a sector.
        var text = ""
    }

    struct Council: Codable, Hashable {
        var letters: [Int]
        var text: String
    }

    var councils: [String: Council] = [:]

    mutating func apply(_ change: Change) {
        switch change.kind {
        case .closure: councils[change.council] = nil
        case .letter:
            var council = councils[change.council] ?? Council(letters: [], text: "")
            council.letters.append(change.letter)
            council.text = change.text
            councils[change.council] = council
        }
    }

    init() {}

    init(_ changes: some Sequence<Change>) {
        for change in changes { apply(change) }
    }
}

/// An open store with the content that the opening found.
struct OpenLedger {
    var store: Store
    var ledger: Ledger
    var changes: [Int] = []

    /// Opens a store and applies every record and change.
    init(_ files: any StoreFiles, version: Int = FormatFile.current, upgrades: [Upgrade] = Upgrade.all)
        throws(StoreError)
    {
        var ledger = Ledger()
        var changes: [Int] = []
        store = try Store.open(
            files, version: version, upgrades: upgrades,
            eachRecord: { record throws(StoreError) in
                guard record.name.folder != "notes" else { return }
                ledger.councils[record.name.name] = try record.decode()
            },
            eachChange: { change throws(StoreError) in
                ledger.apply(try change.decode())
                changes.append(change.number)
            })
        self.ledger = ledger
        self.changes = changes
    }
}

extension Ledger {
    /// The records that a checkpoint through a change has to write.
    ///
    /// - Parameter old: the last change of the earlier checkpoint.
    static func updates(
        _ all: [Ledger.Change], from old: Int, through new: Int
    ) throws(StoreError) -> [RecordName: RecordUpdate] {
        let ledger = Ledger(all.prefix(new))
        var updates: [RecordName: RecordUpdate] = [:]
        for change in all[old..<new] {
            let name = try RecordName(folder: "councils", name: change.council)
            if let council = ledger.councils[change.council] {
                updates[name] = .put(try Payload(encoding: council))
            } else {
                updates[name] = .remove
            }
        }
        return updates
    }
}
