public import Linux

/// Secrets and settings that the service manager passes as files (`LoadCredential=` and its like, `systemd.exec(5)`).
public struct Credentials: Sendable {
    /// The directory; `nil` when nothing was passed.
    public let directory: String?

    /// - Parameter directory: by default what the environment's `CREDENTIALS_DIRECTORY` says.
    public init(directory: String? = Environment.value(of: "CREDENTIALS_DIRECTORY")) {
        self.directory = directory
    }

    /// The bytes of a credential, `nil` when there is none of that name.
    ///
    /// - Parameter name: a file name; one with a slash in it, `.` and `..` name no credential.
    /// - Throws: ``SystemdError/Code/credentialUnreadable``, also when it is larger than a credential may be (1 MiB).
    public func read(_ name: String) throws(SystemdError) -> [UInt8]? {
        guard let directory, !name.isEmpty, name != ".", name != "..", !name.utf8.contains(UInt8(ascii: "/")),
            !name.utf8.contains(0)
        else { return nil }
        switch Libsystemd.readFile("\(directory)/\(name)", limit: Self.maximumSize) {
        case .success(let bytes): return bytes
        case .failure(let failure):
            throw SystemdError(
                .credentialUnreadable,
                "The credential \(name.escapedOnOneLine(quoted: true)) could not be read; look at LoadCredential= in the unit.",
                errno: failure.errno)
        }
    }

    /// The service manager passes no larger ones.
    static let maximumSize = 1 << 20
}
