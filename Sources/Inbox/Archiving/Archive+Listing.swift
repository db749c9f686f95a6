internal import Glibc
internal import Linux

extension Archive {
    /// Writes the originals that are about to get their names into the list of checksums, all with one write.
    func list(_ steps: inout [ArchiveStep]) {
        var lines: [ChecksumLine] = []
        var indices: [Int] = []
        var taken: Set<[UInt8]> = []
        var firsts: [Original: Int] = [:]
        for index in steps.indices where steps[index].isPending {
            guard let copy = steps[index].copy, let (place, target) = steps[index].target else { continue }
            do throws(SystemCallError) {
                let sha256 = try self.sha256(of: steps[index].verdict.file, copiedTo: copy.name, in: target)
                // A mirror brings the same file in several folders, and its bytes are put away once.
                let original = Original(path: path(of: steps[index].verdict.file.path.name, in: place), sha256: sha256)
                if let first = firsts[original], steps[first].verdict.isSame(as: steps[index].verdict) {
                    steps[index].twin = first
                    continue
                }
                firsts[original] = firsts[original] ?? index
                let name = steps[index].verdict.candidates.first { name in
                    !taken.contains(path(of: name, in: place)) && isFree(name, in: target)
                        && (place.folder != nil || isFree(name.reasonName, in: target))
                }
                guard let name else { throw SystemCallError(call: "renameat2", errno: EEXIST) }
                taken.insert(path(of: name, in: place))
                steps[index].listing = ArchiveStep.Listing(sha256: sha256, name: name)
                lines.append(ChecksumLine(sha256: sha256, path: path(of: name, in: place)))
                indices.append(index)
            } catch {
                fail(&steps[index], InboxError(archiving: steps[index].verdict.file.path, error))
            }
        }
        do throws(SystemCallError) {
            try add(lines)
        } catch {
            for index in indices {
                fail(&steps[index], InboxError(archiving: steps[index].verdict.file.path, at: checksums, error))
            }
        }
    }

    /// Gives the files that have a twin its original.
    func joinTwins(_ steps: inout [ArchiveStep]) {
        for index in steps.indices where steps[index].isPending {
            guard let twin = steps[index].twin, let copy = steps[index].copy, let (_, target) = steps[index].target
            else { continue }
            if let failure = steps[twin].failure {
                fail(&steps[index], failure)
            } else {
                steps[index].archivedName = steps[twin].archivedName
                try? fileSystem.remove(copy.name, in: target)
                steps[index].copy = nil
            }
        }
    }

    /// Writes the line of a name that an original gets instead of the listed one.
    func list(_ name: FileName, insteadOf listing: ArchiveStep.Listing, in place: Place) throws(SystemCallError) {
        guard name != listing.name else { return }
        try add([ChecksumLine(sha256: listing.sha256, path: path(of: name, in: place))])
        stale[listing.sha256, default: []].insert(path(of: listing.name, in: place))
    }

    /// Writes the line of an original that is about to move to a place.
    func list(_ original: FoundOriginal, as name: FileName, in place: Place) throws(SystemCallError) {
        try add([ChecksumLine(sha256: original.sha256, path: path(of: name, in: place))])
    }

    /// Removes the lines of originals that left their names, where these archived ones are the same.
    func dropStaleLines(_ steps: [ArchiveStep]) {
        guard !stale.isEmpty else { return }
        for step in steps where step.archivedName != nil && step.failure == nil {
            guard let (place, target) = step.target, let name = step.archivedName,
                let sha256 = step.listing?.sha256 ?? (try? digest(of: name, in: target))
            else { continue }
            let kept = path(of: name, in: place)
            stale[sha256]?.remove(kept)
            guard let paths = stale[sha256] else { continue }
            // The next start removes what can't be removed now.
            try? originalsList?.remove { $0.sha256 == sha256 && paths.contains($0.path) }
            stale[sha256] = nil
        }
    }

    /// Removes the lines of documents whose originals were removed.
    func dropLines(of documents: Set<String>) throws(InboxError) {
        do throws(SystemCallError) {
            try originalsList?.remove { documents.contains($0.sha256) }
        } catch {
            throw InboxError(directory: checksums, error)
        }
    }

    /// Removes the lines of rejected files that somebody removed. The next start removes those that can't be removed now.
    func dropLines(ofRemoved documents: Set<String>) {
        let beginning = (DirectoryPath.name(of: rejected)?.bytes ?? []) + [UInt8(ascii: "/")]
        try? originalsList?.remove { documents.contains($0.sha256) && $0.path.starts(with: beginning) }
    }

    func path(of name: FileName, in place: Place) -> [UInt8] {
        OriginalsList.path(of: name, in: place.folder, of: place.root)
    }

    private func add(_ lines: [ChecksumLine]) throws(SystemCallError) {
        try originalsList?.append(lines)
        for line in lines where stale[line.sha256]?.remove(line.path) != nil && stale[line.sha256]?.isEmpty == true {
            stale[line.sha256] = nil
        }
    }

    private func isFree(_ name: FileName, in target: Descriptor) -> Bool {
        (try? fileSystem.status(of: name, in: target)) == nil
    }

    private func sha256(
        of file: SettledFile, copiedTo copy: FileName, in target: Descriptor
    ) throws(SystemCallError) -> String {
        switch file.original {
        case .bytes(let bytes, let known): known ?? SHA256.hexDigest(of: bytes)
        case .digest(let digest): digest
        case nil: try digest(of: copy, in: target)
        }
    }
}

/// An original by its content and the first name that it may have.
private struct Original: Hashable {
    let path: [UInt8]
    let sha256: String
}

extension Verdict {
    /// Whether another file of the same content needs no reason of its own.
    fileprivate func isSame(as other: Verdict) -> Bool {
        switch (decision, other.decision) {
        case (.rejected(let reason), .rejected(let otherReason)):
            reason == otherReason || other.comparison(reason) == .same
        default: true
        }
    }
}
