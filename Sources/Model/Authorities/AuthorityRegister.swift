/// The list of authorities that this program knows. It finds them by any way of writing their names.
///
/// It holds the English councils since 2005-06, current and former, from mySociety's list, and the other bodies that the
/// Ombudsman writes to; the folder's README names source and licence. A name that two authorities could have finds neither:
/// the register never picks one.
public struct AuthorityRegister: Sendable {
    /// The one register; read on first use.
    public static let shared = AuthorityRegister(
        lists: [PackageResources.authorities_csv, PackageResources.other_bodies_csv],
        successors: PackageResources.successors_csv, abbreviations: PackageResources.abbreviations_csv)

    /// Every authority of the list, existing ones first.
    public var authorities: [Authority] { records.map(\.authority) }

    /// Whether an authority existed in a period; true for one that is not on the list.
    public func exists(_ authority: Authority, in period: Period) -> Bool {
        record(of: authority)?.existed(in: period) ?? true
    }

    /// The slugs of the authorities of the list that did not exist in a period. A caller who asks about hundreds of authorities
    /// looks the list through once.
    public func slugsOfAbsent(in period: Period) -> Set<String> {
        Set(records.lazy.filter { !$0.existed(in: period) }.map(\.authority.slug))
    }

    /// The year on whose 1 April an authority began, where that is after a period, so that the period's figures are a
    /// predecessor's; else nil.
    public func beginning(of authority: Authority, after period: Period) -> Int? {
        guard let start = record(of: authority)?.start else { return nil }
        return start > period.endYear ? start : nil
    }

    /// The year in which an authority ended, where no day of a period lies before its end, so that the period's figures are a
    /// successor's; else nil. Councils end on 1 April, other bodies on any day of the year.
    public func end(of authority: Authority, before period: Period) -> Int? {
        guard let end = record(of: authority)?.end else { return nil }
        return period.endYear > end + (authority.kind == .other ? 1 : 0) ? end : nil
    }

    package let records: [ListedAuthority]
    /// The index of the first record, by slug.
    private let recordsBySlug: [String: Int]
    /// Every way of writing, sorted by hash.
    private let names: [AuthorityName]
    /// The first letters that a name believed in running text can have, a bit each.
    package let openings: [UInt64]
    /// The number of letters of the longest name.
    package let longest: Int

    /// The slugs of the authorities without a code.
    private let withoutCode: Set<String>
    /// The reorganisations, the earliest first.
    let successions: [Succession]

    package init(lists: [[UInt8]], successors: [UInt8], abbreviations: [UInt8]) {
        let abbreviations = NameAbbreviations(abbreviations)
        let records = ListedAuthority.parse(lists)
        var names: [AuthorityName] = []
        names.reserveCapacity(records.count * 16)
        var openings = [UInt64](repeating: 0, count: NameKey.openingBits / 64)
        var longest = 0
        for (index, record) in records.enumerated() {
            record.forEachName(abbreviations) { key, claim, reach in
                names.append(AuthorityName(key: key, record: index, claim: claim, reach: reach))
                guard reach == .capitalised || reach == .anywhere else { return }
                longest = max(longest, key.count)
                openings[key.opening / 64] |= 1 << UInt64(key.opening % 64)
            }
        }
        names.sort { ($0.key.hash, $0.claim) < ($1.key.hash, $1.claim) }
        self.records = records
        recordsBySlug = Dictionary(records.enumerated().map { ($1.authority.slug, $0) }, uniquingKeysWith: min)
        self.names = names
        self.openings = openings
        self.longest = longest
        withoutCode = Set(records.lazy.filter { $0.authority.gss == nil }.map(\.authority.slug))
        successions = Succession.parse(successors, among: records.map(\.authority))
    }

    /// The list's record of an authority; nil for one that is not on the list.
    func record(of authority: Authority) -> ListedAuthority? {
        recordsBySlug[authority.slug].map { records[$0] }
    }

    /// Whether an authority is on the list and has no code there.
    func hasWithoutCode(_ authority: Authority) -> Bool { withoutCode.contains(authority.slug) }

    // MARK: By name

    /// The authority of this name, slug, GSS code or three-letter code (in capitals).
    ///
    /// Case, spaces, hyphens, apostrophes and other signs do not matter, nor "&" for "and".
    ///
    /// - Parameter period: the reporting year in question, where it is known. It decides between authorities of one
    ///   name, such as the county and the unitary council of Durham. Without it authorities that ended by 2009 are
    ///   found last.
    /// - Returns: nil for a name that is not on the list, or that two authorities could have.
    public func authority(named name: some StringProtocol, period: Period? = nil) -> Authority? {
        let candidates = candidates(named: name, period: period)
        return candidates.count == 1 ? candidates[0] : nil
    }

