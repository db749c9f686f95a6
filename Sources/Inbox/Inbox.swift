internal import Dispatch
internal import Glibc
import Linux
internal import Synchronization

/// # Inbox
///
/// A directory as a sequence of settled files, and the places that they are put away in. It owns the watch, the waiting
/// for files to lie still, opening them, and moving them away without ever replacing anything. It must not know what is
/// in a file, or what becomes of it but for what ``conclude(_:)`` is told.
///
/// Run ``run()`` in one task and go through ``batches`` in another:
/// ```swift
/// for await batch in inbox.batches {
///     await inbox.conclude(batch.map { Verdict($0, …) })
/// }
/// ```
/// Links are never followed, nothing but regular files is opened, every name is looked up in an open directory. No
/// descriptor of the directory stays open while nothing happens, so that its file system can be unmounted.
public actor Inbox {
    private nonisolated let executor = SerialQueueExecutor("ombudsd.inbox")
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private nonisolated let listenerExecutor = ListenerExecutor()

    /// For a task that goes through ``batches``: what the system tells of reaches it on the thread that was told. While it
    /// computes there, or waits for the disk, nothing more is taken in; so what takes long belongs elsewhere.
    public nonisolated var taskExecutor: any TaskExecutor { listenerExecutor }

    let settings: InboxSettings
    private let fileSystem: any FileSystem
    private let ticker: ElapsedClock
    private let makeWatch: @Sendable () throws(SystemCallError) -> any ChangeWatch
    let archive: Archive

    /// What happens, for one task to go through. The newest 4,096 events are kept for it.
    public nonisolated let events: AsyncStream<InboxEvent>
    private let eventSink: AsyncStream<InboxEvent>.Continuation
    private let alarms: AsyncStream<Duration>
    private let alarmSink: AsyncStream<Duration>.Continuation

    private var state = InboxState.starting
    private var settling: Settling
    private var problems: [InboxPath: Problem] = [:]
    private var overflows = 0

    private var watch: (any ChangeWatch)?
    private var listener: Listener?
    private var watched: Watched?
    /// What is to be done at a time of its own.
    private var times: [TimedTask: Duration] = [:]
    /// The number of attempts to find the directory since it was last there.
    private var searches = 0
    private let searchBackoff: Backoff
    /// The times for which somebody will call ``tick()``.
    private var alarmTimes: [Duration] = []
    /// Who waits for a batch, by number; `nil` for it at the end.
    private var waiters: [Int: Waiter] = [:]
    /// Who gave up before the waiting was known of.
    private var withdrawn: Set<Int> = []
    private nonisolated let lastWaiter = Atomic(0)

    /// What is wrong with a file.
    private struct Problem {
        var error: InboxError
        /// Whether it was found after the file had been opened: being opened again does not solve it.
        var outlastsOpening: Bool
    }

    /// So many are told and kept. With more than these, the file system or its permissions are what is wrong.
    private static let maximumProblems = 4096

    private enum TimedTask: Hashable { case findDirectory, check, poll }

    /// The directory that is watched now.
    private struct Watched {
        var device: UInt64
        var inode: UInt64
        /// The watch's number; `nil` where there is none.
        var number: Int32?
        /// Whether times of its file system can be compared with this machine's clock.
        var hasOwnClock: Bool
        var folders: [FileName: Int32] = [:]
        var folderNames: [Int32: FileName] = [:]
        /// Why looking is needed beside being told.
        var pollingReason: InboxError?
    }

    /// - Parameter clock: the clock that waiting is measured with.
    public init(_ settings: InboxSettings, clock: some Clock<Duration> = .continuous) {
        self.init(settings, clock: clock, fileSystem: LinuxFileSystem()) { () throws(SystemCallError) in try Inotify() }
    }

    init(
        _ settings: InboxSettings, clock: some Clock<Duration>, fileSystem: any FileSystem,
        makeWatch: @escaping @Sendable () throws(SystemCallError) -> any ChangeWatch
    ) {
        self.settings = settings
        self.fileSystem = fileSystem
        self.makeWatch = makeWatch
        ticker = ElapsedClock(clock)
        archive = Archive(processed: settings.processed, rejected: settings.rejected, fileSystem: fileSystem)
        (events, eventSink) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(4096))
        (alarms, alarmSink) = AsyncStream.makeStream()
        settling = Settling(
            window: settings.settleWindow, idleWriterLimit: settings.idleWriterLimit, capacity: settings.capacity)
        searchBackoff = Backoff(from: settings.firstRetry, to: settings.checkInterval)
    }

    // MARK: Running

    /// Watches until the task is cancelled. Call it once. A directory that isn't there is waited for.
    public func run() async {
        arm()
        await withDiscardingTaskGroup { group in
            for await time in alarms {
                group.addTask {
                    try? await self.ticker.sleep(time)
                    await self.tick()
                }
            }
            group.cancelAll()
        }
        disarm()
        change(to: .stopped)
        eventSink.finish()
        for waiter in waiters.values { waiter.resume(returning: nil) }
        waiters = [:]
    }

    /// Looks through the whole directory now, whatever the system told.
    public func rescan() {
        guard watched != nil else { return }
        scan()
        settleUp()
    }

    public var status: InboxStatus {
        var (waiting, out) = (0, 0)
        for entry in settling.entries.values {
            switch entry.phase {
            case .out: out += 1
            case .settling, .made, .open, .ready, .kept: waiting += 1
            }
        }
        return InboxStatus(
            state: state, waiting: waiting, out: out, hasMore: settling.hasMissed,
            problems: problems.map { InboxProblem(path: $0.key, error: $0.value.error) }.sorted { $0.path < $1.path },
            refused: settling.refusedCount, overflows: overflows)
    }

    /// Does what is due.
    private func tick() {
        guard state != .stopped else { return }
        let now = ticker.now()
        alarmTimes.removeAll { $0 <= now }
        if take(.findDirectory, at: now) { arm() }
        if take(.check, at: now) { check() }
        if take(.poll, at: now) { scan() }
        look(at: settling.due(at: now), now)
        settleUp()
    }

    private func take(_ duty: TimedTask, at now: Duration) -> Bool {
        guard let time = times[duty], time <= now else { return false }
        times[duty] = nil
        return true
    }

    /// What follows from every change: waiting consumers are woken, and the next time to do something is noted.
    private func settleUp() {
        if settling.wantsScan, watched != nil { scan(forMore: true) }
        serve()
        guard state != .stopped else { return }
        let next = ([settling.nextDeadline] + times.values.map(Optional.some)).compactMap(\.self).min()
        if let next, next < alarmTimes.min() ?? .seconds(Int64.max) {
            alarmTimes.append(next)
            alarmSink.yield(next)
        }
    }

    private func change(to state: InboxState) {
        guard state != self.state else { return }
        self.state = state
        eventSink.yield(.state(state))
    }

    // MARK: The watch

    /// Watches the directory and looks through it, in this order, so that nothing falls between.
    private func arm() {
        disarm()
        do throws(InboxError) {
            let directory = try openPath()
            watched = try attach(to: directory)
        } catch {
            lose(error)
            return
        }
        searches = 0
        times[.check] = ticker.now() + settings.checkInterval
        scan()
        settleUp()
    }

    private func openPath() throws(InboxError) -> Descriptor {
        do throws(SystemCallError) {
            return try fileSystem.openDirectory(settings.inbox)
        } catch {
            throw InboxError(directory: settings.inbox, error)
        }
    }

    private func attach(to directory: Descriptor) throws(InboxError) -> Watched {
        do throws(SystemCallError) {
            let stamp = try fileSystem.status(of: directory).stamp
            let isRemote = RemoteFileSystem(try fileSystem.fileSystemType(of: directory)) != nil
            var watched = Watched(device: stamp.device, inode: stamp.inode, hasOwnClock: !isRemote)
            if isRemote {
                watched.pollingReason = InboxError(
                    .remoteFileSystem,
                    "\(settings.inbox) lies on a file system that doesn't tell of changes made by other machines; it is "
                        + "looked through every \(settings.pollInterval).")
            }
            do throws(SystemCallError) {
                let watch = try makeWatch()
                let number = try watch.add(directory)
                listener = try watch.listen(on: executor.queue, then: listenerExecutor) { [weak self] in
                    self?.assumeIsolated { $0.drain() }
                }
                watched.number = number
                self.watch = watch
            } catch {
                watched.pollingReason = watchError(error)
            }
            return watched
        } catch {
            throw InboxError(directory: settings.inbox, error)
        }
    }

    private func watchError(_ error: SystemCallError) -> InboxError {
        var meaning = InboxError(watching: error)
        meaning.message += " \(settings.inbox) is looked through every \(settings.pollInterval) instead."
        return meaning
    }

    private func disarm() {
        listener?.cancel()
        listener = nil
        watch = nil
        watched = nil
        times = [:]
    }

    /// There is nothing to watch: the directory is looked for again, at growing distances.
    private func lose(_ error: InboxError) {
        disarm()
        change(to: .waitingForDirectory(error))
        times[.findDirectory] = ticker.now() + searchBackoff.delay(afterRetries: searches)
        searches += 1
        settleUp()
    }

    /// Whether the directory at the path is still the one that is watched. Mounting over it, or moving one of those that
    /// it lies in, isn't told.
    private func check() {
        guard let watched else { return }
        if watched.number == nil {
            // What kept it from being watched may be gone.
            arm()
            return
        }
        times[.check] = ticker.now() + settings.checkInterval
        do throws(InboxError) {
            _ = try openWatched()
        } catch {
            lose(error)
            return
        }
        // What there was no room for is looked for even while much of what is known stays where it is.
        if settling.hasMissed { scan() }
    }

    /// Opens the directory, and makes sure that it is the watched one.
    private func openWatched() throws(InboxError) -> Descriptor {
        let directory = try openPath()
        do throws(SystemCallError) {
            let stamp = try fileSystem.status(of: directory).stamp
            if let watched, watched.device == stamp.device, watched.inode == stamp.inode { return directory }
        } catch {
            throw InboxError(directory: settings.inbox, error)
        }
        throw InboxError(.directoryMissing, "\(settings.inbox) is another directory than before; it is watched anew.")
    }

    // MARK: What the system tells

    /// Takes in what the system has told by now.
    func drain() {
        guard let watch else { return }
        do throws(SystemCallError) {
            handle(try watch.read())
        } catch {
            lose(watchError(error))
        }
    }

    /// Takes in what the system told.
    func handle(_ events: [WatchEvent]) {
        let now = ticker.now()
        var mustScan = false
        for event in events {
            guard let root = watched?.number else { return }
            if event.has(Int32(IN_Q_OVERFLOW)) {
                overflows += 1
                eventSink.yield(.overflow(count: overflows))
                mustScan = true
            } else if event.watch == root, event.name == nil {
                guard event.mask & Self.goneBits != 0 else { continue }
                lose(InboxError(.directoryMissing, "\(settings.inbox) was removed, moved or unmounted; make it again."))
                return
            } else if event.watch == root, let name = event.name {
                note(event, InboxPath(name: name), now)
            } else if let folder = watched?.folderNames[event.watch] {
                if let name = event.name {
                    note(event, InboxPath(folder: folder, name: name), now)
                } else if event.mask & Self.goneBits & ~UInt32(IN_MOVE_SELF) != 0 {
                    leave(folder)
                }
            }
        }
        if mustScan { scan() }
        settleUp()
    }

    private static let goneBits =
        UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_UNMOUNT) | UInt32(IN_IGNORED)

    private func note(_ event: WatchEvent, _ path: InboxPath, _ now: Duration) {
        guard !path.name.isTemporary else { return }
        let isGone = event.has(Int32(IN_DELETE)) || event.has(Int32(IN_MOVED_FROM))
        if isGone { solve(path) }
        if event.mask & UInt32(IN_ISDIR) != 0 {
            switch (isGone, path.folder) {
            case (true, nil): leave(path.name)
            case (true, _): settling.forget(path)
            case (false, _) where event.has(Int32(IN_CREATE)) || event.has(Int32(IN_MOVED_TO)): foundDirectory(path)
            case (false, _): break
            }
            return
        }
        let change: Settling.Change
        if isGone {
            change = .removed
        } else if event.has(Int32(IN_MOVED_TO)) {
            change = .arrived
        } else if event.has(Int32(IN_CLOSE_WRITE)) {
            change = .closed
        } else if event.has(Int32(IN_MODIFY)) {
            change = .written
        } else if event.has(Int32(IN_CREATE)) {
            change = .created
        } else {
            change = .attributes
        }
        settling.noticed(change, of: path, at: now)
    }

    // MARK: Looking

    /// Looks through the directory and its folders.
    ///
    /// - Parameter forMore: whether only what is not known yet is looked for, so that what was refused is not tried again.
    private func scan(forMore: Bool = false) {
        do throws(InboxError) {
            let directory = try openWatched()
            // Folders that could not be watched may be watched now; each says so again when it can't.
            if watched?.number != nil, watched?.pollingReason?.code != .remoteFileSystem {
                watched?.pollingReason = nil
            }
            settling.beginScan()
            try scan(directory, folder: nil, forMore)
            settling.endScan()
            for path in problems.keys where !settling.knows(path) { solve(path) }
        } catch {
            lose(error)
            return
        }
        pollWhereNeeded()
    }

    private func pollWhereNeeded() {
        guard let watched else { return }
        if watched.pollingReason != nil || settings.polling == .always {
            times[.poll] = times[.poll] ?? ticker.now() + settings.pollInterval
        }
        change(to: watched.pollingReason.map(InboxState.polling) ?? .watching)
    }

    private func scan(_ directory: Descriptor, folder: FileName?, _ forMore: Bool) throws(InboxError) {
        var files: [(path: InboxPath, stamp: FileStamp)] = []
        var directories: [InboxPath] = []
        var room = settling.room
        do throws(SystemCallError) {
            try fileSystem.names(in: directory) { name in
                guard !name.isTemporary else { return true }
                let path = InboxPath(folder: folder, name: name)
                if forMore, settling.passesOver(path) { return true }
                let isNew = settling.entries[path] == nil
                guard room > 0 || !isNew else {
                    settling.miss()
                    return false
                }
                let status: FileStatus
                do throws(SystemCallError) {
                    status = try fileSystem.status(of: name, in: directory)
                } catch {
                    // What is gone again by now is nothing to speak of.
                    if error.errno != ENOENT { lookLater(at: path, InboxError(file: path, error)) }
                    return true
                }
                switch status.kind {
                case .regular:
                    files.append((path, status.stamp))
                    if isNew { room -= 1 }
                case .directory: directories.append(path)
                case .symbolicLink, .other: refuse(path, status.kind)
                }
                return true
            }
        } catch {
            throw InboxError(directory: folder.map { "\(settings.inbox)/\($0)" } ?? settings.inbox, error)
        }
        // The oldest first, so that documents are read in the order in which they came.
        files.sort { ($0.stamp.modified, $0.path.name) < ($1.stamp.modified, $1.path.name) }
        let (now, time) = (ticker.now(), fileSystem.now())
        let hasOwnClock = watched?.hasOwnClock ?? false
        for (path, stamp) in files {
            let age = stamp.changed.duration(to: time)
            settling.found(path, stamp, isOld: hasOwnClock && age >= settings.settleWindow, at: now)
        }
        for path in directories.sorted() { foundDirectory(path, forMore) }
    }

    /// A directory in the inbox is watched and looked through; one that is deeper is refused.
    private func foundDirectory(_ path: InboxPath, _ forMore: Bool = false) {
        guard path.folder == nil, settings.walksFolders else {
            let message =
                settings.walksFolders
                ? "\(path) is a folder in a folder, which is not looked into; put its files one level higher."
                : "\(path) is a folder, which is not looked into; put its files into the inbox itself."
            refuse(path, InboxError(.tooDeep, message))
            return
        }
        let folder = path.name
        let directory: Descriptor
        do throws(SystemCallError) {
            let root = try fileSystem.openDirectory(settings.inbox)
            directory = try fileSystem.openDirectory(folder, in: root)
        } catch {
            // It may be gone again; what else keeps it shut is told.
            if error.errno != ENOENT { shut(path, InboxError(directory: "\(settings.inbox)/\(folder)", error)) }
            return
        }
        do throws(SystemCallError) {
            if let number = try watch?.add(directory) {
                watched?.folders[folder] = number
                watched?.folderNames[number] = folder
            }
        } catch {
            watched?.pollingReason = watchError(error)
        }
        do throws(InboxError) {
            try scan(directory, folder: folder, forMore)
            solve(path)
        } catch {
            shut(path, error)
        }
        pollWhereNeeded()
    }

    /// A folder can't be looked through: for want of descriptors or memory, or because of a disk that may come to itself, or
    /// until somebody mends it.
    private func shut(_ path: InboxPath, _ error: InboxError) {
        switch error.code {
        case .resourcesExhausted, .inputOutput: lookLater(at: path, error)
        default: refuse(path, error)
        }
    }

    /// Something that is there could not be looked at.
    private func lookLater(at path: InboxPath, _ error: InboxError) {
        settling.missed(path, until: ticker.now() + settings.pollInterval)
        report(path, error)
    }

    private func leave(_ folder: FileName) {
        if let number = watched?.folders.removeValue(forKey: folder) {
            watched?.folderNames[number] = nil
            watch?.remove(number)
        }
        settling.forget(folder: folder)
        for path in problems.keys where path.folder == folder { solve(path) }
    }

    /// Looks at files whose time has come.
    private func look(at paths: [InboxPath], _ now: Duration) {
        guard !paths.isEmpty, let places = Places(self, paths) else { return }
        for path in paths {
            do throws(SystemCallError) {
                let status = try fileSystem.status(of: path.name, in: places.directory(of: path))
                switch status.kind {
                case .regular: settling.looked(at: path, status.stamp, now: now)
                case .directory:
                    settling.forget(path)
                    foundDirectory(path)
                case .symbolicLink, .other: refuse(path, status.kind)
                }
            } catch {
                failed(path, error)
            }
        }
    }

    private func refuse(_ path: InboxPath, _ kind: FileStatus.Kind) {
        var error = InboxError(
            file: path, SystemCallError(call: "openat", errno: kind == .symbolicLink ? ELOOP : ENXIO))
        // It was looked at, and no call failed.
        error.errno = nil
        refuse(path, error)
    }

    /// What can't be taken as it is stays where it is, and is told once.
    private func refuse(_ path: InboxPath, _ error: InboxError) {
        settling.refuse(path)
        report(path, error)
    }

    /// A file could not be looked at or opened.
    private func failed(_ path: InboxPath, _ error: SystemCallError) {
        let meaning = InboxError(file: path, error)
        switch meaning.code {
        case .inputOutput where error.errno == ENOENT || error.errno == ENOTDIR || error.errno == ESTALE:
            settling.forget(path)
            solve(path)
            return
        case .unreadable, .symbolicLink, .notARegularFile: refuse(path, meaning)
        default:
            let now = ticker.now()
            settling.keep(path) { attempt in now + Self.fileBackoff.delay(afterRetries: attempt) }
            report(path, meaning)
        }
    }

    /// The time before a file is read again that could not be read or archived.
    static let fileBackoff = Backoff(to: .seconds(60))

    /// Tells what is wrong with a file, once for each kind of trouble.
    private func report(_ path: InboxPath, _ error: InboxError, outlastsOpening: Bool = false) {
        let known = problems[path]
        guard known != nil || problems.count < Self.maximumProblems else { return }
        problems[path] = Problem(error: error, outlastsOpening: outlastsOpening)
        if known?.error.code != error.code { eventSink.yield(.problem(InboxProblem(path: path, error: error))) }
    }

    /// Nothing is wrong with a file any more.
    private func solve(_ path: InboxPath) {
        if problems.removeValue(forKey: path) != nil { eventSink.yield(.solved(path)) }
    }

    // MARK: Giving out

    /// Settled files, as many at once as lie ready, up to the size of a batch. Nothing is opened before it is asked for,
    /// so a consumer that is busy holds the rest back. It ends when ``run()`` ends or the consumer's task is cancelled.
    public nonisolated var batches: InboxBatches { InboxBatches(inbox: self) }

    /// What is ready now, or will be. The batch goes to the caller without another change of threads.
    nonisolated func nextBatch() async -> [SettledFile]? {
        let number = lastWaiter.wrappingAdd(1, ordering: .relaxed).newValue
        return await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                executor.queue.async { self.assumeIsolated { $0.wait(number, waiter) } }
            }
        } onCancel: {
            executor.queue.async { self.assumeIsolated { $0.withdraw(number) } }
        }
    }

    private func wait(_ number: Int, _ waiter: Waiter) {
        guard withdrawn.remove(number) == nil, state != .stopped else {
            waiter.resume(returning: nil)
            return
        }
        waiters[number] = waiter
        settleUp()
    }

    private func withdraw(_ number: Int) {
        guard let waiter = waiters.removeValue(forKey: number) else {
            withdrawn.insert(number)
            return
        }
        waiter.resume(returning: nil)
    }

    private typealias Waiter = CheckedContinuation<[SettledFile]?, Never>

    /// Gives what is ready to who waits for it: at once, so that nobody has to come back for it.
    private func serve() {
        while !waiters.isEmpty, watched != nil, settling.hasReady() {
            let batch = openReady()
            guard !batch.isEmpty, let number = waiters.keys.min() else { continue }
            waiters.removeValue(forKey: number)?.resume(returning: batch)
        }
    }

    private func openReady() -> [SettledFile] {
        guard watched != nil else { return [] }
        let paths = settling.takeReady(settings.batchSize)
        guard !paths.isEmpty else { return [] }
        guard let places = Places(self, paths) else {
            settling.putBack(paths)
            return []
        }
        var batch: [SettledFile] = []
        for path in paths {
            do throws(SystemCallError) {
                if let file = try open(path, in: places.directory(of: path)) { batch.append(file) }
            } catch {
                failed(path, error)
            }
        }
        return batch
    }

    private func open(_ path: InboxPath, in directory: Descriptor) throws(SystemCallError) -> SettledFile? {
        // Looked at first, because opening a FIFO or a device can have effects of its own.
        let status = try fileSystem.status(of: path.name, in: directory)
        guard status.kind == .regular else {
            refuse(path, status.kind)
            return nil
        }
        let descriptor = try fileSystem.openFile(path.name, in: directory)
        let opened = try fileSystem.status(of: descriptor)
        guard opened.kind == .regular else {
            refuse(path, opened.kind)
            return nil
        }
        guard let attempt = settling.give(path, opened.stamp) else { return nil }
        if problems[path]?.outlastsOpening == false { solve(path) }
        return SettledFile(
            path: path, stamp: opened.stamp, attempt: attempt, descriptor: descriptor, directory: directory,
            fileSystem: fileSystem)
    }

    // MARK: Putting away

    /// Puts files away, or keeps them for another try. Files whose putting away fails stay in the inbox and are given out
    /// again, later each time.
    ///
    /// Moves are on disk when this returns; one sync is shared by all of them, so pass a batch at once.
    ///
    /// - Returns: what became of each, in the same order.
    @discardableResult
    public func conclude(_ verdicts: [Verdict]) async -> [Outcome] {
        let outcomes = await archive.file(verdicts)
        let now = ticker.now()
        for (verdict, outcome) in zip(verdicts, outcomes) {
            let (path, stamp) = (verdict.file.path, verdict.file.stamp)
            switch outcome {
            case .filed, .gone:
                settling.left(path, stamp)
                solve(path)
            case .replaced:
                settling.returned(path, stamp, until: nil, now: now)
                solve(path)
            case .kept(let delay):
                settling.returned(path, stamp, until: now + delay, now: now)
                if case .keep(_, let error?) = verdict.decision { report(path, error, outlastsOpening: true) }
            case .failed(let error):
                settling.returned(
                    path, stamp, until: now + Self.fileBackoff.delay(afterRetries: verdict.file.attempt), now: now)
                report(path, error, outlastsOpening: true)
            }
        }
        settleUp()
        return outcomes
    }

    /// The directories that some files lie in, each opened once.
    private struct Places {
        private let root: Descriptor
        private var folders: [FileName: Result<Descriptor, SystemCallError>] = [:]

        /// `nil` when the inbox is not the watched directory any more, which the inbox is told.
        init?(_ inbox: isolated Inbox, _ paths: [InboxPath]) {
            do throws(InboxError) {
                root = try inbox.openWatched()
            } catch {
                inbox.lose(error)
                return nil
            }
            for case let folder? in Set(paths.map(\.folder)) {
                do throws(SystemCallError) {
                    folders[folder] = .success(try inbox.fileSystem.openDirectory(folder, in: root))
                } catch {
                    folders[folder] = .failure(error)
                }
            }
        }

        func directory(of path: InboxPath) throws(SystemCallError) -> Descriptor {
            guard let folder = path.folder else { return root }
            guard let directory = folders[folder] else { return root }
            return try directory.get()
        }
    }
}

/// The batches of settled files of an inbox.
public struct InboxBatches: AsyncSequence, Sendable {
    let inbox: Inbox

    public struct AsyncIterator: AsyncIteratorProtocol {
        let inbox: Inbox

        public mutating func next() async -> [SettledFile]? { await inbox.nextBatch() }

        public mutating func next(isolation actor: isolated (any Actor)?) async -> [SettledFile]? {
            await inbox.nextBatch()
        }
    }

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(inbox: inbox) }
}
