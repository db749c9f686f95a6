import InventedYears
import Model
@testable import Oversight
import Synchronization
import Testing

/// Documents of one kind and date about the same year: copies, poorer copies, parts, and contradictions.
@Suite struct SameDateTests {
    private let id = "northmoor-district-council.2019-20.compliance-below-full"
    private let conflict = "northmoor-district-council.2019-20.documents-contradict"

    /// The event of a letter that arrives, or arrives again, a number of seconds after the first.
    private func letter(
        _ name: String, _ figures: [FigureName: Double], date: String? = "2020-07-22",
        kind: DocumentKind = .annualReviewLetter,
        findings: [Finding.Code] = [], unclear: [FigureName] = [], at second: Int64 = 0, inode: UInt64? = nil
    ) -> Event {
        let inode = inode ?? UInt64(second + 1)
        var document = Invented.document(name, inode: inode)
        document.arrivals = [Arrival(name: name, device: 1, inode: inode, at: Invented.later(second))]
        return .read(
            document, [Invented.reading(figures, kind: kind, date: date, findings: findings, unclear: unclear)])
    }

    private let whole: [FigureName: Double] = [
        .upholdRate: 50, .upholdUpheld: 3, .upholdInvestigations: 6, .complianceRate: 90,
    ]
    private let cut: [FigureName: Double] = [.upholdRate: 50, .upholdUpheld: 3]

    private func year(of state: State) throws -> YearRecord {
        try #require(state.authorities["northmoor-district-council"]?.years["2019-20"])
    }

    private func findings(of state: State) -> [Finding] {
        state.findings(of: State.Year(slug: "northmoor-district-council", period: "2019-20"))
    }

    @Test(arguments: ["2020-07-22", nil], [DocumentKind.annualReviewLetter, .performancePage, .complaintsReport])
    func `a copy that says less never speaks for the year`(date: String?, kind: DocumentKind) throws {
        for (first, second) in [("whole", "cut"), ("cut", "whole")] {
            var state = State()
            for name in [first, second] {
                state.accept(letter(name, name == "whole" ? whole : cut, date: date, kind: kind))
            }
            #expect(try year(of: state).principal?.document.name == "whole")
            #expect(try year(of: state).figures.all.mapValues(\.figure.value) == whole)
            #expect(findings(of: state).map(\.code) == [.poorerCopy])
        }
    }

