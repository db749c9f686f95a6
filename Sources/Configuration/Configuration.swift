import Linux
import Model
public import Oversight

/// # Configuration
///
/// What an administrator has set: the settings file, the table of published averages that it names, and the users and
/// groups of the system. It reads and judges these; what follows from them is for those who ask.
public enum Configuration {
    /// The settings of an installation: those of its file, or the defaults where there is none and none is needed.
    ///
    /// - Throws: `SettingsError`.
    public static func settings(of layout: Places) throws(SettingsError) -> Settings {
        if let settings = try SettingsFile.read(layout.settings) { return settings }
        guard !layout.needsSettings else { throw SettingsError("There is no settings file \(layout.settings).") }
        return Settings()
    }

    /// How alerts are to be judged: the policy of the settings, with the published averages.
    ///
    /// - Throws: `SettingsError`: the table is missing although the settings name it, or can't be used.
    public static func policy(_ settings: Settings, of layout: Places) throws(SettingsError) -> Policy {
        var policy = settings.policy
        do throws(FileContents.Failure) {
            policy.published = try layout.publishedAverages(named: settings.averages)
        } catch {
            throw SettingsError(
                "The table of published averages can't be used. \(error.refusal)", isTransient: error.isTransient)
        }
        return policy
    }

    /// The number of a group that a setting names; nil where it names none.
    ///
    /// - Throws: `SettingsError`: there is no such group.
    public static func group(_ name: String?, _ setting: String) throws(SettingsError) -> UInt32? {
        guard let name else { return nil }
        do {
            if let number = try UserDatabase.group(named: name) { return number }
        } catch {
            throw SettingsError(
                "The group \(name), which \(setting) names, can't be looked up: \(error).", isTransient: true)
        }
        throw SettingsError("There is no group \(name), which \(setting) names.")
    }
}
