internal import Dispatch
internal import Glibc
internal import Linux
internal import Synchronization

extension Inbox {
    /// The settled files, as many at once as are ready, up to the size of a batch.
    ///
    /// Files are opened only when a batch is asked for, so that a busy consumer holds the rest back. The sequence ends when
    /// ``run()`` ends or the consumer's task is cancelled.
    public nonisolated var batches: InboxBatches { InboxBatches(inbox: self) }

    typealias Consumer = CheckedContinuation<[SettledFile]?, Never>

    /// Waits for the next batch, which reaches the caller without another change of threads.
    ///
    /// - Returns: nil at the end.
    nonisolated func nextBatch() async -> [SettledFile]? {
        let number = lastConsumer.wrappingAdd(1, ordering: .relaxed).newValue
        return await withTaskCancellationHandler {
            await withCheckedContinuation { consumer in
                executor.queue.async { self.assumeIsolated { $0.add(consumer, number) } }
            }
        } onCancel: {
            executor.queue.async { self.assumeIsolated { $0.cancelConsumer(number) } }
        }
    }

    private func add(_ consumer: Consumer, _ number: Int) {
        guard cancelled.remove(number) == nil, state != .stopped else {
            consumer.resume(returning: nil)
            return
        }
        consumers[number] = consumer
        update()
    }

    private func cancelConsumer(_ number: Int) {
        guard let consumer = consumers.removeValue(forKey: number) else {
            cancelled.insert(number)
            return
        }
        consumer.resume(returning: nil)
    }

    /// Hands the ready files to waiting consumers at once, so that none of them has to come back.
    func serveConsumers() {
        while !consumers.isEmpty, watched != nil, settling.hasReady() {
            let batch = openReady()
            guard !batch.isEmpty, let number = consumers.keys.min() else { continue }
            consumers.removeValue(forKey: number)?.resume(returning: batch)
        }
    }

    private func openReady() -> [SettledFile] {
        guard watched != nil else { return [] }
        let paths = settling.claimReady(settings.batchSize)
        guard !paths.isEmpty else { return [] }
        guard let directories = openDirectories(of: paths) else {
            settling.unclaim(paths)
            return []
        }
        var batch: [SettledFile] = []
        for path in paths {
            do throws(SystemCallError) {
                if let file = try open(path, in: directories.directory(of: path)) { batch.append(file) }
            } catch {
                fail(path, error)
            }
        }
        return batch
    }

    /// - Returns: nil where the entry is no file that can be read now.
    private func open(_ path: InboxPath, in directory: Descriptor) throws(SystemCallError) -> SettledFile? {
        // The status comes first, because opening a FIFO or a device can have effects of its own.
        let status = try fileSystem.status(of: path.name, in: directory)
        guard status.kind == .regular else {
            refuse(path, status.kind)
            return nil
        }
        let descriptor = try openFile(path.name, in: directory)
        let opened = try fileSystem.status(of: descriptor)
        guard opened.kind == .regular else {
            refuse(path, opened.kind)
            return nil
        }
        guard opened.stamp.size <= settings.largestFile else {
            refuse(
                path,
                InboxError(
                    .tooLarge,
                    "\(path) has more than \(settings.largestFile >> 20) MiB, which no letter has: it is neither read nor put away; remove it from the inbox."
                ))
            return nil
        }
        let writer = fileSystem.hasWriter(descriptor)
        if opened.stamp.size == 0, writer != true {
            refuse(path, InboxError(.empty, "\(path) is empty; it is read when it has content."))
            return nil
        }
        let born = try fileSystem.birthTime(of: descriptor)
        guard settling.isFinished(path, opened.stamp, hasWriter: writer, at: clock.now()),
            let attempt = settling.opened(path, opened.stamp)
        else { return nil }
        if problems.isSolvedByOpening(path) { solve(path) }
        return SettledFile(
            path: path, stamp: opened.stamp, born: born, attempt: attempt, descriptor: descriptor,
            directory: directory, fileSystem: fileSystem)
    }

    /// Opens a file for reading. A file that its owner made unreadable for others is made readable for this process, where the
    /// system allows that: members drop files with any umask.
    private func openFile(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor {
        do throws(SystemCallError) {
            return try fileSystem.openFile(name, in: directory)
        } catch  where error.errno == EACCES {
            guard (try? fileSystem.grantAccess(to: name, in: directory)) != nil else { throw error }
            return try fileSystem.openFile(name, in: directory)
        }
    }
}
