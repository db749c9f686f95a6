internal import Glibc
public import Linux

/// A copy of an original that was left by a crash or a failure between its writing and its archiving.
public struct LeftCopy: Sendable {
    /// The SHA-256 of its content. That of a copy in the directory of unarchived originals is held against the content when it is
    /// archived.
    public let sha256: String
    let name: FileName
    let directory: Descriptor
    /// For people.
    let path: String
}

/// The place and the names for the original of a document, by what is known of the document.
public struct OriginalPlacement: Sendable {
    public var name: FileName
    public var decision: Verdict.Decision
    public var distinction: String

    /// - Parameters:
    ///   - name: the name that the file had.
    ///   - decision: `processed` or `rejected`.
    ///   - distinction: as in ``Verdict``.
    public init(name: FileName, decision: Verdict.Decision, distinction: String) {
        self.name = name
        self.decision = decision
        self.distinction = distinction
    }
}

/// The outcome of archiving left copies.
public struct LeftCopiesOutcome: Sendable {
    /// The paths of the originals that were archived.
    public var archived: [String] = []
    /// The error of the first copy that could not be archived.
    public var failure: InboxError?
    /// The number of copies that could not be archived.
    public var remaining = 0
    /// The paths of copies that belong to no known document and to no file in the inbox, as damaged ones do: they stay.
    public var unclaimed: [String] = []
}

extension Archive {
    /// Finds all copies that are not archived, and settles the reasons that a crash left.
    ///
    /// - Returns: the copies, and whether every directory could be read.
    func leftCopies() -> (copies: [LeftCopy], isComplete: Bool) {
        var copies: [LeftCopy] = []
        var isComplete = true
        func visit(
            _ directory: Result<Descriptor, SystemCallError>, _ path: String,
            _ body: (FileName, Descriptor, String) throws(SystemCallError) -> Void
        ) {
            do throws(SystemCallError) {
                let directory = try directory.get()
                for name in try fileSystem.names(in: directory).sorted() where !unclaimed.contains(name) {
                    try body(name, directory, "\(path)/\(name)")
                }
            } catch {
                if error.errno != ENOENT { isComplete = false }
            }
        }
        func addHidden(_ name: FileName, _ directory: Descriptor, _ path: String) throws(SystemCallError) {
            guard name.isCopy else { return }
            guard let sha256 = SHA256.hexDigest(of: try fileSystem.openFile(name, in: directory)) else {
                throw SystemCallError(call: "pread", errno: EIO)
            }
            copies.append(LeftCopy(sha256: sha256, name: name, directory: directory, path: path))
        }
        visit(opened(unarchived), unarchived) { name, directory, path in
            copies.append(LeftCopy(sha256: "\(name)", name: name, directory: directory, path: path))
        }
        visit(opened(rejected), rejected, addHidden)
        do throws(SystemCallError) {
            try settleLeftReasons()
        } catch {
            if error.errno != ENOENT { isComplete = false }
        }
        visit(opened(processed), processed) { (folder, directory, path) throws(SystemCallError) in
            guard !folder.isTemporary, try fileSystem.status(of: folder, in: directory).kind == .directory else {
                return
            }
            visit(
                Result { () throws(SystemCallError) in try fileSystem.openDirectory(folder, in: directory) }, path,
                addHidden)
        }
        return (copies, isComplete)
    }

    private func opened(_ path: String) -> Result<Descriptor, SystemCallError> {
        Result { () throws(SystemCallError) in try fileSystem.openDirectory(path) }
    }

    /// Archives left copies whose documents are known and have no original. Of the others those are removed that have a use no
    /// more: copies of known documents with an original, and of files that are in the inbox still. The rest stays, since it may be
    /// what a fault of the disk has made of the only copy of a document.
    ///
    /// - Parameters:
    ///   - placements: the known documents, by SHA-256.
    ///   - inbox: the path of the inbox.
    func archive(
        _ copies: [LeftCopy], as placements: [String: OriginalPlacement], inbox: String
    ) -> LeftCopiesOutcome {
        var outcome = LeftCopiesOutcome()
        var steps: [ArchiveStep] = []
        // Of the copies of one content one is archived.
        var others: [String: [LeftCopy]] = [:]
        var unknown: [LeftCopy] = []
        for copy in copies {
            guard let placement = placements[copy.sha256] else {
                unknown.append(copy)
                continue
            }
            if others[copy.sha256]?.append(copy) != nil { continue }
            others[copy.sha256] = []
            do throws(SystemCallError) {
                let file = try SettledFile(copy, named: placement.name, fileSystem)
                steps.append(
                    ArchiveStep(
                        Verdict(file, placement.decision, distinction: placement.distinction), source: copy))
            } catch {
                outcome.add(InboxError(archiving: InboxPath(name: placement.name), error))
            }
        }
        settle(unknown, inbox: inbox, in: &outcome)
        prepare(&steps)
        archiveCopies(&steps)
        for step in steps {
            guard let source = step.source else { continue }
            switch step.outcome {
            case .archived(let directory, let name):
                if step.copy != nil { outcome.archived.append("\(directory)/\(name)") }
                for copy in [source] + (others[source.sha256] ?? []) {
                    try? fileSystem.remove(copy.name, in: copy.directory)
                }
            // Its name is not that of its content, which was on the disk before its document was committed.
            case .replaced: keep(source, in: &outcome)
            case .failed(let error): outcome.add(error)
            case .stayed, .postponed: break
            }
        }
        return outcome
    }

    /// Removes the copies of files that are in the inbox still, and keeps those that are of no file.
    private func settle(_ unknown: [LeftCopy], inbox: String, in outcome: inout LeftCopiesOutcome) {
        guard !unknown.isEmpty else { return }
        do throws(SystemCallError) {
            let sources = Set(
                try DirectoryTree.files(below: inbox, skippingForbidden: true)
                    .map { CopySource(device: $0.device, inode: $0.inode) })
            for copy in unknown {
                if copy.name.isCopy, copy.name.source.map(sources.contains) != true {
                    keep(copy, in: &outcome)
                } else {
                    try? fileSystem.remove(copy.name, in: copy.directory)
                }
            }
        } catch {
            outcome.add(InboxError(directory: inbox, error))
        }
    }

    /// Leaves a copy where it is, and does not find it again.
    private func keep(_ copy: LeftCopy, in outcome: inout LeftCopiesOutcome) {
        unclaimed.insert(copy.name)
        outcome.unclaimed.append(copy.path)
    }
}

extension LeftCopiesOutcome {
    fileprivate mutating func add(_ error: InboxError) {
        failure = failure ?? error
        remaining += 1
    }
}

extension SettledFile {
    fileprivate convenience init(
        _ copy: LeftCopy, named name: FileName, _ fileSystem: any FileSystem
    ) throws(SystemCallError) {
        let descriptor = try fileSystem.openFile(copy.name, in: copy.directory)
        let status = try fileSystem.status(of: descriptor)
        guard status.kind == .regular else { throw SystemCallError(call: "openat", errno: ENXIO) }
        self.init(
            path: InboxPath(name: name), stamp: status.stamp, born: 0, attempt: 0, descriptor: descriptor,
            directory: copy.directory, fileSystem: fileSystem)
        remember(.digest(copy.sha256))
    }
}
