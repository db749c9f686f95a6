extension FileName {
    /// Whether programs give such names to unfinished files or to files for their own use: browsers, copying and mail
    /// programs, editors, the locks of office programs, and the files that desktops leave in every folder.
    public var isTemporary: Bool {
        let name = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        if name[0] == UInt8(ascii: ".") || name[0] == UInt8(ascii: "#") && name.last == UInt8(ascii: "#") {
            return true
        }
        if name.last == UInt8(ascii: "~") || name.starts(with: "~$".utf8) { return true }
        if Self.desktopFiles.contains(name) { return true }
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
        return Self.temporaryExtensions.contains(Array(name[(dot + 1)...]))
    }

    private static let temporaryExtensions = Set(
        [
            "part", "partial", "filepart", "tmp", "temp", "crdownload", "opdownload", "download", "swp", "swx", "lock",
            "lck", "incomplete", "aria2", "!ut",
        ].map { Array($0.utf8) })

    private static let desktopFiles = Set(["thumbs.db", "desktop.ini"].map { Array($0.utf8) })
}
