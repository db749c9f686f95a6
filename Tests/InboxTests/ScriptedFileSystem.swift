import Linux
import Synchronization

/// The real file system, with a step of the test before or after each call, which may make the call fail.
final class ScriptedFileSystem: FileSystem {
    /// Gets the name of the call, and of the entry where the call has one.
    typealias Step = @Sendable (_ call: String, _ name: FileName?) throws(SystemCallError) -> Void

    private let real = LinuxFileSystem()
    private let before: Step
    private let after: Step
    private let timeShift: Int64
    /// The type of file system to report instead of the real one.
    private let type: Int?
    /// Whether the system says that a process has a file open for writing.
    private let tellsWriters: Bool

    init(
        timeShift: Int64 = 0, type: Int? = nil, tellsWriters: Bool = true, after: @escaping Step = { _, _ in },
        before: @escaping Step = { _, _ in }
    ) {
        self.before = before
        self.after = after
        self.timeShift = timeShift
        self.type = type
        self.tellsWriters = tellsWriters
    }

    private func step<Result>(
        _ call: String, _ name: FileName? = nil, _ body: () throws(SystemCallError) -> Result
    ) throws(SystemCallError) -> Result {
        try before(call, name)
        let result = try body()
        try after(call, name)
        return result
    }

    func openDirectory(_ path: String) throws(SystemCallError) -> Descriptor {
        try step("openDirectory") { () throws(SystemCallError) in try real.openDirectory(path) }
    }
    func openDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor {
        try step("openDirectory", name) { () throws(SystemCallError) in try real.openDirectory(name, in: directory) }
    }
    func openFile(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor {
        try step("openFile", name) { () throws(SystemCallError) in try real.openFile(name, in: directory) }
    }
    func createFile(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor {
        try step("createFile", name) { () throws(SystemCallError) in try real.createFile(name, in: directory) }
    }
    func openForAppending(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor {
        try step("openForAppending", name) { () throws(SystemCallError) in
            try real.openForAppending(name, in: directory)
        }
    }
    func replace(_ newName: FileName, by name: FileName, in directory: Descriptor) throws(SystemCallError) {
        try step("replace", newName) { () throws(SystemCallError) in
            try real.replace(newName, by: name, in: directory)
        }
    }
    func makeDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError) {
        try step("makeDirectory", name) { () throws(SystemCallError) in try real.makeDirectory(name, in: directory) }
    }
    func spreadDirectories(in directory: Descriptor) {
        try? step("spreadDirectories") { () throws(SystemCallError) in real.spreadDirectories(in: directory) }
    }
    func status(of name: FileName, in directory: Descriptor) throws(SystemCallError) -> FileStatus {
        try step("statusOfName", name) { () throws(SystemCallError) in try real.status(of: name, in: directory) }
    }
    func status(of descriptor: Descriptor) throws(SystemCallError) -> FileStatus {
        try step("status") { () throws(SystemCallError) in try real.status(of: descriptor) }
    }
    func names(in directory: Descriptor, _ body: (FileName) -> Bool) throws(SystemCallError) {
        try step("names") { () throws(SystemCallError) in try real.names(in: directory, body) }
    }
    func read(_ descriptor: Descriptor, at offset: Int64, into buffer: inout [UInt8]) throws(SystemCallError) -> Int {
        try before("read", nil)
        let count = try real.read(descriptor, at: offset, into: &buffer)
        try after("read", nil)
        return count
    }
    func write(_ bytes: ArraySlice<UInt8>, to descriptor: Descriptor) throws(SystemCallError) -> Int {
        try step("write") { () throws(SystemCallError) in try real.write(bytes, to: descriptor) }
    }
    func setTime(_ modified: FileTime, of descriptor: Descriptor) throws(SystemCallError) {
        try step("setTime") { () throws(SystemCallError) in try real.setTime(modified, of: descriptor) }
    }
    func rename(
        _ name: FileName, in source: Descriptor, to newName: FileName, in target: Descriptor
    ) throws(SystemCallError) {
        try step("rename", name) { () throws(SystemCallError) in
            try real.rename(name, in: source, to: newName, in: target)
        }
    }
    func remove(_ name: FileName, in directory: Descriptor) throws(SystemCallError) {
        try step("remove", name) { () throws(SystemCallError) in try real.remove(name, in: directory) }
    }
    func removeDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError) {
        try step("removeDirectory", name) { () throws(SystemCallError) in
            try real.removeDirectory(name, in: directory)
        }
    }
    func synchronise(_ descriptor: Descriptor) throws(SystemCallError) {
        try step("synchronise") { () throws(SystemCallError) in try real.synchronise(descriptor) }
    }
    func synchroniseFileSystem(of descriptor: Descriptor) throws(SystemCallError) {
        try step("synchroniseFileSystem") { () throws(SystemCallError) in try real.synchroniseFileSystem(of: descriptor)
        }
    }
    func hasWriter(_ descriptor: Descriptor) -> Bool? {
        tellsWriters ? real.hasWriter(descriptor) : nil
    }
    func birthTime(of descriptor: Descriptor) throws(SystemCallError) -> UInt64 {
        try step("birthTime") { () throws(SystemCallError) in try real.birthTime(of: descriptor) }
    }
    func grantAccess(to name: FileName, in directory: Descriptor) throws(SystemCallError) {
        try step("grantAccess", name) { () throws(SystemCallError) in try real.grantAccess(to: name, in: directory) }
    }
    func limitAccess(to name: FileName, in directory: Descriptor) throws(SystemCallError) {
        try step("limitAccess", name) { () throws(SystemCallError) in try real.limitAccess(to: name, in: directory) }
    }
    func grantAccess(to directory: Descriptor) throws(SystemCallError) {
        try step("grantAccess") { () throws(SystemCallError) in try real.grantAccess(to: directory) }
    }
    func fileSystemType(of descriptor: Descriptor) throws(SystemCallError) -> Int {
        if let type { return type }
        return try step("fileSystemType") { () throws(SystemCallError) in try real.fileSystemType(of: descriptor) }
    }
    func now() -> FileTime {
        let now = real.now()
        return FileTime(seconds: now.seconds + timeShift, nanoseconds: now.nanoseconds)
    }
}

/// Calls a closure the first time only.
final class Once: Sendable {
    private let isDone = Mutex(false)
    func callAsFunction(_ body: () -> Void) {
        let isFirst = isDone.withLock { isDone in
            defer { isDone = true }
            return !isDone
        }
        if isFirst { body() }
    }
}
