import Glibc
import Letters
import Specimens

/// # linear-benchmark
///
/// Shows that reading takes time in proportion to the text: texts of many shapes, honest and adversarial, from 10 kB
/// to 10 MB. It fails where a byte of the largest costs more than four times what a byte of the smallest did.
///
/// `swift run -c release linear-benchmark [LARGEST-IN-BYTES]`
@main enum LinearBenchmark {
    /// What a byte of the largest text may cost, as a multiple of a byte of a small one.
    static let limit = 4.0

    static func main() {
        registerCosts()
        let largest = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000_000
        let sizes = [10_000, 100_000, 1_000_000, 10_000_000].filter { $0 <= largest }
        print("nanoseconds a byte at " + sizes.map { "\($0 / 1000) kB" }.joined(separator: ", "))
        var failures = 0
        for shape in Shape.all {
            let costs = sizes.map { nanosecondsPerByte(shape.text($0)) }
            // The smallest text pays for warming up; the next two tell what a byte costs.
            let usual = costs.prefix(3).max() ?? 0
            let isLinear = (costs.last ?? 0) <= limit * max(usual, 2)
            if !isLinear { failures += 1 }
            let columns = costs.map { pad(String(Int($0.rounded())), to: 8) }.joined()
            print(columns + (isLinear ? "  " : "! ") + shape.name)
        }
        if failures > 0 { fatalError("\(failures) shapes of text do not read in linear time") }
    }

    /// The best of as many readings as fit in a tenth of a second, three at most.
    private static func nanosecondsPerByte(_ bytes: [UInt8]) -> Double {
        var best = Double.infinity
        var spent = 0.0
        var count = 0
        while count < 3, count == 0 || spent < 1e8 {
            let time = nanoseconds { read(bytes) }
            best = min(best, time)
            spent += time
            count += 1
        }
        return best / Double(bytes.count)
    }

    /// The processor time of some work, which other programs on the machine hardly change.
    private static func nanoseconds(of work: () -> Void) -> Double {
        var start = timespec()
        var end = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start)
        work()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end)
        return Double(end.tv_sec - start.tv_sec) * 1e9 + Double(end.tv_nsec - start.tv_nsec)
    }

    /// A refusal is as good as a reading here.
    private static func read(_ bytes: [UInt8]) {
        _ = try? Letters.read(DocumentText(utf8: bytes))
    }

    /// What a page costs the register of authorities: the first, for which the list is parsed, and every other.
    private static func registerCosts() {
        let first = nanoseconds { _ = AuthorityRegister.shared.authority(named: "Kent") }
        let prose = (Prose.neutral + Prose.distracting).joined(separator: "\n\n")
        let page = DocumentText("Dear Chief Executive of Lambeth Council\n\n" + prose + "\nKent County Council\n")
        var found = 0
        let rounds = 200
        let time = nanoseconds {
            for _ in 0..<rounds {
                found += AuthorityRegister.shared.find(in: page, tokens: page.tokens.indices).count
            }
        }
        print("list of authorities: \(Int(first / 1000)) µs once")
        print("names of \(found / rounds) in \(page.raw.count) bytes: \(Int(time / 1000) / rounds) µs")
    }

    private static func pad(_ text: String, to width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
