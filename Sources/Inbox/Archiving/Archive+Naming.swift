internal import Glibc
internal import Linux

extension Archive {
    /// Gives a copy the first of the verdict's names that is free, with its reason.
    ///
    /// - Parameter willName: called with each name before the copy gets it.
    /// - Returns: its name.
    func name(
        _ copy: FileName, _ verdict: Verdict, in target: Descriptor,
        _ willName: (FileName) throws(SystemCallError) -> Void
    ) throws(SystemCallError) -> FileName {
        for name in verdict.candidates {
            // This saves writing a reason for a name that is in use; the move itself decides.
            if case .rejected = verdict.decision, (try? fileSystem.status(of: name, in: target)) != nil { continue }
            let reason = try writeReason(verdict, beside: name, in: target)
            guard reason != .taken else { continue }
            do throws(SystemCallError) {
                try willName(name)
                try fileSystem.rename(copy, in: target, to: name, in: target)
                return name
            } catch {
                if case .written(let name) = reason { try? fileSystem.remove(name, in: target) }
                guard error.errno == EEXIST else { throw error }
            }
        }
        throw SystemCallError(call: "renameat2", errno: EEXIST)
    }
}
