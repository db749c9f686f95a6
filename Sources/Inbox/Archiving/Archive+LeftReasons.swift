internal import Linux

extension Archive {
    /// The purpose of the hidden file that is, or was, the reason of a rejected file.
    static let reasonPurpose = "reason"

    /// Gives the reasons that a crash left under hidden names in the directory of rejected files their own names back, each where
    /// its file is there without a reason. The others are removed: their files have left, or get a reason with their next try.
    ///
    /// No file may be between ``prepare(_:)`` and the end of ``complete(_:)``.
    func settleLeftReasons() throws(SystemCallError) {
        let directory = try fileSystem.openDirectory(rejected)
        let names = Set(try fileSystem.names(in: directory))
        var left = names.filter { $0.isHidden(for: Self.reasonPurpose) }
        guard !left.isEmpty else { return }
        for name in names where !name.isTemporary && !names.contains(name.reasonName) && !isReason(name, among: names) {
            let status = try fileSystem.status(of: name, in: directory)
            let hidden = FileName.hidden(
                Self.reasonPurpose, device: status.stamp.device, inode: status.stamp.inode)
            guard status.kind == .regular, left.remove(hidden) != nil else { continue }
            try fileSystem.rename(hidden, in: directory, to: name.reasonName, in: directory)
        }
        for name in left { try fileSystem.remove(name, in: directory) }
    }
}
