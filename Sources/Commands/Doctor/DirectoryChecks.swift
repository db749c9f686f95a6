import Configuration
import ControlInterface
import Glibc
import Inbox
import Linux

/// The checks of the directories: their permissions, their file systems, and the users who drop files.
extension Doctor {
    private var namedDirectories: [(name: String, path: String)] {
        [
            ("inbox", places.inbox), ("processed", places.processed), ("rejected", places.rejected),
            ("store-directory", places.store),
        ]
    }

    /// Whether the directories exist, and the daemon's user may read and write them.
    var directories: [Check] { namedDirectories.map { directory($0.name, $0.path) } }

    private func directory(_ name: String, _ path: String) -> Check {
        // The daemon does not follow a link to the inbox or the archive, which others can write to; the store is its own.
        guard let found = FileMode(path, following: path == places.store) else { return missing(name, path) }
        guard found.isDirectory else {
            return Check(
                name, .problem, "\(path) is not a directory, or is a symbolic link.",
                advice: "Put the directory itself there, or mount it there.")
        }
        guard let account else { return Check(name, .warning, "\(path) exists (\(found.description)).") }
        if let obstacle = account.obstacle(to: path) {
            return Check(
                name, .problem, "\(account.name) may not enter \(obstacle), which is above \(path).",
                advice: "Run chmod o+x \(obstacle).")
        }
        guard account.may([.read, .write, .enter], found) else {
            return Check(
                name, .problem, "\(account.name) may not read and write \(path) (\(found.description)).",
                advice: "Run chown \(account.name) \(path) && chmod u+rwx \(path).")
        }
        if let fileSystem = FileSystemSpace(path), fileSystem.isReadOnly {
            return Check(
                name, .problem, "\(path) is on a file system that is mounted read-only.",
                advice: "Look in the kernel's log for the reason, then mount the file system read-write.")
        }
        if path == places.store, let problem = foreignFiles(account) { return problem }
        return Check(name, .ok, "\(account.name) may read and write \(path) (\(found.description)).")
    }

    /// Whether files in the store belong to another user, as after somebody worked on them as root.
    private func foreignFiles(_ account: Account) -> Check? {
        let count = FileOwners(user: account.user, group: 0).foreignCount(at: places.store)
        guard account.user != 0, count > 0 else { return nil }
        return Check(
            "store-directory", .problem,
            "\(count) \(count == 1 ? "file" : "files") in \(places.store) \(count == 1 ? "belongs" : "belong") to another user "
                + "than \(account.name), so that the daemon can't use the store.",
            advice: "Run chown --recursive \(account.name): \(places.store).")
    }

    /// The daemon makes a missing directory, where it may.
    private func missing(_ name: String, _ path: String) -> Check {
        let owner = account?.name ?? "its user"
        let parent = Self.nearest(path)
        let canBeMade = account.map { account in
            account.obstacle(to: "\(parent)/x") == nil && FileMode(parent).map { account.may(.write, $0) } ?? false
        }
        return Check(
            name, canBeMade == true ? .warning : .problem,
            canBeMade == true
                ? "There is no \(path) yet; ombudsd makes it when it starts." : "There is no \(path).",
            advice: places.isSystem
                ? "Run systemd-tmpfiles --create." : "Make the directory, or start ombudsd as \(owner).")
    }

    /// The path itself, or the nearest directory above it that exists.
    private static func nearest(_ path: String) -> String {
        var path = path[...]
        while FileMode(String(path)) == nil, let slash = path.lastIndex(of: "/") {
            if slash == path.startIndex { return "/" }
            path = path[..<slash]
        }
        return String(path)
    }

    /// Whether originals wait to be archived because their own place accepts none.
    var unarchived: Check {
        let name = "unarchived"
        let names: [FileName]
        do throws(SystemCallError) {
            let system = LinuxFileSystem()
            names = try system.names(in: try system.openDirectory(places.unarchived)).filter { !$0.isTemporary }
        } catch {
            if error.errno == ENOENT { return Check(name, .ok, "No original waits to be archived.") }
            return Check(name, .warning, "\(places.unarchived) can't be listed: \(error.text).")
        }
        guard !names.isEmpty else { return Check(name, .ok, "No original waits to be archived.") }
        return Check(
            name, .problem,
            "\(names.count) \(names.count == 1 ? "original waits" : "originals wait") in \(places.unarchived), because the "
                + "directory of processed or rejected files accepted none.",
            advice:
                "Let the daemon's user write to \(places.processed) and \(places.rejected), and free some space there; "
                + "`ombudsctl status` says more.")
    }

