import FoundationEssentials
import InventedYears
import Model
import Oversight
import Testing

/// Figures that people enter, documents that they withdraw, and notes.
@Suite struct MendingTests {
    private static let year = State.Year(slug: Invented.council.slug, period: "2019-20")

    private static func correction(_ figure: FigureName, _ value: Double, reason: String = "a misprint") -> Event {
        .mend(
            Mending(
                id: 0, act: .correction, authority: year.slug, period: year.period, figure: figure, value: value,
                reason: reason, by: Invented.officer, at: Invented.now))
    }

    private static func withdrawal(_ document: Document, reason: String = "a draft") -> Event {
        .mend(
            Mending(
                id: 0, act: .withdrawal, sha256: document.sha256, reason: reason, by: Invented.officer,
                at: Invented.now))
    }

    @Test func `an entered figure outranks what was read, the alert follows, and undoing brings both back`() throws {
        var state = State()
        state.accept(.read(Invented.document("a"), [Invented.reading([.complianceRate: 90])]))
        #expect(state.accept(Self.correction(.complianceRate, 100)).map(\.kind) == [.resolved])
        let figure = try #require(state.countedYear(Self.year)?.figures.figure(.complianceRate)?.figure)
        #expect(figure.value == 100)
        #expect(figure.isEntered)
        #expect(figure.place.text == "Entered by officer on 2020-09-13: a misprint; the document says 90%")
        #expect(figure.place.line == Invented.place.line)
        let id = try #require(state.mendingInForce(entering: .complianceRate, of: Self.year)?.id)
        let undone = state.accept(.undoMending(id, by: Invented.officer, reason: nil))
        #expect(undone.map(\.kind) == [.raised])
        #expect(state.countedYear(Self.year)?.figures.figure(.complianceRate)?.figure.value == 90)
        #expect(state.mendings(of: Self.year).map(\.isInForce) == [false])
    }

    @Test func `an entered figure stands where the document gives none`() throws {
        var state = State()
        state.accept(.read(Invented.document("a"), [Invented.reading([.upholdRate: 50])]))
        #expect(state.accept(Self.correction(.complianceRate, 80)).map(\.alert.rule) == [.complianceBelowFull])
        #expect(state.countedYear(Self.year)?.figures.all[.complianceRate]?.figure.value == 80)
    }

    @Test func `a second value ends the first, the same value changes nothing`() throws {
        var state = State()
        state.accept(.read(Invented.document("a"), [Invented.reading([.complianceRate: 90])]))
        state.accept(Self.correction(.complianceRate, 95))
        #expect(state.accept(Self.correction(.complianceRate, 95), at: Invented.now) == nil)
        #expect(state.accept(Self.correction(.complianceRate, 96)).map(\.kind) == [.changed])
        #expect(state.mendings(of: Self.year).map(\.isInForce) == [false, true])
    }

