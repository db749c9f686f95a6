import Configuration
import Linux
import Logging
import Model
import Oversight
import Synchronization

/// The settings in force.
final class CurrentSettings: Sendable {
    private let layout: Places
    private let threshold: LogThreshold
    private let settings: Mutex<Settings>
    private let policyInForce: Mutex<Policy>
    private let permissionsInForce: Mutex<Permissions>
    /// Whether the settings in force are from a file, which must be there at the next reading then.
    private let hasFile: Mutex<Bool>
    /// Whether the usual table of averages was there at the last reading. One that was there must be there at the next: alerts rest
    /// on it.
    private let hasAverages: Mutex<Bool>
    private let lastFailure = Mutex<String?>(nil)
    /// Sent after the file was read again.
    let reread = WakeSignal()

    /// - Throws: `SettingsError`.
    init(layout: Places, threshold: LogThreshold) throws(SettingsError) {
        let read = try Configuration.settings(of: layout)
        hasFile = Mutex(FileMode(layout.settings, following: true) != nil)
        hasAverages = Mutex(Self.hasAverages(read, layout))
        self.layout = layout
        self.threshold = threshold
        settings = Mutex(read)
        var policy = try Configuration.policy(read, of: layout)
        if FileMode(layout.settings, following: true) != nil { policy.isFromFile = true }
        policyInForce = Mutex(policy)
        permissionsInForce = Mutex(try Self.permissions(read))
        threshold.level = Logger.Level(read.logLevel)
    }

    /// The settings in force at the moment.
    var value: Settings { settings.withLock { $0 } }
    /// The policy that alerts are judged by, with the published averages.
    var policy: Policy { policyInForce.withLock { $0 } }
    /// The rights of those who ask on the control socket.
    var permissions: Permissions { permissionsInForce.withLock { $0 } }

    /// The sentence that says why the settings file could not be used when it was read last, or else why the program of the notify
    /// command can't be started now; nil where all can be used.
    var failure: String? { lastFailure.withLock { $0 } ?? notifyCommandFailure }

    /// The sentence that says why the program of the notify command can't be started; nil where it can.
    ///
    /// A start goes on without it, since letters must be read whatever becomes of a program behind the journal; deliveries to it are
    /// tried again. A reload is refused, because somebody is there who can correct it.
    var notifyCommandFailure: String? {
        do throws(SettingsError) {
            try Configuration.checkNotifyCommand(value)
            return nil
        } catch {
            return error.message
        }
    }

    /// Whether there is a settings file.
    var isFromFile: Bool { hasFile.withLock { $0 } }

    /// Compares the settings that were read at the start with those that the last run judged the alerts by. Where the file or the
    /// usual table of averages has gone meanwhile, the rules or averages of then stay in force: else alerts that rest on them would be
    /// resolved without anybody's knowledge.
    ///
    /// - Parameter former: the policy in the store; nil in a new store.
    /// - Returns: a sentence for each loss.
    func compare(with former: Policy?) -> [String] {
        guard let former else { return [] }
        var losses: [String] = []
        policyInForce.withLock { policy in
            if former.isFromFile == true, !isFromFile {
                let published = policy.published
                policy = former
                policy.published = published
                hasFile.withLock { $0 = true }
                losses.append(
                    "The settings file \(layout.settings), which was there before, is gone: the rules stay as they were, and all other settings have their defaults. Put it back, or an empty one to have every default, and run `ombudsctl reload`."
                )
            }
            if value.averages == nil, !hasAverages.withLock({ $0 }), !former.published.isEmpty {
                policy.published = former.published
                hasAverages.withLock { $0 = true }
                losses.append(
                    "The table of published averages that was in force before is gone: there is no \(layout.averages). Its averages stay in force. Put it back, or one with the line “\(PeerAverages.heading)” alone to go without, and run `ombudsctl reload`."
                )
            }
        }
        if !losses.isEmpty { lastFailure.withLock { $0 = losses.joined(separator: " ") } }
        return losses
    }

    /// Reads the file again.
    ///
    /// - Throws: `SettingsError`, also where a file that was there is gone. The former settings then stay in force.
    func reload() throws(SettingsError) {
        do throws(SettingsError) {
            try readAgain()
            lastFailure.withLock { $0 = nil }
        } catch {
            lastFailure.withLock { $0 = "The settings stay as they were: \(error)" }
            throw error
        }
    }

    private func readAgain() throws(SettingsError) {
        var layout = layout
        let exists = FileMode(layout.settings, following: true) != nil
        if isFromFile { layout.needsSettings = true }
        let read = try Configuration.settings(of: layout)
        let permissions = try Self.permissions(read)
        let hasAverages = Self.hasAverages(read, layout)
        var policy = try Configuration.policy(
            read, of: layout, needingAverages: self.hasAverages.withLock { $0 })
        if exists { policy.isFromFile = true }
        // The socket keeps its group until the next start, which must not be the first to find that there is none of the name.
        _ = try Configuration.group(read.control.group, "control.group")
        try Configuration.checkNotifyCommand(read)
        policyInForce.withLock { $0 = policy }
        settings.withLock { $0 = read }
        permissionsInForce.withLock { $0 = permissions }
        hasFile.withLock { $0 = exists }
        self.hasAverages.withLock { $0 = hasAverages }
        threshold.level = Logger.Level(read.logLevel)
    }

    private static func hasAverages(_ settings: Settings, _ places: Places) -> Bool {
        settings.averages == nil && FileMode(places.averages, following: true) != nil
    }

    private static func permissions(_ settings: Settings) throws(SettingsError) -> Permissions {
        Permissions(administrators: try Configuration.administrators(settings))
    }

    /// The command that alerts are handed to; nil where the settings name none.
    var notifyCommand: NotifyCommand? {
        let notify = value.notify
        return notify.command.map { NotifyCommand(arguments: $0, timeout: notify.timeout) }
    }

    /// The path of the file of metrics; nil where the settings name none.
    var metricsFile: String? { value.metricsFile.map(layout.absolute) }

    /// The number of the group that may connect to the control socket.
    ///
    /// - Throws: `SettingsError` where the group does not exist or can't be looked up.
    var socketGroup: UInt32? {
        get throws(SettingsError) { try Configuration.group(value.control.group, "control.group") }
    }
}