    /// The authorities that a name could mean: one where it is sure, several where it is ambiguous ("LBH"), none where no
    /// authority of the list has it.
    ///
    /// - Parameter period: as for `authority(named:period:)`.
    public func candidates(named name: some StringProtocol, period: Period? = nil) -> [Authority] {
        guard (1...Self.longestName).contains(name.utf8.count) else { return [] }
        var folded: [UInt8] = []
        Array(name.utf8).withUnsafeBufferPointer { Folding.append($0[...], to: &folded) }
        var found = claimants(of: NameKey(folded: folded), period: period)
        if (3...4).contains(name.utf8.count), name.utf8.allSatisfy({ (0x41...0x5A).contains($0) }),
            let record = records.firstIndex(where: { $0.code == name })
        {
            // "LBH" is the code of one borough and the initials of seven others.
            found = [record] + (found.count > 1 ? found.filter { $0 != record } : [])
        }
        let words = folded.drop { $0 == 0x20 || $0 == 0x0A }
        if found.isEmpty, words.prefix(3).map({ $0 | 0x20 }).elementsEqual("the".utf8),
            let next = words.dropFirst(3).first, !Folding.isLetter(next), !Folding.isDigit(next)
        {
            found = claimants(of: NameKey(folded: words.dropFirst(3)), period: period)
        }
        return found.map { records[$0].authority }
    }

    /// The authorities that a name may stand for where it names none for sure: those of an ambiguous name ("LBH"), those that
    /// had the name in another year ("Taunton Deane BC" of 2020), or bodies of one kind and place ("Leicestershire Fire
    /// Authority"), each with the year in which it ended.
    public func suggestions(
        named name: some StringProtocol, period: Period? = nil
    ) -> [(authority: Authority, end: Int?)] {
        var found = candidates(named: name, period: period)
        if found.count == 1 { return [] }
        if found.isEmpty {
            let key = NameKey(String(name))
            let indices = Set(entries(for: key).filter { $0.reach != .asked }.map(\.record)).sorted()
            found = indices.map { records[$0].authority }
        }
        if found.isEmpty {
            found = SimilarName(name).map { similar in records.filter(similar.isShared).map(\.authority) } ?? []
        }
        return found.map { authority in
            (authority, record(of: authority)?.end)
        }
    }

    /// The names of `suggestions` in a sentence, as "Kent, Surrey (until 2027) or Sussex"; nil where there are none.
    public func alternatives(named name: some StringProtocol, period: Period? = nil) -> String? {
        let names = suggestions(named: name, period: period).map { suggestion in
            suggestion.end.map { "\(suggestion.authority.name) (until \($0))" } ?? suggestion.authority.name
        }.sorted()
        guard let last = names.last else { return nil }
        return names.count > 1 ? names.dropLast().joined(separator: ", ") + " or " + last : last
    }

    /// The authority that a directory is named after: by any way of writing its name ("Kent County Council", "Dudley MBC", "Kent"),
    /// its slug or its GSS code. A council that is not on the list is known by the form of its name ("Northmoor District Council").
    /// "Reading" and "Bury" may be what somebody does with the letters there.
    public func authority(ofDirectory name: some StringProtocol) -> Authority? {
        if let found = authority(named: name) {
            let key = NameKey(String(name))
            let isVerb = ["Reading", "Bury"].contains { NameKey($0) == key }
            // The three letters of the local authority register are too short to be believed.
            return isVerb || entries(for: key).isEmpty ? nil : found
        }
        let words = name.split(separator: " ")
        let isCouncil = words.count > 1 && ["Council", "Authority"].contains(words[words.count - 1])
        let isBorough = words.count > 2 && ["Borough of", "City of"].contains { name.contains($0) }
        guard isCouncil || isBorough, words.allSatisfy({ $0.first?.isUppercase == true || $0.count < 5 }) else {
            return nil
        }
        return unlisted(named: String(name))
    }

    /// The longest name that is looked up, in bytes. No council's name comes near.
    private static let longestName = 400

    /// The names with this key, best claim first.
    package func entries(for key: NameKey) -> ArraySlice<AuthorityName> {
        let first = names.partitioningIndex { $0.key.hash >= key.hash }
        let end = names[first...].firstIndex { $0.key != key } ?? names.count
        return names[first..<end]
    }

