import Glibc
@testable import Inbox
import Linux
import Synchronization
import Testing

@Suite struct RemovalTests {
    /// Identifies a document by its whole content.
    private static func wanted(_ contents: String...) -> OriginalsToRemove {
        OriginalsToRemove(Dictionary(uniqueKeysWithValues: contents.map { ($0, Int64($0.utf8.count)) })) { descriptor in
            var bytes = [UInt8](repeating: 0, count: 64)
            let count = pread(descriptor, &bytes, bytes.count, 0)
            return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
        }
    }

    /// Makes an inbox with archived originals, wanted and others.
    private func fixture(_ fileSystem: ScriptedFileSystem = ScriptedFileSystem()) throws -> InboxFixture {
        let fixture = try InboxFixture(fileSystem: fileSystem)
        for folder in ["processed", "processed/2013-14", "processed/2014-15", "rejected"] {
            mkdir("\(fixture.root)/\(folder)", 0o755)
        }
        for (path, content) in [
            ("processed/2013-14/a.txt", "letter"), ("processed/2014-15/a.txt", "letter"),
            ("processed/2014-15/a-copy.txt", "letter"), ("processed/2014-15/b.txt", "others"),
            ("processed/2014-15/long.txt", "letters"), ("rejected/news.txt", "the news"),
            ("rejected/news.txt.reason.json", "{}"), ("rejected/more.txt", "the more"),
            ("rejected/more.txt.reason.json", "{}"),
        ] {
            fixture.write(content, to: "../\(path)")
        }
        return fixture
    }

    @Test func `wanted originals are removed under all their names, and no others`() async throws {
        let fixture = try fixture()
        #expect(symlink("b.txt", "\(fixture.root)/processed/2014-15/link.txt") == 0)
        #expect(try await fixture.inbox.removeOriginals(Self.wanted("letter", "the news", "elsewhere")).isEmpty)
        #expect(fixture.names(in: "processed") == ["2014-15"])
        #expect(fixture.names(in: "processed/2014-15") == ["b.txt", "link.txt", "long.txt"])
        #expect(fixture.names(in: "rejected") == ["more.txt", "more.txt.reason.json"])
        #expect(try await fixture.inbox.removeOriginals(Self.wanted("letter", "the news")).isEmpty)
    }

    @Test func `a document with the name of a reason stays`() async throws {
        let fixture = try fixture()
        unlink("\(fixture.root)/rejected/news.txt.reason.json")
        fixture.write("its own document", to: "../rejected/news.txt.reason.json")
        fixture.write("{}", to: "../rejected/news.txt.reason.json.reason.json")
        #expect(try await fixture.inbox.removeOriginals(Self.wanted("the news")).isEmpty)
        #expect(
            fixture.names(in: "rejected") == [
                "more.txt", "more.txt.reason.json", "news.txt.reason.json", "news.txt.reason.json.reason.json",
            ])
    }

    @Test func `nothing is removed where nothing was archived`() async throws {
        #expect(try await InboxFixture().inbox.removeOriginals(Self.wanted("letter")).isEmpty)
    }

    /// Another file gets the name after the content was identified.
    @Test func `a file that is exchanged meanwhile stays`() async throws {
        let place = Mutex("")
        let once = Once()
        let fixture = try fixture(
            ScriptedFileSystem(after: { call, name in
                guard call == "openFile", name == FileName("a.txt") else { return }
                once {
                    let path = place.withLock { $0 } + "/processed/2013-14/a.txt"
                    unlink(path)
                    close(open(path, O_WRONLY | O_CREAT, 0o644))
                }
            }))
        place.withLock { $0 = fixture.root }
        let left = try await fixture.inbox.removeOriginals(Self.wanted("letter", "the news"))
        #expect(left.mapValues(\.errno) == ["letter": EBUSY])
        #expect(fixture.content(of: "processed/2013-14/a.txt") == "")
    }

    /// Each call in turn fails once: the documents that are reported as removed are gone, and another call removes the rest.
    @Test(arguments: [EIO, EMFILE, ENOMEM, EROFS])
    func `a removal that failed once is completed by the next`(errno: Int32) async throws {
        var number = 0
        var hasFailed = true
        while hasFailed {
            number += 1
            let faults = Faults(failing: number, errno: errno)
            let fixture = try fixture(ScriptedFileSystem(before: faults.step))
            faults.begin()
            var left: [String: InboxError]?
            do {
                left = try await fixture.inbox.removeOriginals(Self.wanted("letter", "the news"))
            } catch {
                #expect(error.errno == errno)
            }
            faults.end()
            for (content, names) in [
                "letter": fixture.names(in: "processed/2013-14") + fixture.names(in: "processed/2014-15"),
                "the news": fixture.names(in: "rejected"),
            ] where left != nil && left?[content] == nil {
                #expect(!names.contains { ["a.txt", "a-copy.txt", "news.txt", "news.txt.reason.json"].contains($0) })
            }
            #expect(try await fixture.inbox.removeOriginals(Self.wanted("letter", "the news")).isEmpty)
            #expect(fixture.names(in: "processed/2014-15") == ["b.txt", "long.txt"])
            #expect(fixture.names(in: "rejected") == ["more.txt", "more.txt.reason.json"])
            hasFailed = faults.hasFailed
        }
        #expect(number > 30)
    }
}