    @Test func `a copy that says less resolves no alert`() throws {
        var state = State()
        #expect(state.accept(letter("whole", whole)).map(\.kind) == [.raised])
        #expect(state.accept(letter("cut", cut)).isEmpty)
        #expect(state.alert(id)?.state == .raised)
        let finding = try #require(findings(of: state).first)
        #expect(finding.figures == [.complianceRate, .upholdInvestigations])
        #expect(
            finding.message
                == "“cut” says less than “whole” and nothing else: it lacks the compliance rate and 1 more figure. It may be "
                + "a copy that was cut off; the fuller one is used.")
    }

    @Test func `a copy without the remark of the whole letter says less`() throws {
        var state = State()
        state.accept(letter("whole", cut, findings: [.remarkRefusedRecommendation]))
        #expect(state.accept(letter("cut", cut)).isEmpty)
        #expect(findings(of: state).map(\.code) == [.remarkRefusedRecommendation, .poorerCopy])
    }

    @Test func `a copy without the contradiction of the whole letter leaves its alert standing`() throws {
        var state = State()
        state.accept(letter("whole", cut, findings: [.figureConflict]))
        #expect(state.accept(letter("cut", cut)).isEmpty)
        #expect(state.open == ["northmoor-district-council.2019-20.figures-inconsistent"])
    }

    @Test func `a damaged copy whose total is no longer the sum says less`() throws {
        var state = State()
        state.accept(letter("whole", whole))
        #expect(state.accept(letter("damaged", cut, findings: [.totalMismatch], unclear: [.complianceRate])).isEmpty)
        #expect(try year(of: state).principal?.document.name == "whole")
        #expect(findings(of: state).map(\.code) == [.poorerCopy])
    }

    @Test func `two parts of one letter complete each other`() throws {
        var state = State()
        state.accept(letter("page 1", [.upholdRate: 50]))
        state.accept(letter("page 2", [.complianceRate: 90, .complianceOutcomes: 10]))
        let expected: [FigureName: Double] = [.upholdRate: 50, .complianceRate: 90, .complianceOutcomes: 10]
        #expect(try year(of: state).figures.all.mapValues(\.figure.value) == expected)
        #expect(findings(of: state).isEmpty)
        #expect(state.alerts.map(\.id) == [id])
    }

    @Test func `two letters of one date that contradict each other raise an alert that names both`() throws {
        var state = State()
        state.accept(letter("a.txt", [.upholdRate: 50, .upholdUpheld: 3], at: 0))
        let raised = state.accept(letter("b.txt", [.upholdRate: 60, .upholdUpheld: 3], at: 9))
        #expect(raised.map(\.alert.id) == [conflict])
        #expect(
            raised.first?.alert.message
                == "Northmoor District Council, 2019-20: two letters of the same date contradict each other. “a.txt” gives the "
                + "uphold rate as 50%, “b.txt” as 60%.")
        #expect(state.alert(conflict)?.document.name == "b.txt", "the alert rests on the one that is used")
        #expect(findings(of: state).map(\.code) == [.documentConflict])
        #expect(try year(of: state).figure(.upholdRate) == 60, "the later arrival speaks")
    }

    @Test func `of two that contradict each other the one that contradicts itself does not speak`() throws {
        let damaged = letter("damaged", [.complianceRate: 100], findings: [.rateMismatch], at: 9)
        for events in [[letter("a", [.complianceRate: 90]), damaged], [damaged, letter("a", [.complianceRate: 90])]] {
            var state = State()
            for event in events { state.accept(event) }
            #expect(try year(of: state).figure(.complianceRate) == 90)
            #expect(state.alert(conflict)?.state == .raised)
        }
    }

    @Test func `a known letter that arrives again is considered again`() throws {
        var state = State()
        state.accept(letter("a", [.complianceRate: 90], at: 0))
        let contradicted = state.accept(letter("b", [.complianceRate: 100], at: 9))
        #expect(contradicted.map(\.kind) == [.raised, .resolved])
        let again = state.accept(letter("a", [.complianceRate: 90], at: 20))
        #expect(again.filter { $0.alert.id == id }.map(\.kind) == [.raised])
        #expect(try year(of: state).figure(.complianceRate) == 90)
        #expect(try year(of: state).summary.compliance.own == 90)
        #expect(state.counts.duplicate == 1)
    }

    @Test func `of two that contradict each other the later arrival speaks, also within a second`() throws {
        var state = State()
        let names = ["a", "b", "a", "b", "b", "a"]
        for (number, name) in names.enumerated() {
            let event = letter(name, [.complianceRate: name == "a" ? 90 : 100], at: 0, inode: UInt64(number + 1))
            state.accept(event)
            #expect(try year(of: state).principal?.document.name == name, "arrival \(number)")
        }
        let stored = State(authorities: Array(state.authorities.values))
        #expect(try year(of: stored).principal?.document.name == "a")
    }

    @Test func `an alert about documents that contradict each other changes only with the figures in question`() throws
    {
        var state = State()
        state.accept(letter("a", [.upholdRate: 50, .upholdUpheld: 3, .complianceRate: 100], at: 0))
        state.accept(letter("b", [.upholdRate: 60, .upholdUpheld: 4, .complianceRate: 100], at: 1))
        let message = try #require(state.alert(conflict)?.message)
        #expect(
            message.hasSuffix(
                "Such documents differ in 1 more figure; `ombudsctl show northmoor-district-council` names it."))
        for (number, rate) in [70.0, 55, 50, 65].enumerated() {
            let figures: [FigureName: Double] = [.upholdRate: rate, .upholdUpheld: rate, .complianceRate: 100]
            #expect(state.accept(letter("c\(number)", figures, at: Int64(number) + 2)).isEmpty)
            #expect(state.alert(conflict)?.document.name == "c\(number)")
        }
        #expect(state.accept(letter("a", [.upholdRate: 50, .upholdUpheld: 3, .complianceRate: 100], at: 9)).isEmpty)
        let changed = state.accept(letter("d", [.upholdRate: 50, .upholdUpheld: 3, .complianceRate: 99], at: 10))
        #expect(changed.filter { $0.alert.id == conflict }.map(\.kind) == [.changed])
        #expect(state.alert(conflict)?.message.contains("differ in 2 more figures") == true)
        #expect(state.review(at: Invented.now).isEmpty)
    }

    @Test func `each value that contradicts the one in use is a finding, and no more than a dozen of a figure`() throws
    {
        var state = State()
        for number in 0..<5 {
            state.accept(letter("a\(number)", [.upholdRate: 50, .upholdUpheld: Double(number % 3)], at: 0))
        }
        #expect(findings(of: state).map(\.figures) == [[.upholdUpheld], [.upholdUpheld]])
        for number in 3..<40 {
            state.accept(letter("b\(number)", [.upholdRate: 50, .upholdUpheld: Double(number)], at: 1))
        }
        let found = findings(of: state)
        #expect(found.count == 12)
        #expect(found.allSatisfy { $0.message.contains("“b39”") })
        #expect(found.last?.message.hasSuffix("There may be further documents that give it otherwise.") == true)
    }

    @Test func `a letter costs the same however many of its year and date are here`() throws {
        var state = State()
        for number in 0..<300 {
            state.accept(letter("\(number)", [.upholdRate: Double(number % 90), .upholdUpheld: Double(number)], at: 0))
        }
        // As after a start: what is stored is decoded at its first use.
        let counter = DecodingCounter()
        let stored = try year(of: state)
        let documents = stored.documents.map { filed in
            FiledReading(
                about: filed.about, document: counter.counted(filed.document), reading: counter.counted(filed.reading))
        }
        let record = AuthorityRecord(
            authority: try #require(state.authorities["northmoor-district-council"]?.authority),
            years: [
                "2019-20": YearRecord(
                    documents: documents, summary: stored.summary, book: stored.lazyBook, marks: stored.bookMarks)
            ])
        var started = State(authorities: [record])
        started.accept(letter("first", [.upholdRate: 50, .upholdUpheld: 3], at: 1))
        let decoded = counter.count
        #expect(decoded > 300, "the first arrival compares all")
        for number in 0..<20 {
            started.release([.authority("northmoor-district-council")])
            started.accept(letter("next \(number)", [.upholdRate: 50, .upholdUpheld: Double(number)], at: 2))
        }
        #expect(counter.count - decoded < 20 * 10)
        let expected = YearFigures(try year(of: started).documents)
        #expect(try year(of: started).figures.documents == expected.documents, "it is the order of a new ranking")
    }

    @Test func `a letter of a later date ends the contradiction`() throws {
        var state = State()
        state.accept(letter("a", [.complianceRate: 90], at: 0))
        state.accept(letter("b", [.complianceRate: 100], at: 9))
        let resolved = state.accept(letter("c", [.complianceRate: 100], date: "2020-09-01"))
        #expect(resolved.map(\.kind) == [.resolved])
        #expect(state.open.isEmpty)
    }

    @Test(arguments: [["dated", "undated"], ["undated", "dated"]])
    func `a letter and a copy without a date that contradict each other raise an alert that names both`(
        _ order: [String]
    ) throws {
        var state = State()
        for name in order {
            let isDated = name == "dated"
            state.accept(
                letter(
                    name, [.upholdRate: isDated ? 50 : 60, .upholdUpheld: 3], date: isDated ? "2020-07-22" : nil,
                    at: isDated ? 0 : 9))
        }
        #expect(state.open == [conflict])
        #expect(
            state.alert(conflict)?.message
                == "Northmoor District Council, 2019-20: two letters, one of them without a date, contradict each other. "
                + "“dated” gives the uphold rate as 50%, “undated” as 60%.")
        #expect(findings(of: state).map(\.code) == [.documentConflict])
        #expect(try year(of: state).figure(.upholdRate) == 50)
    }

    @Test func `a copy without a date of a letter that was revised contradicts nothing`() throws {
        var state = State()
        state.accept(letter("first", [.upholdRate: 50, .upholdUpheld: 3]))
        state.accept(letter("revised", [.upholdRate: 60, .upholdUpheld: 3], date: "2020-09-01"))
        #expect(state.accept(letter("copy", [.upholdRate: 50, .upholdUpheld: 3], date: nil)).isEmpty)
        #expect(state.open.isEmpty)
    }

    @Test(arguments: [["whole", "cut"], ["cut", "whole"]])
    func `a dated copy that was cut off takes nothing from the whole letter without a date`(_ order: [String]) throws {
        var state = State()
        for name in order {
            state.accept(letter(name, name == "whole" ? whole : cut, date: name == "whole" ? nil : "2020-07-22"))
        }
        #expect(try year(of: state).figures.all.mapValues(\.figure.value) == whole)
        #expect(state.alert(id)?.state == .raised)
        #expect(findings(of: state).map(\.code) == [.poorerCopy])
    }

    @Test func `seventy copies of one letter change no alert`() throws {
        var state = State()
        #expect(state.accept(letter("copy 1", whole)).map(\.kind) == [.raised])
        for number in 2...70 { #expect(state.accept(letter("copy \(number)", whole)).isEmpty) }
        #expect(try year(of: state).principal?.document.name == "copy 1")
        #expect(findings(of: state).isEmpty)
    }

    @Test func `a later letter of the same figures changes no alert, which rests on it from then on`() throws {
        var state = State()
        state.accept(letter("a", whole))
        let before = try #require(state.alert(id))
        #expect(state.accept(letter("b", whole, date: "2020-09-01")).isEmpty)
        var expected = before
        expected.document = DocumentReference(name: "b", sha256: Invented.document("b").sha256)
        #expect(state.alert(id) == expected)
        #expect(state.outbox.map(\.alert) == [expected], "what was not delivered yet names the document as well")
        #expect(state.review(at: Invented.now).isEmpty)
    }

    @Test func `a rate that follows from counts does not contradict a printed one`() throws {
        var state = State()
        state.accept(letter("a", [.upholdRate: 67]))
        var reading = Invented.reading([.upholdRate: 66.7], date: "2020-07-22")
        reading.figures[.upholdRate]?.basis = .derived(from: [.upholdUpheld, .upholdInvestigations])
        #expect(state.accept(.read(Invented.document("b"), [reading])).isEmpty)
        #expect(findings(of: state).isEmpty)
    }
}

extension YearRecord {
    fileprivate func figure(_ name: FigureName) -> Double? { figures.figure(name)?.figure.value }
}

/// Counts how often values are decoded.
private final class DecodingCounter: Sendable {
    private let decodings = Mutex(0)

    var count: Int { decodings.withLock { $0 } }

    func counted<Value>(_ value: Value) -> LazilyDecoded<Value> {
        LazilyDecoded(
            encoded: LazilyDecoded<Value>.Encoded([]) { _ in
                self.decodings.withLock { $0 += 1 }
                return value
            })
    }
}
