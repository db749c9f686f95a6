/// The names in a backup. Everything is in one folder, so that an archive can be unpacked anywhere.
enum BackupLayout {
    static let folder = "ombudsd-backup"
    /// Says what the archive is.
    static let description = "backup.json"
    /// The hash of every other file, as sha256sum(1) writes and checks it.
    static let checksums = "SHA256SUMS"
    static let settings = "settings/ombudsd.yaml"
    static let averages = "settings/peer-averages.csv"
}
