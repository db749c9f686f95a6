/// # Systemd
///
/// What the daemon says to the service manager and to the journal, and what it is given by them: journal entries,
/// readiness and watchdog messages, sockets opened on its behalf, and credentials. Outside systemd every part of it
/// answers plainly: entries go to standard error, messages go nowhere, there are no sockets and no credentials.
///
/// It must not know which alerts exist, or what a field means. Calls into libsystemd stay in `Libsystemd.swift`.
public enum Systemd {
    /// Whether this machine was booted with systemd, as `sd_booted(3)` tells it.
    public static var isBooted: Bool { Libsystemd.isBooted }
}
