/// The problems of files in the inbox, at most 4,096: beyond that, the file system or its permissions are the problem.
struct ProblemList {
    private struct Problem {
        var error: InboxError
        var outlastsOpening: Bool
    }

    private static let capacity = 4096

    private var problems: [InboxPath: Problem] = [:]

    var paths: [InboxPath] { Array(problems.keys) }

    var sorted: [InboxProblem] {
        problems.map { InboxProblem(path: $0.key, error: $0.value.error) }.sorted { $0.path < $1.path }
    }

    /// Adds a problem, in place of the file's earlier one.
    ///
    /// - Parameter outlastsOpening: whether the problem was found after the file had been opened, so that opening it again
    ///   does not solve it.
    /// - Returns: whether the file had no problem, or one of another kind.
    mutating func add(_ error: InboxError, of path: InboxPath, outlastsOpening: Bool) -> Bool {
        let known = problems[path]
        guard known != nil || problems.count < Self.capacity else { return false }
        problems[path] = Problem(error: error, outlastsOpening: outlastsOpening)
        return known?.error.code != error.code
    }

    /// - Returns: whether the file had a problem.
    mutating func remove(_ path: InboxPath) -> Bool { problems.removeValue(forKey: path) != nil }

    /// Whether the file has a problem that opening it solves.
    func isSolvedByOpening(_ path: InboxPath) -> Bool { problems[path]?.outlastsOpening == false }
}
