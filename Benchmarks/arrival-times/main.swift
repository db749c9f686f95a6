/// # arrival-times
///
/// Times the cost of an arriving letter to the state: judging it, judging those of its peers that are compared otherwise
/// because of it, and applying the change. It owns the composing of a store's worth of readings.
///
///     arrival-times     prints the mean of many arrivals in a large store and in a small one, and the ratio; and the mean of the last
///                       of 4,000 letters, all of one council and year or of 400 councils and 10 years

import FoundationEssentials
import Model
import Oversight
import Texts

/// The source of the averages in a year's letters.
enum Averages: String, CaseIterable {
    /// As in the letters since 2018-19.
    case stated
    /// As in the letters before: the mean of the others moves with nearly every arrival, and with it their alerts.
    case computed
}

/// A reading as letters of a type and year give it.
func reading(of number: Int, year: Int, _ averages: Averages) -> Reading {
    let kinds: [Authority.Kind] = [
        .district, .district, .district, .district, .unitary, .metropolitan, .londonBorough, .county,
    ]
    let kind = kinds[number % kinds.count]
    let council = Authority(name: "Council \(number)", slug: "council-\(number)", kind: kind, gss: nil)
    guard let period = Period(endYear: year) else { preconditionFailure("\(year) is no reporting year") }
    let place = Place(page: 3, line: 61, text: "60% of complaints we investigated were upheld.")
    let upheld = Double((number * 7 + year * 3) % 21)
    var values: [FigureName: Double] = [
        .upholdRate: upheld * 5, .upholdUpheld: upheld, .upholdInvestigations: 20, .complianceRate: 100,
        .complianceOutcomes: 12,
    ]
    if averages == .stated {
        values[.upholdPeerAverage] = 50
        values[.compliancePeerAverage] = 99
    }
    return Reading(
        kind: .annualReviewLetter, format: "benchmark", authority: council, authorityPlace: place, period: period,
        periodPlace: place, date: "\(year)-07-22",
        figures: values.reduce(into: [:]) { $0[$1.key] = Figure(value: $1.value, unit: $1.key.unit, place: place) })
}

/// The letters of a number of councils and years, the newest year last, as they would arrive over time.
func arrivals(councils: Int, years: Int, _ averages: Averages) -> [Event] {
    (2005..<2005 + years).flatMap { year in
        (0..<councils).map { number in
            let name = "\(year)-\(number)"
            let document = Document(
                sha256: name + String(repeating: "0", count: 64 - name.count), mediaType: "text/plain", size: 6_000,
                pages: 3,
                arrival: Arrival(
                    name: name, device: 1, inode: UInt64(year * 1000 + number), at: Timestamp(seconds: 1_600_000_000)))
            return .read(document, [reading(of: number, year: year, averages)])
        }
    }
}

/// The nanoseconds an arrival takes, over the last year's arrivals, and the number of transitions that one brings.
func measure(councils: Int, years: Int, _ averages: Averages) -> (mean: Int, transitions: Double) {
    let events = arrivals(councils: councils, years: years, averages)
    let now = Timestamp(seconds: 1_600_000_000)
    var state = State()
    for event in events.dropLast(councils) { _ = state.accept(event, at: now) }
    var transitions = 0
    let time = CPUTime.of {
        for event in events.suffix(councils) {
            transitions += state.accept(event, at: now)?.change.transitions?.count ?? 0
        }
    }
    return (time / councils, Double(transitions) / Double(councils))
}

/// Letters of one council, year and date that contradict each other.
func rivals(_ count: Int) -> [Event] {
    (0..<count).map { number in
        let name = "rival-\(number)"
        let document = Document(
            sha256: name + String(repeating: "0", count: 64 - name.count), mediaType: "text/plain", size: 6_000,
            pages: 3,
            arrival: Arrival(name: name, device: 1, inode: UInt64(number), at: Timestamp(seconds: 1_600_000_000)))
        var letter = reading(of: 0, year: 2020, .stated)
        letter.figures[.upholdInvestigations]?.value = Double(20 + number)
        return .read(document, [letter])
    }
}

/// The nanoseconds that each of the last 400 arrivals takes.
func last(of events: [Event]) -> Int {
    let now = Timestamp(seconds: 1_600_000_000)
    var state = State()
    for event in events.dropLast(400) { _ = state.accept(event, at: now) }
    return CPUTime.of { for event in events.suffix(400) { _ = state.accept(event, at: now) } } / 400
}

func milliseconds(_ nanoseconds: Int) -> String {
    let thousandths = (nanoseconds + 500) / 1000
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - String(thousandths % 1000).count)
        + "\(thousandths % 1000) ms"
}

for averages in Averages.allCases {
    // The least of three, because anything that makes a round longer is not the state's work.
    let large = (0..<3).map { _ in measure(councils: 400, years: 20, averages) }.min { $0.mean < $1.mean }
    let small = (0..<3).map { _ in measure(councils: 10, years: 20, averages) }.min { $0.mean < $1.mean }
    guard let large, let small else { preconditionFailure("nothing was measured") }
    let transitions = (large.transitions * 10).rounded() / 10
    print("averages \(averages.rawValue): an arrival among 400 councils × 20 years takes \(milliseconds(large.mean))")
    print(
        "  (\(transitions) transitions each), among 10 councils × 20 years \(milliseconds(small.mean)), ratio "
            + "\((Double(large.mean) / Double(small.mean) * 10).rounded() / 10)")
}

let crowd = (0..<3).map { _ in last(of: rivals(4000)) }.min() ?? 0
let spread = (0..<3).map { _ in last(of: arrivals(councils: 400, years: 10, .stated)) }.min() ?? 0
print(
    "the last of 4,000 letters of one council and year takes \(milliseconds(crowd)), of 400 councils × 10 years "
        + "\(milliseconds(spread)), ratio \((Double(crowd) / Double(spread) * 10).rounded() / 10)")