    @Test func `another reason for the same value or withdrawal stands in the place of the first`() throws {
        var state = State()
        let letter = Invented.document("a")
        state.accept(.read(letter, [Invented.reading([.complianceRate: 90])]))
        state.accept(Self.correction(.complianceRate, 95))
        state.accept(Self.correction(.complianceRate, 95, reason: "the council has asked"))
        state.accept(Self.withdrawal(letter))
        state.accept(Self.withdrawal(letter, reason: "sent to another council"))
        #expect(state.accept(Self.withdrawal(letter, reason: "sent to another council"), at: Invented.now) == nil)
        let mendings = state.mendings(of: Self.year)
        #expect(mendings.map(\.isInForce) == [false, true, false, true])
        #expect(mendings.compactMap(\.undone?.reason) == ["Another reason was given.", "Another reason was given."])
        #expect(
            state.mendingInForce(entering: .complianceRate, of: Self.year)?.reason == "the council has asked")
        #expect(state.mendingInForce(withdrawing: letter.sha256)?.reason == "sent to another council")
        #expect(state.withdrawnDocuments == [letter.sha256])
    }

    @Test func `changes that are applied together give the state that they give one by one`() throws {
        var state = State()
        var changes: [Change] = []
        func accept(_ event: Event) {
            if let accepted = state.accept(event, at: Invented.now) { changes.append(accepted.change) }
        }
        let first = Invented.document("a")
        accept(.read(first, [Invented.reading([.complianceRate: 90])]))
        accept(.read(Invented.document("b"), [Invented.reading([.complianceRate: 80])]))
        for value in [95.0, 96, 97] { accept(Self.correction(.complianceRate, value)) }
        accept(Self.withdrawal(first))
        let id = try #require(state.mendingInForce(withdrawing: first.sha256)?.id)
        accept(.undoMending(id, by: Invented.officer, reason: nil))
        accept(Self.withdrawal(first))
        var together = State()
        _ = together.apply(all: changes)
        for counted in [state, together] {
            #expect(counted.withdrawnDocuments == [first.sha256])
            #expect(counted.countedYear(Self.year)?.figures.figure(.complianceRate)?.figure.value == 97)
        }
        #expect(together.terms.mendings == state.terms.mendings)
        #expect(together.averages(of: Self.year) == state.averages(of: Self.year))
        #expect(changes.count == 8)
    }

    @Test func `a finding about a corrected figure raises no alert any more`() throws {
        var state = State()
        var reading = Invented.reading([.upholdRate: 90, .complianceRate: 100])
        reading.findings = [
            Finding(code: .rateMismatch, figures: [.upholdRate], message: "It is off.", place: Invented.place)
        ]
        #expect(
            state.accept(.read(Invented.document("a"), [reading])).map(\.alert.rule) == [.figuresInconsistent])
        #expect(state.accept(Self.correction(.upholdRate, 60)).map(\.kind) == [.resolved])
    }

    @Test func `a peer's corrected rate moves the average of the others`() throws {
        var state = State()
        for number in 1...6 {
            let reading = Invented.reading([.upholdRate: 50], of: Invented.district(number))
            state.accept(.read(Invented.document("\(number)"), [reading]))
        }
        let own = State.Year(slug: Invented.district(1).slug, period: "2019-20")
        #expect(state.averages(of: own)[.uphold]?.value == 50)
        state.accept(
            .mend(
                Mending(
                    id: 0, act: .correction, authority: Invented.district(2).slug, period: "2019-20",
                    figure: .upholdRate, value: 40, reason: "a misprint", by: Invented.officer, at: Invented.now)))
        #expect(state.averages(of: own)[.uphold]?.value == 48)
        #expect(state.open.contains { $0.hasPrefix(own.slug) })
    }

    @Test func `nothing of a withdrawn document counts, until it is brought back`() throws {
        var state = State()
        let draft = Invented.document("draft")
        state.accept(
            .read(Invented.document("a"), [Invented.reading([.complianceRate: 100], date: "2020-07-20")]))
        state.accept(.read(draft, [Invented.reading([.complianceRate: 90], date: "2020-07-22")]))
        let resolved = state.accept(Self.withdrawal(draft))
        #expect(resolved.map(\.kind) == [.resolved])
        #expect(resolved.first?.alert.message.contains("“draft” was withdrawn.") == true)
        #expect(state.countedYear(Self.year)?.figures.figure(.complianceRate)?.figure.value == 100)
        // The document is known all the same: its bytes come again as a duplicate.
        #expect(state.authorities[Self.year.slug]?.years[Self.year.period]?.documents.count == 2)
        #expect(state.counts.processed == 2)
        let id = try #require(state.mendingInForce(withdrawing: draft.sha256)?.id)
        #expect(state.accept(.undoMending(id, by: Invented.officer, reason: nil)).map(\.kind) == [.raised])
    }

    @Test func `a year whose only document is withdrawn has no figures and no alerts`() throws {
        var state = State()
        let letter = Invented.document("a")
        state.accept(.read(letter, [Invented.reading([.complianceRate: 90])]))
        state.accept(Self.withdrawal(letter))
        #expect(state.open.isEmpty)
        #expect(state.countedYear(Self.year)?.figures.all.isEmpty == true)
    }

    @Test func `mendings survive the store's JSON, and a change applied twice is applied once`() throws {
        var state = State()
        state.accept(.read(Invented.document("a"), [Invented.reading([.complianceRate: 90])]))
        let change = try #require(state.accept(Self.correction(.complianceRate, 100), at: Invented.now)?.change)
        let encoder = JSONEncoder()
        let decoded = try JSONDecoder().decode(Change.self, from: encoder.encode(change))
        #expect(decoded == change)
        #expect(state.apply(decoded).isEmpty)
        let terms = try JSONDecoder().decode(TermsRecord.self, from: encoder.encode(state.terms))
        let opened = State(authorities: Array(state.authorities.values), terms: terms)
        #expect(opened.countedYear(Self.year)?.figures.figure(.complianceRate)?.figure.value == 100)
        #expect(opened.review(at: Invented.now).isEmpty)
    }

    @Test func `a discarded year takes its corrections along`() throws {
        var state = State()
        let letter = Invented.document("a")
        state.accept(.read(letter, [Invented.reading([.complianceRate: 90])]))
        let raised = state.accept(Self.correction(.complianceRate, 100))
        state.accept(.delivered(raised.map(\.id) + ["\(Invented.council.slug).2019-20.compliance-below-full#1"]))
        let expired = state.expired(by: Retention(years: 1), at: Invented.later(20 * 31_536_000))
        for one in expired { state.accept(.discard(one)) }
        #expect(state.terms.mendings == nil)
    }
}
