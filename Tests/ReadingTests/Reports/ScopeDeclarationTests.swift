import Model
import Reading
import Testing

/// Sentences by which a report says what it covers.
@Suite struct ScopeDeclarationTests {
    private static func report(_ declaration: String) -> String {
        """
        Kesmoor Borough Council
        Annual Complaints Report 2023/24

        \(declaration)

        Volumes
        The Council received 640 corporate complaints and 201 compliments.

        """
    }

    @Test(arguments: [
        ("This report sets out complaints about the landlord service.", "landlord service"),
        ("The report looks at complaints handled by Planning.", "Planning"),
        ("This annual report analyses customer feedback for Adult Social Care.", "Adult Social Care"),
        ("The aim of this report is to present complaints received by Housing.", "Housing"),
        ("Only complaints about parking are counted here.", "parking"),
        ("Here we report on the complaints about leisure.", "leisure"),
        ("It summarises the complaints about museums.", "museums"),
        ("In this briefing we give the complaints about libraries.", "libraries"),
        ("The figures in this paper concern the Highways Service.", "Highways Service"),
    ])
    func `a report that says it is on one service gives no figure of the council`(
        _ declaration: String, _ service: String
    ) throws {
        let reading = try SampleText.read(Self.report(declaration))
        #expect(reading.figures.isEmpty)
        #expect(reading.services.map(\.service) == [service])
        #expect(reading.services.first?.figures[.contactsCorporateComplaints]?.value == 640)
    }

    @Test(arguments: [
        "This paper deals with the first half of the year.", "The report describes October to December.",
        "This quarterly report gives the complaints received.", "The data covers ten months.",
        "The data runs from 1 April 2023 to 31 January 2024.", "Figures in this report are for the calendar year 2023.",
        "The period is 1 January to 31 December 2023.", "The reporting year runs from 1 October to 30 September.",
        "Our report focuses on the first two quarters.", "Figures in this report are provisional.",
        "This report concerns upheld complaints.", "This report describes complaints about Serco.",
        "All numbers in this report are for stage 2.", "This report sets out complaints about housing and parking.",
    ])
    func `a report that says it is on a part of the year, a stage or some services gives no whole year's figures`(
        _ declaration: String
    ) {
        do throws(Refusal) {
            let readings = try DocumentReader.read(DocumentText(Self.report(declaration)))
            #expect(readings.allSatisfy { $0.figures[.contactsCorporateComplaints] == nil })
        } catch {
            // A sentence that names a part of the year may leave the report without a year.
            #expect([.noFigures, .noPeriod].contains(error.code))
        }
    }

    @Test(arguments: [
        "This report sets out corporate complaints and those about social care.",
        "The report was presented to the Housing Committee.", "This report was prepared by Customer Services.",
        "This report covers the period 1 April 2023 to 31 March 2024.",
        "Complaints about adult social care are given in a separate report.",
        "This report sets out how we learn from complaints.", "The figures are reported quarterly to the Cabinet.",
        "This report gives all complaints, including those about housing.",
    ])
    func `a sentence about the report that names no part of the council leaves its figures the council's`(
        _ sentence: String
    ) throws {
        let reading = try SampleText.read(Self.report(sentence))
        #expect(reading[.contactsCorporateComplaints] == 640)
        #expect(reading.services.isEmpty)
    }
}
