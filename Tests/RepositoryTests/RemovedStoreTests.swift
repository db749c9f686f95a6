import Foundation
import InventedYears
import Model
import Oversight
import Repository
import Store
import TestSupport
import Testing

/// A store whose files are removed while it is open.
@Suite struct RemovedStoreTests {
    private static func refusal(_ number: Int) -> Event {
        .refused(Invented.document(0x1000 + number), Refusal(.empty, "It is empty."))
    }

    enum Removal: CaseIterable {
        case directory, files
    }

    @Test(arguments: Removal.allCases)
    func `nothing is committed into it, and no empty store takes its place in silence`(_ removal: Removal) throws {
        let root = try TestDirectory()
        defer { withExtendedLifetime(root) {} }
        let store = root["store"]
        let repository = try StateRepository(directory: store)
        try repository.commit([Self.refusal(1)], at: Invented.now)
        let copy = root["copy"]
        try FileManager.default.copyItem(atPath: store, toPath: copy)
        switch removal {
        case .directory: try FileManager.default.removeItem(atPath: store)
        case .files:
            for name in try FileManager.default.contentsOfDirectory(atPath: store) {
                try FileManager.default.removeItem(atPath: "\(store)/\(name)")
            }
        }
        for _ in 0..<2 {
            #expect(throws: StoreError.self) { try repository.commit([Self.refusal(2)], at: Invented.now) }
            #expect(repository.trouble != nil)
        }
        try? FileManager.default.removeItem(atPath: store)
        try FileManager.default.copyItem(atPath: copy, toPath: store)
        try repository.commit([Self.refusal(2)], at: Invented.now)
        #expect(repository.trouble == nil)
        #expect(repository.state.rejections.count == 2)
    }
}
