internal import Glibc
internal import Linux

extension Inbox {
    /// Scans the whole directory now, whatever changes the system reported.
    public func rescan() {
        guard watched != nil else { return }
        scan()
        update()
    }

    /// Scans the directory and its folders.
    ///
    /// - Parameter forMore: looks only for unknown files, so that refused ones are not tried again.
    func scan(forMore: Bool = false) {
        do throws(InboxError) {
            let directory = try openWatched()
            // Folders that could not be watched may be watched now; each that still can't sets the reason again.
            if watched?.number != nil, watched?.pollingReason?.code != .remoteFileSystem {
                watched?.pollingReason = nil
            }
            settling.beginScan()
            try scan(directory, folder: nil, forMore)
            settling.endScan()
            for path in problems.paths where !settling.knows(path) { solve(path) }
        } catch {
            loseDirectory(because: error)
            return
        }
        pollWhereNeeded()
    }

    private func pollWhereNeeded() {
        guard let watched else { return }
        if watched.pollingReason != nil || settings.polling == .always {
            schedule.add(.scan, at: clock.now() + settings.pollInterval)
        }
        change(to: watched.pollingReason.map(InboxState.polling) ?? .watching)
    }

    private func scan(_ directory: Descriptor, folder: InboxFolder?, _ forMore: Bool) throws(InboxError) {
        var files: [(path: InboxPath, stamp: FileStamp, changed: FileTime)] = []
        let isShared = folder == nil && watched?.isShared == true
        var directories: [InboxPath] = []
        var abandoned: [FileName] = []
        var room = settling.room
        do throws(SystemCallError) {
            try fileSystem.names(in: directory) { name in
                guard !name.isTemporary else {
                    if name.beforeLeaving != nil {
                        if !archive.isRemoving(name) { abandoned.append(name) }
                    } else if isShared, let status = try? fileSystem.status(of: name, in: directory) {
                        limitAccess(to: name, status, in: directory)
                    }
                    return true
                }
                let path = InboxPath(folder: folder, name: name)
                if forMore, settling.passesOver(path) { return true }
                let isNew = settling.entries[path] == nil
                guard room > 0 || !isNew else {
                    settling.miss()
                    return false
                }
                var status: FileStatus
                let changed: FileTime
                do throws(SystemCallError) {
                    status = try fileSystem.status(of: name, in: directory)
                    changed = status.stamp.changed
                    if isShared, isNew, limitAccess(to: name, status, in: directory) {
                        status = try fileSystem.status(of: name, in: directory)
                    }
                } catch {
                    // A file that is gone again is no problem.
                    if error.errno != ENOENT { postpone(path, InboxError(file: path, error)) }
                    return true
                }
                switch status.kind {
                case .regular:
                    files.append((path, status.stamp, changed))
                    if isNew { room -= 1 }
                case .directory: directories.append(path)
                case .symbolicLink, .other: refuse(path, status.kind)
                }
                return true
            }
        } catch {
            throw InboxError(directory: folder.map { "\(settings.inbox)/\($0)" } ?? settings.inbox, error)
        }
        for name in abandoned where room > 0 {
            // A file that can't get its name back now gets it at a later scan.
            guard let name = try? fileSystem.returnHidden(name, in: directory),
                let status = try? fileSystem.status(of: name, in: directory), status.kind == .regular
            else { continue }
            files.append((InboxPath(folder: folder, name: name), status.stamp, status.stamp.changed))
            room -= 1
        }
        // The oldest first, so that documents are read in the order in which they came.
        files.sort { ($0.stamp.modified, $0.path.name) < ($1.stamp.modified, $1.path.name) }
        let (now, time) = (clock.now(), fileSystem.now())
        let hasOwnClock = watched?.hasOwnClock ?? false
        for (path, stamp, changed) in files {
            let age = changed.duration(to: time)
            settling.found(path, stamp, isOld: hasOwnClock && age >= settings.settleWindow, at: now)
        }
        for path in directories.sorted() { foundDirectory(path, forMore) }
    }

    /// Leaves an entry of a shared inbox to its owner and the daemon, where the system allows that.
    ///
    /// - Returns: whether it was open to others until now.
    @discardableResult
    func limitAccess(to name: FileName, _ status: FileStatus, in directory: Descriptor) -> Bool {
        guard status.mayBeOpenToOthers, status.kind == .regular || status.kind == .directory else { return false }
        do throws(SystemCallError) {
            try fileSystem.limitAccess(to: name, in: directory)
            return true
        } catch {
            return false
        }
    }

    /// Watches and scans a folder of the inbox, and refuses one that is deeper than the settings say.
    func foundDirectory(_ path: InboxPath, _ forMore: Bool = false) {
        let folder = path.asFolder
        guard folder.names.count <= settings.folderDepth else {
            let message =
                switch settings.folderDepth {
                case 0: "\(path) is a folder, which is not scanned; put its files into the inbox itself."
                case 1: "\(path) is a folder in a folder, which is not scanned; put its files one level higher."
                case let depth: "\(path) is a folder below \(depth) others, which is not scanned; put its files higher."
                }
            refuse(path, InboxError(.tooDeep, message))
            return
        }
        let directory: Descriptor
        do throws(SystemCallError) {
            directory = try fileSystem.openFolder(folder, in: try fileSystem.openDirectory(settings.inbox))
        } catch {
            // A folder that is gone again is no problem.
            if error.errno != ENOENT { failFolder(path, InboxError(directory: "\(settings.inbox)/\(folder)", error)) }
            return
        }
        do throws(SystemCallError) {
            if let number = try watch?.add(directory) { watched?.add(folder, number: number) }
        } catch {
            watched?.pollingReason = watchError(error)
        }
        do throws(InboxError) {
            try scan(directory, folder: folder, forMore)
            solve(path)
        } catch {
            failFolder(path, error)
        }
        pollWhereNeeded()
    }

    /// Forgets a folder that was removed or moved away, and its files.
    func forgetFolder(_ folder: InboxFolder) {
        for number in watched?.remove(folder) ?? [] { watch?.remove(number) }
        settling.forget(folder: folder)
        for path in problems.paths where path.isBelow(folder) { solve(path) }
    }

    /// Looks at files whose time has come.
    func examine(_ paths: [InboxPath], at now: Duration) {
        guard !paths.isEmpty, let directories = openDirectories(of: paths) else { return }
        for path in paths {
            do throws(SystemCallError) {
                let status = try fileSystem.status(of: path.name, in: directories.directory(of: path))
                switch status.kind {
                case .regular: settling.looked(at: path, status.stamp, now: now)
                case .directory:
                    settling.forget(path)
                    foundDirectory(path)
                case .symbolicLink, .other: refuse(path, status.kind)
                }
            } catch {
                fail(path, error)
            }
        }
    }
}
