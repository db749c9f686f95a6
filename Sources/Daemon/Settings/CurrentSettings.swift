import Configuration
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
    /// Sent after the file was read again.
    let reread = WakeSignal()

    /// - Throws: `SettingsError`.
    init(layout: Places, threshold: LogThreshold) throws(SettingsError) {
        let read = try Configuration.settings(of: layout)
        self.layout = layout
        self.threshold = threshold
        settings = Mutex(read)
        policyInForce = Mutex(try Configuration.policy(read, of: layout))
        permissionsInForce = Mutex(try Self.permissions(read))
        threshold.level = Logger.Level(read.logLevel)
    }

    /// The settings in force at the moment.
    var value: Settings { settings.withLock { $0 } }
    /// The policy that alerts are judged by, with the published averages.
    var policy: Policy { policyInForce.withLock { $0 } }
    /// The rights of those who ask on the control socket.
    var permissions: Permissions { permissionsInForce.withLock { $0 } }

    /// Reads the file again.
    ///
    /// - Throws: `SettingsError`. The former settings then stay in force.
    func reload() throws(SettingsError) {
        let read = try Configuration.settings(of: layout)
        let permissions = try Self.permissions(read)
        let policy = try Configuration.policy(read, of: layout)
        policyInForce.withLock { $0 = policy }
        settings.withLock { $0 = read }
        permissionsInForce.withLock { $0 = permissions }
        threshold.level = Logger.Level(read.logLevel)
    }

    private static func permissions(_ settings: Settings) throws(SettingsError) -> Permissions {
        Permissions(administrators: try Configuration.group(settings.control.administrators, "control.administrators"))
    }

    /// The command that alerts are handed to; nil where the settings name none.
    var notifyCommand: NotifyCommand? {
        let notify = value.notify
        return notify.command.map { NotifyCommand(arguments: $0, timeout: notify.timeout) }
    }

    /// The number of the group that may connect to the control socket.
    ///
    /// - Throws: `SettingsError` where the group does not exist or can't be looked up.
    var socketGroup: UInt32? {
        get throws(SettingsError) { try Configuration.group(value.control.group, "control.group") }
    }
}
