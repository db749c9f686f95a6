import Configuration
import Linux
import Varlink

/// Decides which callers may change something.
struct Permissions: Sendable {
    /// The daemon's own user id.
    let owner: UInt32
    /// The id of the administrators' group; nil where the settings name none.
    let administrators: UInt32?

    init(owner: UInt32 = CurrentProcess.user, administrators: UInt32?) {
        self.owner = owner
        self.administrators = administrators
    }

    /// Returns whether the caller is root, the daemon's own user, or a member of the administrators' group.
    func mayChange(_ peer: Peer) -> Bool {
        if peer.user == 0 || peer.user == owner { return true }
        guard let administrators else { return false }
        return peer.group == administrators || UserDatabase.groups(of: peer.user).contains(administrators)
    }
}
