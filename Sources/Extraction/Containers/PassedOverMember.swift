import Model

/// The members of containers that are no documents, whatever they hold: files of desktops and file servers, calendars, address cards and
/// signatures, and pictures too small for a page.
enum PassedOverMember {
    /// Whether a member's name, or the name of a folder around it, is one that programs give to files of their own.
    static func isJunk(_ member: ContainerMember) -> Bool {
        if member.role == .coveringText { return false }
        for name in member.path {
            let name = name.lowercased()
            if folders.contains(name) { return true }
        }
        let name = member.name.lowercased()
        return names.contains(name) || name.hasPrefix("._") || name.hasPrefix("~$") || name.hasPrefix(".~lock.")
    }

    /// Whether a file can be no letter and no report.
    static func isNoDocument(_ bytes: [UInt8], _ mediaType: MediaType) -> Bool {
        if types.contains(mediaType.rawValue) { return true }
        // A scanned page that can be read takes more, even in two colours.
        return mediaType.isPicture && bytes.count < 8 << 10
    }

    private static let folders: Set = ["__macosx", "$recycle.bin", "system volume information", "@eadir", ".git"]
    private static let names: Set = [
        ".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", ".directory", ".localized",
    ]
    private static let types: Set = ["text/calendar", "text/vcard", "text/x-url", "application/x-ms-shortcut"]
}

extension MediaType {
    /// Whether its files are pictures.
    var isPicture: Bool { rawValue.hasPrefix("image/") }
}
