import Dispatch
import Synchronization

/// What becomes of each of many values, worked out on all processors at once; it returns when all is done.
package func inParallel<Value: Sendable, Result: Sendable>(
    _ values: [Value], _ transform: @Sendable (Value) -> Result
) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: values.count))
    // Some for each turn, so that handing out costs nothing beside the work.
    let turns = min(values.count, 256)
    DispatchQueue.concurrentPerform(iterations: turns) { turn in
        let range = values.count * turn / turns..<values.count * (turn + 1) / turns
        let part = range.map { transform(values[$0]) }
        results.withLock { results in
            for (index, result) in zip(range, part) { results[index] = result }
        }
    }
    return results.withLock { $0.compactMap(\.self) }
}
