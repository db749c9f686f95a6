import ControlInterface
@testable import Daemon
import Extraction
import Ingest
import Model
import Oversight
import TestSupport
import Testing

/// The report of deliveries that wait.
@Suite struct DeliveryReportTests {
    @Test func `deliveries that the last run left have a reason before any is tried again`() async throws {
        let directory = try TestDirectory()
        let store = directory["store"]
        let now = Timestamp(seconds: 1_600_000_000)
        func report(_ repository: RepositoryActor) async -> DeliveryReport {
            DeliveryReport(
                repository: repository, journal: DeliveryCondition(), command: DeliveryCondition(),
                hasCommand: { true }, left: await repository.look { DeliveryReport.Left($0) })
        }
        func reject(_ text: String, by repository: RepositoryActor) async throws {
            let arrival = Arrival(name: "note.txt", device: 1, inode: 1, at: now)
            let document = try #require(IngestedDocument(readingNow: Array(text.utf8), arrival: arrival, by: .all))
            #expect(try await repository.commit([document.event], at: now) == 1)
        }
        do {
            let repository = try RepositoryActor(directory: store)
            let first = await report(repository)
            try await reject("A note.\n", by: repository)
            let journal = await first.current.journal
            #expect(journal.pending == 1 && journal.failure == nil)
            try await repository.close()
        }
        let deliveries = await report(try RepositoryActor(directory: store)).current
        #expect(deliveries.journal.pending == 1 && deliveries.journal.since == now)
        #expect(deliveries.journal.failure?.contains("The last run left") == true)
        #expect(deliveries.command?.failure == nil)
        withExtendedLifetime(directory) {}
    }
}
