import Linux

/// The directories that the daemon works in.
enum Directories {
    /// The error that a directory can't be made.
    struct Failure: Error, CustomStringConvertible {
        let path: String
        let cause: SystemCallError

        var description: String { "\(path) can't be made: \(cause.text)" }
    }

    /// Makes the directories that are missing, and those above them, with mode 0750.
    static func make(_ paths: String...) throws(Failure) {
        for path in paths {
            do throws(SystemCallError) {
                try DirectoryPath.make(path)
            } catch {
                throw Failure(path: path, cause: error)
            }
        }
    }
}
