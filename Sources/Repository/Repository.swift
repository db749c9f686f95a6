/// # Repository
///
/// The state on the store: opening, committing, checkpoints, and the JSON of records and changes. It watches no inbox,
/// delivers no alert and evaluates no rule.
public enum Repository {}
