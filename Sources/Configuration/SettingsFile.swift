import Linux
import Model

/// Reads the settings file, which is YAML.
///
/// A key that it does not know is an error, so that a misspelt key does not pass for a setting that works. Every error in
/// the file's text names the line.
public enum SettingsFile {
    /// The maximum size of the file, in bytes.
    static let sizeLimit = 1 << 20

    /// Reads a settings file.
    ///
    /// - Returns: nil where there is no such file.
    /// - Throws: `SettingsError`.
    static func read(_ path: String) throws(SettingsError) -> Settings? {
        // A pipe or a device would read as a file without a setting.
        if let mode = FileMode(path, following: true), !mode.isRegular, !mode.isDirectory {
            throw SettingsError("\(path) is no regular file.")
        }
        let bytes: [UInt8]?
        do throws(FileContents.Failure) {
            bytes = try FileContents.contents(of: path, limit: sizeLimit)
        } catch {
            throw SettingsError(error.refusal.message, isTransient: error.isTransient)
        }
        guard let bytes else { return nil }
        if let line = UTF8Fault.line(in: bytes) { throw SettingsError("\(path):\(line): \(UTF8Fault.advice)") }
        return try parse(String(decoding: bytes, as: UTF8.self), path: path)
    }

    /// Reads the text of a settings file. A key that is missing there has its default.
    ///
    /// - Parameter path: the file's path, for messages.
    /// - Throws: `SettingsError`, with the path and a line.
    public static func parse(_ text: String, path: String) throws(SettingsError) -> Settings {
        let root: YAMLNode?
        do throws(YAMLError) {
            root = try YAMLDocument.parse(text)
        } catch {
            throw SettingsError("\(path):\(error.mark.line): \(error.message)")
        }
        var settings = Settings()
        // A file of "---" alone holds an empty scalar, not nothing.
        guard let root, root.scalar?.text.isEmpty != true else { return settings }
        try settings.apply(SettingsSection(root, path: path, name: nil))
        return settings
    }
}
