import Linux
import Repository

/// The names that the daemon gives to files beside originals.
extension FileName {
    /// The name of the reason beside a rejected file. The beginning of a long name makes room for the end.
    var reasonName: FileName { appending(Self.reasonSuffix) }

    /// Whether the daemon gives such names to its temporary files in the directories of originals.
    var isLeftover: Bool { bytes.starts(with: ".ombudsd-".utf8) }

    /// Whether the name ends like that of a reason.
    fileprivate var isReason: Bool { bytes.suffix(Self.reasonSuffix.utf8.count).elementsEqual(Self.reasonSuffix.utf8) }

    private static let reasonSuffix = ".reason.json"
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
