internal import Glibc
internal import Linux

/// The differences between the list of checksums and the directories of originals.
public struct ListRevision: Sendable {
    /// The originals without a line.
    public var unlisted: [UnlistedOriginal] = []
    /// The lines whose files are not there.
    var absent: [ChecksumLine] = []
    /// The lines that contradict others about the same file.
    var contradicted: Set<ChecksumLine> = []
    /// Whether something in the list is no line.
    var isDamaged = false

    /// The SHA-256 of the documents whose files are not where the list says.
    public var absentDocuments: Set<String> { Set(absent.map(\.sha256)) }
}

/// An original that the list of checksums does not name.
public struct UnlistedOriginal: Sendable {
    let path: [UInt8]
    let name: FileName
    let directory: Descriptor
}

/// A line for the list of checksums.
public struct ListedOriginal: Sendable {
    public var sha256: String { line.sha256 }
    let line: ChecksumLine
}

extension Archive {
    /// Compares the list of checksums with the names in the directories of originals. The content of files is read only where lines
    /// contradict each other.
    ///
    /// - Returns: nil where a directory or the list can't be read.
    func listRevision() -> ListRevision? {
        do throws(SystemCallError) {
            let content = try originalsList?.content() ?? OriginalsList.Content()
            var revision = ListRevision(isDamaged: !content.strange.isEmpty)
            let listed = Dictionary(content.lines.map { ($0.path, Set([$0.sha256])) }) { $0.union($1) }
            var present: Set<[UInt8]> = []
            for (root, isRejected) in [(processed, false), (rejected, true)] {
                for original in try archived(in: root, isRejected: isRejected) {
                    present.insert(original.path)
                    guard let hashes = listed[original.path] else {
                        revision.unlisted.append(original)
                        continue
                    }
                    guard hashes.count > 1 else { continue }
                    let sha256 = try digest(of: original.name, in: original.directory)
                    guard hashes.contains(sha256) else { continue }
                    revision.contradicted.formUnion(
                        hashes.subtracting([sha256]).map { ChecksumLine(sha256: $0, path: original.path) })
                }
            }
            revision.absent = content.lines.filter { !present.contains($0.path) }
            return revision
        } catch {
            return nil
        }
    }

    /// The files of a directory of originals under their names.
    private func archived(in root: String, isRejected: Bool) throws(SystemCallError) -> [UnlistedOriginal] {
        let top: Descriptor
        do throws(SystemCallError) {
            top = try fileSystem.openDirectory(root)
        } catch  where error.errno == ENOENT {
            return []
        }
        var originals: [UnlistedOriginal] = []
        func add(_ directory: Descriptor, _ folder: FileName?) throws(SystemCallError) -> [FileName] {
            let names = Set(try fileSystem.names(in: directory))
            var folders: [FileName] = []
            for name in names where !name.isTemporary && !(isRejected && isReason(name, among: names)) {
                if folder == nil, !isRejected {
                    folders.append(name)
                } else {
                    originals.append(
                        UnlistedOriginal(
                            path: OriginalsList.path(of: name, in: folder, of: root), name: name, directory: directory))
                }
            }
            return folders
        }
        for folder in try add(top, nil)
        where try fileSystem.status(of: folder, in: top).kind == .directory {
            _ = try add(try fileSystem.openDirectory(folder, in: top), folder)
        }
        return originals
    }

    /// Reads originals for the list.
    ///
    /// - Returns: their lines; none for one that is gone, or can't be read.
    func lines(of originals: some Sequence<UnlistedOriginal>) -> [ListedOriginal] {
        originals.compactMap { original in
            guard (try? fileSystem.status(of: original.name, in: original.directory))?.kind == .regular,
                let sha256 = try? digest(of: original.name, in: original.directory)
            else { return nil }
            return ListedOriginal(line: ChecksumLine(sha256: sha256, path: original.path))
        }
    }

    func add(_ lines: [ListedOriginal]) throws(InboxError) {
        do throws(SystemCallError) {
            try originalsList?.append(lines.map(\.line))
        } catch {
            throw InboxError(directory: checksums, error)
        }
    }

    /// Removes the lines of files that are not there: those of originals that have another place, and of removed documents. The
    /// others stay: they tell of a missing original, or of one that is in the inbox again.
    ///
    /// - Parameter removed: the documents whose files somebody removed.
    func revise(_ revision: ListRevision, removed: Set<String>) throws(InboxError) {
        do throws(SystemCallError) {
            guard let content = try originalsList?.content() else { return }
            let absent = Set(revision.absent)
            let elsewhere = Set(content.lines.lazy.filter { !absent.contains($0) }.map(\.sha256))
            let kept = content.lines.filter { line in
                if revision.contradicted.contains(line) { return false }
                return !absent.contains(line) || !(elsewhere.contains(line.sha256) || removed.contains(line.sha256))
            }
            for line in kept where absent.contains(line) { stale[line.sha256, default: []].insert(line.path) }
            guard kept.count < content.lines.count || revision.isDamaged else { return }
            try originalsList?.replace(by: kept)
        } catch {
            throw InboxError(directory: checksums, error)
        }
    }
}
