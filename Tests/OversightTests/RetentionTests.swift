import FoundationEssentials
import InventedYears
import Model
@testable import Oversight
import Testing

/// Documents and figures are discarded when their retention is over.
@Suite struct RetentionTests {
    /// 1 April 2027: the years that ended before April 2021 are older than six years.
    private static let now = Timestamp(seconds: 1_806_537_600)
    private static let sixYears = Retention(years: 6)
    private static let ninetyDays = Retention(rejected: 90)

    /// A state with the changes that made it.
    private struct Committed {
        var state = State()
        var changes: [Change] = []

        /// Accepts events, and records their changes as they are after encoding and decoding.
        mutating func accept(_ events: Event..., at now: Timestamp = Invented.now) throws {
            for event in events {
                guard let change = state.accept(event, at: now)?.change else { continue }
                changes.append(try JSONDecoder().decode(Change.self, from: JSONEncoder().encode(change)))
            }
        }

        mutating func deliver() throws { try accept(.delivered(state.outbox.map(\.id))) }

        /// Does one pass of a daemon that can remove every original.
        ///
        /// - Returns: the removed originals.
        @discardableResult
        mutating func discard(_ retention: Retention, at now: Timestamp = RetentionTests.now) throws -> Set<String> {
            let expired = state.expired(by: retention, at: now)
            for part in expired { try accept(.discard(part), at: now) }
            return Set(expired.flatMap(\.originals.keys))
        }
    }

    private static func sha256(_ name: String) -> String { Invented.document(name).sha256 }

    /// Makes a state of two councils with a year that goes and one that stays, and of a pack of both years.
    private func committed() throws -> Committed {
        var committed = Committed()
        try committed.accept(
            .read(Invented.document("a"), [Invented.reading([.complianceRate: 90], year: 2020)]),
            .read(Invented.document("b"), [Invented.reading([.complianceRate: 80], year: 2021)]),
            .read(Invented.document("c"), [Invented.reading([.upholdRate: 5], of: Invented.district(1), year: 2020)]),
            .read(
                Invented.document("pack"),
                [
                    Invented.reading([.complianceRate: 70], of: Invented.district(2), year: 2020),
                    Invented.reading([.complianceRate: 60], of: Invented.district(2), year: 2022),
                ]))
        return committed
    }

    /// Expects that a state restored from the records is the same, and sound.
    private func expectConsistent(_ state: State) {
        let restored = State(
            authorities: Array(state.authorities.values), rejections: Array(state.rejections.values),
            terms: state.terms, handovers: state.handoverRecord)
        #expect(restored.counts == state.counts)
        #expect(restored.outcomes.mapValues(\.years) == state.outcomes.mapValues(\.years))
        #expect(restored.open == state.open)
        #expect(Set(restored.outbox) == Set(state.outbox))
        #expect(restored.review(at: Self.now).isEmpty && state.review(at: Self.now).isEmpty)
    }

    @Test func `nothing goes without settings, or before its time`() throws {
        var committed = try committed()
        try committed.deliver()
        #expect(committed.state.expired(by: Retention(), at: Self.now).isEmpty)
        #expect(committed.state.expired(by: Retention(rejected: 1), at: Self.now).isEmpty)
        let dayBefore = Timestamp(seconds: Self.now.seconds - 1 - 365 * 86_400)
        #expect(committed.state.expired(by: Self.sixYears, at: dayBefore).isEmpty)
        #expect(committed.state.expired(by: Retention(years: 8), at: Self.now).isEmpty)
        #expect(committed.state.expired(by: Retention(years: 7), at: Self.now).count == 1)
    }

    @Test func `a year goes in two steps, first its figures and then its history`() throws {
        var committed = try committed()
        try committed.deliver()
        // The pack is retained for another of its years.
        #expect(try committed.discard(Self.sixYears) == [Self.sha256("a"), Self.sha256("b"), Self.sha256("c")])
        #expect(committed.state.outcome(of: Self.sha256("a")) == nil)
        #expect(committed.state.counts == (1, 0, 0))
        let ends = committed.state.outbox
        #expect(ends.map(\.kind) == [.resolved, .resolved, .resolved])
        #expect(ends.allSatisfy { $0.alert.message.hasSuffix("Resolved: What it rests on is kept no longer.") })
        expectConsistent(committed.state)

        // Its history stays until the ends of its alerts are delivered.
        #expect(try committed.discard(Self.sixYears).isEmpty)
        #expect(committed.state.authorities["northmoor-district-council"]?.years.count == 2)
        try committed.deliver()
        try committed.discard(Self.sixYears)
        #expect(Array(committed.state.authorities.keys) == ["district-2-council"])
        #expect(committed.state.authorities["district-2-council"]?.years.keys.sorted() == ["2021-22"])
        #expect(committed.state.expired(by: Self.sixYears, at: Self.now).isEmpty)
        expectConsistent(committed.state)
    }

