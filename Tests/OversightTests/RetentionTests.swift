import FoundationEssentials
import Model
@testable import Oversight
import Testing

/// Keeping for a time.
@Suite struct RetentionTests {
    /// 1 April 2027: of the years that ended before the April of 2021, all are older than six years.
    private static let now = Timestamp(seconds: 1_806_537_600)
    private static let sixYears = Retention(years: 6)
    private static let ninetyDays = Retention(rejected: 90)

    /// A state that was committed and told, with the changes that made it.
    private struct Kept {
        var state = State()
        var changes: [Change] = []

        /// Takes events in, each as it is after it was encoded.
        mutating func accept(_ events: Event..., at now: Timestamp = Fixture.now) throws {
            for event in events {
                guard let change = state.accept(event, at: now)?.change else { continue }
                changes.append(try JSONDecoder().decode(Change.self, from: JSONEncoder().encode(change)))
            }
        }

        mutating func tell() throws { try accept(.delivered(state.outbox.map(\.id))) }

        /// One pass of a daemon that could remove every original.
        ///
        /// - Returns: what it removed.
        @discardableResult
        mutating func discard(_ retention: Retention, at now: Timestamp = RetentionTests.now) throws -> Set<String> {
            let expired = state.expired(by: retention, at: now)
            for part in expired { try accept(.discard(part), at: now) }
            return Set(expired.flatMap(\.originals.keys))
        }
    }

    private static func sha256(_ name: String) -> String { Fixture.document(name).sha256 }

    /// Two councils of the year that goes and of the one after it, and a pack of both years.
    private func kept() throws -> Kept {
        var kept = Kept()
        try kept.accept(
            .read(Fixture.document("a"), [Fixture.reading([.complianceRate: 90], year: 2020)]),
            .read(Fixture.document("b"), [Fixture.reading([.complianceRate: 80], year: 2021)]),
            .read(Fixture.document("c"), [Fixture.reading([.upholdRate: 5], of: Fixture.district(1), year: 2020)]),
            .read(
                Fixture.document("pack"),
                [
                    Fixture.reading([.complianceRate: 70], of: Fixture.district(2), year: 2020),
                    Fixture.reading([.complianceRate: 60], of: Fixture.district(2), year: 2022),
                ]))
        return kept
    }

    /// Everything that a state says of itself is what it says after it was written and read.
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

    @Test("Without settings, and before its time, nothing goes")
    func keptForEver() throws {
        var kept = try kept()
        try kept.tell()
        #expect(kept.state.expired(by: Retention(), at: Self.now).isEmpty)
        #expect(kept.state.expired(by: Retention(rejected: 1), at: Self.now).isEmpty)
        let dayBefore = Timestamp(seconds: Self.now.seconds - 1 - 365 * 86_400)
        #expect(kept.state.expired(by: Self.sixYears, at: dayBefore).isEmpty)
        #expect(kept.state.expired(by: Retention(years: 8), at: Self.now).isEmpty)
        #expect(kept.state.expired(by: Retention(years: 7), at: Self.now).count == 1)
    }

    @Test func aYearGoesInTwoSteps() throws {
        var kept = try kept()
        try kept.tell()
        // The pack is kept for another year of it.
        #expect(try kept.discard(Self.sixYears) == [Self.sha256("a"), Self.sha256("b"), Self.sha256("c")])
        #expect(kept.state.outcome(of: Self.sha256("a")) == nil)
        #expect(kept.state.counts == (1, 0, 0))
        let told = kept.state.outbox
        #expect(told.map(\.kind) == [.resolved, .resolved, .resolved])
        #expect(told.allSatisfy { $0.alert.message.hasSuffix("Resolved: What it rests on is kept no longer.") })
        expectConsistent(kept.state)

        // Its history stays until its end is told.
        #expect(try kept.discard(Self.sixYears).isEmpty)
        #expect(kept.state.authorities["northmoor-district-council"]?.years.count == 2)
        try kept.tell()
        try kept.discard(Self.sixYears)
        #expect(Array(kept.state.authorities.keys) == ["district-2-council"])
        #expect(kept.state.authorities["district-2-council"]?.years.keys.sorted() == ["2021-22"])
        #expect(kept.state.expired(by: Self.sixYears, at: Self.now).isEmpty)
        expectConsistent(kept.state)
    }

