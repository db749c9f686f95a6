import Foundation
import Glibc
@testable import Inbox
import Linux
import Testing

@Suite(.timeLimit(.minutes(3)))
struct CrowdTests {
    @Test func `more files than the capacity are all read, in batches of the maximum size`() async throws {
        let count = 5000
        let fixture = try InboxFixture(
            fileSystem: ScriptedFileSystem(timeShift: 3600),
            adjust: {
                $0.batchSize = 64
                $0.capacity = 500
            })
        fixture.writeFiles(0..<count)
        try await fixture.run { batches in
            var seen: Set<String> = []
            while seen.count < count {
                let batch = try #require(await batches.next())
                #expect(batch.count <= 64)
                #expect(seen.isDisjoint(with: batch.map(\.path.description)))
                seen.formUnion(batch.map(\.path.description))
                let outcomes = await fixture.inbox.conclude(
                    batch.map { Verdict($0, .processed(folder: "2019-20"), distinction: "1") })
                #expect(outcomes.allSatisfy { if case .archived = $0 { true } else { false } })
                #expect(await fixture.inbox.status.waiting <= 500)
            }
            #expect(fixture.names(in: "inbox") == [])
            #expect(fixture.names(in: "processed/2019-20").count == count)
        }
    }

    @Test func `more events than the capacity lose no file`() async throws {
        let count = 3000
        let fixture = try InboxFixture(
            fileSystem: ScriptedFileSystem(timeShift: 3600), adjust: { $0.capacity = 500 })
        try await fixture.run { batches in
            try await fixture.watching()
            for number in 0..<count { fixture.moveIn("x", as: "\(number).txt") }
            await fixture.inbox.readEvents()
            let status = await fixture.inbox.status
            #expect(status.waiting == 500)
            #expect(status.hasMore)
            var seen: Set<String> = []
            while seen.count < count {
                let batch = try #require(await batches.next())
                #expect(seen.isDisjoint(with: batch.map(\.path.description)))
                seen.formUnion(batch.map(\.path.description))
                await fixture.inbox.conclude(
                    batch.map { Verdict($0, .processed(folder: "2019-20"), distinction: "1") })
            }
        }
    }

    @Test func `a hundred thousand files are each read once, with bounded memory`() async throws {
        let (early, late) = (60_000, 40_000)
        let place = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
        let fixture = try InboxFixture(at: place, fileSystem: ScriptedFileSystem(timeShift: 3600))
        fixture.writeFiles(0..<early)
        try await fixture.run { batches in
            var next = early
            var counts: [FileName: Int] = [:]
            while counts.count < early + late {
                let batch = try #require(await batches.next())
                #expect(batch.count <= fixture.settings.batchSize)
                for file in batch { counts[file.path.name, default: 0] += 1 }
                await fixture.inbox.conclude(
                    batch.map { Verdict($0, .processed(folder: "2019-20"), distinction: "1") })
                if counts.count % 5000 < batch.count {
                    let status = await fixture.inbox.status
                    #expect(status.waiting + status.claimed <= fixture.settings.capacity)
                }
                // More are moved in than are archived.
                for _ in 0..<min(2 * fixture.settings.batchSize, early + late - next) {
                    fixture.moveIn("x", as: "\(next).txt")
                    next += 1
                }
            }
            #expect(counts.values.allSatisfy { $0 == 1 })
            #expect(fixture.names(in: "inbox") == [])
            #expect(fixture.names(in: "processed/2019-20").count == early + late)
        }
    }

    /// A kind of entry that can't be read.
    enum Kind: String, CaseIterable {
        case links, unreadable
    }

    /// There are ten times as many such entries as the capacity, and the other files are read without a wait.
    @Test(arguments: Kind.allCases)
    func `entries that can't be read hold up no others`(kind: Kind) async throws {
        let fixture = try InboxFixture(
            fileSystem: ScriptedFileSystem(
                timeShift: 3600,
                before: { (call, name) throws(SystemCallError) in
                    guard ["openFile", "grantAccess"].contains(call), name?.bytes.first == UInt8(ascii: "x") else {
                        return
                    }
                    throw SystemCallError(call: "openat", errno: EACCES)
                }),
            adjust: { $0.capacity = 100 })
        for number in 0..<1000 {
            let path = "\(fixture.path)/x\(number)"
            switch kind {
            case .links: symlink("/etc/passwd", path)
            case .unreadable: close(open(path, O_WRONLY | O_CREAT, 0o644))
            }
        }
        fixture.writeFiles(0..<500)
        try await fixture.run { batches in
            // The last file comes when each such entry was reported.
            async let last: Void = {
                for _ in 0..<1000 { _ = try await fixture.event { if case .problem = $0 { true } else { false } } }
                fixture.moveIn("x", as: "last")
            }()
            var seen: Set<FileName> = []
            while seen.count < 501 {
                let batch = try #require(await batches.next())
                seen.formUnion(batch.map(\.path.name))
                await fixture.inbox.conclude(
                    batch.map { Verdict($0, .processed(folder: "2019-20"), distinction: "1") })
            }
            try await last
            let status = await fixture.inbox.status
            #expect(status.refused == 1000)
            #expect(Set(status.problems.map(\.path)).count == 1000)
        }
    }

    @Test func `more refused entries than are tracked do not use more memory`() async throws {
        let fixture = try InboxFixture(
            fileSystem: ScriptedFileSystem(timeShift: 3600), adjust: { $0.capacity = 2 })
        for number in 0..<100 { symlink("/etc/passwd", "\(fixture.path)/x\(number)") }
        try await fixture.run { batches in
            try await fixture.watching()
            fixture.moveIn("letter", as: "letter.txt")
            #expect(await batches.next()?.map(\.path.description) == ["letter.txt"])
            #expect(await fixture.inbox.status.refused == 32)
        }
    }
}
