internal import Linux

extension Inbox {
    /// Watches the directory and then scans it, so that no file falls between.
    func arm() {
        disarm()
        do throws(InboxError) {
            let directory = try openPath()
            watched = try attach(to: directory)
        } catch {
            loseDirectory(because: error)
            return
        }
        searches = 0
        schedule.set(.checkDirectory, at: clock.now() + settings.checkInterval)
        scan()
        update()
    }

    private func openPath() throws(InboxError) -> Descriptor {
        do throws(SystemCallError) {
            return try fileSystem.openDirectory(settings.inbox)
        } catch {
            throw InboxError(directory: settings.inbox, error)
        }
    }

    private func attach(to directory: Descriptor) throws(InboxError) -> WatchedDirectory {
        do throws(SystemCallError) {
            let status = try fileSystem.status(of: directory)
            let isRemote = RemoteFileSystem(try fileSystem.fileSystemType(of: directory)) != nil
            var watched = WatchedDirectory(status, hasOwnClock: !isRemote)
            if isRemote {
                watched.pollingReason = InboxError(
                    .remoteFileSystem,
                    "\(settings.inbox) is on a file system that doesn't report other machines' changes; it is scanned "
                        + "every \(settings.pollInterval).")
            }
            do throws(SystemCallError) {
                let watch = try makeWatch()
                let number = try watch.add(directory)
                listener = try watch.listen(on: executor.queue, then: listenerExecutor) { [weak self] in
                    self?.assumeIsolated { $0.readEvents() }
                }
                watched.number = number
                self.watch = watch
            } catch {
                watched.pollingReason = watchError(error)
            }
            return watched
        } catch {
            throw InboxError(directory: settings.inbox, error)
        }
    }

    func watchError(_ error: SystemCallError) -> InboxError {
        var meaning = InboxError(watching: error)
        meaning.message += " \(settings.inbox) is scanned every \(settings.pollInterval) instead."
        return meaning
    }

    func disarm() {
        listener?.cancel()
        listener = nil
        watch = nil
        watched = nil
        schedule.removeAll()
    }

    /// Ends the watch of a directory that is missing or can't be used. The inbox searches for it, at growing intervals.
    func loseDirectory(because error: InboxError) {
        disarm()
        change(to: .waitingForDirectory(error))
        schedule.set(.findDirectory, at: clock.now() + searchBackoff.delay(afterRetries: searches))
        searches += 1
        update()
    }

    /// Checks that the directory at the path is still the watched one. The system doesn't report a mount over it, or that
    /// a directory above it was moved.
    func checkDirectory() {
        guard let watched else { return }
        if watched.number == nil {
            // The cause that kept it from being watched may be gone.
            arm()
            return
        }
        schedule.set(.checkDirectory, at: clock.now() + settings.checkInterval)
        do throws(InboxError) {
            _ = try openWatched()
        } catch {
            loseDirectory(because: error)
            return
        }
        // Files beyond the capacity are looked for even while most of the known ones stay where they are.
        if settling.hasMissed { scan() }
    }

    /// Opens the directory at the path.
    ///
    /// - Throws: ``InboxError``, also where it is another one than the watched one.
    func openWatched() throws(InboxError) -> Descriptor {
        let directory = try openPath()
        do throws(SystemCallError) {
            let stamp = try fileSystem.status(of: directory).stamp
            if let watched, watched.device == stamp.device, watched.inode == stamp.inode { return directory }
        } catch {
            throw InboxError(directory: settings.inbox, error)
        }
        throw InboxError(.directoryMissing, "\(settings.inbox) is another directory than before; it is watched anew.")
    }
}
