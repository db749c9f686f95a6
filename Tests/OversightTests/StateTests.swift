import FoundationEssentials
import Model
@testable import Oversight
import Testing

@Suite struct StateTests {
    @Test func theSameBytesTellNothingTwice() {
        var state = State()
        let reading = Fixture.reading([.complianceRate: 90])
        #expect(state.accept(.read(Fixture.document("a.txt"), [reading])).map(\.kind) == [.raised])
        let again = Fixture.document("copy.txt", sha256: Fixture.document("a.txt").sha256, inode: 2)
        #expect(state.accept(.read(again, [reading])).isEmpty)
        #expect(state.counts == (1, 0, 1))
    }

    @Test func workCutShortAfterTheCommitIsNotADuplicate() {
        var state = State()
        let event = Event.read(Fixture.document("a.txt"), [Fixture.reading([.complianceRate: 90])])
        state.accept(event)
        #expect(state.accept(event, at: Fixture.now) == nil)
        #expect(state.counts == (1, 0, 0))
    }

    @Test func aLaterLetterChangesAndResolves() {
        var state = State()
        state.accept(.read(Fixture.document("a"), [Fixture.reading([.complianceRate: 90], date: "2020-07-20")]))
        let changed = state.accept(
            .read(Fixture.document("b"), [Fixture.reading([.complianceRate: 95], date: "2020-08-20")]))
        #expect(changed.map(\.kind) == [.changed])
        #expect(changed.first?.alert.value == 95)
        let resolved = state.accept(
            .read(Fixture.document("c"), [Fixture.reading([.complianceRate: 100], date: "2020-09-20")]))
        #expect(resolved.map(\.kind) == [.resolved])
        #expect(
            resolved.first?.alert.message.hasSuffix("Resolved: It no longer holds; “c” speaks for the year now.") == true)
        #expect(state.open.isEmpty)
        let raised = state.accept(
            .read(Fixture.document("d"), [Fixture.reading([.complianceRate: 50], date: "2020-10-20")]))
        #expect(raised.map(\.kind) == [.raised])
        #expect(raised.first?.id.hasSuffix("#4") == true)
    }

    @Test func anEarlierLetterThatArrivesLateAltersNothing() {
        var state = State()
        state.accept(.read(Fixture.document("b"), [Fixture.reading([.complianceRate: 100], date: "2020-08-20")]))
        #expect(
            state.accept(.read(Fixture.document("a"), [Fixture.reading([.complianceRate: 90], date: "2020-07-20")]))
                .isEmpty)
    }

    @Test func aReportNeverSpeaksForAYearThatHasALetter() {
        var state = State()
        state.accept(.read(Fixture.document("a"), [Fixture.reading([.complianceRate: 100], date: "2020-07-20")]))
        let report = Fixture.reading([.complianceRate: 50], kind: .complaintsReport, date: "2021-01-01")
        #expect(state.accept(.read(Fixture.document("b"), [report])).map(\.alert.rule) == [.reportContradictsLetter])
    }

    @Test func aRejectionIsToldAndIsResolvedWhenTheDocumentCanBeRead() throws {
        var state = State()
        let refused = state.accept(.refused(Fixture.document("a"), Refusal(.notRecognised, "It is a newsletter.")))
        #expect(refused.map(\.kind) == [.raised])
        #expect(refused.first?.alert.rule == .documentRejected)
        #expect(state.counts == (0, 1, 0))
        let read = state.accept(.read(Fixture.document("a", inode: 2), [Fixture.reading([.complianceRate: 100])]))
        #expect(read.map(\.kind) == [.resolved])
        #expect(state.counts == (1, 0, 0))
        #expect(state.open.isEmpty)
    }

    @Test func aRejectionForAnotherReasonChangesItsAlert() throws {
        var state = State()
        let document = Fixture.document("a")
        state.accept(.refused(document, Refusal(.tooLarge, "It is too large.")))
        #expect(state.accept(.refused(document, Refusal(.tooLarge, "It is too large."))).isEmpty)
        let changed = state.accept(.refused(document, Refusal(.notRecognised, "It is a newsletter.")))
        #expect(changed.map(\.kind) == [.changed])
        #expect(changed.first?.alert.message.contains("newsletter") == true)
        #expect(state.rejections[document.sha256]?.refusal.code == .notRecognised)
        #expect(state.counts == (0, 1, 0))
        let read = state.accept(.read(document, [Fixture.reading([.complianceRate: 100])]))
        #expect(read.map(\.kind) == [.resolved])
        #expect(read.first?.alert.revision == 3)
    }

    @Test func whatWasToldLeavesTheOutboxOnce() throws {
        var state = State()
        state.accept(
            .read(Fixture.document("a"), [Fixture.reading([.complianceRate: 90], findings: [.remarkPublicReport])]))
        let events = state.outbox.map(\.id)
        #expect(events.count == 2)
        state.accept(.delivered([events[0]]))
        #expect(state.outbox.map(\.id) == [events[1]])
        state.accept(.delivered(events))
        #expect(state.outbox.isEmpty)
    }

    @Test func whatWasToldIsHandedOverOnceAndInOrder() throws {
        var state = State()
        state.accept(.read(Fixture.document("a"), [Fixture.reading([.complianceRate: 90])]))
        state.accept(.delivered(state.outbox.map(\.id)))
        #expect(state.handovers.isEmpty, "there was no command")
        state.accept(.read(Fixture.document("b"), [Fixture.reading([.complianceRate: 80], date: "2021-01-01")]))
        state.accept(.refused(Fixture.document("x"), Refusal(.empty, "Empty.")))
        let events = state.outbox.map(\.id)
        state.accept(.delivered(events, handsOver: true))
        #expect(state.handovers.map(\.id) == events)
        state.accept(.handedOver([events[0]]))
        #expect(state.handovers.map(\.id) == [events[1]])
        #expect(state.accept(.handedOver([events[0]]), at: Fixture.now) == nil)
    }

    /// A crash may leave changes behind that the records hold already.
    @Test func replayingChangesOverLaterRecordsAltersNothing() throws {
        var state = State()
        var changes: [Change] = []
        var strict = Policy()
        strict.peersMinimum = 3
        let later = Timestamp(seconds: Fixture.now.seconds + 60)
        let person = Person(uid: 1000, name: "officer")
        let alert = "northmoor-district-council.2019-20.compliance-below-full"
        let events: [Event] = [
            .read(Fixture.document("a"), [Fixture.reading([.complianceRate: 90], date: "2020-07-20")]),
            .refused(Fixture.document("x"), Refusal(.empty, "Empty.")),
            .refused(Fixture.document("x"), Refusal(.notText, "No text.")),
            .delivered(["northmoor-district-council.2019-20.compliance-below-full#1"], handsOver: true),
            .read(Fixture.document("b"), [Fixture.reading([.complianceRate: 95], date: "2020-08-20")]),
            .read(Fixture.document("a2", sha256: Fixture.document("a").sha256, inode: 9), []),
            .read(Fixture.document("x", inode: 3), [Fixture.reading([.upholdRate: 5], year: 2021)]),
            .policy(strict), .silence(authority: nil, rule: nil, until: later, by: person, note: "On holiday"),
            .acknowledge(alert: alert, by: person, note: nil), .unacknowledge(alert: alert, by: person),
            .unsilence(2, by: person), .handedOver(["northmoor-district-council.2019-20.compliance-below-full#1"]),
            .delivered(["northmoor-district-council.2019-20.compliance-below-full#2"], handsOver: true),
            .silence(authority: nil, rule: .complianceBelowFull, until: later, by: person, note: nil),
        ]
        for event in events {
            let change = try #require(state.accept(event, at: Fixture.now)?.change)
            // What is kept is what was encoded.
            changes.append(try JSONDecoder().decode(Change.self, from: JSONEncoder().encode(change)))
        }
        for start in changes.indices {
            var copy = State(
                authorities: Array(state.authorities.values), rejections: Array(state.rejections.values),
                terms: state.terms, handovers: state.handoverRecord)
            for change in changes[start...] { _ = copy.apply(change) }
            #expect(copy.authorities == state.authorities)
            #expect(copy.rejections == state.rejections)
            #expect(copy.terms == state.terms)
            #expect(copy.handovers == state.handovers)
            #expect(copy.counts == state.counts)
            #expect(copy.open == state.open)
            #expect(Set(copy.outbox) == Set(state.outbox))
        }
    }

    @Test func aPackIsKeptWithEachOfItsYears() {
        var state = State()
        let readings = [
            Fixture.reading([.complianceRate: 90], year: 2020), Fixture.reading([.complianceRate: 80], year: 2021),
        ]
        let told = state.accept(.read(Fixture.document("pack"), readings))
        #expect(told.map(\.alert.period) == ["2019-20", "2020-21"])
        #expect(state.counts == (1, 0, 0))
    }

    /// A pack may hold the letter and the Ombudsman's page about the same year.
    @Test func aPackIsKeptWithAllThatItSaysOfAYear() throws {
        var state = State()
        let letter = Fixture.reading([.complianceRate: 90])
        let page = Fixture.reading([.complianceRate: 80, .upholdRate: 50], kind: .performancePage)
        let pack = Fixture.document("pack")
        let change = try #require(state.accept(.read(pack, [letter, page]), at: Fixture.now)?.change)
        let year = try #require(state.authorities["northmoor-district-council"]?.years["2019-20"])
        #expect(year.figures.all.mapValues(\.figure.value) == [.complianceRate: 90, .upholdRate: 50])
        #expect(state.apply(change).isEmpty, "replayed")
        state.accept(.read(Fixture.document("again", sha256: pack.sha256, inode: 2), [letter, page]))
        #expect(state.counts == (1, 0, 1))
        let restored = State(authorities: Array(state.authorities.values))
        #expect(restored.counts == (1, 0, 1))
        #expect(restored.outcomes == state.outcomes)
    }

    @Test func whatWaitsIsToldInPartsAndInOrder() {
        var state = State()
        for number in 1...200 {
            state.accept(
                .read(
                    Fixture.document("\(number)-"),
                    [Fixture.reading([.complianceRate: 90], of: Fixture.district(number), year: 1990)]))
        }
        let all = state.outbox.map(\.id)
        #expect(all.count == 200)
        #expect(state.outbox(limit: 3).map(\.id) == Array(all.prefix(3)))
        let second = Transition.alertID(of: all[1])
        #expect(state.outbox(limit: 2, without: [second]).map(\.id) == [all[0], all[2]])
        // In any order: what has been told is not among those that wait.
        state.accept(.delivered([all[1], all[150]]))
        state.accept(.delivered(Array(all[3..<140])))
        #expect(state.outbox.map(\.id) == [all[0], all[2]] + all[140..<150] + all[151...])
        state.accept(.delivered(state.outbox.map(\.id)))
        #expect(state.outbox.isEmpty)
    }
}
