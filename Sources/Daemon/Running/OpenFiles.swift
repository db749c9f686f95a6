import Linux

/// The limit on the files that the process may have open.
enum OpenFiles {
    /// The error that the limit is too low.
    struct Failure: Error, CustomStringConvertible {
        let limit: Int
        let needed: Int

        var description: String {
            "Only \(limit) files may be open at once, and the daemon needs \(needed); raise LimitNOFILE= in the unit, or `ulimit -n`."
        }
    }

    /// Checks that enough files may be open: Swift's runtime and NIO open theirs once, and trap when they can't.
    static func require() throws(Failure) {
        guard let limit = CurrentProcess.openFileLimit else { return }
        // The thread of each processor has a few of its own.
        let needed = 64 + 4 * CurrentProcess.processorCount
        if limit < needed { throw Failure(limit: Int(limit), needed: needed) }
    }
}
