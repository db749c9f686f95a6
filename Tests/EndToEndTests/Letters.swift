import Foundation
import Model
import Reading
import TestSupport

/// The shortest letters about invented councils that can be read.
enum ShortLetter {
    /// A letter with the three blocks of 2020.
    static func text(
        council: String = "Northmoor District Council", uphold: Int = 75, upheld: Int = 3, of investigations: Int = 4,
        average: Int = 45, compliance: Int = 100
    ) -> String {
        """
        22 July 2020

        By email

        Chief Executive
        \(council)

        Annual Review letter 2020

        I write with the statistics about your authority for the year ending 31 March 2020.

        Complaints upheld

        \(uphold)% of complaints we investigated were upheld.
        This compares to an average of \(average)% in similar authorities.
        \(upheld) upheld decisions
        Statistics are based on a total of \(investigations) detailed investigations for the period between 1 April 2019 \
        to 31 March 2020

        Compliance with Ombudsman recommendations

        In \(compliance)% of cases we were satisfied the authority had successfully implemented our recommendations.
        This compares to an average of 99% in similar authorities.
        Statistics are based on a total of 10 compliance outcomes for the period between 1 April 2019 to 31 March 2020

        Satisfactory remedies provided by the authority

        In 0% of upheld cases we found the authority had provided a satisfactory remedy before the complaint reached \
        the Ombudsman.
        This compares to an average of 20% in similar authorities.
        0 satisfactory remedy decisions
        Statistics are based on a total of \(investigations) detailed investigations for the period between 1 April 2019 \
        to 31 March 2020
        """
    }
}

/// Runs a closure with a new directory, and removes it afterwards.
func withScratchDirectory<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let directory = try TestDirectory()
    defer { withExtendedLifetime(directory) {} }
    return try await body(directory.url)
}
