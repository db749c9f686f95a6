import Model
import Reading
import Testing

/// Papers that name their council nowhere but beside the Ombudsman's cases.
@Suite struct CouncilOfCasesTests {
    private static func paper(_ sentence: String) -> String {
        """
        Report to:

        Audit Committee

        22 November 2022

        Ombudsman Annual Review Letter

        1. Summary

        1.1 This report sets out the annual review letter for the year 1 April 2021 to 31 March 2022.

        1.2 \(sentence)

        """
    }

    @Test(arguments: [
        "The Ombudsman received 14 complaints about Blaby District Council, of which 3 were upheld.",
        "The Ombudsman considered fourteen complaints about Blaby District Council, of which 3 were upheld.",
        "The Ombudsman decided 9 complaints relating to Blaby District Council and upheld 3 complaints.",
        "The complaints received by Blaby District Council are told each year. The Ombudsman upheld 3 complaints.",
        "The Blaby District Council Ombudsman letter is attached. The Ombudsman upheld 3 complaints.",
    ])
    func `the council whose complaints the Ombudsman considered is the paper's`(_ sentence: String) throws {
        let reading = try SampleText.read(Self.paper(sentence))
        #expect(reading.authority.name == "Blaby District Council")
        #expect(reading[.decisionsUpheld] == 3)
        #expect(reading.figures[.decisionsUpheld]?.basis == .quoted)
    }

    @Test(arguments: [
        "The Ombudsman upheld 3 complaints about Blaby District Council and 9 about Oadby and Wigston Borough Council.",
        "The Ombudsman upheld 3 complaints. He published a report on Blaby District Council.",
        "The Ombudsman upheld 3 complaints, and Blaby District Council thanked him.",
    ])
    func `a council that may be another is not the paper's`(_ sentence: String) {
        #expect(throws: Refusal.self) { try SampleText.read(Self.paper(sentence)) }
    }

    @Test func `an investigation that was accepted and put forward is quoted`() throws {
        let reading = try SampleText.read(
            Self.paper(
                "The Ombudsman considered fourteen complaints about Blaby District Council, of which, only one was accepted and put "
                    + "forward for investigation."))
        #expect(reading[.upholdInvestigations] == 1)
    }
}
