import InventedYears
import Model
@testable import Oversight
import Testing

/// The order of arrival does not matter: any order ends with the same documents and the same alerts.
///
/// The comparison leaves out the facts that depend on the order by their nature: the first arrival and its time, an
/// alert's revision, history and time, and resolved alerts. Of two documents of one kind and date that contradict each other
/// the later arrival speaks, so there are no such documents here; there are copies, whole and cut off.
@Suite struct OrderTests {
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `any order of arrival ends with the same documents and alerts`(_ seed: UInt64) {
        var generator = SplitMix64(state: seed)
        let documents = Self.documents(&generator)
        let missing = seed.isMultiple(of: 2)
        let expected = Ending(documents, missing: missing)
        #expect(expected.alerts.count > 5, "there is something to compare")
        for _ in 1...6 {
            let ending = Ending(documents.shuffled(using: &generator), missing: missing)
            #expect(ending.documents == expected.documents)
            #expect(ending.authorities == expected.authorities)
            #expect(ending.alerts == expected.alerts)
            #expect(ending.averages == expected.averages)
        }
    }

    /// The documents, alerts and averages at the end.
    private struct Ending {
        var documents: [String: Set<String>] = [:]
        var authorities: [String: Authority] = [:]
        var alerts: [String: Alert] = [:]
        var averages: [State.Year: [Measure: PeerAverage]] = [:]

        init(_ readings: [(name: String, reading: Reading)], missing: Bool) {
            var policy = Policy()
            policy.peersMinimum = 3
            for rule in Rule.allCases { policy[rule].isOn = true }
            // The rule `letter-missing` evaluates whole groups again, which could hide that another rule does not.
            policy[.letterMissing].isOn = missing
            policy[.letterMissing].threshold = 50
            var state = State()
            state.accept(.policy(policy))
            for (name, reading) in readings { state.accept(.read(Invented.document(name), [reading])) }
            for (slug, record) in state.authorities {
                authorities[slug] = record.authority
                for (period, year) in record.years {
                    documents["\(slug) \(period)"] = Set(year.documents.map(\.document.sha256))
                    let year = State.Year(slug: slug, period: period)
                    averages[year] = state.averages(of: year)
                }
            }
            // A year without documents, whose missing letter raised an alert once, counts as none.
            documents = documents.filter { !$0.value.isEmpty }
            averages = averages.filter { documents["\($0.key.slug) \($0.key.period)"] != nil }
            for var alert in state.alerts where alert.state == .raised {
                alert.revision = 0
                alerts[alert.id] = alert
            }
        }
    }

    private static func documents(_ generator: inout SplitMix64) -> [(name: String, reading: Reading)] {
        var documents: [(name: String, reading: Reading)] = []
        func percent(_ odds: Int) -> Double? {
            Int.random(in: 1...100, using: &generator) <= odds
                ? Double(Int.random(in: 0...20, using: &generator) * 5) : nil
        }
        for number in 1...8 {
            var council = Invented.district(number)
            if number > 6 { council.kind = .county }
            if number == 8 { council.kind = .other }
            for year in 2021...2024 {
                for copy in 1...Int.random(in: 1...3, using: &generator) {
                    var figures: [FigureName: Double] = [:]
                    for measure in Measure.allCases {
                        figures[measure.own] = percent(70)
                        if let average = percent(25) { figures[measure.average] = average < 90 ? 50 : 55.5 }
                    }
                    let kind =
                        [.annualReviewLetter, .annualReviewLetter, .performancePage, .complaintsReport]
                        .randomElement(using: &generator) ?? DocumentKind.annualReviewLetter
                    figures[.upholdInvestigations] = 20
                    figures[.upholdUpheld] = figures[.upholdRate].map { ($0 / 5).rounded() }
                    figures[.complianceOutcomes] = 20
                    if council.kind == .other, copy == 2 { council.name = council.name.uppercased() }
                    // A different date for each document of a year but for copies that were cut off.
                    let date = "\(year)-07-\(10 + copy)"
                    documents.append(
                        (
                            "\(number)-\(year)-\(copy)",
                            Invented.reading(
                                figures, of: council, kind: kind, year: year, date: date,
                                findings: copy == 2 ? [.totalMismatch] : [],
                                unclear: [.upholdRate, .complianceRate].filter { figures[$0] == nil && copy == 3 })
                        ))
                    guard copy != 2 else { continue }
                    for name in [FigureName.complianceRate, .upholdRate, .upholdInvestigations] { figures[name] = nil }
                    let cut = Invented.reading(figures, of: council, kind: kind, year: year, date: date)
                    documents.append(("\(number)-\(year)-\(copy)-cut", cut))
                }
            }
        }
        return documents.shuffled(using: &generator)
    }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
