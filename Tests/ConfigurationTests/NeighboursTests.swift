import Configuration
import Linux
import Model
import TestSupport
import Testing

@Suite struct NeighboursTests {
    private static func neighbours(_ csv: String?) throws -> Neighbours {
        let directory = try TestDirectory()
        let places = Places.under(directory.path)
        if let csv { try directory.write(csv, to: "neighbours.csv") }
        return try places.neighbours()
    }

    @Test func `each line is a neighbour with its source`() throws {
        let table = try Self.neighbours(
            """
            # Chosen here
            authority,neighbour,source

            Blaby,Harborough,"Scrutiny committee, 3 March 2026"

            """)
        #expect(table.rows.map(\.authority) == ["Blaby"])
        #expect(table.rows.map(\.neighbour) == ["Harborough"])
        #expect(table.rows.map(\.source) == ["Scrutiny committee, 3 March 2026"])
        #expect(table.rows.map(\.line) == [4])
    }

    @Test func `no file is no neighbours`() throws {
        #expect(try Self.neighbours(nil).rows.isEmpty)
    }

    @Test(arguments: [
        ("who,with\n", ":1: the first line"),
        ("authority,neighbour,source\nBlaby,Harborough,\n", ":2: the source is missing"),
        ("authority,neighbour,source\nBlaby,Harborough\n", ":2: there should be"),
        ("authority,neighbour,source\nBlaby,\"Harborough,x\n", ":2: a quotation mark"),
    ]) func `a line that can't be used is named`(_ csv: String, _ message: String) throws {
        let failure = try #require(throws: FileContents.Failure.self) { try Self.neighbours(csv) }
        #expect(failure.refusal.message.contains("neighbours.csv\(message)"), "\(failure)")
    }
}
