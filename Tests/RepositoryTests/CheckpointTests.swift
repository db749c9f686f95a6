import Model
import Oversight
@testable import Repository
import SimulatedDisk
import Store
import Testing

/// A checkpoint is done in parts, and what is committed between them is as safe as ever.
@Suite struct CheckpointTests {
    private static func refusals(_ range: Range<Int>) -> [Event] {
        range.map { .refused(Fixture.document(0x1000 + $0), Refusal(.empty, "It is empty.")) }
    }

    @Test func whatIsTakenInBetweenComesWithTheNext() throws {
        let disk = Disk()
        var whole = State()
        for event in Self.refusals(1..<1001) + Self.refusals(2001..<2021) { whole.accept(event, at: Fixture.now) }
        do {
            let kept = try StateRepository { SimulatedFiles(disk) }
            try kept.commit(Self.refusals(1..<1001), at: Fixture.now)
            #expect(kept.pendingRecords == 1000)
            var parts = 0
            while try kept.continueCheckpoint() {
                parts += 1
                // Documents that are among those to be written, and new ones.
                let told = kept.outbox(limit: 1)?.map(\.id) ?? []
                try kept.commit(Self.refusals(2000 + parts..<2001 + parts) + [.delivered(told)], at: Fixture.now)
                whole.accept(.delivered(told), at: Fixture.now)
            }
            #expect(parts == 16)
            #expect(kept.isPending)
            try kept.commit(Self.refusals(2017..<2021), at: Fixture.now)
            for _ in 0..<2 {
                #expect(kept.state.rejections == whole.rejections)
                try kept.checkpoint()
            }
            #expect(!kept.isPending)
        }
        disk.crash(.lost)
        let kept = try StateRepository { SimulatedFiles(disk) }
        #expect(kept.state.rejections == whole.rejections)
        #expect(!kept.isPending)
    }

    /// What a checkpoint that failed was to write comes with the next.
    @Test func oneThatFailsIsDoneAgain() throws {
        let disk = Disk()
        let files = SimulatedFiles(disk)
        do {
            let kept = try StateRepository { files }
            try kept.commit(Self.refusals(1..<101), at: Fixture.now)
            #expect(try kept.continueCheckpoint())
            try kept.commit(Self.refusals(101..<102), at: Fixture.now)
            files.fault = .fullFrom(write: 1)
            #expect(throws: StoreError.self) { try kept.continueCheckpoint() }
            #expect(kept.pendingRecords == 101)
            files.fault = .none
            try kept.checkpoint()
        }
        let kept = try StateRepository { SimulatedFiles(disk) }
        #expect(kept.state.counts.rejected == 101)
        #expect(!kept.isPending)
    }
}
