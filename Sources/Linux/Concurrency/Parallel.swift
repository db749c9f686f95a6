import Dispatch
import Synchronization

/// Transforms many values on all processors at once. The calling thread works too, and returns when all is done.
///
/// - Parameter transform: computes and does not wait: a transform that waits holds a processor's thread.
/// - Returns: the results, in the order of the values.
package func inParallel<Value: Sendable, Result: Sendable>(
    _ values: [Value], _ transform: @Sendable (Value) -> Result
) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: values.count))
    // Each turn gets several values, so that handing out costs nothing beside the work.
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

/// Transforms many values in tasks, of which a limited number runs at once.
///
/// - Parameters:
///   - limit: the maximum number of tasks at once. It bounds the memory that values in work take.
///   - transform: may wait, such as for a file or a child process.
/// - Returns: the results, in the order of the values.
package func inParallel<Value: Sendable, Result: Sendable>(
    _ values: [Value], atMost limit: Int, _ transform: @escaping @Sendable (Value) async -> Result
) async -> [Result] {
    await withTaskGroup(of: (Int, Result).self) { group in
        var results = [Result?](repeating: nil, count: values.count)
        for (index, value) in values.enumerated() {
            if index >= limit, let (done, result) = await group.next() { results[done] = result }
            group.addTask { (index, await transform(value)) }
        }
        for await (done, result) in group { results[done] = result }
        return results.compactMap(\.self)
    }
}
