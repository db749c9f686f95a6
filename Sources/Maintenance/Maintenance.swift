/// # Maintenance
///
/// The work on a store that no daemon has open: the consistency check and its repair, the replay of the originals, and the
/// index of the originals that both use. It watches nothing and delivers nothing.
public enum Maintenance {}
