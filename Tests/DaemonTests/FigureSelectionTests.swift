import ControlInterface
@testable import Daemon
import InventedYears
import Model
import Oversight
import Testing

/// The years that the method `Figures` gives.
@Suite struct FigureSelectionTests {
    private static let state: State = {
        var state = State()
        var doubted = Invented.reading([.upholdRate: 75, .upholdPeerAverage: 45], findings: [])
        doubted.findings = [
            Finding(code: .rateMismatch, figures: [.upholdRate], message: "It is not 3 of 9.", place: Invented.place)
        ]
        state.accept(.read(Invented.document("letter"), [doubted]))
        state.accept(.read(Invented.document("own"), [Invented.reading([.contactsTotal: 7], kind: .complaintsReport)]))
        state.accept(.read(Invented.document("before"), [Invented.reading([.upholdRate: 60], year: 2019)]))
        state.accept(.read(Invented.document("other"), [Invented.reading([.upholdRate: 50], of: Invented.district(1))]))
        return state
    }()

    private static func years(_ parameters: FiguresMethod.Parameters) throws -> [FiguresReport.Year] {
        let selection = try FigureSelection(parameters, in: state)
        return selection.moments(of: selection.slugs, in: state).compactMap { selection.year(of: $0) }
    }

    @Test func `all years of all authorities come in order`() throws {
        let years = try Self.years(.init())
        #expect(
            years.map { "\($0.authority.slug) \($0.period.name)" } == [
                "district-1-council 2019-20", "northmoor-district-council 2018-19",
                "northmoor-district-council 2019-20",
            ])
    }

    @Test func `a type, a year, names and figures narrow the years`() throws {
        #expect(try Self.years(.init(type: "district")).map(\.authority.slug) == ["district-1-council"])
        #expect(try Self.years(.init(year: "2018-19")).map(\.period.name) == ["2018-19"])
        #expect(try Self.years(.init(authorities: ["Northmoor"])).count == 2)
        let figures = try Self.years(.init(authorities: ["Northmoor"], year: "2019-20", figures: [.contactsTotal]))
        #expect(figures.map { Array($0.figures.keys) } == [[.contactsTotal]])
    }

    @Test func `each figure has its document, and one that a finding names is doubtful`() throws {
        let year = try #require(Self.years(.init(authorities: ["Northmoor"], year: "2019-20")).first)
        #expect(year.source(of: .upholdRate).document.name == "letter")
        #expect(year.source(of: .contactsTotal).document.name == "own")
        #expect(year.source(of: .contactsTotal).kind == .complaintsReport)
        #expect(year.doubtful == [.upholdRate])
        #expect(year.peerAverages[.uphold]?.value == 45)
        #expect(year.peerAverages[.remedy] == nil)
    }

    @Test func `an unknown authority and no year are refused`() {
        #expect(throws: Failure.self) { try Self.years(.init(authorities: ["Nowhere"])) }
        #expect(throws: Failure.self) { try Self.years(.init(year: "2019")) }
    }
}
