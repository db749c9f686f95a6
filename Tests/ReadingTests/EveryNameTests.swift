import Reading
import Testing

@testable import Model

/// Every name of the register, in every place of a document that names its authority.
@Suite struct EveryNameTests {
    /// A document with a name in one of the places that name its authority.
    enum Layout: CaseIterable {
        case address, addressLine, reviewTitle, heading, page, capitals, report, tornAddress, tornHeading, tornPage
        case tornReport

        /// The documents with a name.
        func texts(_ name: String, _ year: Int) -> [String] {
            switch self {
            case .address: [letter("Ms Ashworth\nChief Executive\n\(name)", year)]
            case .addressLine:
                [
                    letter("Ms Ashworth, Chief Executive, \(name)", year),
                    letter("Ms Ashworth\nChief Executive, \(name), Civic Hall, Broad Street\nAB1 2CD", year),
                ]
            case .reviewTitle:
                [": ", " ", " - "].map {
                    letter("Ms Ashworth", year, title: "Annual Review letter \(year)\($0)\(name)")
                }
            case .heading: [statistics(under: name, year)]
            case .page: [page(name, year), page("The \(name)", year)]
            case .capitals:
                [statistics(under: name, year), page(name, year), letter("Ms Ashworth\n\(name)", year)]
                    .map { $0.uppercased() }
            case .report: [statistics(under: "Local Authority Report: \(name)", year)]
            case .tornAddress: torn(name).map { letter("Ms Ashworth\nChief Executive\n\($0)", year) }
            case .tornHeading: torn(name).map { statistics(under: $0, year) }
            case .tornPage: torn(name).map { page($0, year) }
            case .tornReport: torn(name).prefix(1).map { complaintsReport($0, year) }
            }
        }

        /// A name over two lines, torn at each of its spaces.
        private func torn(_ name: String) -> [String] {
            name.indices.filter { name[$0] == " " }.map { name[..<$0] + "\n" + name[name.index(after: $0)...] }
        }

        private func complaintsReport(_ name: String, _ year: Int) -> String {
            """
            \(name)

            Annual Complaints Report

            In the year to 31 March \(year) we received 340 corporate complaints and 120 compliments.

            """
        }

        private func page(_ name: String, _ year: Int) -> String {
            "\(name)\n\nAnnual statistics\n\n\(statistics(year))"
        }

        private func statistics(under heading: String, _ year: Int) -> String {
            "\(heading)\nFor the period ending: 31/03/\(year)\n\n\(statistics(year))"
        }

        private func letter(_ address: String, _ year: Int, title: String? = nil) -> String {
            """
            20 July \(year)

            \(address)

            Dear Ms Ashworth

            \(title ?? "Annual Review letter \(year)")

            \(statistics(year))
            """
        }

        private func statistics(_ year: Int) -> String {
            """
            50% of complaints we investigated were upheld.
            6 upheld decisions
            Statistics are based on a total of 12 investigations for the period between 1 April \(year - 1) to 31 March \(year)

            """
        }
    }

    @Test(arguments: Layout.allCases)
    func `a name of the list is its authority's, wherever it stands`(_ layout: Layout) {
        for record in AuthorityRegister.shared.records {
            let year = record.end ?? max(2025, (record.start ?? 0) + 1)
            let others = [.address, .heading, .page].contains(layout) ? record.names.filter { $0.contains(" ") } : []
            for text in ([record.authority.name] + others).flatMap({ layout.texts($0, year) }) {
                let reading = try? DocumentReader.read(DocumentText(text)).first
                #expect(reading?.authority == record.authority, "\(text)")
                #expect(reading?.findings.isEmpty == true, "\(text)")
            }
        }
    }
}
