import SimulatedDisk
import Store

/// A store of version 1, byte for byte: two councils, three changes since, one record of another folder.
enum Sample {
    static let changes: [Ledger.Change] = [
        .init(kind: .letter, council: "ambleford", letter: 1),
        .init(kind: .letter, council: "brackwater", letter: 2),
        .init(kind: .letter, council: "ambleford", letter: 3),
        .init(kind: .letter, council: "cold-haven", letter: 4),
        .init(kind: .closure, council: "brackwater", letter: 5),
    ]

    static let paths = [
        "format.json", "changes.jsonl", "councils/ambleford.json", "councils/brackwater.json", "notes/first.json",
    ]

    /// Writes the sample with the store's own calls.
    static func write(_ store: Store) throws(StoreError) {
        try store.append(changes: Array(changes[..<2]))
        var updates = try Ledger.updates(changes, from: 0, through: 2)
        updates[try RecordName(folder: "notes", name: "first")] = .put(try Payload(encoding: ["text": "a/b \u{e9}"]))
        try store.checkpoint(updates, through: 2)
        try store.append(changes: [changes[2]])
        try store.append(changes: Array(changes[3...]))
    }

    static func disk() throws(StoreError) -> Disk {
        let disk = Disk()
        try write(try OpenLedger(SimulatedFiles(disk)).store)
        disk.crash(.kept)
        return disk
    }
}

extension Disk {
    func text(_ path: String) -> String? {
        let parts = path.split(separator: "/").map(String.init)
        guard let folder = folder(parts.count == 2 ? parts[0] : ""), let node = node(parts[parts.count - 1], in: folder)
        else { return nil }
        return String(decoding: bytes(of: node), as: UTF8.self)
    }

    /// The text of a file without the reserved space at its end.
    func textWithoutRoom(_ path: String) -> String? { text(path).map(Self.withoutRoom) }

    static func withoutRoom(_ text: String) -> String {
        text.last == "\t" ? String(text[...(text.lastIndex { $0 != "\t" } ?? text.startIndex)]) : text
    }

    /// Changes the text of a file, as a person or a fault would.
    func edit(_ path: String, _ edit: (inout String) -> Void) {
        var text = text(path) ?? ""
        edit(&text)
        plant(Array(text.utf8), at: path)
    }

    func delete(_ path: String) {
        let parts = path.split(separator: "/").map(String.init)
        guard let folder = folder(parts.count == 2 ? parts[0] : "") else { return }
        unlink(parts[parts.count - 1], in: folder)
        synchronise(folder: folder)
    }

    /// The text of every file.
    func everything() -> [String: String] {
        var all: [String: String] = [:]
        for (name, isFolder) in names(in: folder("") ?? 0) {
            if isFolder, let folder = folder(name) {
                for (file, _) in names(in: folder) { all["\(name)/\(file)"] = text("\(name)/\(file)") }
            } else {
                all[name] = text(name)
            }
        }
        return all
    }
}
