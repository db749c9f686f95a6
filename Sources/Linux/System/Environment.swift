internal import Glibc

/// The environment that the process was started with.
public enum Environment {
    /// The value of a variable; nil where it is not set.
    public static func value(of name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// Sets a variable of this process and of those that it starts.
    ///
    /// - Parameter replacing: whether a value that it has is replaced.
    package static func set(_ name: String, to value: String, replacing: Bool) {
        setenv(name, value, replacing ? 1 : 0)
    }
}
