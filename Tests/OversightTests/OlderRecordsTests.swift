import FoundationEssentials
import InventedYears
import Testing

@testable import Oversight

/// Records and changes of programs whose alerts had no priorities, acknowledgements, evidence and history.
@Suite struct OlderRecordsTests {
    private static let place = #""page":1,"line":7,"text":"as printed""#
    private static let authority =
        #"{"name":"Northmoor District Council","slug":"northmoor-district-council","type":"other"}"#
    private static let alert = """
        {"acknowledged":false,"authority":\(authority),"changedAt":"2020-09-13T12:26:40Z",
         "document":{"name":"a","sha256":"aa"},"id":"northmoor-district-council.2019-20.compliance-below-full",
         "message":"Old words.","period":"2019-20","raisedAt":"2020-09-13T12:26:40Z","revision":1,
         "rule":"compliance-below-full","source":{\(place)},"state":"raised","threshold":100,"value":90}
        """
    private static let reading = """
        {"authority":\(authority),"authorityPlace":{\(place)},"earlier":{},"figures":{"compliance.rate":
         {"basis":"stated","unit":"percent","value":90,\(place)}},"findings":[],"format":"fixture",
         "kind":"annualReviewLetter","period":{"end":"2020-03-31","name":"2019-20","start":"2019-04-01"},
         "periodPlace":{\(place)},"tables":[]}
        """
    private static let document = """
        {"arrivals":[{"at":"2020-09-13T12:26:40Z","device":1,"inode":1,"name":"a"}],"mediaType":"text/plain",
         "pages":1,"sha256":"aa","size":1}
        """
    private static let transition = #"{"alert":\#(alert),"at":"2020-09-13T12:26:40Z","kind":"raised"}"#

    @Test func `an older record is decoded`() throws {
        let record = try JSONDecoder().decode(
            AuthorityRecord.self,
            from: Data(
                """
                {"authority":\(Self.authority),"years":{"2019-20":{"book":{"alerts":
                 {"northmoor-district-council.2019-20.compliance-below-full":\(Self.alert)},
                 "untold":[\(Self.transition)]},"documents":[{"document":\(Self.document),"reading":\(Self.reading)}]}}}
                """.utf8))
        var state = State(authorities: [record])
        #expect(state.outbox.count == 1)
        #expect(state.alerts.first?.severity == .error)
        #expect(record.years["2019-20"]?.summary.compliance.own == 90)
        // The first policy in the store makes every alert be evaluated again.
        let transitions = state.accept(.policy(Policy()))
        #expect(transitions.map(\.kind) == [.changed])
        #expect(transitions.first?.alert.revision == 2)
    }

    @Test func `an older change is decoded`() throws {
        let change = try JSONDecoder().decode(
            Change.self,
            from: Data(
                """
                {"at":"2020-09-13T12:26:40Z","filed":{"document":\(Self.document),"readings":[\(Self.reading)]},
                 "transitions":[\(Self.transition)]}
                """.utf8))
        var state = State()
        #expect(state.apply(change) == [.authority("northmoor-district-council")])
        #expect(state.apply(change).isEmpty)
        #expect(state.outbox.map(\.id) == ["northmoor-district-council.2019-20.compliance-below-full#1"])
    }

    @Test func `an older rejection is decoded`() throws {
        let record = try JSONDecoder().decode(
            RejectionRecord.self,
            from: Data(
                """
                {"book":{"alerts":{},"untold":[]},"document":\(Self.document),
                 "refusal":{"code":"empty","message":"Empty."}}
                """.utf8))
        #expect(State(rejections: [record]).counts == (0, 1, 0))
    }
}
