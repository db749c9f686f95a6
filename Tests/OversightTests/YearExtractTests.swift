import InventedYears
import Model
import Synchronization
import Testing

@testable import Oversight

@Suite struct YearExtractTests {
    /// A year of one letter whose reading is encoded, with the number of times that it was decoded.
    private final class StoredYear: Sendable {
        let decoded = Mutex(0)

        var record: YearRecord {
            let reading = Invented.reading([.upholdRate: 75])
            let document = Invented.document("letter")
            let lazyReading = LazilyDecoded<Reading>(
                encoded: .init([]) { _ in
                    self.decoded.withLock { $0 += 1 }
                    return reading
                })
            return YearRecord(
                documents: [
                    FiledReading(
                        about: FiledReading(document: document, reading: reading).about,
                        document: LazilyDecoded(document),
                        reading: lazyReading)
                ], summary: YearSummary(), book: LazilyDecoded(AlertBook()), marks: .init())
        }
    }

    @Test func `a reading that a list decodes does not stay in memory`() throws {
        let year = StoredYear()
        let record = year.record
        #expect(record.extract()?.figures[.upholdRate]?.figure.value == 75)
        #expect(!record.documents[0].lazyReading.isDecoded)
        #expect(year.decoded.withLock { $0 } == 1)
    }

    @Test func `a reading that was in memory stays there`() throws {
        let record = StoredYear().record
        _ = record.documents[0].reading
        _ = record.extract([.upholdRate])
        #expect(record.documents[0].lazyReading.isDecoded)
    }

    @Test func `a year without documents has no extract`() {
        #expect(YearRecord().extract()?.kind == nil)
    }
}
