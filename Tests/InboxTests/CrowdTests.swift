import Foundation
import Glibc
@testable import Inbox
import Linux
import Testing

@Suite("Watching a directory with very many files", .timeLimit(.minutes(1)))
struct CrowdTests {
    /// More files than are kept in mind, in batches that are never larger than asked for; all are taken, once each.
    @Test func manyFiles() async throws {
        let count = 5000
        let fixture = try Fixture(
            fileSystem: ScriptedFileSystem(timeShift: 3600),
            adjust: {
                $0.batchSize = 64
                $0.capacity = 500
            })
        for number in 0..<count { close(open("\(fixture.path)/\(number)", O_WRONLY | O_CREAT, 0o644)) }
        try await fixture.run { batches in
            var seen: Set<String> = []
            while seen.count < count {
                let batch = try #require(await batches.next())
                #expect(batch.count <= 64)
                #expect(seen.isDisjoint(with: batch.map(\.path.description)))
                seen.formUnion(batch.map(\.path.description))
                let outcomes = await fixture.inbox.conclude(
                    batch.map { Verdict($0, .processed(folder: "2019-20"), distinction: "1") })
                #expect(outcomes.allSatisfy { if case .filed = $0 { true } else { false } })
                #expect(await fixture.inbox.status.waiting <= 500)
            }
            #expect(fixture.names(in: "inbox") == [])
            #expect(fixture.names(in: "processed/2019-20").count == count)
        }
    }

    /// More files come, each told of, than are kept in mind. All are given out, once each.
    @Test func moreAreToldOfThanAreKeptInMind() async throws {
        let count = 3000
        let fixture = try Fixture(
            fileSystem: ScriptedFileSystem(timeShift: 3600), adjust: { $0.capacity = 500 })
        try await fixture.run { batches in
            try await fixture.watching()
            for number in 0..<count { fixture.moveIn("", as: "\(number)") }
            await fixture.inbox.drain()
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

    /// Many at once, also while they are taken: each is given out once, and memory holds a part of them at a time.
    @Test func aHundredThousandFiles() async throws {
        let (early, late) = (60_000, 40_000)
        let place = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
        let fixture = try Fixture(at: place, fileSystem: ScriptedFileSystem(timeShift: 3600))
        for number in 0..<early { close(open("\(fixture.path)/\(number)", O_WRONLY | O_CREAT, 0o644)) }
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
                    #expect(status.waiting + status.out <= fixture.settings.capacity)
                }
                // Others are moved in faster than these are taken away.
                for _ in 0..<min(2 * fixture.settings.batchSize, early + late - next) {
                    fixture.moveIn("", as: "\(next)")
                    next += 1
                }
            }
            #expect(counts.values.allSatisfy { $0 == 1 })
            #expect(fixture.names(in: "inbox") == [])
            #expect(fixture.names(in: "processed/2019-20").count == early + late)
        }
    }

    /// What can't be taken.
    enum Kind: String, CaseIterable {
        case links, unreadable
    }

    /// Many more entries that can't be taken than files are kept in mind: the others are taken all the same, without a wait.
    @Test(arguments: Kind.allCases)
    func whatCannotBeTakenIsNotInTheWay(kind: Kind) async throws {
        let fixture = try Fixture(
            fileSystem: ScriptedFileSystem(
                timeShift: 3600,
                before: { (call, name) throws(SystemCallError) in
                    guard call == "openFile", name?.bytes.first == UInt8(ascii: "x") else { return }
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
        for number in 0..<500 { close(open("\(fixture.path)/\(number)", O_WRONLY | O_CREAT, 0o644)) }
        try await fixture.run { batches in
            // The last one comes when all that can't be taken was told, once each.
            async let last: Void = {
                for _ in 0..<1000 { _ = try await fixture.event { if case .problem = $0 { true } else { false } } }
                fixture.moveIn("", as: "last")
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

    /// There may be more that is refused than is kept in mind at all: memory stays bounded, and nothing turns in circles.
    @Test func moreIsRefusedThanIsKeptInMind() async throws {
        let fixture = try Fixture(
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
