import FoundationEssentials
public import Model
public import Oversight

/// Readings and documents about invented councils.
public enum Invented {
    public static let now = Timestamp(seconds: 1_600_000_000)
    public static let officer = Person(uid: 1000, name: "officer")
    public static let place = Place(page: 1, line: 7, text: "as printed")

    /// A council without a peer group.
    public static let council = council(named: "Northmoor District Council")

    /// A time, in seconds after `now`.
    public static func later(_ seconds: Int64) -> Timestamp { Timestamp(seconds: now.seconds + seconds) }

    /// A council without a peer group.
    public static func council(named name: String) -> Authority {
        Authority(name: name, slug: AuthorityRegister.slug(for: name), kind: .other, gss: nil)
    }

    /// One of many districts, by number.
    public static func district(_ number: Int) -> Authority {
        Authority(name: "District \(number) Council", slug: "district-\(number)-council", kind: .district, gss: nil)
    }

    /// The reading of a letter, or of another document, with these figures and findings.
    public static func reading(
        _ figures: [FigureName: Double], of council: Authority = council, kind: DocumentKind = .annualReviewLetter,
        year: Int = 2020, date: String? = nil, findings: [Finding.Code] = [], unclear: [FigureName] = [],
        in part: PartPath = .whole
    ) -> Reading {
        var place = place
        place.part = part
        guard let period = Period(endYear: year) else { preconditionFailure("\(year) is no reporting year") }
        return Reading(
            kind: kind, format: "fixture", authority: council, authorityPlace: place,
            period: period, periodPlace: place, date: date,
            figures: Dictionary(
                uniqueKeysWithValues: figures.map { ($0, Figure(value: $1, unit: $0.unit, place: place)) }),
            findings: findings.map { Finding(code: $0, message: "Something is off.", place: place) }
                + unclear.map { Finding(code: .figureUnclear, figures: [$0], message: "It is torn.", place: place) })
    }

    /// The reading of a letter to a council of this name.
    public static func reading(
        _ council: String, year: Int = 2020, _ figures: [FigureName: Double], in part: PartPath = .whole
    ) -> Reading {
        reading(figures, of: self.council(named: council), year: year, in: part)
    }

    /// A document whose hash begins with its name.
    public static func document(_ name: String, inode: UInt64 = 1) -> Document {
        document(name, sha256: String((name + String(repeating: "0", count: 64)).prefix(64)), inode: inode)
    }

    /// A document, or another arrival of one.
    public static func document(_ name: String, sha256: String, inode: UInt64 = 1) -> Document {
        Document(
            sha256: sha256, mediaType: "text/plain", size: 1, pages: 1,
            arrival: Arrival(name: name, device: 1, inode: inode, at: now))
    }

    /// A document with a hash of its own.
    ///
    /// - Parameter arrival: The number of its arrival: each is another file.
    public static func document(_ number: Int, arrival: Int = 1) -> Document {
        let digits = String(number, radix: 16)
        return Document(
            sha256: digits + String(repeating: "0", count: 64 - digits.count), mediaType: "text/plain", size: number,
            pages: 1,
            arrival: Arrival(
                name: "letter-\(number).txt", device: 1, inode: UInt64(number * 100 + arrival), at: now))
    }
}

extension State {
    /// Accepts an event at `Invented.now`.
    ///
    /// - Returns: the transitions that follow.
    @discardableResult
    public mutating func accept(_ event: Event) -> [Transition] {
        accept(event, at: Invented.now)?.change.transitions ?? []
    }
}
