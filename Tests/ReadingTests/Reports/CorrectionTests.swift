import Model
import Reading
import Testing

/// Reports that correct a figure of their own.
@Suite struct CorrectionTests {
    @Test(arguments: [
        "The Ombudsman upheld 12 complaints. Corrected: 11.", "The Ombudsman upheld 12 complaints.\n\nCorrected: 11",
        "The Ombudsman upheld 12 complaints. Correction: the figure should read 11.",
        "The Ombudsman upheld 12 complaints. This should read 11.",
        "The Ombudsman upheld 12 complaints.\n\nErratum: for 12 read 11.",
        "The Ombudsman upheld 12 complaints.\n\nErrata\n\nPage 1: the number of upheld complaints should be 11, not 12.",
        "The Ombudsman upheld 12 (corrected to 11) complaints.",
        "The Ombudsman upheld 12 complaints. The figure of 12 was wrong; it should have been 11.",
        "The Ombudsman upheld 12 complaints. The correct number is 11.",
        "The Ombudsman upheld 12 complaints. [Amended 3 June: 11 complaints]",
        "Correction: paragraph 2 gave 12 upheld complaints; the correct figure is 11.\n\nThe Ombudsman upheld 12 complaints.",
        "| Outcome | Cases |\n|---|---|\n| Upheld | 12 |\n\nCorrection: the number upheld should read 11.",
    ])
    func `a figure that the text corrects is unclear`(_ section: String) throws {
        try SampleText.read(ombudsmanSection: section).expectUnclear(.decisionsUpheld)
    }

    @Test(arguments: [
        "The Ombudsman upheld 11 complaints. This figure has been corrected from 12.",
        "The Ombudsman upheld 11 complaints (previously reported as 12).",
        "The Ombudsman upheld 11 complaints. The Council corrected its records in 3 cases.",
        "The Ombudsman upheld 11 complaints. Replies should be sent in 10 working days.",
        "The Ombudsman upheld 11 complaints. Letters should be read 2 times before they are sent.",
        "The Ombudsman upheld 11 complaints. The right number to call is 01234 567890.",
        "The Ombudsman upheld 11 complaints. Errata to the 2022/23 report: complaints upheld should read 14.",
        "The Ombudsman upheld 11 complaints.\n\nCorrections\n\nThe register was corrected in 3 cases.",
        "The Ombudsman upheld 11 complaints. Revised procedures were introduced in 2 services.",
    ])
    func `a figure that is corrected already, and corrections of other things, leave it`(_ section: String) throws {
        #expect(try SampleText.read(ombudsmanSection: section)[.decisionsUpheld] == 11)
    }

    @Test func `a correction that names a figure leaves the others`() throws {
        let reading = try SampleText.read(
            ombudsmanSection:
                "Correction: the number of corporate complaints should read 421.\n\nNine complaints were upheld.")
        #expect(reading[.contactsCorporateComplaints] == nil)
        #expect(reading[.decisionsUpheld] == 9)
    }
}
