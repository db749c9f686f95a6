/// # Oversight
///
/// The state of the daemon and the alerts that follow from it. A state, an event and the time give a change and the
/// next state; a committed change gives the next state again. Pure: no files, no clocks, no journal.
///
/// - `State` is everything that the daemon knows. `State.accept(_:at:)` evaluates an event and applies it;
///   `State.apply(_:)` applies a change that was committed before.
/// - `Change` is the unit of commitment: facts, with the alert transitions that followed from them. It means the same
///   whichever version of the rules reads it again.
/// - `Rule` raises alerts, and `Policy` says which rules are on and with which thresholds. The policy is part of the
///   state, so that a change of the settings is evaluated once.
/// - A document that arrives is evaluated together with those members of its peer group whose average it moves.
