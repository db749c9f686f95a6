import Keeping
import Letters
import Logging
import Oversight
import Synchronization

/// The settings in force.
final class CurrentSettings: Sendable {
    private let layout: Layout
    private let threshold: LogThreshold
    private let settings: Mutex<Settings>
    private let policyInForce: Mutex<Policy>
    private let permissionsInForce: Mutex<Permissions>

    /// - Throws: `SettingsError`.
    init(layout: Layout, threshold: LogThreshold) throws(SettingsError) {
        let read = try Self.read(layout)
        self.layout = layout
        self.threshold = threshold
        settings = Mutex(read)
        policyInForce = Mutex(try Self.policy(read, layout))
        permissionsInForce = Mutex(try Self.permissions(read))
        threshold.level = Logger.Level(read.logLevel)
    }

    var value: Settings { settings.withLock { $0 } }
    /// How alerts are to be judged, with the published averages.
    var policy: Policy { policyInForce.withLock { $0 } }
    var permissions: Permissions { permissionsInForce.withLock { $0 } }

    /// Reads the file again. Settings that can't be used leave those that are in force.
    ///
    /// - Throws: `SettingsError`.
    func reload() throws(SettingsError) {
        let read = try Self.read(layout)
        let permissions = try Self.permissions(read)
        let policy = try Self.policy(read, layout)
        policyInForce.withLock { $0 = policy }
        settings.withLock { $0 = read }
        permissionsInForce.withLock { $0 = permissions }
        threshold.level = Logger.Level(read.logLevel)
    }

    private static func read(_ layout: Layout) throws(SettingsError) -> Settings {
        if !layout.needsSettings, !Directories.exists(layout.settings) { return Settings() }
        return try SettingsFile.read(layout.settings)
    }

    /// The policy of the settings, with the published averages.
    ///
    /// - Throws: `SettingsError`: the table is missing although the settings name it, or can't be used.
    static func policy(_ settings: Settings, _ layout: Layout) throws(SettingsError) -> Policy {
        var policy = settings.policy
        do throws(Refusal) {
            policy.published = try layout.publishedAverages(named: settings.averages)
        } catch {
            throw SettingsError(message: "The table of published averages can't be used. \(error)")
        }
        return policy
    }

    private static func permissions(_ settings: Settings) throws(SettingsError) -> Permissions {
        Permissions(administrators: try group(settings.control.administrators, "control.administrators"))
    }

    /// The command that alerts are handed to.
    var hookCommand: HookCommand? {
        let notify = value.notify
        return notify.command.map { HookCommand(arguments: $0, timeout: notify.timeout) }
    }

    /// The number of the group that may connect.
    var socketGroup: UInt32? {
        get throws(SettingsError) { try Self.group(value.control.group, "control.group") }
    }

    private static func group(_ name: String?, _ setting: String) throws(SettingsError) -> UInt32? {
        guard let name else { return nil }
        guard let number = UserDatabase.group(named: name) else {
            throw SettingsError(message: "There is no group \(name), which \(setting) names.")
        }
        return number
    }
}
