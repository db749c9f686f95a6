import Model
import Reading
import Testing

/// Numbers of the Ombudsman's section that stand for cases without a noun of their own, and sums of money beside them.
@Suite struct UnreadPartTests {
    struct Unread: CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let figure: FigureName

        init(_ name: String, _ text: String, _ figure: FigureName) {
            testDescription = name
            self.text = text
            self.figure = figure
        }
    }

    @Test(arguments: [
        Unread(
            "a number as the subject of its clause",
            "The Ombudsman received 27 complaints, of which five were looked into by an assessor.",
            .upholdInvestigations),
        Unread(
            "a number at the end of a sentence",
            "Two complaints were upheld, five were closed after initial enquiries and advice had been issued on 1.",
            .decisionsAdviceGiven),
        Unread(
            "a part of the decisions",
            "The Ombudsman made 12 decisions. 3 of the decisions followed from cases investigated by a senior assessor.",
            .upholdInvestigations),
        Unread(
            "a sum of money",
            "The Ombudsman upheld one complaint. It recommended that the Council provide an apology and a payment of £150.",
            .ombudsmanPayments),
        Unread(
            "an investigation behind \"from\"",
            "From the 197 decisions made, there were 57 lengthy investigations.", .upholdInvestigations),
    ])
    func `a part that is not read is unclear`(_ unread: Unread) throws {
        let reading = try SampleText.read(ombudsmanSection: unread.text)
        #expect(
            reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(unread.figure) },
            "\(reading.figures.mapValues(\.value)) \(reading.findings.map(\.message))")
    }

    @Test(arguments: [
        "The Ombudsman upheld 4 complaints. It made 6 recommendations, 5 were accepted at once.",
        "The Ombudsman upheld 4 complaints against the Council, compared with 6 in 2022/23.",
        "The Ombudsman upheld 4 complaints. Payments of £350 were made in total.",
    ])
    func `a number that counts no cases, or is read, is no finding`(_ body: String) throws {
        let reading = try SampleText.read(ombudsmanSection: body)
        #expect(reading.findings.isEmpty, "\(reading.findings.map(\.message))")
    }
}
