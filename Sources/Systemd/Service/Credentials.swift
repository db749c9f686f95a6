public import Linux

/// Secrets and settings that the service manager passes as files (`LoadCredential=` and its like, `systemd.exec(5)`).
public struct Credentials: Sendable {
    /// The directory; nil when no credentials were passed.
    public let directory: String?

    /// - Parameter directory: by default the value of `CREDENTIALS_DIRECTORY` in the environment.
    public init(directory: String? = Environment.value(of: "CREDENTIALS_DIRECTORY")) {
        self.directory = directory
    }

    /// Reads a credential; nil where there is none of that name.
    ///
    /// - Parameter name: a file name. A name with a slash, `.` and `..` are no credentials.
    /// - Throws: ``SystemdError/Code/credentialUnreadable``, also when it is larger than a credential may be (1 MiB).
    public func read(_ name: String) throws(SystemdError) -> [UInt8]? {
        guard let directory, !name.isEmpty, name != ".", name != "..", !name.utf8.contains(UInt8(ascii: "/")),
            !name.utf8.contains(0)
        else { return nil }
        switch SystemCalls.readFile("\(directory)/\(name)", limit: Self.maximumSize) {
        case .success(let bytes): return bytes
        case .failure(let failure):
            throw SystemdError(
                .credentialUnreadable,
                "The credential \(name.escapedOnOneLine(quoted: true)) could not be read; look at LoadCredential= in the unit.",
                errno: failure.errno)
        }
    }

    /// The maximum size in bytes that the service manager passes.
    static let maximumSize = 1 << 20
}
