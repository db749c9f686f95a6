import Extraction
import Ingest
import Model
import Oversight
import Testing

/// A directory of the inbox that is named after an authority says whose the letters in it are.
@Suite struct DirectoryTests {
    private let text = """
        Complaints upheld
        50% of complaints we investigated were upheld.
        This compares to an average of 64% in similar authorities.
        6 upheld decisions
        Statistics are based on a total of 12 detailed investigations for the period between 1 April 2019 to 31 March 2020

        """

    private func result(as name: String) throws -> Result<[Reading], Refusal> {
        let arrival = Arrival(name: name, device: 1, inode: 1, at: Timestamp(seconds: 1_600_000_000))
        return try #require(IngestedDocument(readingNow: Array(text.utf8), arrival: arrival, by: .all)).result
    }

    @Test(arguments: [
        "Kent County Council/page.txt": "Kent County Council", "kent-county-council/page.txt": "Kent County Council",
        "Kent/page.txt": "Kent County Council",
        "Northmoor District Council/page.txt": "Northmoor District Council",
    ])
    func `a file in an authority's directory that names nobody is that authority's`(_ path: String, _ name: String)
        throws
    {
        #expect(try result(as: path).get().map(\.authority.name) == [name])
    }

    @Test(arguments: ["page.txt", "Reading/page.txt", "letters/page.txt", "Kent County Council.txt"])
    func `a directory of another name says nothing`(_ path: String) throws {
        guard case .failure(let refusal) = try result(as: path) else {
            Issue.record("\(path) was read")
            return
        }
        #expect(refusal.code == .noAuthority)
    }

    @Test func `a directory whose name several authorities have names them in the refusal`() throws {
        guard case .failure(let refusal) = try result(as: "LBH/page.txt") else {
            Issue.record("It was read")
            return
        }
        #expect(refusal.code == .noAuthority)
        #expect(refusal.message.contains("its folder “LBH” may be "))
        #expect(refusal.message.contains("London Borough of Hackney"))
        #expect(refusal.message.contains(" or "))
    }
}
