import Configuration
import FoundationEssentials
import Glibc
import Linux

/// A user with groups, and what the modes of files let that user do.
struct Account {
    var user: UInt32
    var groups: [UInt32]

    var name: String { UserDatabase.name(of: user) ?? "user \(user)" }

    /// As whom a daemon that was started in the usual way would run: of the system's installation the user `ombudsd`, of
    /// one under a directory the directory's owner.
    init?(of layout: Places) {
        if layout.isSystem {
            guard let user = UserDatabase.user(named: "ombudsd") else { return nil }
            self.user = user
        } else {
            guard let status = FileMode(layout.root) else { return nil }
            user = status.owner
        }
        groups = UserDatabase.groups(of: user)
    }

    /// As whom a process runs; nil where there is no such process. A service may have groups that its user has not.
    init?(process: Int32) {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else { return nil }
        func numbers(_ key: String) -> [UInt32] {
            let line = text.split(separator: "\n").first { $0.hasPrefix("\(key):") }
            return line?.split(whereSeparator: \.isWhitespace).dropFirst().compactMap { UInt32($0) } ?? []
        }
        guard let user = numbers("Uid").dropFirst().first else { return nil }
        self.user = user
        groups = numbers("Groups") + numbers("Gid")
    }

    /// The one who asks.
    static var caller: Account? { Account(process: CurrentProcess.number) }

    /// Whether something may be done by its mode alone; access lists may say otherwise.
    ///
    /// - Parameter wanted: R_OK, W_OK and X_OK.
    func may(_ wanted: Int32, _ file: FileMode) -> Bool {
        if user == 0 { return true }
        let shift = file.owner == user ? 6 : groups.contains(file.group) ? 3 : 0
        return Int32(file.mode >> shift) & wanted == wanted
    }

    /// The first directory on the way to a path that may not be entered.
    func obstacle(to path: String) -> String? {
        let parts = path.split(separator: "/").dropLast()
        let ways = parts.indices.map { "/" + parts[...$0].joined(separator: "/") }
        return (path.hasPrefix("/") ? ways : []).first { way in
            FileMode(way).map { !may(X_OK, $0) } ?? false
        }
    }
}

extension Places {
    /// The directory that all is under, or the inbox's of the system's installation.
    var root: String { inbox.lastIndex(of: "/").map { String(inbox[..<$0]) } ?? "." }
}
