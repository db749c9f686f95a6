import Model
import Reading
import Testing

/// Sentences about another council, or a document of one, and the numbers behind them.
@Suite struct OtherCouncilTests {
    @Test(arguments: [
        "Our neighbour's letter is of interest.", "A comparable authority shared its experience.",
        "The neighbouring council published its results in July.", "Another council in the county did worse.",
        "The annual letter of a neighbouring borough came to our attention.",
        "The letter to Saltmere makes good reading.",
        "Saltmere's annual letter was published in July.",
        "The report of another authority was discussed at the meeting.",
        "Members may wish to note a recent public report about another authority.",
        "Saltmere is our nearest neighbour.",
        "We compared ourselves with a district of similar size.", "The Ombudsman also published a report on Saltmere.",
        "London boroughs had a difficult year.", "Most councils of our type did worse.",
        "The Ombudsman describes the national picture.", "Internal audit reviewed how complaints are handled.",
    ])
    func `a rate behind a sentence about another council is unclear`(_ sentence: String) throws {
        let reading = try SampleText.read(ombudsmanSection: "\(sentence) The uphold rate was 60%.")
        #expect(reading[.upholdRate] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
        #expect(reading[.contactsCorporateComplaints] == 640)
    }

    @Test func `a count behind a sentence about another council is unclear`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: "Our neighbour's letter is of interest. The Ombudsman upheld 9 complaints.")
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test(arguments: [
        "Officers read the letter of a neighbouring borough. The Council's own uphold rate was 50%.",
        "Officers read the letter of a neighbouring borough. Our uphold rate was 50%.",
        "Nationally 80% of investigations were upheld. Our uphold rate was 50%.",
        "We compare ourselves with the national average. The uphold rate was 50%.",
        "As a council we learn from complaints. The uphold rate was 50%.",
    ])
    func `a rate of the council's is read where the text speaks of it again`(_ text: String) throws {
        #expect(try SampleText.read(ombudsmanSection: text)[.upholdRate] == 50)
    }

    @Test func `a paragraph of one sentence about another council binds the next one`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: "Our nearest neighbour has published its letter.\n\nThe uphold rate was 60%.")
        #expect(reading[.upholdRate] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test(arguments: [
        "The figure was 72% in similar authorities and 64% in Kesmoor.", "We were at 64%, similar authorities at 72%.",
        "72% in similar authorities and 64% in Kesmoor.", "64% for us, 72% for similar authorities.",
        "The Ombudsman found fault in 72% of cases in similar authorities and 64% in Kesmoor.",
    ])
    func `rates of the council and of others without their measure are unclear`(_ sentence: String) throws {
        let reading = try SampleText.read(ombudsmanSection: sentence)
        #expect(reading[.upholdRate] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(.upholdRate) })
    }

    @Test func `the Ombudsman's own review is not this report`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: "The Ombudsman's national review was published in July. The uphold rate was 80%.")
        #expect(reading[.contactsCorporateComplaints] == 640)
        #expect(reading[.upholdRate] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test func `a count against another council is not this one's, where a count against this one follows`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: "The Ombudsman upheld 15 complaints against Saltmere and 9 against Kesmoor.")
        #expect(reading[.decisionsUpheld] != 15)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test func `a rate for us behind those of other councils is not passed over`() throws {
        let reading = try SampleText.read(
            ombudsmanSection:
                "The uphold rate for unitary councils is 72%, for metropolitan boroughs 80% and for us 64%.")
        #expect(reading[.upholdRate] ?? 64 == 64)
        #expect(reading[.upholdRate] != nil || reading.findings.contains { $0.figures.contains(.upholdRate) })
    }
}
