/// # Maintenance
///
/// The work on a store that no daemon has open: the consistency check and its repair, the replay of the originals, and the
/// index of the originals that both use. Backups are made beside a running daemon, too, and restored without one. It watches
/// nothing and delivers nothing.
public enum Maintenance {}
