import Model
import Reading
import Testing

/// Sentences that say that the Ombudsman upheld or investigated nothing, and counts in words.
@Suite struct NoneOfTheCasesTests {
    @Test(arguments: [
        "The Ombudsman made three decisions and did not uphold any.",
        "The Ombudsman did not uphold any complaints this year.",
        "The Ombudsman investigated four complaints. It upheld none of them.",
        "There were no upheld complaints in 2023/24.", "There were no findings of fault by the Ombudsman in 2023/24.",
        "The Ombudsman investigated two complaints. Neither was upheld.",
        "The Ombudsman did not find fault in any of the cases that it investigated.",
        "None of the complaints that the Ombudsman investigated was upheld.",
        "No investigations were upheld.",
    ])
    func `no case upheld is a count of zero`(_ body: String) throws {
        let reading = try SampleText.read(ombudsmanSection: body)
        #expect(reading[.decisionsUpheld] == 0)
        #expect(reading.findings.isEmpty)
    }

    @Test(arguments: [
        "The Ombudsman did not investigate any complaints in 2023/24.",
        "The Ombudsman decided 12 complaints and investigated none.",
        "No detailed investigations were carried out by the Ombudsman.",
    ])
    func `no case investigated is a count of zero`(_ body: String) throws {
        #expect(try SampleText.read(ombudsmanSection: body)[.upholdInvestigations] == 0)
    }

    @Test(arguments: [
        "The Ombudsman did not find against us in any case.", "Half of the investigations were upheld.",
        "Two thirds of the complaints investigated were upheld.",
        "The Ombudsman looked at two cases. Both were upheld on all points.",
    ])
    func `words that count and are not read are unclear`(_ body: String) throws {
        let reading = try SampleText.read(ombudsmanSection: body)
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test(arguments: [
        ("The uphold rate was sixty-four per cent, and the average of similar authorities seventy-two per cent.", 64.0),
        ("Sixty per cent of the complaints that the Ombudsman investigated were upheld.", 60),
    ])
    func `a rate in words is read`(_ body: String, _ rate: Double) throws {
        #expect(try SampleText.read(ombudsmanSection: body)[.upholdRate] == rate)
    }

    @Test func `the council's own complaints of which none was upheld are not the Ombudsman's`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: "The Ombudsman decided 12 complaints.\n\n3. Stage 2\nWe did not uphold any.")
        #expect(reading[.decisionsUpheld] == nil)
    }
}
