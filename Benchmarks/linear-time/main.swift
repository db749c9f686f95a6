/// # linear-time
///
/// Shows that the time and the memory of reading are in proportion to the size of the text, whatever the text is. It
/// owns the table of nanoseconds a byte from 10 kB to 10 MB, and of the memory at 10 MB; it fails where the times grow,
/// and where the memory is above its limit.
///
///     linear-time              every text, at every size
///     linear-time PART         the texts whose name holds PART
///     linear-time --search     repeats each line of many specimens behind each head, and names those that grow

import Glibc
import Model
import Oversight
import Reading
import Specimens
import Texts

let peak = PeakMemory()
let sizes = [10_000, 100_000, 1_000_000, 10_000_000]

/// The limit on the bytes of memory that a byte of text costs.
let allowedMemory = 256.0

/// The bytes of memory a byte of the largest text, at the height of its reading.
func memory(_ repetition: Repetition) -> Double? {
    let bytes = repetition.text(size: sizes[sizes.count - 1])
    return peak.of { _ = try? DocumentReader.read(DocumentText(utf8: bytes)) }.map { Double($0) / Double(bytes.count) }
}

/// The nanoseconds a byte at a size, in memory that the process has already: the first round of each size fetches it.
func cost(_ repetition: Repetition, size: Int) -> Double {
    RetainedMemory.keep()
    defer { RetainedMemory.giveBack() }
    let bytes = repetition.text(size: size)
    let rounds = max(1, 200_000 / size)
    let best = (0..<(size > 5_000_000 ? 2 : 3)).map { _ in
        CPUTime.of { for _ in 0..<rounds { _ = try? DocumentReader.read(DocumentText(utf8: bytes)) } }
    }.min()
    return Double(best ?? 0) / Double(rounds) / Double(bytes.count)
}

func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }

func column(_ nanoseconds: Double?) -> String {
    guard let nanoseconds else { return "         –" }
    let tenths = String(Int((nanoseconds * 10).rounded()))
    let digits = String(repeating: "0", count: max(0, 2 - tenths.count)) + tenths
    let text = "\(digits.dropLast()).\(digits.suffix(1))"
    return String(repeating: " ", count: max(0, 10 - text.count)) + text
}

/// The growth from the smallest size to the largest that is still linear: a text of 10 kB fits in the
/// caches of a core, one of 10 MB in none.
let allowedGrowth = 3.0

/// The least nanoseconds a byte that growth is reckoned from: a text of nothing but line ends is quick as
/// long as its lines and tokens lie in a cache.
let leastCost = 25.0

/// The limit on the nanoseconds a byte of any text at any size: 5 s for 10 MB.
let allowedCost = 500.0

/// Prints a row of the table.
///
/// - Returns: whether time and memory are in proportion to the size.
func measure(_ repetition: Repetition) -> Bool {
    var costs: [Double?] = []
    for size in sizes {
        // A text whose time has grown already is not measured further: 10 MB of it could take hours.
        if let last = costs.last ?? nil, last * Double(size) > 40e9 { costs.append(nil); continue }
        costs.append(cost(repetition, size: size))
    }
    let known = costs.compactMap(\.self)
    let most = known.max() ?? 0
    let isLinear =
        costs.allSatisfy { $0 != nil } && most <= allowedGrowth * max(known.first ?? 0, leastCost)
        && most <= allowedCost
    let memory = costs.allSatisfy { $0 != nil } ? memory(repetition) : nil
    let isBounded = memory.map { $0 <= allowedMemory } ?? true
    print(
        padded(repetition.name, 44) + costs.map(column).joined() + column(memory) + (isLinear ? "" : "   GROWS")
            + (isBounded ? "" : "   TOO LARGE"))
    fflush(nil)
    return isLinear && isBounded
}

/// Every line of some specimens, behind every head.
func search() {
    var units: Set<String> = []
    for composer in Composer.all {
        for seed in 1...6 {
            let lines = composer.compose(seed: UInt64(seed)).text.split(separator: "\n")
            for line in lines where line.utf8.count < 200 { units.insert("\(line)\n") }
        }
    }
    for head in Repetition.heads {
        for unit in units.sorted() {
            for text in [unit, String(unit.dropLast()) + " "] {
                let repetition = Repetition("\(head.name) + \(text)", head: head.text, unit: text)
                let small = cost(repetition, size: 20_000)
                let large = cost(repetition, size: 200_000)
                if large > 2.5 * max(small, 15) || large > 600 {
                    print(head.name, column(small), column(large), " ", text.debugDescription)
                    fflush(nil)
                }
            }
        }
    }
}

if CommandLine.arguments.dropFirst().first == "--search" {
    search()
} else {
    let part = CommandLine.arguments.dropFirst().first ?? ""
    print(
        padded("ns a byte", 44)
            + ["10 kB", "100 kB", "1 MB", "10 MB", "memory"].map { "          \($0)".suffix(10) }.joined())
    var areLinear = true
    for repetition in Repetition.all where repetition.name.contains(part) || part.isEmpty {
        areLinear = measure(repetition) && areLinear
    }
    exit(areLinear ? 0 : 1)
}
