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

    /// Whether the reason beside a rejected file of the same content is the verdict's.
    nonisolated func hasSameReason(
        _ verdict: Verdict, beside name: FileName, in target: Descriptor
    ) throws(SystemCallError) -> Bool {
        let reasonName = name.reasonName
        guard try fileSystem.status(of: reasonName, in: target).kind == .regular else { return false }
        let file = try fileSystem.openFile(reasonName, in: target)
        return try fileSystem.content(of: file, limit: Self.largestReason).map(verdict.isSameReason) ?? false
    }

    /// In bytes.
    private static let largestReason = 64 << 10

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
