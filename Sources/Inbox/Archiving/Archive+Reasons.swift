internal import Glibc
internal import Linux

extension Archive {
    /// Whether a name is that of a reason. A document may have such a name too, and then has a reason of its own.
    nonisolated func isReason(_ name: FileName, among names: Set<FileName>) -> Bool {
        let reasonName = name.reasonName
        return name.isReason && (reasonName == name || !names.contains(reasonName))
    }

    enum WrittenReason: Equatable {
        /// The verdict has no reason.
        case none
        case written(FileName)
        /// The very same reason is there, from an attempt that a crash ended.
        case present
        /// Another file has the name.
        case taken
    }

    /// Writes the reason of a rejected file beside its name.
    nonisolated func writeReason(
        _ verdict: Verdict, beside name: FileName, in target: Descriptor
    ) throws(SystemCallError) -> WrittenReason {
        guard case .rejected(let reason) = verdict.decision else { return .none }
        let reasonName = name.reasonName
        let temporary = verdict.file.ownName(Self.reasonPurpose)
        let file = try create(temporary, in: target)
        do throws(SystemCallError) {
            try fileSystem.writeAll(reason[...], to: file)
            try fileSystem.synchronise(file)
            try fileSystem.rename(temporary, in: target, to: reasonName, in: target)
            return .written(reasonName)
        } catch {
            try? fileSystem.remove(temporary, in: target)
            guard error.errno == EEXIST else { throw error }
            return try holds(reasonName, reason, in: target) ? .present : .taken
        }
    }

    /// Compares the reason beside a rejected file of the same content with the verdict's.
    nonisolated func comparison(
        with verdict: Verdict, beside name: FileName, in target: Descriptor
    ) throws(SystemCallError) -> Verdict.ReasonComparison {
        try reason(beside: name, in: target).map(verdict.comparison) ?? .other
    }

    /// The reason beside a rejected file; nil where there is none, or something else has its name.
    private nonisolated func reason(
        beside name: FileName, in directory: Descriptor
    ) throws(SystemCallError) -> [UInt8]? {
        let reasonName = name.reasonName
        guard try fileSystem.status(of: reasonName, in: directory).kind == .regular else { return nil }
        return try fileSystem.content(
            of: fileSystem.openFile(reasonName, in: directory), limit: Self.largestReason)
    }

    /// In bytes.
    private static let largestReason = 64 << 10

    /// Replaces the reasons beside all files of a rejected document. Each is the old or the new one after a crash.
    ///
    /// - Parameter revise: gives the new reason for the old one; nil for one that stays.
    func reviseReasons(of document: RejectedOriginal, _ revise: ([UInt8]) -> [UInt8]?) throws(InboxError) {
        do throws(SystemCallError) {
            let directory = try fileSystem.openDirectory(rejected)
            var isRevised = false
            for name in Set(document.names).sorted() {
                for name in name.alternatives(document.distinction, within: FileName.lengthWithReason).prefix(2) {
                    do throws(SystemCallError) {
                        let status = try fileSystem.status(of: name, in: directory)
                        guard status.kind == .regular, status.stamp.size == document.size,
                            let new = try reason(beside: name, in: directory).flatMap(revise)
                        else { continue }
                        try replaceReason(beside: name, status, by: new, in: directory)
                        isRevised = true
                    } catch  where error.errno == ENOENT {
                        continue
                    }
                }
            }
            if isRevised { try fileSystem.synchronise(directory) }
        } catch {
            throw InboxError(directory: rejected, error)
        }
    }

    private func replaceReason(
        beside name: FileName, _ status: FileStatus, by new: [UInt8], in directory: Descriptor
    ) throws(SystemCallError) {
        let temporary = FileName.hidden(
            Self.reasonPurpose, device: status.stamp.device, inode: status.stamp.inode)
        let file = try create(temporary, in: directory)
        do throws(SystemCallError) {
            try fileSystem.writeAll(new[...], to: file)
            try fileSystem.synchronise(file)
            try fileSystem.replace(name.reasonName, by: temporary, in: directory)
        } catch {
            try? fileSystem.remove(temporary, in: directory)
            throw error
        }
    }

    /// Whether a file has just this content.
    private nonisolated func holds(_ name: FileName, _ content: [UInt8], in directory: Descriptor)
        throws(SystemCallError) -> Bool
    {
        let status = try fileSystem.status(of: name, in: directory)
        guard status.kind == .regular, status.stamp.size == Int64(content.count) else { return false }
        let file = try fileSystem.openFile(name, in: directory)
        return try fileSystem.content(of: file, limit: content.count) == content
    }
}
