import Model
import Reading
import Specimens
import Testing

/// The wordings that state a figure of the council's, and those that do not.
@Suite struct ComplaintsReportTests {
    private static func read(_ body: String) throws -> Reading {
        let front = "Corporate Complaints Annual Report 2022-23\n\nKesmoor District Council\n\n"
        let summary = "1. Summary\n\nCorporate complaints: 900\n\nEnquiries: 700\n\n"
        return try SampleText.read(front + summary + body)
    }

    @Test(
        arguments: [
            ("A total of 1,204 contacts were received in 2022/23.", FigureName.contactsTotal, 1204.0),
            ("The Council received 310 compliments this year.", .contactsCompliments, 310),
            ("In 2022/23, 310 compliments were recorded.", .contactsCompliments, 310),
            ("Total number of contacts: 1,204", .contactsTotal, 1204),
            ("120 (40%) complaints were upheld to some extent.", .outcomesFaultFoundRate, 40),
            ("Fault was found in 120 (40%) complaints.", .outcomesFaultFound, 120),
            ("The LGSCO made enquiries into 12 complaints.", .ombudsmanEnquiries, 12),
            ("The Ombudsman received 71 complaints and enquiries about the Council.", .ombudsmanEnquiries, 71),
            ("The Ombudsman upheld three complaints.", .decisionsUpheld, 3),
            ("Twelve complaints were upheld by the Ombudsman in 2022/23.", .decisionsUpheld, 12),
            ("The Ombudsman did not issue any public reports about the Council.", .ombudsmanPublicReports, 0),
            (
                "Financial remedies recommended by the Ombudsman totalled \u{A3}1,250.50 this year.",
                .ombudsmanPayments,
                1250.5
            ),
        ])
    func `running text and labelled lines state the council's figures`(
        _ sentence: String, _ name: FigureName, _ value: Double
    ) throws {
        #expect(try Self.read(sentence)[name] == value, "\(sentence)")
    }

    @Test(
        arguments: [
            "Adult Social Care received 310 compliments.", "During the first quarter 98 compliments were recorded.",
            "2. Adult Social Care\n\n310 compliments were received this year.\n\nCompliments: 310",
            "At Stage 2, 40 complaints were upheld.", "Of the 60 complaints about waste, 20 complaints were upheld.",
            "120 complaints were upheld. 80 complaints were partially upheld.",
            "The Ombudsman received 15,488 complaints and enquiries from all authorities.",
            "Of the decisions on schools, two were upheld by the Ombudsman.",
            "The Ombudsman issued 38 public reports.", "In 2023/24, 310 compliments were recorded.",
            "The Ombudsman upheld 74% of complaints, compared to an average of 80% in similar authorities.",
            "In one case the Ombudsman asked the Council to make a total payment of \u{A3}7,500 to her.",
            "2. Housing Ombudsman\n\nThe Housing Ombudsman made 12 determinations. Eight were upheld.",
            "2. Ombudsman\n\nThe Ombudsman (HOS) upheld three complaints.",
            "2. Ombudsman\n\nHOS: three complaints were upheld by the Ombudsman.",
            "2. Ombudsman\n\nTable 3: HOS decisions\n\nDecision\tNumber\nUpheld\t3\nNot upheld\t4\nTotal\t7\n",
            "1,2O4 compliments were received.",
        ])
    func `numbers of a department, a quarter, a stage, the country or another year are not the council's`(
        _ sentence: String
    ) throws {
        let reading = try Self.read(sentence)
        #expect(Set(reading.figures.keys) == [.contactsCorporateComplaints, .contactsEnquiries], "\(sentence)")
        #expect(reading.earlier.isEmpty, "\(sentence)")
    }

    @Test func `values of earlier years stand under their own years`() throws {
        let reading = try Self.read(
            "310 compliments were recorded in 2022/23. This is up from 280 in 2021/22 and 250 in 2020/21.\n")
        #expect(reading[.contactsCompliments] == 310)
        #expect(reading.earlier["2021-22"]?[.contactsCompliments]?.value == 280)
        #expect(reading.earlier["2020-21"]?[.contactsCompliments]?.value == 250)
    }

    @Test func `a row that lost a cell is unclear`() throws {
        let reading = try Self.read("Type\t2021/22\t2022/23\nCompliments\t280\nEnquiries\t690\t700\n")
        #expect(reading[.contactsCompliments] == nil)
        #expect(reading.findings.map(\.code) == [.figureUnclear])
    }

    @Test func `a report of one department gives that service's figures and none of the council's`() throws {
        let text = "Adult Social Care Complaints Annual Report 2022-23\n\nKesmoor District Council\n\nCompliments: 30\n"
        let reading = try SampleText.read(text)
        #expect(reading.figures.isEmpty)
        #expect(reading.services.map(\.service) == ["Adult Social Care"])
        #expect(reading.services.first?.figures[.contactsCompliments]?.value == 30)
    }

    @Test(arguments: 0..<4)
    func `changed bytes never stop the reader`(_ shard: Int) {
        for seed in UInt64(shard * 100)..<UInt64(shard * 100 + 100) {
            var generator = SeededGenerator(seed: seed)
            let specimen =
                shard % 2 == 0
                ? ComplaintsReportSpecimen.compose(seed: seed) : PerformancePageSpecimen.compose(seed: seed)
            var bytes = Array(specimen.text.utf8)
            for _ in 0..<Int.random(in: 1...60, using: &generator) where !bytes.isEmpty {
                let index = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 1...255, using: &generator)
                case 1: bytes.remove(at: index)
                case 2: bytes.insert(contentsOf: "\t|\n 9%".utf8.shuffled(using: &generator).prefix(2), at: index)
                default:
                    let end = min(bytes.count, index + Int.random(in: 1...200, using: &generator))
                    bytes.insert(contentsOf: bytes[index..<end], at: Int.random(in: bytes.indices, using: &generator))
                }
            }
            let readings = (try? DocumentReader.read(DocumentText(utf8: bytes))) ?? []
            for reading in readings {
                #expect(reading.figures.values.allSatisfy { $0.value.isFinite && $0.place.line > 0 }, "seed \(seed)")
            }
        }
    }
}