    @Test("What waits to be told, or for the notify command, holds its whole year back")
    func waiting() throws {
        var kept = try kept()
        let events = kept.state.outbox.map(\.id)
        try kept.accept(.delivered(events.filter { !$0.contains("2020-21") }))
        #expect(try kept.discard(Self.sixYears) == [Self.sha256("a"), Self.sha256("c")])
        try kept.accept(.delivered(events.filter { $0.contains("2020-21") }, handsOver: true))
        #expect(try kept.discard(Self.sixYears).isEmpty)
        try kept.accept(.handedOver(kept.state.handovers.map(\.id)))
        #expect(try kept.discard(Self.sixYears) == [Self.sha256("b")])
    }

    /// A silence keeps back what is told.
    @Test func aSilencedYearStays() throws {
        var kept = try kept()
        try kept.accept(
            .silence(
                authority: nil, rule: .complianceBelowFull, until: Self.now, by: Fixture.officer, note: nil))
        try kept.tell()
        #expect(try kept.discard(Self.sixYears).isEmpty)
        try kept.accept(.expire, at: Self.now)
        try kept.tell()
        #expect(try kept.discard(Self.sixYears).count == 3)
    }

    @Test func noAverageOfAnotherYearMoves() throws {
        var kept = Kept()
        for year in [2020, 2022] {
            for number in 1...7 {
                let figures: [FigureName: Double] = [.upholdRate: Double(number * 10)]
                try kept.accept(
                    .read(
                        Fixture.document("\(year)-\(number)-"),
                        [Fixture.reading(figures, of: Fixture.district(number), year: year)]))
            }
        }
        try kept.tell()
        let before = kept.state.alerts.filter { $0.period == "2021-22" && $0.state == .raised }
        #expect(before.count == 3)
        try kept.discard(Self.sixYears)
        #expect(kept.state.outbox.map(\.kind) == [.resolved, .resolved, .resolved])
        #expect(kept.state.alerts.filter { $0.period == "2021-22" && $0.state == .raised } == before)
        expectConsistent(kept.state)
        try kept.tell()
        try kept.discard(Self.sixYears)
        #expect(kept.state.alerts.filter { $0.state == .raised } == before)
        #expect(kept.state.alerts.allSatisfy { $0.period == "2021-22" })
        expectConsistent(kept.state)
    }

    /// What compares with a year that went can't be judged any more.
    @Test func anAlertThatRestsOnTheYearBeforeEnds() throws {
        var kept = Kept()
        var policy = Policy()
        policy[.upholdRising].isOn = true
        try kept.accept(
            .policy(policy), .read(Fixture.document("a"), [Fixture.reading([.upholdRate: 20], year: 2021)]),
            .read(Fixture.document("b"), [Fixture.reading([.upholdRate: 60], year: 2022)]))
        #expect(kept.state.outbox.map(\.alert.rule) == [.upholdRising])
        try kept.tell()
        try kept.discard(Self.sixYears)
        #expect(kept.state.outbox.map(\.kind) == [.resolved])
        #expect(kept.state.outbox.first?.alert.message.hasSuffix("What it rests on is kept no longer.") == true)
        expectConsistent(kept.state)
    }

    @Test("An original that can't be removed holds its year back, or its rejection")
    func originalsThatStay() throws {
        var kept = try kept()
        try kept.accept(
            .refused(Fixture.document("x"), Refusal(.empty, "Empty.")),
            .refused(Fixture.document("y"), Refusal(.empty, "Empty.")))
        try kept.tell()
        let expired = kept.state.expired(by: Retention(rejected: 90, years: 6), at: Self.now)
        let stuck: Set = [Self.sha256("b"), Self.sha256("y")]
        let left = expired.compactMap { $0.excluding(stuck) }
        #expect(left.map(\.discarded.period) == ["2019-20", nil])
        #expect(left.last?.discarded.rejections?.keys.sorted() == [Self.sha256("x")])
    }

    @Test func aRejectionGoesInTwoSteps() throws {
        var kept = Kept()
        try kept.accept(.refused(Fixture.document("x"), Refusal(.empty, "Empty.")))
        let later = Timestamp(seconds: Fixture.now.seconds + 90 * 86_400 + 1)
        #expect(try kept.discard(Self.ninetyDays, at: later).isEmpty, "it is not told")
        try kept.tell()
        #expect(try kept.discard(Self.ninetyDays, at: Timestamp(seconds: later.seconds - 1)).isEmpty)
        // It comes once more, and is kept from then on.
        let again = Timestamp(seconds: Fixture.now.seconds + 86_400)
        var second = Fixture.document("x", inode: 2)
        second.arrivals = [Arrival(name: "x", device: 1, inode: 2, at: again)]
        try kept.accept(.refused(second, Refusal(.empty, "Empty.")))
        #expect(try kept.discard(Self.ninetyDays, at: later).isEmpty)
        #expect(kept.state.counts == (0, 1, 1))

        #expect(try kept.discard(Self.ninetyDays) == [Self.sha256("x")])
        #expect(kept.state.counts == (0, 0, 0))
        #expect(kept.state.outbox.map(\.kind) == [.resolved])
        #expect(kept.state.outbox.first?.alert.message.hasSuffix("Resolved: It is kept no longer.") == true)
        expectConsistent(kept.state)
        try kept.tell()
        try kept.discard(Self.ninetyDays)
        #expect(kept.state.rejections.isEmpty)
    }