    @Test func `a pending transition, or one that waits for the notify command, holds its whole year back`() throws {
        var committed = try committed()
        let events = committed.state.outbox.map(\.id)
        try committed.accept(.delivered(events.filter { !$0.contains("2020-21") }))
        #expect(try committed.discard(Self.sixYears) == [Self.sha256("a"), Self.sha256("c")])
        try committed.accept(.delivered(events.filter { $0.contains("2020-21") }, handsOver: true))
        #expect(try committed.discard(Self.sixYears).isEmpty)
        try committed.accept(.handedOver(committed.state.handovers.map(\.id)))
        #expect(try committed.discard(Self.sixYears) == [Self.sha256("b")])
    }

    @Test func `a silence holds a year back`() throws {
        var committed = try committed()
        try committed.accept(
            .silence(
                authority: nil, rule: .complianceBelowFull, until: Self.now, by: Invented.officer, note: nil))
        try committed.deliver()
        #expect(try committed.discard(Self.sixYears).isEmpty)
        try committed.accept(.expire, at: Self.now)
        try committed.deliver()
        #expect(try committed.discard(Self.sixYears).count == 3)
    }

    @Test func `a discarded year moves no average of another year`() throws {
        var committed = Committed()
        for year in [2020, 2022] {
            for number in 1...7 {
                let figures: [FigureName: Double] = [.upholdRate: Double(number * 10)]
                try committed.accept(
                    .read(
                        Invented.document("\(year)-\(number)-"),
                        [Invented.reading(figures, of: Invented.district(number), year: year)]))
            }
        }
        try committed.deliver()
        let before = committed.state.alerts.filter { $0.period == "2021-22" && $0.state == .raised }
        #expect(before.count == 3)
        try committed.discard(Self.sixYears)
        #expect(committed.state.outbox.map(\.kind) == [.resolved, .resolved, .resolved])
        #expect(committed.state.alerts.filter { $0.period == "2021-22" && $0.state == .raised } == before)
        expectConsistent(committed.state)
        try committed.deliver()
        try committed.discard(Self.sixYears)
        #expect(committed.state.alerts.filter { $0.state == .raised } == before)
        #expect(committed.state.alerts.allSatisfy { $0.period == "2021-22" })
        expectConsistent(committed.state)
    }

    @Test func `an alert that rests on a discarded year is resolved`() throws {
        var committed = Committed()
        var policy = Policy()
        policy[.upholdRising].isOn = true
        try committed.accept(
            .policy(policy), .read(Invented.document("a"), [Invented.reading([.upholdRate: 20], year: 2021)]),
            .read(Invented.document("b"), [Invented.reading([.upholdRate: 60], year: 2022)]))
        #expect(committed.state.outbox.map(\.alert.rule) == [.upholdRising])
        try committed.deliver()
        try committed.discard(Self.sixYears)
        #expect(committed.state.outbox.map(\.kind) == [.resolved])
        #expect(committed.state.outbox.first?.alert.message.hasSuffix("What it rests on is kept no longer.") == true)
        expectConsistent(committed.state)
    }

    @Test func `an original that can't be removed holds back its year, or its rejection`() throws {
        var committed = try committed()
        try committed.accept(
            .refused(Invented.document("x"), Refusal(.empty, "Empty.")),
            .refused(Invented.document("y"), Refusal(.empty, "Empty.")))
        try committed.deliver()
        let expired = committed.state.expired(by: Retention(rejected: 90, years: 6), at: Self.now)
        let stuck: Set = [Self.sha256("b"), Self.sha256("y")]
        let left = expired.compactMap { $0.excluding(stuck) }
        #expect(left.map(\.discarded.period) == ["2019-20", nil])
        #expect(left.last?.discarded.rejections?.keys.sorted() == [Self.sha256("x")])
    }

