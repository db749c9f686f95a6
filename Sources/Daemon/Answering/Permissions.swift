import ControlSocket
import Glibc

/// Who may change things.
struct Permissions: Sendable {
    /// The daemon's own user.
    let owner: UInt32
    /// The administrators' group.
    let administrators: UInt32?

    init(owner: UInt32 = geteuid(), administrators: UInt32?) {
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

/// The user and group database (getpwuid_r(3), getgrnam_r(3)).
enum UserDatabase {
    /// A group's number; nil where there is no such group.
    static func group(named name: String) -> UInt32? {
        var entry = group_()
        return withLookupBuffer { buffer, size in
            var found: UnsafeMutablePointer<group_>?
            guard getgrnam_r(name, &entry, buffer, size, &found) == 0, let found else { return nil }
            return found.pointee.gr_gid
        }
    }

    /// A user's name; nil where the user is unknown.
    static func name(of user: UInt32) -> String? {
        var entry = passwd()
        return withLookupBuffer { buffer, size in
            var found: UnsafeMutablePointer<passwd>?
            guard getpwuid_r(user, &entry, buffer, size, &found) == 0, let found else { return nil }
            return String(cString: found.pointee.pw_name)
        }
    }

    /// The groups that a user is in.
    static func groups(of user: UInt32) -> [UInt32] {
        var entry = passwd()
        return withLookupBuffer { buffer, size -> [UInt32]? in
            var found: UnsafeMutablePointer<passwd>?
            guard getpwuid_r(user, &entry, buffer, size, &found) == 0, let found else { return nil }
            var groups = [gid_t](repeating: 0, count: 1024)
            var count = Int32(groups.count)
            guard getgrouplist(found.pointee.pw_name, found.pointee.pw_gid, &groups, &count) >= 0 else { return nil }
            return Array(groups.prefix(Int(count)))
        } ?? []
    }

    private typealias group_ = Glibc.group

    private static func withLookupBuffer<Result>(_ body: (UnsafeMutablePointer<CChar>, Int) -> Result?) -> Result? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 65_536) { buffer in
            buffer.baseAddress.flatMap { body($0, buffer.count) }
        }
    }
}
