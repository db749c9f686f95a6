/// The part of a name that all its ways of writing share: its letters and digits in lower case, with "and" for "&".
///
/// The key is a 64-bit FNV-1a hash of these (http://www.isthe.com/chongo/tech/comp/fnv/), built up letter by letter.
@frozen
@usableFromInline package struct NameKey: Hashable, Sendable {
    @usableFromInline package var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    /// The number of letters and digits that it is made of.
    @usableFromInline package var count = 0
    /// The hash of its first letters.
    @usableFromInline var openingHash: UInt64 = 0

    @inlinable package mutating func append(_ letter: UInt8) {
        hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3
        count += 1
        if count == Self.openingLength { openingHash = hash }
    }

    /// Appends one byte of a folded text; signs and spaces do not matter.
    @inlinable package mutating func append(folded byte: UInt8) {
        if Folding.isLetter(byte) {
            append(byte | 0x20)
        } else if Folding.isDigit(byte) {
            append(byte)
        } else if byte == UInt8(ascii: "&") {
            for letter in "and".utf8 { append(letter) }
        }
    }

    @inlinable package init() {}

    /// The key of a text that is put together from parts.
    package init(_ parts: String...) {
        for part in parts {
            for byte in part.utf8 { append(folded: byte) }
        }
    }

    /// The key of a folded text.
    package init(folded text: some Sequence<UInt8>) {
        for byte in text { append(folded: byte) }
    }

    /// The number of letters that `opening` is made from.
    @inlinable package static var openingLength: Int { 5 }
    /// The number of values that `opening` can have.
    @inlinable package static var openingBits: Int { 1 << 14 }
    /// A bit number made from a name's first letters, of which names differ more than ordinary words do.
    @inlinable package var opening: Int {
        Int(truncatingIfNeeded: (openingHash ^ (openingHash >> 29)) & UInt64(Self.openingBits - 1))
    }
}

