/// # Oversight
///
/// What the daemon knows and what follows from it: state + event + now gives a change; a change gives the next state.
/// The rules by which alerts are raised live here. Pure: no files, no clocks, no journal.
///
/// - `State` is all that is kept; it is only ever altered by `State.apply(_:)`.
/// - `Change` is what is committed: facts, with the alert transitions that followed from them, so that a change means
///   the same whichever version of the rules reads it back.
/// - `State.change(for:at:)` judges an event and says which change it makes.
