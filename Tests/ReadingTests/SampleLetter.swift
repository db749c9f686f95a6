import Model
import Reading
import Testing

/// A letter about an invented council, composed for a test: only its statistics differ.
enum SampleLetter {
    static func text(
        council: String = "Wendmere Borough Council", year: Int = 2021, prose: String = "", statistics: String
    ) -> String {
        """
        20 July \(year)

        By email

        Ms Example
        Interim Chief Executive
        \(council)

        Dear Ms Example

        Annual Review letter \(year)

        Here are the figures about your authority for the year ending 31 March \(year).

        \(prose)

        Yours sincerely,

        A. N. Other
        Local Government and Social Care Ombudsman

        \(council)
        For the period ending: 31/03/\(year % 100)

        \(statistics)
        """
    }

    /// Three whole blocks.
    static func blocks(
        rate: String = "60%", upheld: String = "6", investigations: String = "10", remedy: String = "17%",
        remedies: String = "1", year: Int = 2021
    ) -> String {
        """
        Complaints upheld

        \(rate) of complaints we investigated were upheld.

        This compares to an average of **53%** in similar authorities.

        \(upheld)
        upheld decisions

        Statistics are based on a total of \(investigations) detailed investigations for the period between 1 April \
        \(year - 1) to 31 March \(year)

        Compliance with Ombudsman recommendations

        In **100%** of cases we were satisfied the authority had successfully implemented our recommendations.

        This compares to an average of **99%** in similar authorities.

        Statistics are based on a total of 5 compliance outcomes for the period between 1 April \(year - 1) to 31 March \
        \(year)

        Satisfactory remedy provided by the authority

        In **\(remedy)** of upheld cases we found the authority had provided a satisfactory remedy before the complaint \
        reached the Ombudsman.

        This compares to an average of **11%** in similar authorities.

        \(remedies)
        satisfactory remedy decision

        Statistics are based on a total of \(investigations) detailed investigations for the period between 1 April \
        \(year - 1) to 31 March \(year)
        """
    }

    static let blockFigures: [FigureName: Double] = [
        .upholdRate: 60, .upholdUpheld: 6, .upholdInvestigations: 10, .upholdPeerAverage: 53, .complianceRate: 100,
        .complianceOutcomes: 5, .compliancePeerAverage: 99, .remedyRate: 17, .remedyDecisions: 1,
        .remedyPeerAverage: 11,
    ]

    static func values(_ reading: Reading) -> [FigureName: Double] { reading.figures.mapValues(\.value) }
}

/// Reads texts that hold one document.
enum SampleText {
    /// Reads a report whose section on the Ombudsman is given.
    static func read(ombudsmanSection body: String) throws -> Reading {
        try read(
            """
            Kesmoor Borough Council
            Annual complaints report 2023/24

            1. Volumes
            The Council received 640 corporate complaints and 201 compliments.

            2. Local Government and Social Care Ombudsman
            \(body)

            """)
    }

    /// - Parameter isWhole: whether the text ends with a line's end, as files do.
    static func read(_ text: String, isWhole: Bool = true) throws -> Reading {
        let readings = try DocumentReader.read(DocumentText(isWhole ? text + "\n" : text))
        return try #require(readings.first)
    }
}
