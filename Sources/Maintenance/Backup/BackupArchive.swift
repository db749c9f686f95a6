import FoundationEssentials
import Linux
import Processes
import Store

/// The archive of a backup: a `tar` file (POSIX.1-2001), which the system's own `tar` writes and reads.
///
///     ombudsd-backup/SHA256SUMS     the checksums of all other files
///     ombudsd-backup/backup.json    facts about the backup
///     ombudsd-backup/store/         the store
///     ombudsd-backup/processed/     the originals of documents that were read
///     ombudsd-backup/rejected/      the rejected files with their reasons
///     ombudsd-backup/damaged/       the damaged originals that a repair has set aside
///     ombudsd-backup/settings/      the settings file and the table of published averages
enum BackupArchive {
    /// The directory in the archive that holds everything.
    static let top = "ombudsd-backup"
    static let facts = "backup.json"
    static let settings = "settings/ombudsd.yaml"
    static let averages = "settings/peer-averages.csv"

    /// `backup.json`.
    struct Facts: Codable {
        static let schema = "ombudsd.backup/1"

        var schema = Self.schema
        /// The version of the program that made the backup.
        var program: String
        /// The time at which it was begun, in ISO 8601.
        var made: String
        /// The number of the last change.
        var through: Int
    }

    /// Writes the archive of a directory's content.
    ///
    /// - Parameters:
    ///   - directory: the directory that holds `ombudsd-backup`.
    ///   - path: the archive. The end of its name selects the compression, as in `.tar.gz`.
    static func write(_ directory: String, to path: String) async throws(StoreError) {
        try await tar(
            [
                "--create", "--file=\(path)", "--force-local", "--auto-compress", "--format=posix", "--sort=name",
                "--pax-option=delete=atime,delete=ctime", "--numeric-owner", "--owner=0", "--group=0",
                "--directory=\(directory)", top,
            ], "The archive \(path) could not be written; look at the free space and the permissions there")
    }

    /// Unpacks some of an archive's members.
    ///
    /// - Parameter members: paths in the archive, with everything below them.
    static func unpack(_ members: [String], of path: String, into directory: String) async throws(StoreError) {
        try await tar(
            ["--extract", "--file=\(path)", "--force-local", "--no-same-owner", "--directory=\(directory)"]
                + members.map { "\(top)/\($0)" },
            "\(path) could not be unpacked, so nothing was changed. It is no whole backup of `ombudsctl backup`, or there is "
                + "too little space in \(directory)")
    }

    private static func tar(_ arguments: [String], _ failure: String) async throws(StoreError) {
        let program = ["/usr/bin/tar", "/bin/tar"].first { FileMode($0, following: true) != nil }
        guard let program else {
            throw StoreError(.failed, "There is no program /usr/bin/tar. Install it: apt-get install tar")
        }
        let process = ChildProcess(
            path: program, arguments: arguments,
            profile: .plain(environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"]),
            timeLimit: .seconds(24 * 3600))
        let ending: ChildProcess.Ending
        do throws(ChildProcessError) {
            ending = try await process.run(input: []).ending
        } catch {
            throw StoreError(.failed, "\(error).")
        }
        guard ending == .exited(0) else { throw StoreError(.failed, "\(failure). `tar` has said why.") }
    }
}
