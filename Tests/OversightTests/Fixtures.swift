import FoundationEssentials
import Model
@testable import Oversight

/// Readings and documents about an invented council.
enum Fixture {
    static let council = Authority(
        name: "Northmoor District Council", slug: "northmoor-district-council", kind: .other, gss: nil)
    static let place = Place(page: 1, line: 7, text: "as printed")

    /// One of many invented districts, by number.
    static func district(_ number: Int) -> Authority {
        Authority(name: "District \(number) Council", slug: "district-\(number)-council", kind: .district, gss: nil)
    }

    static func reading(
        _ figures: [FigureName: Double], of council: Authority = council, kind: DocumentKind = .annualReviewLetter,
        year: Int = 2020,
        date: String? = nil, findings: [Finding.Code] = [], unclear: [FigureName] = []
    ) -> Reading {
        guard let period = Period(endYear: year) else { preconditionFailure("\(year) is no reporting year") }
        return Reading(
            kind: kind, format: "fixture", authority: council, authorityPlace: place,
            period: period, periodPlace: place, date: date,
            figures: Dictionary(
                uniqueKeysWithValues: figures.map { ($0, Figure(value: $1, unit: $0.unit, place: place)) }),
            findings: findings.map { Finding(code: $0, message: "Something is off.", place: place) }
                + unclear.map { Finding(code: .figureUnclear, figures: [$0], message: "It is torn.", place: place) })
    }

    static func document(_ name: String, inode: UInt64 = 1) -> Document {
        let sha256 = String((name + String(repeating: "0", count: 64)).prefix(64))
        return document(name, sha256: sha256, inode: inode)
    }

    static func document(_ name: String, sha256: String, inode: UInt64 = 1) -> Document {
        Document(
            sha256: sha256, mediaType: "text/plain", size: 1, pages: 1,
            arrival: Arrival(name: name, device: 1, inode: inode, at: now))
    }

    static let now = Timestamp(seconds: 1_600_000_000)
    static let officer = Person(uid: 1000, name: "officer")
}

extension State {
    /// Takes an event in, and gives the transitions that follow.
    @discardableResult
    mutating func accept(_ event: Event) -> [Transition] { accept(event, at: Fixture.now)?.change.transitions ?? [] }
}
