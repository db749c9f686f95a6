import ControlInterface
import InventedYears
import Model
import Oversight
import Testing

@testable import Daemon

/// The pages of councils and of figures, whose JSON is not made by an encoder.
@Suite struct ListElementJSONTests {
    private static let state: State = {
        var state = State()
        var doubted = Invented.reading(
            [.upholdRate: 75.5, .upholdPeerAverage: 45, .upholdUpheld: 3, .upholdInvestigations: 4], findings: [])
        doubted.findings = [
            Finding(code: .rateMismatch, figures: [.upholdRate], message: "It is not 3 of 9.", place: Invented.place)
        ]
        state.accept(.read(Invented.document("letter-é/\"\\\u{1}"), [doubted]))
        state.accept(.read(Invented.document("own"), [Invented.reading([.contactsTotal: 7], kind: .complaintsReport)]))
        state.accept(.read(Invented.document("before"), [Invented.reading([.remedyRate: 60], year: 2019)]))
        state.accept(
            .read(Invented.document("other"), [Invented.reading([.complianceRate: 50], of: Invented.district(1))]))
        return state
    }()

    private static func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

    @Test func `a page of councils has the JSON that an encoder gives`() throws {
        let entries = Self.state.authorityEntries(Self.state.authorities.keys.sorted())
        #expect(entries.count == 2)
        let page = ReplyPage(of: entries)
        let expected = try JSONOutput.compact(entries).dropFirst().dropLast()
        #expect(Self.text(try #require(page.elements)) == Self.text(expected))
        #expect(ReplyPage(of: [AuthoritiesReport.Entry]()).elements == [])
    }

    @Test func `a page of figures has the JSON that an encoder gives`() throws {
        let selection = try FigureSelection(.init(), in: Self.state)
        var years = selection.moments(of: selection.slugs, in: Self.state).compactMap { selection.year(of: $0) }
        #expect(years.contains { !$0.sources.isEmpty } && years.contains { !$0.doubtful.isEmpty })
        #expect(Set(years.flatMap(\.peerAverages.values).map { $0.value == nil }) == [true, false])
        years[0].figures[.complianceRate]?.basis = .entered(
            Figure.Entry(by: "anna", at: Invented.later(5), reason: "A \"misprint\""))
        let page = ReplyPage(of: years)
        let expected = try JSONOutput.compact(years).dropFirst().dropLast()
        #expect(Self.text(try #require(page.elements)) == Self.text(expected))
        #expect(ReplyPage(of: [FiguresReport.Year]()).elements == [])
    }

    @Test func `numbers that JSON can't hold are left to the encoder`() throws {
        let selection = try FigureSelection(.init(year: "2019-20"), in: Self.state)
        var years = selection.moments(of: selection.slugs, in: Self.state).compactMap { selection.year(of: $0) }
        years[0].figures[.complianceRate]?.value = .infinity
        #expect(ReplyPage(of: years).elements == nil)
    }
}
