internal import Linux

extension Archive {
    /// The number of files from which on one synchronisation of the whole file system is cheaper than one for each file.
    private static let filesWorthOneSync = 8

    /// Synchronises the content of files.
    ///
    /// - Returns: the errors, by path.
    func synchroniseContent(of files: [SettledFile]) -> [InboxPath: InboxError] {
        var failures: [InboxPath: InboxError] = [:]
        func attempt(_ affected: [SettledFile], _ body: () throws(SystemCallError) -> Void) {
            do throws(SystemCallError) {
                try body()
            } catch {
                for file in affected { failures[file.path] = Self.syncFailure("\(file.path)", error) }
            }
        }
        for (_, files) in Dictionary(grouping: files, by: \.device) {
            if files.count >= Self.filesWorthOneSync, let first = files.first {
                attempt(files) { () throws(SystemCallError) in
                    try fileSystem.synchroniseFileSystem(of: first.descriptor)
                }
            } else {
                for file in files {
                    attempt([file]) { () throws(SystemCallError) in try fileSystem.synchronise(file.descriptor) }
                }
            }
        }
        return failures
    }

    /// Synchronises the directories of moved names, the new places first.
    func synchroniseNames(
        _ verdicts: [Verdict], _ targets: [Place: [Int]], _ directories: [Place: Result<Descriptor, SystemCallError>],
        _ outcomes: inout [ArchiveOutcome]
    ) {
        var sources: [ObjectIdentifier: Descriptor] = [:]
        for (place, indices) in targets {
            for index in indices {
                let directory = verdicts[index].file.directory
                sources[ObjectIdentifier(directory)] = directory
            }
            guard case .success(let directory) = directories[place] else { continue }
            do throws(SystemCallError) {
                try fileSystem.synchronise(directory)
            } catch {
                for index in indices { outcomes[index] = .failed(Self.syncFailure(place.path, error)) }
            }
        }
        for directory in sources.values {
            do throws(SystemCallError) {
                try fileSystem.synchronise(directory)
            } catch {
                for index in targets.values.joined() where verdicts[index].file.directory === directory {
                    outcomes[index] = .failed(Self.syncFailure("the inbox", error))
                }
            }
        }
    }

    /// Synchronises a directory.
    ///
    /// - Parameter path: its path, for the error.
    func synchronise(_ directory: Descriptor, _ path: String) throws(InboxError) {
        do throws(SystemCallError) {
            try fileSystem.synchronise(directory)
        } catch {
            throw Self.syncFailure(path, error)
        }
    }

    private static func syncFailure(_ what: String, _ error: SystemCallError) -> InboxError {
        InboxError(
            .syncFailed, "The disk did not confirm that \(what) was written; look at it, then start the daemon again.",
            errno: error.errno)
    }
}
