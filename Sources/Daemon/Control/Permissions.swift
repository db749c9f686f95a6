import Configuration
import Linux
import Varlink

/// Who may change things.
struct Permissions: Sendable {
    /// The daemon's own user.
    let owner: UInt32
    /// The administrators' group.
    let administrators: UInt32?

    init(owner: UInt32 = CurrentProcess.user, administrators: UInt32?) {
        self.owner = owner
        self.administrators = administrators
    }

    /// Root, the daemon's own user, and members of the administrators' group.
    func mayChange(_ peer: Peer) -> Bool {
        if peer.user == 0 || peer.user == owner { return true }
        guard let administrators else { return false }
        return peer.group == administrators || UserDatabase.groups(of: peer.user).contains(administrators)
    }
}
