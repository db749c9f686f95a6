import Model
import Reading
import Testing

/// Front matter, titles and subtitles that restrict a report's numbers, and those that do not.
@Suite struct FrontRestrictionTests {
    private static func report(_ front: String, title: String = "Annual complaints report 2023/24") -> String {
        """
        Kesmoor Borough Council
        \(title)

        \(front)

        1. Volumes
        The Council received 640 corporate complaints and 201 compliments.

        2. A year earlier
        The Council received 590 corporate complaints.

        """
    }

    private static func figures(of text: String) throws -> [FigureName: Figure] {
        do throws(Refusal) {
            return try DocumentReader.read(DocumentText(text)).reduce(into: [:]) { figures, reading in
                figures.merge(reading.figures) { first, _ in first }
            }
        } catch {
            #expect([.noFigures, .noPeriod].contains(error.code))
            return [:]
        }
    }

    @Test(arguments: [
        "Scope: Parking Services", "Coverage: libraries", "Data: Adult Social Care only.",
        "Planning is the sole topic of this report.", "All cases described below were handled by the Licensing team.",
        "We in Environmental Health take complaints seriously.", "For the housing landlord service only.",
        "Compiled from records of the Street Cleansing service.", "The numbers stop at 30 November 2023.",
        "The report does not include complaints made after 30 November 2023.", "Everything below is about stage 2.",
        "The numbers have been scaled per 1,000 customers.", "The figures below are percentages.",
        "The numbers are a projection to the year end.", "This is a template; replace the numbers with your own.",
        "Figures are rounded to the nearest hundred.", "The figures are for the southern area.",
        "In this report, 'the Council' means Fenwick District Council.",
        "Unlike the statutory report, the numbers here are those of Housing.",
        "Compared with the last one, this report covers only the Planning service.",
        "The report was reviewed in May, and covers April to June.", "This report covers Saltmere.",
        "We publish this bulletin four times a year.", "The next edition will cover January to March.",
        "This is the first of two reports for the year.", "We will report on the rest of the year in May.",
        "Only complaints made online are counted.", "All numbers are averages over three years.",
        "This report was compiled for all councils in the county.", "It deals with complaints against councillors.",
    ])
    func `a front sentence that restricts the numbers leaves none the council's`(_ front: String) throws {
        #expect(try Self.figures(of: Self.report(front)).isEmpty)
    }

    @Test(
        arguments: [
            "Edition: winter 2024", "Issue 2, Quarter 3", "Spring edition", "Volume 3, winter 2023", "Edition 3 of 4",
            "Autumn 2023", "Report period: October to March", "Position at 31 December 2023", "Calendar year 2023",
            "Year to 30 September 2023", "Academic year 2023/24", "Stage: 2", "Area: North", "Ward: Hillside",
            "Unit: thousands", "Basis: per 1,000 residents", "Estimated figures", "Hillside Academy Trust",
            "On behalf of Saltmere Council", "Covering Saltmere and Fenwick", "Directorate: Place",
            "For the Leisure Panel: leisure complaints only", "Tenants' annual report on complaints",
            "Adult Social Care", "Children's Services",
        ], ["\n", "Your views matter\n\n"])
    func `a front line that may restrict the numbers leaves none the council's`(_ line: String, _ other: String) throws
    {
        #expect(try Self.figures(of: Self.report("\(other)\(line)")).isEmpty)
    }

    @Test(arguments: [
        "Published: summer 2024", "July 2024", "Audit Committee, 12 September 2024", "Wards: all", "Version 1.0",
        "Autumn 2024", "Report author: Jane Doe, Head of Customer Services", "Status: final", "Key decision: no",
        "Reporting period: April 2023 to March 2024", "Local Government Act 1974", "Area: whole borough",
    ])
    func `a front line of the paper itself leaves the numbers the council's`(_ line: String) throws {
        #expect(try Self.figures(of: Self.report(line))[.contactsCorporateComplaints]?.value == 640)
    }

    @Test(arguments: [
        "This report covers all council services.", "Author: Head of Customer Services",
        "Prepared for the Audit Committee", "Presented to the Housing Committee in June 2024.",
        "Scope: all council services", "Data: 1 April 2023 to 31 March 2024",
        "Data as at 31 March 2024.", "The report was prepared by the Customer Relations team.",
        "Complaints about adult social care follow a separate statutory procedure.",
        "Complaints about schools can only be considered by their governors.",
        "This report includes complaints about Housing and Planning.", "Figures are rounded to whole numbers.",
        "Our complaints policy was reviewed in October 2023.", "Performance is reported quarterly to Cabinet.",
        "This report compares our results with those of similar councils.",
        "This report will be considered by the Audit Committee on 4 July 2024.",
        "A new complaints system was launched in November 2023.",
        "The previous report was considered in July 2023.",
        "We thank our staff for their work in a difficult winter.",
    ])
    func `a front sentence that restricts nothing leaves the numbers the council's`(_ front: String) throws {
        let figures = try Self.figures(of: Self.report(front))
        #expect(figures[.contactsCorporateComplaints]?.value == 640)
        #expect(figures[.contactsCompliments]?.value == 201)
    }

    @Test(arguments: [
        "Complaints report 2023/24: second half", "Complaints report 2023/24, H1",
        "Complaints report 2023/24 - period 9",
        "Complaints report for the financial year 2023/24 to date",
        "Complaints report 2023/24\nA report by the Parking team",
        "Complaints report 2023/24\nPrepared by the Trading Standards team",
        "Complaints report 2023/24\nSecond stage reviews",
    ])
    func `a title of a part of the year, one team or one stage leaves no number the council's`(_ title: String) throws {
        #expect(try Self.figures(of: Self.report("Learning from complaints matters.", title: title)).isEmpty)
    }

    @Test func `a heading of a year earlier binds the numbers below it`() throws {
        let reading = try SampleText.read(Self.report("Learning from complaints matters."))
        #expect(reading[.contactsCorporateComplaints] == 640)
        #expect(reading.earlier["2022-23"]?[.contactsCorporateComplaints]?.value == 590)
        #expect(!reading.findings.contains { $0.code == .figureConflict })
    }

    @Test(arguments: [
        "# Kesmoor Borough Council\n\nAdult Social Care\n\nAnnual Complaints Report 2023/24",
        "# Kesmoor Borough Council\n\nParking Services\n\n## Annual Complaints Report 2023/24",
        "Adult Social Care\n\n# Kesmoor Borough Council\n\nAnnual Complaints Report 2023/24",
    ])
    func `the council's name over a service by itself makes nothing the council's`(_ front: String) throws {
        let text = front + "\n\nWe received 201 compliments and 640 corporate complaints.\n"
        #expect(try Self.figures(of: text).isEmpty)
    }

    @Test(arguments: ["update no. 3", "issue 2", "bulletin number 4"])
    func `a title with the number of an issue is of a part of the year`(_ issue: String) throws {
        #expect(
            try Self.figures(of: Self.report("Learning matters.", title: "Complaints report 2023/24 - \(issue)"))
                .isEmpty)
    }
}
