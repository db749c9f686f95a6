extension FileName {
    /// Whether programs give such names to unfinished files or to files and folders for their own use: browsers, copying and
    /// mail programs, editors, the locks of office programs, and what desktops and file servers leave in every folder.
    /// `docs/inbox.md` lists the names.
    public var isTemporary: Bool {
        let name = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        if name[0] == UInt8(ascii: ".") || name[0] == UInt8(ascii: "#") && name.last == UInt8(ascii: "#") {
            return true
        }
        if name.last == UInt8(ascii: "~") || Self.beginnings.contains(where: { name.starts(with: $0) }) { return true }
        if Self.wholeNames.contains(name) || name.isSafeSave { return true }
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
        // Windows' note about a download, as a file server without streams keeps it.
        if name.suffix(16) == Array(":zone.identifier".utf8)[...] { return true }
        return Self.temporaryExtensions.contains(Array(name[(dot + 1)...]))
    }

    private static let temporaryExtensions = Set(
        [
            // Browsers and downloads.
            "part", "partial", "crdownload", "opdownload", "download", "downloading", "crswap", "incomplete", "aria2",
            "aria2__temp",
            "!ut",
            "!qb", "!bt", "!sync", "bc!", "dtapart", "fdmdownload", "td", "xltd",
            // Copying and mirroring.
            "filepart", "tmp", "temp", "ffs_tmp", "ffs_lock", "ffs_db", "lftp-pget-status",
            // Editors and office programs.
            "swp", "swo", "swx", "kate-swp", "lock", "lck", "laccdb", "dwl", "dwl2",
        ].map { Array($0.utf8) })

    /// Files and folders of desktops, file servers and editors.
    private static let wholeNames = Set(
        [
            "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "iconcache.db", "icon\r", "desktop db",
            "desktop df", "picasa.ini", "zbthumbnail.info", "pspbrwse.jbf", ":2eds_store", "__macosx",
            "network trash folder", "temporary items",
            "thevolumesettingsfolder", "$recycle.bin", "recycler", "recycled", "system volume information",
            "lost+found",
            "@eadir", "@recycle", "@recently-snapshot", "@tmp", "#recycle", "#snapshot", "~snapshot", "4913",
        ].map { Array($0.utf8) })

    private static let beginnings = ["~$", "~wrl", "~wrd", "synofile_thumb_"].map { Array($0.utf8) }
}

extension [UInt8] {
    /// Whether a name is one under which macOS saves a file before it replaces another: `letter.txt.sb-1a2b3c4d-AbCdEf`.
    fileprivate var isSafeSave: Bool {
        guard let dot = lastIndex(of: UInt8(ascii: ".")) else { return false }
        let end = self[(dot + 1)...]
        return end.count == 18 && end.starts(with: "sb-".utf8) && end.dropFirst(11).first == UInt8(ascii: "-")
    }
}
