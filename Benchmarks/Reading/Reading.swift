/// # Reading
///
/// How long it takes to read a document, and what it allocates. It owns no text: `Texts` has them.

import Benchmark
import Letters
import Texts

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.cpuUser, .wallClock, .throughput, .peakMemoryResident], scalingFactor: .kilo,
        maxDuration: .seconds(3))
    for sized in SizedText.all {
        let bytes = Array(sized.text.utf8)
        Benchmark(sized.name) { benchmark in
            for _ in benchmark.scaledIterations { blackHole(try? Letters.read(DocumentText(utf8: bytes))) }
        }
    }
}
