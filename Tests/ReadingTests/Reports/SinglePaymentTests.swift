import Model
import Reading
import Testing

/// Payments that sentences name one by one.
@Suite struct SinglePaymentTests {
    private static let ombudsman = "Local Government and Social Care Ombudsman\n\n"

    @Test(arguments: [
        ("The Ombudsman recommended one payment, of £300.", 300.0), ("A single payment of £300 was recommended.", 300),
        ("The only payment recommended was £300.", 300),
        ("The Council paid £500 in one case and £250 in another, £750 in total.", 750),
        ("Three payments were recommended, totalling £1,250.", 1250),
        ("Financial remedies were recommended in three cases, £1,250 in all.", 1250),
    ])
    func `a sum that is certain is read`(_ sentence: String, sum: Double) throws {
        let reading = try ReportCase(sentence, Self.ombudsman + sentence, figures: [:]).read()
        #expect(reading[.ombudsmanPayments] == sum, "\(reading.findings.map(\.message))")
    }

    @Test(arguments: [
        "The Ombudsman recommended a payment of £300 for distress.",
        "The Council paid £500 in one case and £250 in another.",
        "The Council paid £500 in one case and £250 in another, £800 in total.",
        "One payment of £300 was recommended for each of the two complainants.",
        "Payments were recommended in two cases: £300 and £150.",
    ])
    func `a payment that may be one of several is unclear`(_ sentence: String) throws {
        let reading = try ReportCase(sentence, Self.ombudsman + sentence, figures: [:]).read()
        #expect(reading[.ombudsmanPayments] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(.ombudsmanPayments) })
    }
}
