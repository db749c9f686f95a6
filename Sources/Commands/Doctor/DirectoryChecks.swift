import Configuration
import ControlInterface
import Glibc
import Inbox
import Linux
import Maintenance

extension Doctor {
    private var places: [(name: String, path: String)] {
        [
            ("inbox", layout.inbox), ("processed", layout.processed), ("rejected", layout.rejected),
            ("store-directory", layout.store),
        ]
    }

    /// Whether the directories are there, and the daemon's user may read and write them.
    var directories: [Check] { places.map { directory($0.name, $0.path) } }

    private func directory(_ name: String, _ path: String) -> Check {
        // Strangers put files into the others, so no link is followed there; the store is the daemon's own.
        guard let found = FileMode(path, following: path == layout.store) else { return missing(name, path) }
        guard found.isDirectory else {
            return Check(
                name, .problem, "\(path) is no directory, or a symbolic link",
                advice: "put the directory itself there, or mount it there")
        }
        guard let account else { return Check(name, .warning, "\(path) is there (\(found.description))") }
        if let obstacle = account.obstacle(to: path) {
            return Check(
                name, .problem, "\(account.name) may not enter \(obstacle), on the way to \(path)",
                advice: "chmod o+x \(obstacle)")
        }
        guard account.may(R_OK | W_OK | X_OK, found) else {
            return Check(
                name, .problem, "\(account.name) may not read and write \(path) (\(found.description))",
                advice: "chown \(account.name) \(path) && chmod u+rwx \(path)")
        }
        if let fileSystem = FileSystemSpace(path), fileSystem.isReadOnly {
            return Check(
                name, .problem, "\(path) is on a file system that is mounted read-only",
                advice: "look at the kernel's log for why, then mount it read-write")
        }
        return Check(name, .ok, "\(path) can be read and written by \(account.name) (\(found.description))")
    }

    /// The daemon makes what is missing, where it may.
    private func missing(_ name: String, _ path: String) -> Check {
        let advice = layout.isSystem ? "run systemd-tmpfiles --create" : "make it, or start ombudsd as \(owner)"
        let parent = Self.nearest(path)
        let canBeMade = account.map { account in
            account.obstacle(to: "\(parent)/x") == nil && FileMode(parent).map { account.may(W_OK, $0) } ?? false
        }
        return Check(
            name, canBeMade == true ? .warning : .problem,
            "there is no \(path)" + (canBeMade == true ? " yet; ombudsd makes it when it starts" : ""), advice: advice)
    }

    private var owner: String { account?.name ?? "its user" }

    /// The path itself, or the nearest directory above it that is there.
    private static func nearest(_ path: String) -> String {
        var path = path[...]
        while FileMode(String(path)) == nil, let slash = path.lastIndex(of: "/") {
            if slash == path.startIndex { return "/" }
            path = path[..<slash]
        }
        return String(path)
    }

    /// How much room there is, once for each file system.
    var space: [Check] {
        var seen: Set<UInt64> = []
        return places.compactMap { _, path in
            let path = Self.nearest(path)
            guard let device = FileMode(path, following: true)?.device, seen.insert(device).inserted else { return nil }
            guard let room = FileSystemSpace(path) else {
                return Check("space", .warning, "it can't be told how much room there is on \(path)")
            }
            let message = "\(path): \(room.free >> 20) MiB free"
            if room.free < 1 << 20 || room.files == 0 {
                return Check(
                    "space", .problem, room.files == 0 ? "\(path): no file can be made any more" : message,
                    advice: "free some; files wait in the inbox until then")
            }
            guard room.free >= 256 << 20 else {
                return Check("space", .warning, message, advice: "free some before it runs out")
            }
            return Check("space", .ok, message)
        }
    }

    /// Whether files that are dropped are noticed by themselves.
    var events: Check {
        let name = "events"
        do throws(InboxError) {
            switch try WatchProbe.probe(layout.inbox) {
            case .told: return Check(name, .ok, "the system tells of changes in \(layout.inbox)")
            case .remote(let fileSystem):
                return Check(
                    name, .warning,
                    "\(layout.inbox) is on \(fileSystem), which does not tell of changes that other machines make; "
                        + "it is looked through every inbox.poll-seconds",
                    advice: "drop files on this machine's own disk, if they should be read at once")
            case .untold:
                return Check(
                    name, .warning, "the file system of \(layout.inbox) takes a watch and tells nothing",
                    advice: "put the inbox on another file system, or let a timer call `ombudsctl rescan`")
            }
        } catch {
            switch error.code {
            case .directoryMissing, .notADirectory:
                return Check(name, .warning, "it can't be tried: there is no directory \(layout.inbox)")
            case .directoryForbidden:
                return Check(
                    name, .warning, "it can't be tried: you may not write to \(layout.inbox)", advice: "ask as root")
            case .watchLimit, .watchFailed:
                return Check(
                    name, .warning, "\(error)",
                    advice: "until then the inbox is looked through every inbox.poll-seconds")
            default: return Check(name, .problem, "\(error)", advice: "look at the disk or the mount")
            }
        }
    }

    /// Who may put files into the inbox.
    var dropping: Check {
        let name = "dropping"
        guard let inbox = FileMode(layout.inbox), inbox.isDirectory else {
            return Check(name, .warning, "it can't be told who may drop files: there is no \(layout.inbox)")
        }
        let known = UserDatabase.members(ofGroup: inbox.group)
        let group = known?.name ?? "group \(inbox.group)"
        guard inbox.mode & 0o030 == 0o030 else {
            let message = "only \(UserDatabase.name(of: inbox.owner) ?? "user \(inbox.owner)") may drop files"
            guard layout.isSystem else { return Check(name, .ok, message) }
            return Check(name, .warning, message, advice: "chmod 2770 \(layout.inbox)")
        }
        if let caller = Account.caller, !caller.may(W_OK | X_OK, inbox) {
            return Check(
                name, .warning, "you may not drop files; the group \(group) may",
                advice: "usermod -aG \(group) \(caller.name), and log in again")
        }
        guard let members = known?.members, !members.isEmpty else {
            return Check(
                name, .warning, "the group \(group) may drop files and has no further members",
                advice: "usermod -aG \(group) NAME for those who should")
        }
        return Check(name, .ok, "the group \(group) may drop files: \(members.joined(separator: ", "))")
    }
}
