import Model

extension ScopeRecogniser {
    /// The words of a run that state no other dimension.
    struct FreeWords {
        let tokens: Range<Int>
        /// The tokens that state another dimension: ranges in order that don't overlap.
        let known: [Range<Int>]

        /// - Parameter known: in any order.
        init(tokens: Range<Int>, known: [Range<Int>]) {
            self.tokens = tokens
            var merged: [Range<Int>] = []
            for range in known.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
                if let last = merged.last, range.lowerBound < last.upperBound {
                    merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
                } else {
                    merged.append(range)
                }
            }
            self.known = merged
        }

        /// "2019-20 2019-20 …" in one sentence makes as many ranges as words, so that they are not searched one by one.
        func contains(_ index: Int) -> Bool {
            guard tokens.contains(index) else { return false }
            if known.isEmpty { return true }
            let next = known.partitioningIndex { $0.upperBound > index }
            return next == known.count || index < known[next].lowerBound
        }
    }
}