    /// The index of the record with the best claim to the key among those that the period admits; nil where two are
    /// equal.
    package func record(for key: NameKey, period: Period?) -> Int? {
        let claimants = claimants(of: key, period: period)
        return claimants.count == 1 ? claimants[0] : nil
    }

    /// The indices of the records with the best claim to the key among those that the period admits.
    private func claimants(of key: NameKey, period: Period?) -> [Int] {
        let entries = entries(for: key)
        var outOfTime: Int?
        var former: [Int] = []
        for claim in [AuthorityName.Claim.official, .listed, .composed, .shortened] {
            var claimants: [Int] = []
            for entry in entries where entry.claim == claim && !claimants.contains(entry.record) {
                claimants.append(entry.record)
            }
            if claimants.isEmpty { continue }
            let admitted = claimants.filter { isAdmitted(records[$0], period: period, among: claimants) }
            // "Bournemouth Council" of a year in which there is "Bournemouth, Christchurch and Poole" only may be either.
            if claim == .shortened, !admitted.isEmpty, !former.isEmpty { return admitted + former }
            if !admitted.isEmpty {
                return admitted.count == 1 ? admitted : existing(in: period, of: admitted).map { [$0] } ?? admitted
            }
            // An official name is that authority's, even in a document about years in which it did not exist.
            if claim == .official, claimants.count == 1 { outOfTime = claimants[0] }
            former += claimants
        }
        return outOfTime.map { [$0] } ?? []
    }

    private func isAdmitted(_ record: ListedAuthority, period: Period?, among claimants: [Int]) -> Bool {
        if let period { return record.mayAnswer(for: period) }
        let isLongGone = (record.end ?? .max) <= 2009
        return !isLongGone || claimants.allSatisfy { (records[$0].end ?? .max) <= 2009 }
    }

    /// The one record that existed in the period, of several that have the same official name.
    private func existing(in period: Period?, of claimants: [Int]) -> Int? {
        guard let period, Set(claimants.map { records[$0].authority.name }).count == 1 else { return nil }
        let existing = claimants.filter { records[$0].existed(in: period) }
        return existing.count == 1 ? existing[0] : nil
    }

    // MARK: Authorities that are not on the list

    /// An authority that is not on the list, under the name that a document gives it.
    public func unlisted(named name: String) -> Authority {
        var cleaned = String.UnicodeScalarView()
        var isSpacePending = false
        for scalar in name.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
                isSpacePending = !cleaned.isEmpty
            case .format, .surrogate, .privateUse, .unassigned: continue
            default:
                if isSpacePending { cleaned.append(" ") }
                isSpacePending = false
                cleaned.append(scalar)
            }
        }
        let short = String(String(cleaned).prefix(120))
        let result = short.isEmpty ? "Unnamed authority" : short
        return Authority(name: result, slug: Self.slug(for: result), kind: .other, gss: nil)
    }

    /// The name in lower-case ASCII letters, digits and single hyphens: 1 to 80 of them, fit for a file name.
    ///
    /// Apostrophes are left out, "&" becomes "and". Where letters had to be left out or cut off, the slug ends with a
    /// hash of the whole name, so that different names have different slugs.
    public static func slug(for name: String) -> String {
        var slug: [UInt8] = []
        var isHyphenPending = false
        var isLossy = false
        func append(_ byte: UInt8) {
            if isHyphenPending, !slug.isEmpty { slug.append(UInt8(ascii: "-")) }
            isHyphenPending = false
            slug.append(byte)
        }
        for scalar in name.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": append(UInt8(scalar.value))
            case "A"..."Z": append(UInt8(scalar.value) | 0x20)
            case "'", "\u{2019}": continue
            case "&":
                isHyphenPending = true
                for byte in "and".utf8 { append(byte) }
                isHyphenPending = true
            default:
                isHyphenPending = true
                if scalar.value >= 0x80 { isLossy = isLossy || scalar.properties.isAlphabetic }
            }
        }
        guard isLossy || slug.isEmpty || slug.count > 80 else { return String(decoding: slug, as: UTF8.self) }
        var mark = NameKey()
        for byte in name.utf8 { mark.append(byte) }
        let hash = String(UInt32(truncatingIfNeeded: mark.hash ^ (mark.hash >> 32)), radix: 16)
        var head = slug.isEmpty ? Array("authority".utf8) : Array(slug.prefix(80 - 1 - hash.utf8.count))
        if head.last == UInt8(ascii: "-") { head.removeLast() }
        return String(decoding: head, as: UTF8.self) + "-" + hash
    }
}
