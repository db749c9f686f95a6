import Configuration
import Linux

extension Account {
    /// The account that a daemon would run as when it is started in the usual way: the user `ombudsd` for the system's
    /// installation, the directory's owner for one under a directory.
    ///
    /// - Returns: nil where there is no such user or directory.
    init?(daemonOf places: Places) {
        if places.isSystem {
            guard let user = UserDatabase.user(named: "ombudsd") else { return nil }
            self.init(user: user)
        } else {
            guard let root = FileMode(places.root) else { return nil }
            self.init(user: root.owner)
        }
    }
}

extension Places {
    /// The directory above the inbox; for an installation under a directory, that directory.
    fileprivate var root: String { inbox.lastIndex(of: "/").map { String(inbox[..<$0]) } ?? "." }
}
