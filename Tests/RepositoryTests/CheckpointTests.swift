import InventedYears
import Model
import Oversight
@testable import Repository
import SimulatedDisk
import Store
import Testing

/// Checkpoints in parts, with commits between them.
@Suite struct CheckpointTests {
    private static func refusals(_ range: Range<Int>) -> [Event] {
        range.map { .refused(Invented.document(0x1000 + $0), Refusal(.empty, "It is empty.")) }
    }

    @Test func `records that change during a checkpoint are written by the next`() throws {
        let disk = Disk()
        var whole = State()
        for event in Self.refusals(1..<1001) + Self.refusals(2001..<2021) { whole.accept(event, at: Invented.now) }
        do {
            let repository = try StateRepository { SimulatedFiles(disk) }
            try repository.commit(Self.refusals(1..<1001), at: Invented.now)
            #expect(repository.pendingRecords == 1000)
            var parts = 0
            while try repository.continueCheckpoint() {
                parts += 1
                // A record of the checkpoint in progress, and a new one.
                let ids = repository.outbox(limit: 1)?.map(\.id) ?? []
                try repository.commit(Self.refusals(2000 + parts..<2001 + parts) + [.delivered(ids)], at: Invented.now)
                whole.accept(.delivered(ids), at: Invented.now)
            }
            #expect(parts == 16)
            #expect(repository.isPending)
            try repository.commit(Self.refusals(2017..<2021), at: Invented.now)
            for _ in 0..<2 {
                #expect(repository.state.rejections == whole.rejections)
                try repository.checkpoint()
            }
            #expect(!repository.isPending)
        }
        disk.crash(.lost)
        let repository = try StateRepository { SimulatedFiles(disk) }
        #expect(repository.state.rejections == whole.rejections)
        #expect(!repository.isPending)
    }

    @Test func `the next checkpoint writes the records of one that failed`() throws {
        let disk = Disk()
        let files = SimulatedFiles(disk)
        do {
            let repository = try StateRepository { files }
            try repository.commit(Self.refusals(1..<101), at: Invented.now)
            #expect(try repository.continueCheckpoint())
            try repository.commit(Self.refusals(101..<102), at: Invented.now)
            files.fault = .fullFrom(write: 1)
            #expect(throws: StoreError.self) { try repository.continueCheckpoint() }
            #expect(repository.pendingRecords == 101)
            files.fault = .none
            try repository.checkpoint()
        }
        let repository = try StateRepository { SimulatedFiles(disk) }
        #expect(repository.state.counts.rejected == 101)
        #expect(!repository.isPending)
    }
}
