import Foundation
import Glibc
@testable import Inbox
import Linux
import Synchronization
import Testing

/// An inbox on a directory of its own, and the handles that a test needs on it.
final class Fixture: Sendable {
    let root: String
    let clock = TestClock()
    let settings: InboxSettings
    let inbox: Inbox
    let fileSystem: ScriptedFileSystem

    var path: String { settings.inbox }

    init(
        at place: String = "/tmp", fileSystem: ScriptedFileSystem = ScriptedFileSystem(),
        watch: @escaping @Sendable () throws(SystemCallError) -> any ChangeWatch = { () throws(SystemCallError) in
            try Inotify()
        },
        adjust: (inout InboxSettings) -> Void = { _ in }
    ) throws {
        var template = Array("\(place)/ombudsd-inbox-XXXXXX".utf8CString)
        root = try #require(mkdtemp(&template).map { String(cString: $0) })
        var settings = InboxSettings(
            inbox: "\(root)/inbox", processed: "\(root)/processed", rejected: "\(root)/rejected")
        adjust(&settings)
        self.settings = settings
        self.fileSystem = fileSystem
        mkdir(settings.inbox, 0o755)
        inbox = Inbox(settings, clock: clock, fileSystem: fileSystem, makeWatch: watch)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    /// Runs the inbox as long as the body does.
    func run<Result: Sendable>(_ body: @Sendable (inout InboxBatches.AsyncIterator) async throws -> Result) async throws
        -> Result
    {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await self.inbox.run() }
            var batches = inbox.batches.makeAsyncIterator()
            let result = try await body(&batches)
            group.cancelAll()
            return result
        }
    }

    /// Runs the inbox as long as the body does, with a consumer that takes each batch.
    func run(
        _ body: @Sendable () async throws -> Void, consuming consume: @escaping @Sendable ([SettledFile]) -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await self.inbox.run() }
            group.addTask { for await batch in self.inbox.batches { consume(batch) } }
            try await body()
            group.cancelAll()
        }
    }

    /// Waits for an event; what comes before it is passed over.
    func event(where isWanted: (InboxEvent) -> Bool) async throws -> InboxEvent {
        for await event in inbox.events where isWanted(event) { return event }
        throw Failure(text: "the events ended")
    }

    func watching() async throws { _ = try await event { $0 == .state(.watching) } }

    struct Failure: Error {
        var text: String
    }

    // MARK: What others do to the directory

    func write(_ content: String, to name: String) {
        let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        #expect(file >= 0)
        #expect(Glibc.write(file, content, content.utf8.count) == content.utf8.count)
        close(file)
    }

    /// Makes a file elsewhere and moves it in whole.
    func moveIn(_ content: String, as name: String) {
        let staging = "\(root)/staging-\(UInt64.random(in: 0 ... .max))"
        let file = open(staging, O_WRONLY | O_CREAT, 0o644)
        #expect(Glibc.write(file, content, content.utf8.count) == content.utf8.count)
        close(file)
        #expect(rename(staging, "\(path)/\(name)") == 0)
    }

    func names(in directory: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(directory)")) ?? []).sorted()
    }

    func content(of file: String) -> String? {
        FileManager.default.contents(atPath: "\(root)/\(file)").map { String(decoding: $0, as: UTF8.self) }
    }
}

extension SettledFile {
    var text: String {
        get throws { String(decoding: try read(limit: 1 << 20), as: UTF8.self) }
    }
}

/// The real file system, in which a test can put something before any call, or make it fail.
final class ScriptedFileSystem: FileSystem {
    /// The name of the call, and of the entry that it is about where it has one.
    typealias Step = @Sendable (_ call: String, _ name: FileName?) throws(SystemCallError) -> Void

    private let real = LinuxFileSystem()
    private let before: Step
    private let after: Step
    private let timeShift: Int64
    /// What `statfs(2)` is made to say.
    private let type: Int?

    init(
        timeShift: Int64 = 0, type: Int? = nil, after: @escaping Step = { _, _ in },
        before: @escaping Step = { _, _ in }
    ) {
        self.before = before
        self.after = after
        self.timeShift = timeShift
        self.type = type
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
    func makeDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError) {
        try step("makeDirectory", name) { () throws(SystemCallError) in try real.makeDirectory(name, in: directory) }
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
    func fileSystemType(of descriptor: Descriptor) throws(SystemCallError) -> Int {
        if let type { return type }
        return try step("fileSystemType") { () throws(SystemCallError) in try real.fileSystemType(of: descriptor) }
    }
    func now() -> FileTime {
        let now = real.now()
        return FileTime(seconds: now.seconds + timeShift, nanoseconds: now.nanoseconds)
    }
}

/// Something that happens once.
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
