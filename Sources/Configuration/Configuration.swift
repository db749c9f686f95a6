import Linux
import Model
public import Oversight

/// # Configuration
///
/// The settings file, the table of published averages that it names, and the places of an installation's files. The room
/// reads and checks them; it never acts on them.
public enum Configuration {
    /// Reads the settings of an installation.
    ///
    /// - Returns: the defaults where there is no settings file and none is required.
    /// - Throws: `SettingsError`.
    public static func settings(of places: Places) throws(SettingsError) -> Settings {
        if let settings = try SettingsFile.read(places.settings) { return settings }
        guard !places.needsSettings else {
            throw SettingsError(
                "There is no settings file \(places.settings); put it back, or an empty one to have every default.")
        }
        return Settings()
    }

    /// Combines the settings of the rules with the published averages.
    ///
    /// - Parameter needingAverages: whether the usual table must be there, as alerts rest on it already.
    /// - Throws: `SettingsError`: the settings name a table that does not exist, or the table can't be used.
    public static func policy(
        _ settings: Settings, of places: Places, needingAverages: Bool = false
    ) throws(SettingsError) -> Policy {
        var policy = settings.policy
        do throws(FileContents.Failure) {
            policy.published = try places.publishedAverages(
                named: settings.averages ?? (needingAverages ? places.averages : nil))
        } catch {
            throw SettingsError(
                "The table of published averages can't be used. \(error.refusal)", isTransient: error.isTransient)
        }
        return policy
    }

    /// Looks up the number of the group whose members may change something.
    ///
    /// - Returns: nil where the settings name none, and there is no group of the usual name.
    /// - Throws: `SettingsError`, where the settings name a group.
    public static func administrators(_ settings: Settings) throws(SettingsError) -> UInt32? {
        if let name = settings.control.administrators { return try group(name, "control.administrators") }
        return (try? UserDatabase.group(named: Settings.Control.usualAdministrators)) ?? nil
    }

    /// Checks that the program of the notify command is there and this process may start it.
    ///
    /// - Throws: `SettingsError`.
    public static func checkNotifyCommand(_ settings: Settings) throws(SettingsError) {
        guard let path = settings.notify.command?.first, let fault = ProgramFile.fault(of: path) else { return }
        let program = "\(path), which notify.command names,"
        switch fault {
        case .missing:
            throw SettingsError(
                "There is no program \(path), which notify.command names. Install it, or correct the setting.")
        case .noFile:
            throw SettingsError("\(program) is no file. Name a program, or correct the setting.")
        case .notPermitted:
            throw SettingsError(
                "\(program) may not be started. Look at the permissions of the file and of the directories above it.")
        case .failed(let error):
            throw SettingsError(
                "\(program) can't be looked up: \(error.text). Correct the setting, or the file system.")
        }
    }

    /// Looks up the number of a group.
    ///
    /// - Parameters:
    ///   - name: the group's name, or nil.
    ///   - setting: the full name of the key that names the group, for messages.
    /// - Returns: nil where `name` is nil.
    /// - Throws: `SettingsError`: there is no such group, or the user database can't be read.
    public static func group(_ name: String?, _ setting: String) throws(SettingsError) -> UInt32? {
        guard let name else { return nil }
        do {
            if let number = try UserDatabase.group(named: name) { return number }
        } catch {
            throw SettingsError(
                "The group \(name), which \(setting) names, can't be looked up: \(error).", isTransient: true)
        }
        throw SettingsError(
            "There is no group \(name), which \(setting) names. Add it with `groupadd --system \(name)`, or correct the setting."
        )
    }
}
