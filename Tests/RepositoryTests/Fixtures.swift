import FoundationEssentials
public import Model
import Oversight

extension PartPath: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(rawValue: value) }
}

/// Readings and documents about invented councils.
enum Fixture {
    static let place = Place(page: 1, line: 7, text: "as printed")
    static let now = Timestamp(seconds: 1_600_000_000)

    static func later(_ seconds: Int64) -> Timestamp { Timestamp(seconds: now.seconds + seconds) }

    static func reading(
        _ council: String, year: Int = 2020, _ figures: [FigureName: Double], in part: PartPath = .whole
    ) -> Reading {
        var place = place
        place.part = part
        guard let period = Period(endYear: year) else { preconditionFailure("\(year) is no reporting year") }
        return Reading(
            kind: .annualReviewLetter, format: "fixture",
            authority: Authority(
                name: council, slug: AuthorityRegister.slug(for: council), kind: .other, gss: nil),
            authorityPlace: place, period: period, periodPlace: place,
            figures: Dictionary(
                uniqueKeysWithValues: figures.map { ($0, Figure(value: $1, unit: $0.unit, place: place)) }))
    }

    /// - Parameter number: makes the document one of its own.
    static func document(_ number: Int, arrival: Int = 1) -> Document {
        let digits = String(number, radix: 16)
        return Document(
            sha256: digits + String(repeating: "0", count: 64 - digits.count), mediaType: "text/plain", size: number,
            pages: 1,
            arrival: Arrival(
                name: "letter-\(number).txt", device: 1, inode: UInt64(number * 100 + arrival), at: now))
    }
}
