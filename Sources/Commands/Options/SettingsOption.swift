import ArgumentParser
import Configuration
import ControlInterface
import Oversight

/// The option that selects the settings file of a daemon that is not running.
struct SettingsOption: ParsableArguments {
    @Option(
        name: .long, help: "The settings file that the daemon was given as --config.",
        completion: .file(extensions: ["yaml"]))
    var config: String?

    /// The places with the selected settings file.
    func places(_ places: Places) -> Places {
        guard let config else { return places }
        var places = places
        places.settings = config
        places.needsSettings = true
        return places
    }

    /// The retention of the settings file.
    ///
    /// - Throws: `usage` where the settings can't be used.
    func retention(of places: Places) throws(Failure) -> Retention {
        do throws(SettingsError) {
            return try Configuration.settings(of: places).retention
        } catch {
            throw Failure(.usage, error.message)
        }
    }
}
