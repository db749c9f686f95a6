import ControlInterface
import Linux
import Processes

/// The system's tar(1).
struct TarProgram {
    private let path: String

    /// - Throws: `failed` where the system has none.
    init() throws(Failure) {
        guard
            let path = ["/usr/bin/tar", "/bin/tar"].first(where: { FileMode($0, following: true)?.isRegular == true })
        else { throw Failure(.failed, "There is no tar program here. Install the package tar.") }
        self.path = path
    }

    /// Packs a folder. The archive's name decides how it is compressed, as `.tar.gz`.
    ///
    /// - Throws: `failed`.
    func pack(_ folder: String, in directory: String, into archive: String) async throws(Failure) {
        try await run(
            ["--create", "--auto-compress", "--file", archive, "--sort=name", "--directory", directory, "--", folder],
            "pack the backup")
    }

    /// Unpacks an archive into an empty directory. Owners and special permission bits are not restored.
    ///
    /// - Throws: `failed`.
    func unpack(_ archive: String, into directory: String) async throws(Failure) {
        try await run(
            [
                "--extract", "--file", archive, "--directory", directory, "--no-same-owner", "--no-same-permissions",
                "--keep-old-files", "--delay-directory-restore",
            ], "unpack \(archive)")
    }

    private func run(_ arguments: [String], _ task: String) async throws(Failure) {
        let tar = ChildProcess(
            path: path, arguments: arguments,
            // tar starts a compressor by its name.
            profile: .plain(environment: ["LC_ALL": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin"]),
            timeLimit: .seconds(7 * 86_400))
        let ending: ChildProcess.Ending
        do throws(ChildProcessError) {
            ending = try await tar.run(input: []).ending
        } catch {
            throw Failure(.failed, "tar could not \(task): \(error).")
        }
        guard ending == .exited(0) else {
            throw Failure(.failed, "tar could not \(task). Its own message says why.")
        }
    }
}
