/// # Systemd
///
/// The connection to the journal and to the service manager: journal entries, readiness and watchdog messages, passed
/// sockets, and credentials. Outside systemd every part works without it: entries go to standard error, messages are not
/// sent, there are no sockets and no credentials.
///
/// The room must not know which alerts exist, or the meaning of a field. Calls into libsystemd are in `Libsystemd.swift`.
public enum Systemd {
    /// Whether this machine was booted with systemd, as `sd_booted(3)` reports.
    public static var isBooted: Bool { Libsystemd.isBooted }
}
