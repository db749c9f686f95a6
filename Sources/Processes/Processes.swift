/// # Processes
///
/// Runs programs as child processes: starts them, waits for them, and ends them when their time is up. One launcher,
/// `ChildProcess`, serves two profiles, confined and plain. It must not know what the programs do.
public enum Processes {}
