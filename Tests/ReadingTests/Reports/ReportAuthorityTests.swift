import Model
import Reading
import Testing

/// The authority of a report, by the names at its head and in its first sentences.
@Suite struct ReportAuthorityTests {
    private static let volumes = "The Council received 250 corporate complaints and 30 compliments.\n"
    private static let title = "Annual complaints report 2023/24\n"

    @Test(arguments: [
        title + "\nOverview\n" + volumes,
        title + "\nKey Facts\nThe District Council received 250 corporate complaints and 30 compliments.\n",
        title + "\nSummary\n\n" + volumes + "\nMembers of the Council met.\n",
        title + "\nHow The Council\nhandles complaints\n\nWe received 250 corporate complaints and 30 compliments.\n",
        title + "\nWe thank Kent County Council for its help.\n\nVolumes\n" + volumes,
    ])
    func `a report that names no council of its own is refused`(_ text: String) {
        let refusal = #expect(throws: Refusal.self) { try SampleText.read(text) }
        #expect(refusal?.code == .noAuthority)
    }

    @Test(arguments: [
        "Harborough District Council\nBlaby District Council\n" + title + "\n" + volumes,
        title
            + "\nVolumes\nBlaby District Council received 310 corporate complaints. Harborough District Council had "
            + "250 corporate complaints.\n",
    ])
    func `a report that names two councils alike is refused with both names`(_ text: String) {
        let refusal = #expect(throws: Refusal.self) { try SampleText.read(text) }
        #expect(refusal?.code == .noAuthority)
        #expect(refusal?.message.contains("Blaby District Council") == true)
        #expect(refusal?.message.contains("Harborough District Council") == true)
    }

    @Test(arguments: [
        "Kent County Council\nPolicy paper\n\nBlaby District Council\n" + title + "\n" + volumes,
        "Published by Kent County Council on behalf of Blaby District Council\n" + title + "\n" + volumes,
        """
        Blaby District Council
        Audit and Governance Committee
        Local Government and Social Care Ombudsman Annual Review Letter 2023/24

        1. Purpose
        1.1 To inform members of the Ombudsman's annual review letter for the year to 31 March 2024.

        2. Detail
        2.1 One public interest report was issued, about Harborough District Council. The Ombudsman upheld 3 complaints.

        """,
    ])
    func `the name beside the title, or on whose behalf it is written, goes before others`(_ text: String) throws {
        #expect(try SampleText.read(text).authority.name == "Blaby District Council")
    }

    @Test(arguments: [
        "The Ombudsman upheld 3 complaints about us. Blaby District Council had 5.",
        "The service is provided by a company on behalf of Norfolk County Council. The Council received 640 corporate complaints.",
        "The Ombudsman upheld 3 complaints about us.\nNeighbouring Metropolitan Borough Council figures are higher.",
        "The Ombudsman upheld 3 complaints about us.\nTypical Unitary Council",
    ])
    func `a council in passing, or a class of councils, is not whose report it is`(_ text: String) {
        #expect(throws: Refusal.self) { try SampleText.read("Complaints annual report 2023/24\n\n\(text)\n") }
    }
}
