import Model
import Reading
import Testing

/// A stretch of a report, with the figures that it states beside those of the front matter.
struct ReportCase: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let figures: [FigureName: Double]
    let earlier: [String: [FigureName: Double]]
    let findings: [Finding.Code]

    init(
        _ name: String, _ text: String, figures: [FigureName: Double],
        earlier: [String: [FigureName: Double]] = [:], findings: [Finding.Code] = []
    ) {
        testDescription = name
        self.text = text
        self.figures = figures
        self.earlier = earlier
        self.findings = findings
    }

    private static let front = """
        Kesmoor Borough Council
        Annual Complaints Report 2023/24

        Corporate complaints: 640

        Compliments: 201


        """

    /// Reads the stretch behind the front matter.
    func read() throws -> Reading { try SampleText.read(Self.front + text + "\n") }

    /// Expects the figures, those stated of earlier years and the findings, and no others.
    func check() throws {
        let reading = try read()
        var own = reading.figures.mapValues(\.value)
        #expect(own.removeValue(forKey: .contactsCorporateComplaints) == 640)
        #expect(own.removeValue(forKey: .contactsCompliments) == 201)
        #expect(own == figures)
        #expect(reading.earlier.mapValues { $0.filter { !$0.value.isDerived }.mapValues(\.value) } == earlier)
        #expect(reading.findings.map(\.code) == findings, "\(reading.findings.map(\.message))")
    }
}

extension Reading {
    /// Expects that a figure is not given, and that a finding says so.
    func expectUnclear(_ name: FigureName, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(self[name] == nil, sourceLocation: sourceLocation)
        #expect(
            findings.contains { $0.code == .figureUnclear && $0.figures.contains(name) },
            "\(findings.map(\.message))", sourceLocation: sourceLocation)
    }
}
