/// A disk with a write cache: written bytes are visible at once, and survive a power cut for certain once they were
/// synchronised. Until then a power cut leaves any part of them, in any order.
package final class Disk {
    /// The effect of a crash on unsynchronised operations.
    package enum Loss: Hashable, Sendable {
        /// The process was killed and the machine continued: nothing is lost, and nothing becomes durable.
        case killed
        /// All unsynchronised operations reached the disk.
        case kept
        /// No unsynchronised operation reached the disk.
        case lost
        /// Names reached the disk and bytes did not: files are empty or full of zeros.
        case namesOnly
        /// Bytes reached the disk and names did not.
        case bytesOnly
        /// Only the last operation on each file and folder reached the disk.
        case lastOnly
        /// The first half of each write reached the disk.
        case firstHalves
        /// The second half of each write reached the disk; zeros stand for the first.
        case secondHalves
        /// Any part reached the disk, sector by sector and name by name.
        case random(seed: UInt64)
    }

    private enum FileOperation {
        case write(offset: Int, bytes: [UInt8])
        case truncate(length: Int)
        /// A write whose length reaches the disk and whose bytes do not: zeros in the new part.
        case extend(length: Int)
    }

    private enum FolderOperation {
        case link(name: String, node: Int)
        case unlink(name: String)
        /// With the node that it moved, as its old name may never have been durable.
        case rename(name: String, newName: String, node: Int)
    }

    private struct File {
        var seen: [UInt8] = []
        var durable: [UInt8] = []
        var pending: [FileOperation] = []

        /// Applies the pending operations. Those that a failed synchronisation dropped stay dropped.
        mutating func synchronise() {
            for operation in pending { Disk.apply(operation, to: &durable) }
            pending = []
        }
    }

    private struct Folder {
        var seen: [String: Int] = [:]
        var durable: [String: Int] = [:]
        var pending: [FolderOperation] = []

        /// Applies the pending operations. Those that a failed synchronisation dropped stay dropped.
        mutating func synchronise() {
            for operation in pending { Disk.apply(operation, to: &durable) }
            pending = []
        }
    }

    private var files: [Int: File] = [:]
    private var folders: [Int: Folder] = [Disk.root: Folder()]
    private var nextNode = 1
    /// The change that was acknowledged last, as the store noted it. The note survives every crash, so that none may prove too much.
    package var acknowledged: Int?
    private static let root = 0
    private static let sector = 512

    package init() {}

    /// The node of a folder, if it is visible.
    package func folder(_ path: String) -> Int? {
        if path.isEmpty { return Self.root }
        guard let node = folders[Self.root]?.seen[path], folders[node] != nil else { return nil }
        return node
    }

    package func names(in folder: Int) -> [(name: String, isFolder: Bool)] {
        (folders[folder]?.seen ?? [:]).map { ($0.key, folders[$0.value] != nil) }
    }

    package func node(_ name: String, in folder: Int) -> Int? {
        folders[folder]?.seen[name]
    }

    package func bytes(of file: Int) -> [UInt8] {
        files[file]?.seen ?? []
    }

    package func makeFolder(_ name: String) {
        let node = newNode()
        folders[node] = Folder()
        apply(.link(name: name, node: node), to: Self.root)
    }

    package func makeFile(_ name: String, in folder: Int) -> Int {
        let node = newNode()
        files[node] = File()
        apply(.link(name: name, node: node), to: folder)
        return node
    }

    package func rename(_ name: String, to newName: String, in folder: Int) {
        guard let node = node(name, in: folder) else { return }
        apply(.rename(name: name, newName: newName, node: node), to: folder)
    }

    package func unlink(_ name: String, in folder: Int) {
        apply(.unlink(name: name), to: folder)
    }

    package func write(_ bytes: [UInt8], to file: Int, at offset: Int) {
        apply(.write(offset: offset, bytes: bytes), to: file)
    }

    package func truncate(_ file: Int, to length: Int) {
        apply(.truncate(length: length), to: file)
    }

    package func synchronise(file: Int) {
        files[file]?.synchronise()
    }

    package func synchronise(folder: Int) {
        folders[folder]?.synchronise()
    }

    /// A failed synchronisation: pending bytes are marked as clean, stay visible, and never reach the disk.
    package func forget(file: Int) {
        files[file]?.pending = []
    }

    /// Puts a file in place durably.
    package func plant(_ bytes: [UInt8], at path: String) {
        let parts = path.split(separator: "/").map(String.init)
        if parts.count == 2, folder(parts[0]) == nil { makeFolder(parts[0]) }
        guard let folder = folder(parts.count == 2 ? parts[0] : "") else { return }
        let file = makeFile(parts[parts.count - 1], in: folder)
        write(bytes, to: file, at: 0)
        synchronise(file: file)
        synchronise(folder: folder)
        synchronise(folder: Self.root)
    }

    package func copy() -> Disk {
        let copy = Disk()
        copy.files = files
        copy.folders = folders
        copy.nextNode = nextNode
        copy.acknowledged = acknowledged
        return copy
    }

    // MARK: Crashes

    package func crash(_ loss: Loss) {
        if loss == .killed { return }
        var generator = SplitMix(state: 0)
        if case .random(let seed) = loss { generator = SplitMix(state: seed) }
        for node in folders.keys.sorted() {
            guard var folder = folders[node] else { continue }
            for (index, operation) in folder.pending.enumerated() {
                let isKept =
                    switch loss {
                    case .killed, .kept, .namesOnly, .firstHalves, .secondHalves: true
                    case .lost, .bytesOnly: false
                    case .lastOnly: index == folder.pending.count - 1
                    case .random: generator.coin()
                    }
                if isKept { Self.apply(operation, to: &folder.durable) }
            }
            folder.seen = folder.durable
            folder.pending = []
            folders[node] = folder
        }
        for node in files.keys.sorted() {
            guard var file = files[node] else { continue }
            for (index, operation) in file.pending.enumerated() {
                let isLast = index == file.pending.count - 1
                for part in Self.surviving(operation, loss, isLast: isLast, &generator) {
                    Self.apply(part, to: &file.durable)
                }
            }
            file.seen = file.durable
            file.pending = []
            files[node] = file
        }
    }

    private static func surviving(
        _ operation: FileOperation, _ loss: Loss, isLast: Bool, _ generator: inout SplitMix
    ) -> [FileOperation] {
        guard case .write(let offset, let bytes) = operation else {
            switch loss {
            case .lost, .namesOnly: return []
            case .lastOnly: return isLast ? [operation] : []
            case .random: return generator.coin() ? [operation] : []
            case .killed, .kept, .bytesOnly, .firstHalves, .secondHalves: return [operation]
            }
        }
        let half = bytes.count / 2
        switch loss {
        case .killed, .kept, .bytesOnly: return [operation]
        case .lost: return []
        // The length may be on the disk where the bytes are not.
        case .namesOnly: return [.extend(length: offset + bytes.count)]
        case .lastOnly: return isLast ? [operation] : []
        case .firstHalves: return [.write(offset: offset, bytes: Array(bytes[..<half]))]
        case .secondHalves: return [.write(offset: offset + half, bytes: Array(bytes[half...]))]
        case .random:
            var parts: [FileOperation] = []
            var start = 0
            while start < bytes.count {
                let end = min((offset + start) / sector * sector + sector - offset, bytes.count)
                if generator.coin() {
                    parts.append(.write(offset: offset + start, bytes: Array(bytes[start..<end])))
                }
                start = end
            }
            return parts
        }
    }

    // MARK: Operations

    private func newNode() -> Int {
        defer { nextNode += 1 }
        return nextNode
    }

    private func apply(_ operation: FolderOperation, to node: Int) {
        guard var folder = folders[node] else { return }
        Self.apply(operation, to: &folder.seen)
        folder.pending.append(operation)
        folders[node] = folder
    }

    private static func apply(_ operation: FolderOperation, to names: inout [String: Int]) {
        switch operation {
        case .link(let name, let node): names[name] = node
        case .unlink(let name): names[name] = nil
        case .rename(let name, let newName, let node):
            names[name] = nil
            names[newName] = node
        }
    }

    private func apply(_ operation: FileOperation, to node: Int) {
        guard var file = files[node] else { return }
        Self.apply(operation, to: &file.seen)
        file.pending.append(operation)
        files[node] = file
    }

    private static func apply(_ operation: FileOperation, to bytes: inout [UInt8]) {
        switch operation {
        case .truncate(let length):
            if bytes.count > length { bytes.removeLast(bytes.count - length) }
        case .extend(let length):
            if bytes.count < length { bytes += [UInt8](repeating: 0, count: length - bytes.count) }
        case .write(let offset, let new):
            guard !new.isEmpty else { return }
            apply(.extend(length: offset + new.count), to: &bytes)
            bytes.replaceSubrange(offset..<(offset + new.count), with: new)
        }
    }
}

/// A generator that gives the same numbers for the same seed.
package struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    package init(state: UInt64) { self.state = state }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    package mutating func coin() -> Bool {
        next() & 1 == 1
    }
}
