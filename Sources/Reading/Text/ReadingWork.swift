import Synchronization

/// The work of reading a file, counted as its texts are searched, and the bound at which the reading is given up.
///
/// A reading that was given up finds nothing more, so that it soon ends; its result means nothing. The count grows with the text
/// and no faster, whatever the text is, and unlike time it is the same on every machine. One thread at a time reads a file.
public final class ReadingWork: Sendable {
    /// The cause for which a reading was given up.
    public enum End: UInt8, Sendable {
        case bound = 1
        case cancelled
    }

    /// The number of tokens that searches have passed.
    private let searched = Atomic(0)
    /// The count at which the next look is due: whether the task was cancelled, or the bound is reached. 0 when the reading was given up.
    private let nextLook: Atomic<Int>
    private let bound: Int
    /// The raw value of its end; 0 before.
    private let ending = Atomic<UInt8>(0)

    /// The number of tokens that are searched between two looks for a cancellation, some tenths of a millisecond.
    private static let interval = 10_000

    /// - Parameter bound: the number of tokens that searches may pass.
    public init(bound: Int = .max) {
        self.bound = bound
        nextLook = Atomic(max(1, min(bound, Self.interval)))
    }

    /// The cause for which the reading was given up; nil for one that has a result.
    public var end: End? { End(rawValue: ending.load(ordering: .relaxed)) }

    /// The number of tokens that searches have passed so far.
    package var searchedTokens: Int { searched.load(ordering: .relaxed) }

    /// Whether the reading was given up: then no search finds anything.
    @inline(__always)
    var isGivenUp: Bool { nextLook.load(ordering: .relaxed) == 0 }

    /// Counts a search.
    ///
    /// - Parameter tokens: the number of tokens that it has passed.
    @inline(__always)
    func count(_ tokens: Int) {
        // Searches are many, and adding in one step takes twenty times as long.
        let count = searched.load(ordering: .relaxed) &+ tokens
        searched.store(count, ordering: .relaxed)
        if count >= nextLook.load(ordering: .relaxed) { look(at: count) }
    }

    /// Looks whether the reading is to be given up.
    @inline(never)
    private func look(at count: Int) {
        if count >= bound {
            giveUp(.bound)
        } else if Task.isCancelled {
            giveUp(.cancelled)
        } else {
            nextLook.store(min(bound, count &+ Self.interval), ordering: .relaxed)
        }
    }

    private func giveUp(_ end: End) {
        guard !isGivenUp else { return }
        ending.store(end.rawValue, ordering: .relaxed)
        nextLook.store(0, ordering: .relaxed)
    }

    #if DEBUG
        private let allLooks = Atomic(0)

        /// The number of times that readers looked at tokens, in a search or not. The installed program does not count them.
        var looks: Int { allLooks.load(ordering: .relaxed) }

        func noteLooks(_ tokens: Int = 1) { allLooks.add(tokens, ordering: .relaxed) }
    #endif
}

extension DocumentText {
    /// The number of tokens that searches have passed so far, in this text and in the texts made of it.
    package var searchedTokens: Int { work.searchedTokens }
}

#if DEBUG
    extension DocumentText {
        /// The number of looks at tokens so far, in this text and in the texts made of it.
        var looksAtTokens: Int { work.looks }
    }
#endif
