import ControlInterface
import Model
import Testing

@Suite struct AuthorityFinderTests {
    private static func unlisted(_ name: String) -> Authority {
        Authority(name: name, slug: AuthorityRegister.slug(for: name), kind: .other, gss: nil)
    }

    private static let finder = AuthorityFinder(known: [
        unlisted("London Borough of Pennermoor"), unlisted("Northmoor District Council"),
        unlisted("Northmoor County Council"), unlisted("Alderhythe City Council"),
    ])

    @Test(arguments: [
        ("Kent", "kent-county-council"), ("kent county council", "kent-county-council"),
        ("E10000016", "kent-county-council"),
        ("Dudley MBC", "dudley-metropolitan-borough-council"), ("Pennermoor", "london-borough-of-pennermoor"),
        ("LONDON BOROUGH OF PENNERMOOR", "london-borough-of-pennermoor"),
        ("Pennermoor Council", "london-borough-of-pennermoor"),
        ("alderhythe-city-council", "alderhythe-city-council"),
        ("The Alderhythe City Council", "alderhythe-city-council"),
        ("Northmoor County Council", "northmoor-county-council"), ("Devon", "devon-county-council"),
        ("Newcastle-under-Lyme", "newcastle-under-lyme-borough-council"),
        ("Newcastle City Council", "newcastle-city-council"),
    ]) func `a name in any usual spelling finds its authority`(_ name: String, _ slug: String) throws {
        #expect(try Self.finder.authority(named: name).slug == slug)
    }

    @Test(arguments: [
        ("Newcastle", ["Newcastle City Council", "Newcastle-under-Lyme Borough Council"]),
        ("Northmoor", ["Northmoor District Council", "Northmoor County Council"]),
        ("Cheshire", ["Cheshire East", "Cheshire West and Chester"]),
    ]) func `a name that several could have is refused with all of them`(_ name: String, _ candidates: [String]) throws
    {
        let failure = try #require(throws: Failure.self) { try Self.finder.authority(named: name) }
        #expect(failure.code == .usage)
        #expect(candidates.allSatisfy(failure.message.contains), "\(failure.message)")
    }

    @Test(arguments: [
        ("Blabey", "Blaby District Council"), ("Penermoor", "London Borough of Pennermoor"),
        ("Alderhyhte City Council", "Alderhythe City Council"), ("Northumb", "Northumberland County Council"),
    ]) func `a name that is nearly right is refused with those of nearly that name`(_ name: String, _ near: String)
        throws
    {
        let failure = try #require(throws: Failure.self) { try Self.finder.authority(named: name) }
        #expect(failure.code == .notFound)
        #expect(failure.message.contains("Did you mean") && failure.message.contains(near), "\(failure.message)")
    }

    @Test(arguments: ["", "  ", "--", "Zzyzx", "\u{1B}[2J", String(repeating: "x", count: 5000)])
    func `any other text is no authority`(_ name: String) throws {
        let failure = try #require(throws: Failure.self) { try Self.finder.authority(named: name) }
        #expect(failure.code == .notFound)
        #expect(!failure.message.contains("Did you mean"))
    }

    @Test(arguments: [
        ("blaby", "blaby", 0), ("blabey", "blaby", 1), ("balby", "blaby", 1), ("", "ab", 2), ("kent", "gwent", nil),
    ]) func `the distance counts letters to insert, remove, replace or exchange`(
        _ one: String, _ other: String, _ limit: Int?
    ) {
        #expect(EditDistance.between(one, other, limit: limit ?? 1) == limit)
    }
}
