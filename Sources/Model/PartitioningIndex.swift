extension RandomAccessCollection where Index == Int {
    /// The first index whose element, and every later one, fulfils a condition; the end where none does. The elements must be
    /// partitioned by the condition. It is asked of as many elements as their number has binary digits.
    @inlinable
    package func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
