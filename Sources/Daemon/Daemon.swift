/// # Daemon
///
/// Puts the rooms together: settings, the services and their order, reload and shutdown. It reads no letters and
/// judges no figures itself.
public enum Daemon {}
