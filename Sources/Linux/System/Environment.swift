internal import Glibc

/// The environment that the process was started with.
public enum Environment {
    /// The value of a variable; nil where it is not set.
    public static func value(of name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
