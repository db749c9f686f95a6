import FoundationEssentials

/// A user with groups, and the rights that the modes of files give to that user.
package struct Account: Sendable {
    /// The rights that a file's mode gives; the raw values are those of the mode's three bits.
    package struct Access: OptionSet, Sendable {
        package static let read = Access(rawValue: 4)
        package static let write = Access(rawValue: 2)
        /// To enter a directory.
        package static let enter = Access(rawValue: 1)

        package let rawValue: UInt32

        package init(rawValue: UInt32) { self.rawValue = rawValue }
    }

    package let user: UInt32
    package let groups: [UInt32]

    /// A user with the groups of the user database.
    package init(user: UInt32) {
        self.user = user
        groups = UserDatabase.groups(of: user)
    }

    /// The effective user of a process, with the process's groups: a service may have groups that its user has not.
    ///
    /// - Returns: nil where there is no such process.
    package init?(process: Int32) {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else { return nil }
        func numbers(_ key: String) -> [UInt32] {
            let line = text.split(separator: "\n").first { $0.hasPrefix("\(key):") }
            return line?.split(whereSeparator: \.isWhitespace).dropFirst().compactMap { UInt32($0) } ?? []
        }
        guard let user = numbers("Uid").dropFirst().first else { return nil }
        self.user = user
        groups = numbers("Groups") + numbers("Gid")
    }

    /// The account of this process; nil where `/proc` is not mounted.
    package static var current: Account? { Account(process: CurrentProcess.number) }

    /// The user's name, or `user 1000` for one without.
    package var name: String { UserDatabase.name(of: user) ?? "user \(user)" }

    /// Returns whether a file's mode gives some rights. Access lists may say otherwise.
    package func may(_ wanted: Access, _ file: FileMode) -> Bool {
        if user == 0 { return true }
        let shift: UInt32 = file.owner == user ? 6 : groups.contains(file.group) ? 3 : 0
        return Access(rawValue: file.mode >> shift & 7).isSuperset(of: wanted)
    }

    /// The first directory above a path that the user may not enter; nil where there is none.
    package func obstacle(to path: String) -> String? {
        let parts = path.split(separator: "/").dropLast()
        let directories = parts.indices.map { "/" + parts[...$0].joined(separator: "/") }
        return (path.hasPrefix("/") ? directories : []).first { directory in
            FileMode(directory).map { !may(.enter, $0) } ?? false
        }
    }
}
