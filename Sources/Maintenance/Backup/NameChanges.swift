import Glibc
import Linux
import Model

/// The renames of a restore, in order, so that they can be undone.
struct NameChanges {
    /// The files and directories that were there before, under their new names.
    private(set) var setAside: [String] = []
    private var done: [(old: String, new: String)] = []
    private let now: Timestamp

    /// - Parameter now: the time in the names of files and directories that are set aside.
    init(at now: Timestamp) { self.now = now }

    /// Gives a directory its place. The directory that is there gets another name.
    mutating func put(_ directory: String, at place: String) throws(SystemCallError) {
        // An empty directory is replaced.
        if rmdir(place) != 0, errno != ENOENT {
            let aside = freeName(for: place)
            // In one step, so that there is no moment without a directory of the name, in which a daemon could make one.
            try DirectoryPath.exchange(directory, with: place)
            done.append((place, directory))
            try rename(directory, to: aside)
            setAside.append(aside)
            return
        }
        try rename(directory, to: place)
    }

    /// Gives a directory another name, unless it is empty or not there.
    mutating func moveAside(_ place: String) throws(SystemCallError) {
        guard rmdir(place) != 0, errno != ENOENT else { return }
        let aside = freeName(for: place)
        try rename(place, to: aside)
        setAside.append(aside)
    }

    /// Writes a file. The file that is there gets another name.
    ///
    /// - Parameter mode: the mode of a file that was not there; one that was gives its own, and its owner and group.
    mutating func put(_ bytes: [UInt8], at place: String, like mode: UInt32) throws(SystemCallError) {
        let there = FileMode(place)
        let directory = DirectoryPath.parent(of: place)
        let temporary = "\(place).restoring"
        guard let name = DirectoryPath.name(of: temporary) else {
            throw SystemCallError(call: "openat", errno: ENAMETOOLONG)
        }
        let system = LinuxFileSystem()
        let parent = try system.openDirectory(directory)
        try? system.remove(name, in: parent)
        let file = try system.createFile(name, in: parent)
        try system.writeAll(bytes[...], to: file)
        let home = there ?? FileMode(directory)
        try DirectoryTree.assign(
            home?.owner ?? geteuid(), home?.group ?? getegid(), there?.mode ?? mode, to: file)
        try system.synchronise(file)
        if there != nil {
            let aside = freeName(for: place)
            try rename(place, to: aside)
            setAside.append(aside)
        }
        try rename(temporary, to: place)
        try system.synchronise(parent)
    }

    /// Gives everything the name that it had, except for entries that can't be renamed.
    func undo() {
        for change in done.reversed() {
            if FileMode(change.old) == nil {
                _ = Glibc.rename(change.new, change.old)
            } else {
                try? DirectoryPath.exchange(change.new, with: change.old)
            }
        }
    }

    private mutating func rename(_ path: String, to newPath: String) throws(SystemCallError) {
        guard Glibc.rename(path, newPath) == 0 else { throw SystemCallError(call: "rename", errno: errno) }
        done.append((path, newPath))
    }

    private func freeName(for path: String) -> String {
        let beginning = "\(path).before-restore-"
        return beginning + now.ending(unusedBehind: beginning)
    }
}
