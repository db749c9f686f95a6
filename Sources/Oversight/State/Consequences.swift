/// The alerts that follow from a change.
struct Consequences {
    /// The steps to deliver.
    var transitions: [Transition] = []
    /// The alerts that say the same as before and rest on another document now.
    var restated: [Alert] = []

    var isEmpty: Bool { transitions.isEmpty && restated.isEmpty }

    static func + (consequences: Self, transitions: [Transition]) -> Self {
        Self(transitions: consequences.transitions + transitions, restated: consequences.restated)
    }
}

extension Change {
    /// Adds the alerts that follow from the change.
    mutating func add(_ consequences: Consequences) {
        if !consequences.transitions.isEmpty { transitions = (transitions ?? []) + consequences.transitions }
        if !consequences.restated.isEmpty { restated = (restated ?? []) + consequences.restated }
    }
}