    @Test(
        "The same bytes that come later are a new document, and no step has the name of an older one", arguments: 0...2)
    func theSameBytesComeAgain(passes: Int) throws {
        var kept = Kept()
        let letter = Event.read(Fixture.document("a", inode: 2), [Fixture.reading([.complianceRate: 90], year: 2020)])
        let news = Event.refused(Fixture.document("x", inode: 2), Refusal(.empty, "Empty."))
        let retention = Retention(rejected: 90, years: 6)
        try kept.accept(letter, news)
        try kept.tell()
        for _ in 0..<passes {
            try kept.discard(retention)
            try kept.tell()
        }
        try kept.accept(letter, news)
        let told = kept.changes.flatMap { $0.transitions ?? [] }.map(\.id)
        #expect(Set(told).count == told.count)
        #expect(told.count == (passes == 0 ? 2 : 6))
        #expect(kept.state.counts == (1, 1, 0))
        expectConsistent(kept.state)
        // And they go again.
        try kept.tell()
        #expect(try kept.discard(retention) == [Self.sha256("a"), Self.sha256("x")])
    }

    /// What was refused once and read since goes with its year.
    @Test func theHistoryOfADocumentThatWasReadLaterGoesWithIt() throws {
        var kept = Kept()
        try kept.accept(
            .refused(Fixture.document("a"), Refusal(.tooLarge, "It is too large.")),
            .read(Fixture.document("a"), [Fixture.reading([.complianceRate: 90], year: 2020)]))
        try kept.tell()
        #expect(try kept.discard(Self.sixYears) == [Self.sha256("a")])
        expectConsistent(kept.state)
        try kept.tell()
        try kept.discard(Self.sixYears)
        #expect(kept.state.rejections.isEmpty && kept.state.authorities.isEmpty)
    }

    /// Everything that retention does, replayed over what came of it: a crash may leave changes that the records hold.
    @Test func takenInTwiceItIsAsOnce() throws {
        var kept = try kept()
        let retention = Retention(rejected: 90, years: 6)
        try kept.accept(.refused(Fixture.document("x"), Refusal(.empty, "Empty.")))
        try kept.tell()
        for _ in 1...2 {
            try kept.discard(retention)
            try kept.tell()
        }
        try kept.accept(
            .read(Fixture.document("a", inode: 2), [Fixture.reading([.complianceRate: 90], year: 2020)]),
            .refused(Fixture.document("x", inode: 2), Refusal(.empty, "Empty.")))
        try kept.tell()
        try kept.discard(retention)
        try kept.accept(.refused(Fixture.document("x", inode: 3), Refusal(.notText, "No text.")))
        for start in kept.changes.indices {
            var copy = State(
                authorities: Array(kept.state.authorities.values), rejections: Array(kept.state.rejections.values),
                terms: kept.state.terms, handovers: kept.state.handoverRecord)
            for change in kept.changes[start...] { _ = copy.apply(change) }
            #expect(copy.authorities == kept.state.authorities, "from change \(start)")
            #expect(copy.rejections == kept.state.rejections, "from change \(start)")
            #expect(copy.terms == kept.state.terms, "from change \(start)")
            #expect(copy.counts == kept.state.counts, "from change \(start)")
            #expect(copy.open == kept.state.open && Set(copy.outbox) == Set(kept.state.outbox), "from change \(start)")
        }
        // And one by one, each twice.
        var state = State()
        for change in kept.changes {
            _ = state.apply(change)
            #expect(state.apply(change).isEmpty)
        }
        #expect(state.authorities == kept.state.authorities && state.rejections == kept.state.rejections)
        #expect(state.terms == kept.state.terms && state.counts == kept.state.counts)
    }
}

extension State.Outcome {
    fileprivate var years: Set<State.Year>? {
        if case .processed(let years) = self { Set(years) } else { nil }
    }
}
