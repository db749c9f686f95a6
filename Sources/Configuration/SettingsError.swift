/// The reason why the settings can't be used.
public struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence that names the file, the line and the key, where there are any, and says what is expected there.
    public var message: String
    /// Whether a file that exists could not be read, so that a later attempt may succeed.
    public var isTransient: Bool

    init(_ message: String, isTransient: Bool = false) {
        self.message = message
        self.isTransient = isTransient
    }

    public var description: String { message }
}
