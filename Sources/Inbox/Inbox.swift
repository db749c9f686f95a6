internal import Linux
internal import Synchronization

/// # Inbox
///
/// A directory as a sequence of settled files, and the directories that their originals are archived in.
///
/// The room owns the watch, the wait until files are settled, opening them, and moving them away without ever replacing
/// anything. It must not know what is in a file; ``conclude(_:)`` gets the decision about each from outside.
///
/// Run ``run()`` in one task and go through ``batches`` in another:
/// ```swift
/// for await batch in inbox.batches {
///     await inbox.conclude(batch.map { Verdict($0, …) })
/// }
/// ```
/// Symbolic links are never followed, nothing but regular files is opened, and every name is looked up in an open
/// directory. No descriptor of the directory stays open while nothing happens, so that its file system can be unmounted.
///
/// Each subject of the actor is an extension in a file of its own: the watch, its events, scans, problems, batches, and
/// archiving.
public actor Inbox {
    nonisolated let executor = SerialQueueExecutor("ombudsd.inbox")
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    nonisolated let listenerExecutor = ListenerExecutor()

    /// The executor for a task that goes through ``batches``: a new file reaches it on the thread that received the event.
    /// While the task computes there, or waits for the disk, no more events are read; long work belongs elsewhere.
    public nonisolated var taskExecutor: any TaskExecutor { listenerExecutor }

    let settings: InboxSettings
    let fileSystem: any FileSystem
    let clock: ElapsedClock
    let makeWatch: @Sendable () throws(SystemCallError) -> any ChangeWatch
    let archive: Archive

    /// The events for one task to go through. The newest 4,096 are stored for it.
    public nonisolated let events: AsyncStream<InboxEvent>
    let eventSink: AsyncStream<InboxEvent>.Continuation
    private let alarms: AsyncStream<Duration>
    private let alarmSink: AsyncStream<Duration>.Continuation

    private(set) var state = InboxState.starting
    var settling: Settling
    var problems = ProblemList()
    /// The number of times that the system's queue of changes overflowed.
    var overflows = 0

    var watch: (any ChangeWatch)?
    var listener: Listener?
    /// The directory that is watched; nil while there is none.
    var watched: WatchedDirectory?
    var schedule = Schedule()
    /// The number of attempts to find the directory since it was last there.
    var searches = 0
    let searchBackoff: Backoff
    /// The time before a file that could not be opened or archived is tried again.
    static let fileBackoff = Backoff(to: .seconds(60))

    /// The consumers that wait for a batch, by number.
    var consumers: [Int: Consumer] = [:]
    /// The consumers that were cancelled before they were added.
    var cancelled: Set<Int> = []
    nonisolated let lastConsumer = Atomic(0)

    /// - Parameter clock: measures all waiting.
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
        self.clock = ElapsedClock(clock)
        archive = Archive(
            processed: settings.processed, rejected: settings.rejected, unarchived: settings.unarchived,
            fileSystem: fileSystem)
        (events, eventSink) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(4096))
        (alarms, alarmSink) = AsyncStream.makeStream()
        settling = Settling(
            window: settings.settleWindow, idleWriterLimit: settings.idleWriterLimit, capacity: settings.capacity)
        searchBackoff = Backoff(from: settings.firstRetry, to: settings.checkInterval)
    }

    /// Watches until the task is cancelled. Call it once. While the directory is missing, it is searched for.
    public func run() async {
        arm()
        await withDiscardingTaskGroup { group in
            for await time in alarms {
                group.addTask {
                    try? await self.clock.sleep(time)
                    await self.performTimedTasks()
                }
            }
            group.cancelAll()
        }
        disarm()
        change(to: .stopped)
        eventSink.finish()
        for consumer in consumers.values { consumer.resume(returning: nil) }
        consumers = [:]
    }

    public var status: InboxStatus {
        var (waiting, claimed) = (0, 0)
        for entry in settling.entries.values {
            switch entry.phase {
            case .claimed: claimed += 1
            case .settling, .made, .open, .ready, .retrying: waiting += 1
            }
        }
        return InboxStatus(
            state: state, waiting: waiting, claimed: claimed, hasMore: settling.hasMissed, problems: problems.sorted,
            refused: settling.refusedCount, overflows: overflows)
    }

    private func performTimedTasks() {
        guard state != .stopped else { return }
        let now = clock.now()
        schedule.removeAlarms(until: now)
        if schedule.removeDue(.findDirectory, at: now) { arm() }
        if schedule.removeDue(.checkDirectory, at: now) { checkDirectory() }
        if schedule.removeDue(.scan, at: now) { scan() }
        examine(settling.due(at: now), at: now)
        update()
    }

    /// Follows every change: hands batches to waiting consumers, and sets an alarm for the next timed task.
    func update() {
        if settling.wantsScan, watched != nil { scan(forMore: true) }
        serveConsumers()
        guard state != .stopped else { return }
        if let alarm = schedule.addAlarm(before: settling.nextDeadline) { alarmSink.yield(alarm) }
    }

    func change(to state: InboxState) {
        guard state != self.state else { return }
        self.state = state
        eventSink.yield(.state(state))
    }
}