/// One way of writing an authority's name.
package struct AuthorityName: Sendable {
    /// The strength of the authority's claim to the name. The lower value is the better claim.
    package enum Claim: UInt8, Comparable {
        /// The name is the official one, the slug or a code.
        case official
        /// The list gives the name.
        case listed
        /// The name was composed by rule.
        case composed
        /// The name was composed of the first part of a place's name: "Stoke City Council".
        case shortened

        package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// The texts in which the name may be believed.
    package enum Reach: UInt8 {
        /// Only where a name is expected: it is a place's name too, or an abbreviation.
        case asked
        /// Where it is all that a line of an address or a heading says: "Dudley MBC", "Transport for London".
        case alone
        /// In running text, if it begins with a capital.
        case capitalised
        /// In running text.
        case anywhere
    }

    package var key: NameKey
    /// The index of the record.
    package var record: Int
    package var claim: Claim
    package var reach: Reach
}

extension ListedAuthority {
    /// Calls `body` with every way of writing the name.
    func forEachName(
        _ abbreviations: NameAbbreviations, _ body: (NameKey, AuthorityName.Claim, AuthorityName.Reach) -> Void
    ) {
        body(NameKey(authority.name), .official, reach(of: authority.name))
        body(NameKey(authority.slug), .official, .asked)
        if let gss = authority.gss { body(NameKey(gss), .official, .asked) }
        for name in names { body(NameKey(name), .listed, reach(of: name)) }
        let official = authority.name.split(separator: " ")
        for place in places {
            for form in [place] + abbreviations.shortForms(of: place) {
                composeNames(of: form, official: official, body)
            }
            // As this may be another place's name, it is believed only where nothing else stands beside it.
            guard let first = NameAbbreviations.firstPart(of: place) else { continue }
            composeNames(of: first, official: official) { key, _, reach in
                if key != NameKey(first) { body(key, .shortened, reach == .asked ? .asked : .alone) }
            }
        }
        guard authority.kind == .other else { return }
        for name in [authority.name] + names {
            for form in abbreviations.shortForms(of: name) + combinedForms(of: name) {
                body(NameKey(form), .composed, reach(of: form))
            }
        }
    }

    /// The ways of writing a combined authority's name, which has "Mayoral" or "County" in some documents and not in others.
    private func combinedForms(of name: String) -> [String] {
        for end in [" Mayoral Combined Authority", " Combined County Authority", " Combined Authority"]
        where name.hasSuffix(end) {
            let place = name.dropLast(end.utf8.count)
            return [
                "Combined Authority", "Mayoral Combined Authority", "Combined County Authority",
                "Mayoral Combined County Authority", "Strategic Authority", "Mayoral Strategic Authority",
            ].map { "\(place) \($0)" }
        }
        return []
    }

    /// The ways of writing that follow from the kind of authority, the words of its official name, and its place.
    private func composeNames(
        of place: String, official: [Substring], _ body: (NameKey, AuthorityName.Claim, AuthorityName.Reach) -> Void
    ) {
        func compose(_ before: String, _ after: String, _ reach: AuthorityName.Reach = .anywhere) {
            body(NameKey(before, place, after), .composed, reach)
        }
        compose("", "", .asked)
        // "Reading Council papers" and "to bury Council tax" begin with verbs.
        compose("", "Council", place == "Reading" || place == "Bury" ? .asked : .capitalised)
        if official.contains("City") {
            compose("", "City Council")
            compose("", "City", .asked)
            compose("City of", "Council")
            compose("City of", "", .alone)
            compose("", "CC", .alone)
        }
        if official.contains("Royal") {
            compose("Royal Borough of", "")
            compose("Royal Borough of", "Council")
            compose("", "Royal Borough Council")
            compose("RB", "", .alone)
            compose("", "RBC", .alone)
            compose("Royal", "", .alone)
        }
        switch authority.kind {
        case .county:
            compose("", "County Council")
            compose("", "County", .asked)
            compose("", "CC", .alone)
            compose("County Council of", "")
        case .district, .unitary:
            // A town or parish council can be a city's, so that a city council is never composed for a district.
            compose("", "Borough Council")
            compose("", "District Council")
            compose("Borough of", "")
            compose("Borough Council of", "")
            compose("District Council of", "")
            compose("", "Borough", .asked)
            compose("", "District", .asked)
            compose("", "BC", .alone)
            compose("", "DC", .alone)
            if authority.kind == .unitary {
                compose("", "Unitary Authority")
                compose("", "Unitary Council")
                if official.contains("County") {
                    compose("", "County Council")
                    compose("", "CC", .alone)
                }
            }
        case .metropolitan:
            compose("", "Metropolitan Borough Council")
            compose("", "Metropolitan District Council")
            compose("", "Metropolitan Council")
            compose("", "Borough Council")
            compose("Metropolitan Borough of", "")
            compose("", "Metropolitan Borough", .asked)
            compose("", "MBC", .alone)
            compose("", "MDC", .alone)
        case .londonBorough:
            compose("London Borough of", "")
            compose("London Borough of", "Council")
            compose("London Borough", "", .asked)
            compose("Council of the London Borough of", "")
            compose("", "London Borough Council")
            compose("", "London Borough")
            compose("", "Borough Council")
            compose("LB of", "")
            compose("LB", "")
            compose("", "LB", .alone)
            // "LBH" is seven boroughs.
            let initials = place.split { $0 == " " || $0 == "-" }.filter { $0.first?.isUppercase == true }
            body(NameKey("LB" + initials.compactMap { $0.first.map(String.init) }.joined()), .composed, .alone)
        case .other:
            break
        }
    }

    /// The texts in which a name that the list gives may be believed. A council's report speaks of fire authorities, national
    /// parks and the like, so their names count only where they stand alone.
    private func reach(of name: String) -> AuthorityName.Reach {
        if Self.isBody(name), authority.kind != .other || authority.gss != nil { return .anywhere }
        let isAbbreviation = name.utf8.count > 3 && name.utf8.allSatisfy { $0 == 0x26 || (0x41...0x5A).contains($0) }
        return name.contains(" ") || isAbbreviation ? .alone : .asked
    }

    /// Whether the name says that it is a body's, not a place's.
    private static func isBody(_ name: String) -> Bool {
        name == "City of Westminster"
            || name.split(separator: " ").contains { ["Council", "Borough", "Corporation", "Authority"].contains($0) }
    }
}