    @Test func `a rejection goes in two steps, first the document and then its history`() throws {
        var committed = Committed()
        try committed.accept(.refused(Invented.document("x"), Refusal(.empty, "Empty.")))
        let later = Timestamp(seconds: Invented.now.seconds + 90 * 86_400 + 1)
        #expect(try committed.discard(Self.ninetyDays, at: later).isEmpty, "its alert is pending")
        try committed.deliver()
        #expect(try committed.discard(Self.ninetyDays, at: Timestamp(seconds: later.seconds - 1)).isEmpty)
        // It arrives once more, and its retention begins again.
        let again = Timestamp(seconds: Invented.now.seconds + 86_400)
        var second = Invented.document("x", inode: 2)
        second.arrivals = [Arrival(name: "x", device: 1, inode: 2, at: again)]
        try committed.accept(.refused(second, Refusal(.empty, "Empty.")))
        #expect(try committed.discard(Self.ninetyDays, at: later).isEmpty)
        #expect(committed.state.counts == (0, 1, 1))

        #expect(try committed.discard(Self.ninetyDays) == [Self.sha256("x")])
        #expect(committed.state.counts == (0, 0, 0))
        #expect(committed.state.outbox.map(\.kind) == [.resolved])
        #expect(committed.state.outbox.first?.alert.message.hasSuffix("Resolved: It is kept no longer.") == true)
        expectConsistent(committed.state)
        try committed.deliver()
        try committed.discard(Self.ninetyDays)
        #expect(committed.state.rejections.isEmpty)
    }

    @Test(arguments: 0...2)
    func `bytes that return after their removal are a new document, and no transition has the id of an older one`(
        passes: Int
    ) throws {
        var committed = Committed()
        let letter = Event.read(Invented.document("a", inode: 2), [Invented.reading([.complianceRate: 90], year: 2020)])
        let news = Event.refused(Invented.document("x", inode: 2), Refusal(.empty, "Empty."))
        let retention = Retention(rejected: 90, years: 6)
        try committed.accept(letter, news)
        try committed.deliver()
        for _ in 0..<passes {
            try committed.discard(retention)
            try committed.deliver()
        }
        try committed.accept(letter, news)
        let ids = committed.changes.flatMap { $0.transitions ?? [] }.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids.count == (passes == 0 ? 2 : 6))
        #expect(committed.state.counts == (1, 1, 0))
        expectConsistent(committed.state)
        // And they go again.
        try committed.deliver()
        #expect(try committed.discard(retention) == [Self.sha256("a"), Self.sha256("x")])
    }

    @Test func `the history of a rejection goes with the document that was read later`() throws {
        var committed = Committed()
        try committed.accept(
            .refused(Invented.document("a"), Refusal(.tooLarge, "It is too large.")),
            .read(Invented.document("a"), [Invented.reading([.complianceRate: 90], year: 2020)]))
        try committed.deliver()
        #expect(try committed.discard(Self.sixYears) == [Self.sha256("a")])
        expectConsistent(committed.state)
        try committed.deliver()
        try committed.discard(Self.sixYears)
        #expect(committed.state.rejections.isEmpty && committed.state.authorities.isEmpty)
    }

    /// A crash may leave changes that the records hold already.
    @Test func `changes of a discard that are applied twice alter nothing`() throws {
        var committed = try committed()
        let retention = Retention(rejected: 90, years: 6)
        try committed.accept(.refused(Invented.document("x"), Refusal(.empty, "Empty.")))
        try committed.deliver()
        for _ in 1...2 {
            try committed.discard(retention)
            try committed.deliver()
        }
        try committed.accept(
            .read(Invented.document("a", inode: 2), [Invented.reading([.complianceRate: 90], year: 2020)]),
            .refused(Invented.document("x", inode: 2), Refusal(.empty, "Empty.")))
        try committed.deliver()
        try committed.discard(retention)
        try committed.accept(.refused(Invented.document("x", inode: 3), Refusal(.notText, "No text.")))
        for start in committed.changes.indices {
            var copy = State(
                authorities: Array(committed.state.authorities.values),
                rejections: Array(committed.state.rejections.values),
                terms: committed.state.terms, handovers: committed.state.handoverRecord)
            for change in committed.changes[start...] { _ = copy.apply(change) }
            #expect(copy.authorities == committed.state.authorities, "from change \(start)")
            #expect(copy.rejections == committed.state.rejections, "from change \(start)")
            #expect(copy.terms == committed.state.terms, "from change \(start)")
            #expect(copy.counts == committed.state.counts, "from change \(start)")
            #expect(
                copy.open == committed.state.open && Set(copy.outbox) == Set(committed.state.outbox),
                "from change \(start)")
        }
        // One by one, each twice.
        var state = State()
        for change in committed.changes {
            _ = state.apply(change)
            #expect(state.apply(change).isEmpty)
        }
        #expect(state.authorities == committed.state.authorities && state.rejections == committed.state.rejections)
        #expect(state.terms == committed.state.terms && state.counts == committed.state.counts)
    }
}

extension State.Outcome {
    fileprivate var years: Set<State.Year>? {
        if case .processed(let years) = self { Set(years) } else { nil }
    }
}
