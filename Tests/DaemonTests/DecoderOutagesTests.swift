@testable import Daemon
import Extraction
import Logging
import Model
import Testing

/// The sentences of `status` about decoders that don't work.
@Suite struct DecoderOutagesTests {
    private let outages = DecoderOutages(Logger(label: "test"))
    private let missing = DecoderTrouble(.missing, "PDFs can't be read, because pdftotext is not installed.")

    @Test func `a decoder for which files of two formats wait is named once, until neither waits`() {
        outages.began(MediaType(rawValue: "application/pdf"), missing, isRecognition: false)
        outages.began(MediaType(rawValue: "message/rfc822"), missing, isRecognition: false)
        #expect(outages.description == missing.message)
        outages.ended(MediaType(rawValue: "application/pdf"), isRecognition: false)
        #expect(outages.description == missing.message)
        outages.ended(MediaType(rawValue: "message/rfc822"), isRecognition: false)
        #expect(outages.description == nil)
    }

    @Test func `each decoder that is missing is named`() {
        let scans = DecoderTrouble(.missing, "Scans can't be read, because tesseract is not installed.")
        outages.began(MediaType(rawValue: "application/pdf"), missing, isRecognition: false)
        outages.began(MediaType(rawValue: "image/png"), scans, isRecognition: true)
        #expect(outages.description == "\(scans.message) \(missing.message)")
    }
}
