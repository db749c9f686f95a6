/// A name brought down to what its ways of writing share: its letters and digits in lower case, with "and" for "&".
///
/// It is a 64-bit FNV-1a hash of these (http://www.isthe.com/chongo/tech/comp/fnv/), built up letter by letter.
struct NameKey: Hashable {
    private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    private(set) var count = 0

    mutating func append(_ letter: UInt8) {
        hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3
        count += 1
    }

    /// Takes in one byte of a folded text; signs and spaces count for nothing.
    mutating func append(folded byte: UInt8) {
        if Folding.isLetter(byte) {
            append(byte | 0x20)
        } else if Folding.isDigit(byte) {
            append(byte)
        } else if byte == UInt8(ascii: "&") {
            for letter in "and".utf8 { append(letter) }
        }
    }

    init() {}

    init(_ name: some Sequence<UInt8>) {
        for byte in name { append(folded: byte) }
    }

    /// A bit number made from a name's first letters, of which names differ more than ordinary words do.
    static let openingLength = 5
    static let openingBits = 1 << 14
    var opening: Int { Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & UInt64(Self.openingBits - 1)) }
}

/// One way of writing an authority's name.
struct AuthorityName {
    /// How good a claim the authority has to the name; the better is a lower one.
    enum Claim: UInt8, Comparable {
        /// It is the official name, the slug or a code.
        case official
        /// The list gives it.
        case listed
        /// It was composed by rule.
        case composed

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// Where the name may be believed.
    enum Reach: UInt8 {
        /// Only where a name is expected: it is a place's name too, or an abbreviation.
        case asked
        /// In running text, if it begins with a capital.
        case capitalised
        /// In running text.
        case anywhere
    }

    var key: NameKey
    /// The index of the record.
    var record: Int
    var claim: Claim
    var reach: Reach
}

extension AuthorityRecord {
    /// Calls `body` with every way of writing the name.
    func forEachName(_ body: (_ name: String, AuthorityName.Claim, AuthorityName.Reach) -> Void) {
        body(authority.name, .official, Self.isBody(authority.name) ? .anywhere : .asked)
        body(authority.slug, .official, .asked)
        if let gss = authority.gss { body(gss, .official, .asked) }
        for name in names { body(name, .listed, Self.isBody(name) ? .anywhere : .asked) }
        for place in places { composeNames(of: place, body) }
    }

    /// The ways of writing that follow from the kind of authority and the name of its place.
    private func composeNames(
        of place: String, _ body: (_ name: String, AuthorityName.Claim, AuthorityName.Reach) -> Void
    ) {
        func compose(_ name: String, _ reach: AuthorityName.Reach = .anywhere) { body(name, .composed, reach) }
        compose(place, .asked)
        // "Reading Council papers" and "to bury Council tax" begin with verbs.
        compose(place + " Council", place == "Reading" || place == "Bury" ? .asked : .capitalised)
        let official = authority.name
        if official.contains("City") {
            compose(place + " City Council")
            compose(place + " City", .asked)
            compose("City of " + place + " Council")
            compose("City of " + place, .asked)
        }
        if official.contains("Royal Borough") {
            compose("Royal Borough of " + place)
            compose("Royal Borough of " + place + " Council")
            compose(place + " Royal Borough Council")
            compose("RB " + place, .asked)
        }
        switch authority.kind {
        case .county:
            compose(place + " County Council")
            compose(place + " County", .asked)
            compose(place + " CC", .asked)
            compose("County Council of " + place)
        case .district, .unitary:
            // A town or parish council can be a city's, so that a city council is never composed for a district.
            compose(place + " Borough Council")
            compose(place + " District Council")
            compose("Borough of " + place)
            compose("Borough Council of " + place)
            compose("District Council of " + place)
            compose(place + " Borough", .asked)
            compose(place + " District", .asked)
            compose(place + " BC", .asked)
            compose(place + " DC", .asked)
            if authority.kind == .unitary {
                compose(place + " Unitary Authority")
                compose(place + " Unitary Council")
                if official.contains("County") { compose(place + " County Council") }
            }
        case .metropolitan:
            compose(place + " Metropolitan Borough Council")
            compose(place + " Metropolitan District Council")
            compose(place + " Metropolitan Council")
            compose(place + " Borough Council")
            compose("Metropolitan Borough of " + place)
            compose(place + " Metropolitan Borough", .asked)
            compose(place + " MBC", .asked)
            compose(place + " MDC", .asked)
        case .londonBorough:
            compose("London Borough of " + place)
            compose("London Borough of " + place + " Council")
            compose("London Borough " + place, .asked)
            compose("Council of the London Borough of " + place)
            compose(place + " London Borough Council")
            compose(place + " London Borough")
            compose(place + " Borough Council")
            compose("LB of " + place)
            compose("LB " + place)
            compose(place + " LB", .asked)
        case .other:
            break
        }
    }

    /// Whether the name says that it is a body's, not a place's.
    private static func isBody(_ name: String) -> Bool {
        ["Council", "Borough", "Corporation", "Authority", "City of Westminster"].contains { name.contains($0) }
    }
}
