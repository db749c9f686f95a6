import Model
import Reading
import Testing

/// The part of the council that a heading over labelled lines or a sentence names, and the headings that name none.
@Suite struct HeadingOwnerTests {
    private static func read(_ body: String) throws -> Reading {
        try SampleText.read("Kesmoor Borough Council\nAnnual Complaints Report 2023/24\n\n\(body)\n")
    }

    @Test(arguments: [
        "Housing (landlord)", "Special Educational Needs and Disabilities (SEND)", "Education & SEND",
        "Environment, Waste and Neighbourhoods", "Legal and Democratic Services", "Homes (ALMO)", "Catering",
        "Children's Services (including SEND)", "Early years", "Parks, Open Spaces and Bereavement",
    ])
    func `a service has its whole name`(_ name: String) throws {
        let reading = try Self.read("\(name)\nCorporate complaints: 30\nCompliments: 4")
        #expect(reading.figures.isEmpty)
        #expect(reading.services.map(\.service) == [name])
        #expect(reading.services.first?.figures[.contactsCorporateComplaints]?.value == 30)
    }

    @Test(arguments: ["Delay", "Legal and Governance", "Chief Executive's", "White British", "Similar authorities"])
    func `a heading that may name a part, and names no service, leaves its numbers open`(_ heading: String) throws {
        #expect(throws: Refusal.self) {
            try Self.read("\(heading)\nCorporate complaints: 30\nCompliments: 4")
        }
    }

    @Test(arguments: [
        "A demanding year", "How we performed", "What residents told us", "Executive summary", "Headlines",
        "Listening to residents", "Complaints handling policy", "Council", "Prepared by the Housing Service",
    ])
    func `a heading of a report's own terms leaves its numbers the council's`(_ heading: String) throws {
        let reading = try Self.read("\(heading)\n\n310 corporate complaints and 20 compliments were received.")
        #expect(reading[.contactsCorporateComplaints] == 310)
        #expect(reading[.contactsCompliments] == 20)
    }

    @Test func `headings beside each other under which a measure comes back are parts of one whole`() throws {
        let reading = try Self.read(
            """
            Housing
            Corporate complaints: 30

            Legal and Governance
            Corporate complaints: 9

            Total
            Corporate complaints: 39
            Compliments: 12
            """)
        #expect(reading[.contactsCorporateComplaints] == 39)
        #expect(reading[.contactsCompliments] == 12)
        #expect(reading.services.map(\.service) == ["Housing", "Legal and Governance"])
    }

    @Test func `sections of the report that contradict each other are no parts`() throws {
        let reading = try Self.read(
            "Summary\nCorporate complaints: 310\nCompliments: 51\n\nDetail\nCorporate complaints: 312\nCompliments: 51")
        #expect(reading[.contactsCorporateComplaints] == 310)
        #expect(reading.findings.map(\.code) == [.figureConflict])
    }

    @Test func `behind a service's labels a sentence about the Council is left open`() throws {
        let reading = try Self.read(
            """
            Overview

            The Council received 12 compliments.

            Housing
            Corporate complaints: 7

            The Council received 310 corporate complaints.
            """)
        #expect(reading[.contactsCorporateComplaints] == nil)
        #expect(reading.findings.map(\.code) == [.figureUnclear])
    }

    @Test func `a remark under a service's heading is none about the council`() throws {
        let reading = try Self.read(
            """
            Adult Social Care

            The Council refused the recommendation in one case.

            Overview of the whole Council

            The Council received 310 corporate complaints and 20 compliments.
            """)
        #expect(reading[.contactsCorporateComplaints] == 310)
        #expect(!reading.findings.contains { $0.code == .remarkRefusedRecommendation })
    }

    @Test func `a measure behind "relative to" names no service`() throws {
        let reading = try SampleText.read(
            "Kesmoor Borough Council\nHousing complaints annual report 2023/24\n\nComplaints relative to the size of the landlord\n\n"
                + "In total 429 stage 1 complaints were received during 2023/24 and 56 stage 2 complaints.\n")
        #expect(reading.services.map(\.service) == ["Housing"])
    }
}
