#if DEBUG
    import Synchronization

    /// The work of reading a text, for tests: the number of times that readers looked at tokens. It grows with the text and no
    /// faster, whatever the text is, and unlike time it is the same on every machine. The installed program does not count.
    final class ReadingWork: Sendable {
        private let looks = Atomic(0)

        var count: Int { looks.load(ordering: .relaxed) }

        func look(at tokens: Int = 1) { looks.add(tokens, ordering: .relaxed) }
    }

    extension DocumentText {
        /// The number of looks at tokens so far, in this text and in the texts made of it.
        var looksAtTokens: Int { work.count }
    }
#endif
