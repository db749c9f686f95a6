import Extraction
import Glibc
import Ingest
import Model
import Reading
import Specimens
import TestSupport
import Testing

/// Reports as PDFs whose paragraphs stand close together: they must be read as the same text is.
@Suite(
    .timeLimit(.minutes(3)),
    .enabled(if: access("/usr/bin/pdftotext", X_OK) == 0, "pdftotext is not installed: apt install poppler-utils"))
struct PaperReportTests {
    @Test(arguments: 0..<40 as Range<UInt64>)
    func `a report of tight paragraphs gives the figures that its text gives`(
        _ seed: UInt64
    ) async throws {
        let specimen = ComplaintsReportSpecimen.compose(seed: seed)
        guard !specimen.text.contains(where: { "\t|".contains($0) }) else { return }
        let expected = try #require(try DocumentReader.read(DocumentText(specimen.text)).first)
        var paper = PaperPDF()
        paper.add(specimen.text.replacing("**", with: ""))
        paper.head = seed.isMultiple(of: 2) ? "Complaints report" : nil
        paper.foot = seed.isMultiple(of: 3) ? "Page" : nil
        let reading = try #require(
            try await Extractors.all.read(paper.bytes, name: "report.pdf").result.get().first)
        let (read, stated) = (reading.figures.mapValues(\.value), expected.figures.mapValues(\.value))
        #expect(read == stated)
    }
}
