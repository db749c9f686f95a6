import Glibc
package import Store

/// One process on a `Disk`: counts its operations, and fails or dies at one of them.
package final class SimulatedFiles: StoreFiles {
    /// The reserved space, small so that a test uses it up often.
    package let reservedSize = 1200

    package enum Fault: Hashable, Sendable {
        case none
        /// The process dies before, or after, an operation. Operations are counted from 1.
        case crashBefore(Int)
        case crashAfter(Int)
        /// One operation fails; a write writes half of its bytes before.
        case fail(Int, errno: Int32)
        /// One operation is done, and reported as failed.
        case failAfter(Int, errno: Int32)
        /// Every operation from one on fails.
        case failFrom(Int, errno: Int32)
        /// No space is left from one write on, counted from when the fault was set; other operations work.
        case fullFrom(write: Int)
        /// Every write writes only half of its bytes.
        case shortWrites
    }

    package let disk: Disk
    package var fault: Fault {
        didSet { writes = 0 }
    }
    private var writes = 0
    package private(set) var count = 0
    package private(set) var isDead = false
    /// The names of the store's files in another version's layout.
    package var otherNames: [String: String] = [:]
    /// The operations in their order.
    package private(set) var log: [String] = []
    private var nodes: [Int32: Int] = [:]
    private var nextDescriptor: Int32 = 3

    package init(_ disk: Disk, fault: Fault = .none) {
        self.disk = disk
        self.fault = fault
    }

    /// Counts an operation, and applies its fault.
    private func operation<Result>(
        _ name: String, _ path: String, onFailure: () -> Void = {},
        _ body: () throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        guard !isDead else { throw StoreError(operation: name, path: path, errno: EIO) }
        count += 1
        log.append(path.isEmpty ? name : "\(name) \(path)")
        switch fault {
        case .crashBefore(count):
            isDead = true
            throw StoreError(operation: name, path: path, errno: EIO)
        case .crashAfter(count):
            _ = try body()
            isDead = true
            throw StoreError(operation: name, path: path, errno: EIO)
        case .failAfter(count, let errno):
            _ = try body()
            throw StoreError(operation: name, path: path, errno: errno)
        case .fail(count, let errno):
            onFailure()
            throw StoreError(operation: name, path: path, errno: errno)
        case .failFrom(let first, let errno) where count >= first:
            onFailure()
            throw StoreError(operation: name, path: path, errno: errno)
        default:
            return try body()
        }
    }

    private func place(_ path: String) throws(StoreError) -> (folder: Int, name: String) {
        let parts = (otherNames[path] ?? path).split(separator: "/").map(String.init)
        guard let folder = disk.folder(parts.count == 2 ? parts[0] : "") else {
            throw StoreError(operation: "find", path: path, errno: ENOENT)
        }
        return (folder, parts[parts.count - 1])
    }

    private func open(node: Int) -> StoreFile {
        defer { nextDescriptor += 1 }
        nodes[nextDescriptor] = node
        return StoreFile(descriptor: nextDescriptor)
    }

    private func node(of file: StoreFile) -> Int {
        nodes[file.descriptor] ?? -1
    }

    package func lock(_ path: String) throws(StoreError) {
        try operation("lock", path) {}
    }

    package func acknowledged(_ path: String) -> Int? { disk.acknowledged }

    package func acknowledge(_ number: Int) { if !isDead { disk.acknowledged = number } }

    package func list(_ folder: String) throws(StoreError) -> [StoreEntry] {
        try operation("list", folder) { () throws(StoreError) in
            guard let node = disk.folder(folder) else {
                throw StoreError(operation: "list", path: folder, errno: ENOENT)
            }
            return disk.names(in: node).map { entry in
                let own = otherNames.first { $0.value == entry.name }?.key
                return StoreEntry(name: own ?? entry.name, kind: entry.isFolder ? .folder : .file)
            }
        }
    }

    package func read(_ path: String) throws(StoreError) -> [UInt8]? {
        try operation("read", path) { () throws(StoreError) in
            let (folder, name) = try place(path)
            return disk.node(name, in: folder).map { disk.bytes(of: $0) }
        }
    }

    package func createFolder(_ path: String) throws(StoreError) {
        try operation("createFolder", path) {
            if disk.folder(path) == nil { disk.makeFolder(path) }
        }
    }

    package func create(_ path: String) throws(StoreError) -> StoreFile {
        try operation("create", path) { () throws(StoreError) in
            let (folder, name) = try place(path)
            if let node = disk.node(name, in: folder) {
                disk.truncate(node, to: 0)
                return open(node: node)
            }
            return open(node: disk.makeFile(name, in: folder))
        }
    }

    package func open(_ path: String) throws(StoreError) -> StoreFile {
        try operation("open", path) { () throws(StoreError) in
            let (folder, name) = try place(path)
            guard let node = disk.node(name, in: folder) else {
                throw StoreError(operation: "open", path: path, errno: ENOENT)
            }
            return open(node: node)
        }
    }

    package func write(_ bytes: ArraySlice<UInt8>, to file: StoreFile, at offset: Int) throws(StoreError) -> Int {
        let half = bytes.prefix((bytes.count + 1) / 2)
        let part = { self.disk.write(Array(half), to: self.node(of: file), at: offset) }
        return try operation("write", "", onFailure: part) { () throws(StoreError) in
            writes += 1
            if case .fullFrom(let first) = fault, writes >= first {
                part()
                throw StoreError(operation: "write", path: "", errno: ENOSPC)
            }
            guard fault != .shortWrites else {
                part()
                return half.count
            }
            disk.write(Array(bytes), to: node(of: file), at: offset)
            return bytes.count
        }
    }

    package func truncate(_ file: StoreFile, to length: Int) throws(StoreError) {
        try operation("truncate", "") { disk.truncate(node(of: file), to: length) }
    }

    package func synchronise(_ file: StoreFile) throws(StoreError) {
        try operation("synchronise", "", onFailure: { disk.forget(file: node(of: file)) }) {
            disk.synchronise(file: node(of: file))
        }
    }

    package func close(_ file: StoreFile) {
        nodes[file.descriptor] = nil
    }

    package func rename(_ path: String, to newPath: String) throws(StoreError) {
        try operation("rename", newPath) { () throws(StoreError) in
            let (folder, name) = try place(path)
            guard disk.node(name, in: folder) != nil else {
                throw StoreError(operation: "rename", path: path, errno: ENOENT)
            }
            disk.rename(name, to: try place(newPath).name, in: folder)
        }
    }

    package func remove(_ path: String) throws(StoreError) {
        try operation("remove", path) { () throws(StoreError) in
            let (folder, name) = try place(path)
            if disk.node(name, in: folder) != nil { disk.unlink(name, in: folder) }
        }
    }

    package func synchroniseFolder(_ folder: String) throws(StoreError) {
        try operation("synchroniseFolder", folder) { () throws(StoreError) in
            guard let node = disk.folder(folder) else {
                throw StoreError(operation: "synchronise", path: folder, errno: ENOENT)
            }
            disk.synchronise(folder: node)
        }
    }
}
