import Model
import Reading
import Testing

@Suite struct RefusalTests {
    @Test(arguments: 0..<24)
    func `a control character anywhere makes a text a binary file`(at position: Int) {
        for control: UInt8 in [0x00, 0x01, 0x1F, 0x7F] {
            var bytes = Array("Council \u{A3} caf\u{E9} \u{7E}|".utf8) + Array("statistics".utf8)
            bytes.insert(control, at: position)
            let refusal = #expect(throws: Refusal.self) { try DocumentReader.read(DocumentText(utf8: bytes)) }
            #expect(refusal?.code == .notText, "\(control)")
        }
    }

    @Test(arguments: [
        ("", Refusal.Code.empty), (" \n\u{C}\n\t ", .empty), ("....\n---", .empty),
        ("%PDF-1.7\u{0}\u{1}\u{2}", .notText), ("Hello\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}", .notText),
        ("Minutes of the meeting. The Ombudsman was mentioned; 3 upheld decisions were noted.", .notRecognised),
        (
            "News from the Ombudsman\n\nJuly special edition\n\nOver the past year we upheld 58% of cases. Subscribe!",
            .notRecognised
        ),
        (
            SampleLetter.text(
                council: "[Council name]",
                statistics:
                    "XX% of complaints we investigated were upheld.\n\nThis compares to an average of XX% in "
                    + "similar authorities."), .template
        ),
        (
            SampleLetter.text(council: "[Council name]", statistics: SampleLetter.blocks()), .template
        ),
        (
            SampleLetter.text(statistics: SampleLetter.blocks()).replacing(
                "Local Government and Social Care Ombudsman", with: "Housing Ombudsman Service"), .otherBody
        ),
        (
            SampleLetter.text(statistics: SampleLetter.blocks()).replacing(
                "Local Government and Social Care Ombudsman", with: "Public Services Ombudsman for Wales"),
            .otherBody
        ),
        (
            "Scottish Public Services Ombudsman\nDear Ms Example\nYour annual letter 2020\nWe upheld 4 complaints.",
            .otherBody
        ),
        (SampleLetter.text(statistics: "The statistics are on our website."), .noFigures),
    ])
    func `a text that is no letter is refused with its reason`(_ text: String, _ code: Refusal.Code) {
        let refusal = #expect(throws: Refusal.self) { try DocumentReader.read(DocumentText(text)) }
        #expect(refusal?.code == code)
        #expect(refusal?.message.isEmpty == false)
    }

    @Test func `a letter may speak of the Housing Ombudsman`() throws {
        let prose = "Together with the Housing Ombudsman we published a code.\n\nHousing Ombudsman\n\nWe work together."
        #expect(
            try SampleText.read(SampleLetter.text(prose: prose, statistics: SampleLetter.blocks())).figures.count == 10)
    }
}
