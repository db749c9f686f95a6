internal import Glibc
internal import Linux

extension Inbox {
    /// Reads and handles the events that the system has reported by now.
    func readEvents() {
        guard let watch else { return }
        do throws(SystemCallError) {
            handle(try watch.read())
        } catch {
            loseDirectory(because: watchError(error))
        }
    }

    func handle(_ events: [WatchEvent]) {
        let now = clock.now()
        var mustScan = false
        limitAccess(to: events)
        for event in events {
            guard let root = watched?.number else { return }
            if event.has(Int32(IN_Q_OVERFLOW)) {
                overflows += 1
                eventSink.yield(.overflow(count: overflows))
                mustScan = true
            } else if event.watch == root, event.name == nil {
                guard event.mask & Self.goneBits != 0 else { continue }
                loseDirectory(
                    because: InboxError(
                        .directoryMissing, "\(settings.inbox) was removed, moved or unmounted; make it again."))
                return
            } else if event.watch == root, let name = event.name {
                handle(event, of: InboxPath(name: name), at: now)
            } else if let folder = watched?.folder(of: event.watch) {
                if let name = event.name {
                    handle(event, of: InboxPath(folder: folder, name: name), at: now)
                } else if event.mask & Self.goneBits & ~UInt32(IN_MOVE_SELF) != 0 {
                    forgetFolder(folder)
                }
            }
        }
        if mustScan { scan() }
        update()
    }

    /// Takes the access of other members from what came into an inbox that several users share, or got another mode.
    private func limitAccess(to events: [WatchEvent]) {
        guard let watched, watched.isShared else { return }
        let names = events.filter { event in
            event.watch == watched.number && Self.changesAccess.contains { event.has($0) }
        }.compactMap(\.name)
        guard !names.isEmpty, let directory = try? openWatched() else { return }
        for name in Set(names) where name.beforeLeaving == nil {
            guard let status = try? fileSystem.status(of: name, in: directory) else { continue }
            limitAccess(to: name, status, in: directory)
        }
    }

    private static let changesAccess = [Int32(IN_CREATE), Int32(IN_MOVED_TO), Int32(IN_ATTRIB)]

    private static let goneBits =
        UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_UNMOUNT) | UInt32(IN_IGNORED)

    private func handle(_ event: WatchEvent, of path: InboxPath, at now: Duration) {
        guard !path.name.isTemporary else { return }
        let isGone = event.has(Int32(IN_DELETE)) || event.has(Int32(IN_MOVED_FROM))
        if isGone { solve(path) }
        if event.mask & UInt32(IN_ISDIR) != 0 {
            if isGone {
                forgetFolder(path.asFolder)
                settling.forget(path)
            } else if event.has(Int32(IN_CREATE)) || event.has(Int32(IN_MOVED_TO)) {
                foundDirectory(path)
            }
            return
        }
        let change: Settling.Change
        if isGone {
            change = .removed
        } else if event.has(Int32(IN_MOVED_TO)) {
            change = .arrived
        } else if event.has(Int32(IN_CLOSE_WRITE)) {
            change = .closed
        } else if event.has(Int32(IN_MODIFY)) {
            change = .written
        } else if event.has(Int32(IN_CREATE)) {
            change = .created
        } else {
            change = .attributes
        }
        settling.noticed(change, of: path, at: now)
    }
}