    /// The free space, once for each file system.
    var space: [Check] {
        var seen: Set<UInt64> = []
        return namedDirectories.compactMap { _, path in
            let name = "space"
            let path = Self.nearest(path)
            guard let device = FileMode(path, following: true)?.device, seen.insert(device).inserted else { return nil }
            guard let space = FileSystemSpace(path) else {
                return Check(name, .warning, "The free space of the file system of \(path) can't be found out.")
            }
            let message = "The file system of \(path) has \(space.free >> 20) MiB free."
            if space.free < 1 << 20 || space.files == 0 {
                return Check(
                    name, .problem,
                    space.files == 0 ? "The file system of \(path) has no room for more files." : message,
                    advice: "Free some space. Files wait in the inbox until then.")
            }
            guard space.free >= 256 << 20 else {
                return Check(name, .warning, message, advice: "Free some space before there is none left.")
            }
            return Check(name, .ok, message)
        }
    }

    /// Whether the kernel reports files that are dropped.
    var events: Check {
        let name = "events"
        let inbox = places.inbox
        do throws(InboxError) {
            switch try WatchProbe.probe(inbox) {
            case .reported: return Check(name, .ok, "The kernel reports changes in \(inbox).")
            case .remote(let fileSystem):
                return Check(
                    name, .warning,
                    "\(inbox) is on \(fileSystem), which does not report changes that other machines make. The daemon scans "
                        + "it every inbox.poll-seconds.",
                    advice: "Drop files on this machine's own disk, if they should be read at once.")
            case .unreported:
                return Check(
                    name, .warning, "The file system of \(inbox) accepts a watch and reports nothing.",
                    advice: "Put the inbox on another file system, or let a timer run `ombudsctl rescan`.")
            }
        } catch {
            switch error.code {
            case .directoryMissing, .notADirectory:
                return Check(name, .warning, "There is no directory \(inbox), so that its changes can't be checked.")
            case .directoryForbidden:
                return Check(
                    name, .warning, "You may not write to \(inbox), so that its changes can't be checked.",
                    advice: "Run doctor as root.")
            case .watchLimit, .watchFailed:
                return Check(
                    name, .warning, "\(error)",
                    advice: "Until then the daemon scans the inbox every inbox.poll-seconds.")
            default: return Check(name, .problem, "\(error)", advice: "Look at the disk or the mount.")
            }
        }
    }

    /// The users who may put files into the inbox.
    var dropping: Check {
        let name = "dropping"
        guard let inbox = FileMode(places.inbox), inbox.isDirectory else {
            return Check(name, .warning, "There is no \(places.inbox), so that nobody can drop files.")
        }
        let known = UserDatabase.members(ofGroup: inbox.group)
        let group = known?.name ?? "group \(inbox.group)"
        guard inbox.mode & 0o030 == 0o030 else {
            let message = "Only \(UserDatabase.name(of: inbox.owner) ?? "user \(inbox.owner)") may drop files."
            guard places.isSystem else { return Check(name, .ok, message) }
            return Check(name, .warning, message, advice: "Run systemd-tmpfiles --create.")
        }
        if inbox.mode & 0o1000 == 0 {
            return Check(
                name, .warning,
                "Everybody who may drop files may also rename and remove those of others in \(places.inbox).",
                advice: places.isSystem ? "Run systemd-tmpfiles --create." : "Run chmod +t \(places.inbox).")
        }
        if places.isSystem, let account, account.groups.contains(inbox.group) {
            return Check(
                name, .warning, "The group \(group) may both drop files and read what is known.",
                advice: "Run systemd-sysusers && systemd-tmpfiles --create.")
        }
        if let caller = Account.current, !caller.may([.write, .enter], inbox) {
            return Check(
                name, .warning, "You may not drop files. The group \(group) may.",
                advice: "Run usermod -aG \(group) \(caller.name), and log in again.")
        }
        guard let members = known?.members, !members.isEmpty else {
            return Check(
                name, .warning, "The group \(group) may drop files, and has no further members.",
                advice: "Run usermod -aG \(group) NAME for each user who should.")
        }
        return Check(name, .ok, "The group \(group) may drop files: \(members.joined(separator: ", ")).")
    }
}
