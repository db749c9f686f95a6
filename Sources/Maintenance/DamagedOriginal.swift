import Linux

/// An archived file that is not what was read: a damaged original, or no original at all.
struct DamagedOriginal: Sendable {
    /// The reason why a file is taken for one.
    enum Ground: Sendable {
        /// Its name or size is that of a document of the store.
        case name
        /// The store does not know it, and a document of the store lacks its original.
        case elimination
        /// The list of checksums has another hash for it.
        case list
        /// Neither the store nor the list of checksums knows it.
        case stranger
        /// It is the reason of a rejection under another name.
        case reason
    }

    var file: OriginalsIndex.File
    /// The SHA-256 of its bytes.
    var foundSHA256: String
    /// The SHA-256 of the document's bytes as they were read; nil for a file that is no original.
    var sha256: String?
    /// The document's name.
    var name: String
    var ground: Ground

    /// The folder of the damaged originals that it belongs in.
    var folder: String { sha256 ?? "unknown" }

    /// The name that it gets among the damaged originals in the place of a hidden one or a hash; nil where it keeps its own.
    var shownName: FileName? {
        guard file.place == .unarchived || file.isLeftover else { return nil }
        return name.split(separator: "/").last.flatMap { FileName(String($0).replacing(/^\.+/, with: "")) }
    }

    /// For people: the reason why it is taken for one, and the next step.
    var message: String {
        switch ground {
        case .name:
            "The file's bytes are no longer those of \(name), which the store has read. The figures in the store are not touched "
                + "by that. A repair sets the file aside."
        case .elimination:
            "The store does not know this file, and \(name), which it has read, lacks its original. So the file is taken for that "
                + "original, renamed and damaged. The figures in the store are not touched by that. A repair sets the file "
                + "aside; if it is another letter, drop it into the inbox."
        case .list:
            "The file's bytes are no longer those that were read: the list of checksums has another SHA-256 for it. A repair sets "
                + "the file aside, and never reads it."
        case .stranger:
            "The daemon did not archive this file: neither the store nor the list of checksums has it. A repair sets it aside, and "
                + "does not read it. If it is a letter, drop it into the inbox."
        case .reason: "This is the reason of a rejection under another name. A repair sets it aside."
        }
    }

    /// For people, in a note beside the file that was set aside.
    var note: String {
        switch ground {
        case .name, .list:
            "The file's bytes are no longer those that were read. To have the document's original again, drop an undamaged copy into "
                + "the inbox."
        case .elimination:
            "The store does not know the file, and the document lacks its original, so the file is taken for that original, "
                + "renamed and damaged. If it is another letter, drop it into the inbox. To have the document's original "
                + "again, drop an undamaged copy into the inbox."
        case .stranger: "The daemon did not archive this file. If it is a letter, drop it into the inbox."
        case .reason: "The file is the reason of a rejection under another name."
        }
    }

    /// For people: the reason why it was set aside, behind its path.
    var cause: String {
        switch ground {
        case .name, .list: "no longer had the bytes of \(name)"
        case .elimination: "is no document of the store, and \(name) lacks its original: the file is taken for it"
        case .stranger: "was not archived by the daemon"
        case .reason: "is the reason of a rejection under another name"
        }
    }
}
