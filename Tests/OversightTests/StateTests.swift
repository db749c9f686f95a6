import FoundationEssentials
import InventedYears
import Model
@testable import Oversight
import Testing

@Suite struct StateTests {
    @Test func `the same bytes raise no alert twice`() {
        var state = State()
        let reading = Invented.reading([.complianceRate: 90])
        #expect(state.accept(.read(Invented.document("a.txt"), [reading])).map(\.kind) == [.raised])
        let again = Invented.document("copy.txt", sha256: Invented.document("a.txt").sha256, inode: 2)
        #expect(state.accept(.read(again, [reading])).isEmpty)
        #expect(state.counts == (1, 0, 1))
    }

    @Test func `work that was cut short after its commit is not a duplicate`() {
        var state = State()
        let event = Event.read(Invented.document("a.txt"), [Invented.reading([.complianceRate: 90])])
        state.accept(event)
        #expect(state.accept(event, at: Invented.now) == nil)
        #expect(state.counts == (1, 0, 0))
    }

    @Test func `a later letter changes an alert, and resolves it`() {
        var state = State()
        state.accept(.read(Invented.document("a"), [Invented.reading([.complianceRate: 90], date: "2020-07-20")]))
        let changed = state.accept(
            .read(Invented.document("b"), [Invented.reading([.complianceRate: 95], date: "2020-08-20")]))
        #expect(changed.map(\.kind) == [.changed])
        #expect(changed.first?.alert.value == 95)
        let resolved = state.accept(
            .read(Invented.document("c"), [Invented.reading([.complianceRate: 100], date: "2020-09-20")]))
        #expect(resolved.map(\.kind) == [.resolved])
        #expect(
            resolved.first?.alert.message.hasSuffix("Resolved: It no longer holds; “c” speaks for the year now.")
                == true)
        #expect(state.open.isEmpty)
        let raised = state.accept(
            .read(Invented.document("d"), [Invented.reading([.complianceRate: 50], date: "2020-10-20")]))
        #expect(raised.map(\.kind) == [.raised])
        #expect(raised.first?.id.hasSuffix("#4") == true)
    }

    @Test func `an earlier letter that arrives late alters nothing`() {
        var state = State()
        state.accept(.read(Invented.document("b"), [Invented.reading([.complianceRate: 100], date: "2020-08-20")]))
        #expect(
            state.accept(.read(Invented.document("a"), [Invented.reading([.complianceRate: 90], date: "2020-07-20")]))
                .isEmpty)
    }

    @Test func `a report never speaks for a year that has a letter`() {
        var state = State()
        state.accept(.read(Invented.document("a"), [Invented.reading([.complianceRate: 100], date: "2020-07-20")]))
        let report = Invented.reading([.complianceRate: 50], kind: .complaintsReport, date: "2021-01-01")
        #expect(state.accept(.read(Invented.document("b"), [report])).map(\.alert.rule) == [.reportContradictsLetter])
    }

    @Test func `a rejection raises an alert, which is resolved when the document can be read`() throws {
        var state = State()
        let refused = state.accept(.refused(Invented.document("a"), Refusal(.notRecognised, "It is a newsletter.")))
        #expect(refused.map(\.kind) == [.raised])
        #expect(refused.first?.alert.rule == .documentRejected)
        #expect(state.counts == (0, 1, 0))
        let read = state.accept(.read(Invented.document("a", inode: 2), [Invented.reading([.complianceRate: 100])]))
        #expect(read.map(\.kind) == [.resolved])
        #expect(state.counts == (1, 0, 0))
        #expect(state.open.isEmpty)
    }

    /// The rejected document arrives under a name, and then a document that can be read, new or known.
    @Test(arguments: [false, true])
    func `an alert about a rejected name ends when that name is read, and comes back with the file`(isKnown: Bool) {
        var state = State()
        let reading = Invented.reading([.complianceRate: 100])
        let good = Invented.document("letter", sha256: Invented.document("good").sha256, inode: 5)
        if isKnown { state.accept(.read(Invented.document("good"), [reading])) }
        let bad = Invented.document("letter", sha256: Invented.document("bad").sha256)
        let refusal = Refusal(.damaged, "It is damaged.")
        #expect(state.accept(.refused(bad, refusal)).map(\.kind) == [.raised])
        #expect(state.accept(.read(Invented.document("other"), [reading])).isEmpty)
        let ended = state.accept(.read(good, [reading]))
        #expect(ended.map(\.kind) == [.resolved])
        #expect(ended.first?.alert.document.sha256 == bad.sha256)
        #expect(state.review(at: Invented.now).isEmpty)
        #expect(state.counts.rejected == 1)
        let again = Invented.document("letter", sha256: bad.sha256, inode: 9)
        #expect(state.accept(.refused(again, refusal)).map(\.kind) == [.raised])
    }

    @Test func `a rejection for another reason changes its alert`() throws {
        var state = State()
        let document = Invented.document("a")
        state.accept(.refused(document, Refusal(.tooLarge, "It is too large.")))
        #expect(state.accept(.refused(document, Refusal(.tooLarge, "It is too large."))).isEmpty)
        let changed = state.accept(.refused(document, Refusal(.notRecognised, "It is a newsletter.")))
        #expect(changed.map(\.kind) == [.changed])
        #expect(changed.first?.alert.message.contains("newsletter") == true)
        #expect(state.rejections[document.sha256]?.refusal.code == .notRecognised)
        #expect(state.counts == (0, 1, 0))
        let read = state.accept(.read(document, [Invented.reading([.complianceRate: 100])]))
        #expect(read.map(\.kind) == [.resolved])
        #expect(read.first?.alert.revision == 3)
    }

    @Test func `a delivered transition leaves the outbox`() throws {
        var state = State()
        state.accept(
            .read(Invented.document("a"), [Invented.reading([.complianceRate: 90], findings: [.remarkPublicReport])]))
        let ids = state.outbox.map(\.id)
        #expect(ids.count == 2)
        state.accept(.delivered([ids[0]]))
        #expect(state.outbox.map(\.id) == [ids[1]])
        state.accept(.delivered(ids))
        #expect(state.outbox.isEmpty)
    }

    @Test func `delivered transitions wait for the notify command, in order`() throws {
        var state = State()
        state.accept(.read(Invented.document("a"), [Invented.reading([.complianceRate: 90], date: "2020-07-20")]))
        state.accept(.delivered(state.outbox.map(\.id)))
        #expect(state.handovers.isEmpty, "there was no command")
        state.accept(.read(Invented.document("b"), [Invented.reading([.complianceRate: 80], date: "2021-01-01")]))
        state.accept(.refused(Invented.document("x"), Refusal(.empty, "Empty.")))
        let ids = state.outbox.map(\.id)
        state.accept(.delivered(ids, handsOver: true))
        #expect(state.handovers.map(\.id) == ids)
        state.accept(.handedOver([ids[0]]))
        #expect(state.handovers.map(\.id) == [ids[1]])
        #expect(state.accept(.handedOver([ids[0]]), at: Invented.now) == nil)
    }

    /// A crash may leave changes that the records hold already.
    @Test func `changes that are applied over later records alter nothing`() throws {
        var state = State()
        var changes: [Change] = []
        var strict = Policy()
        strict.peersMinimum = 3
        let later = Timestamp(seconds: Invented.now.seconds + 60)
        let person = Person(uid: 1000, name: "officer")
        let alert = "northmoor-district-council.2019-20.compliance-below-full"
        let events: [Event] = [
            .read(Invented.document("a"), [Invented.reading([.complianceRate: 90], date: "2020-07-20")]),
            .refused(Invented.document("x"), Refusal(.empty, "Empty.")),
            .refused(Invented.document("x"), Refusal(.notText, "No text.")),
            .delivered(["northmoor-district-council.2019-20.compliance-below-full#1"], handsOver: true),
            .read(Invented.document("b"), [Invented.reading([.complianceRate: 95], date: "2020-08-20")]),
            .read(Invented.document("a2", sha256: Invented.document("a").sha256, inode: 9), []),
            .read(Invented.document("x", inode: 3), [Invented.reading([.upholdRate: 5], year: 2021)]),
            .policy(strict), .silence(authority: nil, rule: nil, until: later, by: person, note: "On holiday"),
            .acknowledge(alert: alert, by: person, note: nil), .unacknowledge(alert: alert, by: person),
            .unsilence(2, by: person), .handedOver(["northmoor-district-council.2019-20.compliance-below-full#1"]),
            .delivered(["northmoor-district-council.2019-20.compliance-below-full#2"], handsOver: true),
            .silence(authority: nil, rule: .complianceBelowFull, until: later, by: person, note: nil),
        ]
        for event in events {
            let change = try #require(state.accept(event, at: Invented.now)?.change)
            // The store holds encoded changes.
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

    @Test func `a pack is filed with each of its years`() {
        var state = State()
        let readings = [
            Invented.reading([.complianceRate: 90], year: 2020), Invented.reading([.complianceRate: 80], year: 2021),
        ]
        let transitions = state.accept(.read(Invented.document("pack"), readings))
        #expect(transitions.map(\.alert.period) == ["2019-20", "2020-21"])
        #expect(state.counts == (1, 0, 0))
    }

    /// A pack may hold the letter and the Ombudsman's page about the same year.
    @Test func `a pack is filed with everything that it says of a year`() throws {
        var state = State()
        let letter = Invented.reading([.complianceRate: 90])
        let page = Invented.reading([.complianceRate: 80, .upholdRate: 50], kind: .performancePage)
        let pack = Invented.document("pack")
        let change = try #require(state.accept(.read(pack, [letter, page]), at: Invented.now)?.change)
        let year = try #require(state.authorities["northmoor-district-council"]?.years["2019-20"])
        #expect(year.figures.all.mapValues(\.figure.value) == [.complianceRate: 90, .upholdRate: 50])
        #expect(state.apply(change).isEmpty, "replayed")
        state.accept(.read(Invented.document("again", sha256: pack.sha256, inode: 2), [letter, page]))
        #expect(state.counts == (1, 0, 1))
        let restored = State(authorities: Array(state.authorities.values))
        #expect(restored.counts == (1, 0, 1))
        #expect(restored.outcomes == state.outcomes)
    }

    @Test func `the outbox gives pending transitions in parts and in order, whichever are delivered first`() {
        var state = State()
        for number in 1...200 {
            state.accept(
                .read(
                    Invented.document("\(number)-"),
                    [Invented.reading([.complianceRate: 90], of: Invented.district(number), year: 1990)]))
        }
        let all = state.outbox.map(\.id)
        #expect(all.count == 200)
        #expect(state.outbox(limit: 3).map(\.id) == Array(all.prefix(3)))
        let second = Transition.alertID(of: all[1])
        #expect(state.outbox(limit: 2, without: [second]).map(\.id) == [all[0], all[2]])
        // In any order: a delivered transition is pending no longer.
        state.accept(.delivered([all[1], all[150]]))
        state.accept(.delivered(Array(all[3..<140])))
        #expect(state.outbox.map(\.id) == [all[0], all[2]] + all[140..<150] + all[151...])
        state.accept(.delivered(state.outbox.map(\.id)))
        #expect(state.outbox.isEmpty)
    }
}
