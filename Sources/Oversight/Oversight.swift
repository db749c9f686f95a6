/// # Oversight
///
/// What the daemon knows and what follows from it: state + event + now gives a change and the next state; a change that
/// was kept gives the next state again. The rules by which alerts are raised, and the peer groups in which authorities are
/// compared, live here. Pure: no files, no clocks, no journal.
///
/// - `State` is all that is kept. `State.accept(_:at:)` judges an event and takes it in; `State.apply(_:)` takes in again what
///   was committed.
/// - `Change` is what is committed: facts, with the alert transitions that followed from them, so that a change means
///   the same whichever version of the rules reads it back.
/// - `Policy` says how alerts are judged. It is kept with the state, so that what follows from a change of the settings is
///   told once.
/// - An arrival is judged together with those members of its peer group that are compared otherwise because of it.
