import Inbox
import Linux
import Repository

/// The names that the daemon gives to files beside originals.
extension FileName {
    /// Whether the daemon gives such names to its temporary files in the directories of originals.
    var isLeftover: Bool { bytes.starts(with: ".ombudsd-".utf8) }
}

extension RejectionNote {
    /// Reads the reason of a rejection from its file; nil for another file. The content decides as well as the name, since a
    /// document may have such a name.
    init?(named name: FileName, in directory: Descriptor) {
        guard name.isReason, let file = try? LinuxFileSystem().openFile(name, in: directory),
            let bytes = try? LinuxFileSystem().content(of: file, limit: 1 << 20)
        else { return nil }
        self.init(json: bytes)
    }
}
