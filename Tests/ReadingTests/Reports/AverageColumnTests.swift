import Model
import Reading
import Testing

/// The average of other councils beside the council's own rate, in a column by any usual name.
@Suite struct AverageColumnTests {
    private static func read(_ column: String, of council: String) throws -> Reading {
        try SampleText.read(
            """
            \(council)
            Annual complaints report 2023/24

            Local Government and Social Care Ombudsman

            | Measure | 2023/24 | \(column) |
            |---|---|---|
            | Upheld | 19 | - |
            | Uphold rate | 86% | 79% |
            | Compliance rate | 100% | 99% |

            """)
    }

    @Test(arguments: [
        ("Unitary average", "Plymouth City Council"), ("Average for unitary authorities", "Plymouth City Council"),
        ("London average", "Harrow Council"), ("London boroughs average", "Harrow Council"),
        ("District average", "Blaby District Council"), ("County councils average", "Kent County Council"),
        ("Metropolitan average", "Wirral Council"), ("Family average", "Blaby District Council"),
        ("Group average", "Blaby District Council"), ("Group", "Blaby District Council"),
        ("Average", "Blaby District Council"), ("Similar authorities", "Blaby District Council"),
    ])
    func `an average of the council's own type is read beside its rate`(_ column: String, _ council: String) throws {
        let reading = try Self.read(column, of: council)
        #expect(reading[.upholdRate] == 86)
        #expect(reading[.upholdPeerAverage] == 79)
        #expect(reading[.compliancePeerAverage] == 99)
        #expect(reading.findings.isEmpty)
    }

    @Test(arguments: [
        ("London average", "Plymouth City Council"), ("County average", "Blaby District Council"),
        ("Regional average", "Kent County Council"), ("Districts", "Blaby District Council"),
    ])
    func `an average of another group is unclear`(_ column: String, _ council: String) throws {
        let reading = try Self.read(column, of: council)
        #expect(reading[.upholdRate] == 86)
        #expect(reading[.upholdPeerAverage] == nil)
        #expect(Set(reading.findings.map(\.code)) == [.figureUnclear])
    }

    @Test func `beside the average the council's own column may be called "Council"`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Annual complaints report 2023/24

            Local Government and Social Care Ombudsman

            | Measure | Council | Family average | National |
            |---|---|---|---|
            | Uphold rate | 80% | 72% | 75% |

            """)
        #expect(reading[.upholdRate] == 80)
        #expect(reading[.upholdPeerAverage] == 72)
    }

    @Test func `the rates of the annual letters together are the Ombudsman's, be he not named`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Annual complaints report 2023/24

            | Rate | 2022/23 | 2023/24 |
            |---|---|---|
            | Uphold rate | 65% | 70% |
            | Compliance rate | 100% | 95% |
            | Remedy rate | 12% | 9% |

            """)
        #expect(reading[.upholdRate] == 70)
        #expect(reading[.complianceRate] == 95)
        #expect(reading[.remedyRate] == 9)
    }
}
