import Model
import Reading
import Testing

/// Letters with tables whose copies have lost their line breaks.
@Suite struct TablesOnOneLineTests {
    private static let received: [(String, String)] = [
        ("Adult Care Services", "12"), ("Benefits and Tax", "5"), ("Corporate and Other Services", "4"),
        ("Education and Children's Services", "30"), ("Environment Services", "9"), ("Highways and Transport", "8"),
        ("Housing", "3"), ("Planning and Development", "11"), ("Other", "1"), ("Total", "83"),
    ]

    private static let decisions: [(String, String)] = [
        ("Incomplete or Invalid", "4"), ("Advice Given", "2"), ("Referred back for Local Resolution", "38"),
        ("Closed After Initial Enquiries", "21"), ("Not Upheld", "8"), ("Upheld", "9"), ("Uphold Rate", "53%"),
        ("Total", "82"),
    ]

    private static func letter(divider: String) -> String {
        func table(_ columns: [(String, String)]) -> String {
            columns.map(\.0).joined(separator: divider) + " " + columns.map(\.1).joined(separator: divider)
        }
        return """
            Local Authority Report: Kesmoor District Council For the Period Ending: 31/03/2017 Notes stand on our website \
            Complaints and enquiries received \(table(received)) Decisions made \(table(decisions)) Complaints Remedied by LGO \
            Satisfactorily by Authority before LGO Involvement 7 2

            """
    }

    @Test(arguments: [" ", " | ", "\t"])
    func `each table is read`(_ divider: String) throws {
        let reading = try SampleText.read(Self.letter(divider: divider))
        #expect(reading.authority.name == "Kesmoor District Council")
        #expect(reading.period.name == "2016-17")
        #expect(reading[.receivedEducationAndChildrensServices] == 30)
        #expect(reading[.receivedTotal] == 83)
        #expect(reading[.decisionsReferredBack] == 38)
        #expect(reading[.upholdRate] == 53)
        #expect(reading[.decisionsTotal] == 82)
        #expect(reading.findings == [])
    }

    @Test func `each label may have its number behind it`() throws {
        let list = Self.received.map { "\($0) \($1)" }.joined(separator: " ")
        let reading = try SampleText.read(
            "Local Authority Report: Kesmoor District Council For the Period Ending: 31/03/2017 Complaints and enquiries received "
                + "\(list) Decisions made are on the next page of this report, which is not in this copy of it.\n")
        #expect(reading[.receivedEducationAndChildrensServices] == 30)
        #expect(reading[.receivedTotal] == 83)
    }

    @Test func `a number that is lost shifts no other`() throws {
        let text = Self.letter(divider: " ").replacing(" 12 5 4 30 9", with: " 12 5 4 9")
        let reading = try SampleText.read(text)
        for (name, figure) in reading.figures where name.rawValue.hasPrefix("received.") {
            #expect(name == .receivedTotal && figure.value == 83)
        }
        #expect(reading.findings.contains { $0.figures.contains(.receivedEducationAndChildrensServices) })
    }
}
