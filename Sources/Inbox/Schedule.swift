/// The times at which the inbox does something by itself, and the alarms that are set for them.
struct Schedule {
    enum TimedTask: Hashable {
        case findDirectory
        case checkDirectory
        /// Scans where the system doesn't report all changes.
        case scan
    }

    private var times: [TimedTask: Duration] = [:]
    private var alarms: [Duration] = []

    mutating func set(_ task: TimedTask, at time: Duration) { times[task] = time }

    /// Sets a task's time unless it has one.
    mutating func add(_ task: TimedTask, at time: Duration) { times[task] = times[task] ?? time }

    mutating func removeAll() { times = [:] }

    /// Removes a task whose time has come.
    ///
    /// - Returns: whether its time has come.
    mutating func removeDue(_ task: TimedTask, at now: Duration) -> Bool {
        guard let time = times[task], time <= now else { return false }
        times[task] = nil
        return true
    }

    /// Removes the alarms that went off.
    mutating func removeAlarms(until now: Duration) { alarms.removeAll { $0 <= now } }

    /// Adds an alarm for the next task.
    ///
    /// - Parameter deadline: the time of something else that an alarm is needed for.
    /// - Returns: the time of the new alarm; nil where an earlier alarm is set, or nothing is to be done.
    mutating func addAlarm(before deadline: Duration?) -> Duration? {
        guard let next = ([deadline] + times.values.map(Optional.some)).compactMap(\.self).min(),
            next < alarms.min() ?? .seconds(Int64.max)
        else { return nil }
        alarms.append(next)
        return next
    }
}
