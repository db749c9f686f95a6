@testable import Extraction
import Foundation
import Glibc
import Model
import Synchronization
import TestSupport
import Testing

/// What a decoder may do, and what follows from what it does.
@Suite("A decoder that is not trusted", .serialized, .timeLimit(.minutes(2)))
struct DecoderTests {
    private static let limits = ConfinedProgram.Limits(
        memory: 256 << 20, processorTime: .seconds(1), time: .seconds(20), output: 1 << 20)

    private func decode(
        _ order: String, by program: String, _ limits: ConfinedProgram.Limits = Self.limits
    ) async throws(ExtractionFailure) -> String {
        let document = ObedientDecoder.document(order)
        let extractors = Extractors([PDFExtractor(PDFDecoder(places: [program], limits: limits))])
        let part = try await extractors.extract(document, name: "a.pdf").parts[0]
        return String(decoding: (try? part.text.get()) ?? [], as: UTF8.self)
    }

    private func failure(
        of order: String, by program: String, _ limits: ConfinedProgram.Limits = Self.limits
    ) async -> String {
        do throws(ExtractionFailure) {
            return try await decode(order, by: program, limits)
        } catch {
            switch error {
            case .refused(let refusal): return "refused: \(refusal.code)"
            case .unavailable(let trouble): return "unavailable: \(trouble.code)"
            }
        }
    }

    @Test(
        "What a document brings its decoder to",
        arguments: [
            ("crash", "refused: damaged"), ("abort", "refused: damaged"), ("exit", "refused: damaged"),
            ("spin", "refused: damaged"), ("flood", "refused: tooLarge"), ("kill", "unavailable: interrupted"),
            ("terminate", "unavailable: interrupted"), ("text", "some text\n\u{0C}"),
            ("nul", "4\u{FFFD}5%\n\u{0C}"),
        ])
    func outcomes(_ order: String, _ outcome: String) async throws {
        try await ObedientDecoder.with { program in
            #expect(await failure(of: order, by: program) == outcome)
        }
    }

    /// Seconds, blocks of 512 bytes, KiB, descriptors, bytes of a core.
    @Test func limitsAreSet() async throws {
        try await ObedientDecoder.with { program in
            #expect(await failure(of: "limits", by: program) == "1\n2048\n262144\n16\n0\n")
        }
    }

    @Test func aDecoderThatHangsIsEnded() async throws {
        var limits = Self.limits
        limits.time = .milliseconds(300)
        try await ObedientDecoder.with { program in
            #expect(await failure(of: "sleep", by: program, limits) == "unavailable: interrupted")
        }
    }

    @Test(
        "A decoder that fails at every document is not the document's fault",
        arguments: ["exit 1", "kill -SEGV $$", "exit 0"])
    func brokenDecoder(_ command: String) async throws {
        try await ObedientDecoder.with("#!/bin/sh\n\(command)\n") { program in
            let decoder = PDFDecoder(places: [program], limits: Self.limits)
            await #expect { try await decoder.check() } throws: { ($0 as? DecoderTrouble)?.code == .failing }
            guard command != "exit 0" else { return }
            #expect(await failure(of: "text", by: program) == "unavailable: failing")
        }
    }

    struct Unstartable: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var text = "#!/bin/sh\n"
        var mode = 0o755
        var outcome = "unavailable: notStarted"
    }

    @Test(
        "A decoder that can't be started",
        arguments: [
            Unstartable(testDescription: "no program", text: "\u{7F}ELF nonsense"),
            Unstartable(testDescription: "not executable", mode: 0o644),
            Unstartable(testDescription: "no interpreter", text: "#!/nowhere\n", outcome: "unavailable: missing"),
        ])
    func unstartable(_ example: Unstartable) async throws {
        try await ObedientDecoder.with(example.text, mode: example.mode) { program in
            #expect(await failure(of: "text", by: program) == example.outcome)
        }
    }

    @Test func aMissingDecoderIsNamed() async throws {
        let decoder = PDFDecoder(places: ["/nowhere/pdftotext", "/nowhere/else"])
        await #expect { try await decoder.check() } throws: {
            let trouble = $0 as? DecoderTrouble
            return trouble?.code == .missing && trouble?.message.contains("apt install poppler-utils") == true
        }
    }

    @Test func aShortageOfDescriptorsPasses() async throws {
        try await ObedientDecoder.with { program in
            let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
            var before = rlimit()
            #expect(getrlimit(resource, &before) == 0)
            var none = rlimit(rlim_cur: 3, rlim_max: before.rlim_max)
            #expect(setrlimit(resource, &none) == 0)
            let outcome = await failure(of: "text", by: program)
            #expect(setrlimit(resource, &before) == 0)
            #expect(outcome == "unavailable: notStarted")
            #expect(await failure(of: "text", by: program) == "some text\n\u{0C}")
        }
    }

    @Test func whatNobodyWaitsForIsEnded() async throws {
        try await ObedientDecoder.with { program in
            let task = Task { await failure(of: "sleep", by: program) }
            // It has begun when its process is there.
            while childCount() == 0 { await Task.yield() }
            task.cancel()
            #expect(await task.value == "unavailable: cancelled")
            #expect(childCount() == 0)
        }
    }

    private func childCount() -> Int {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
        return tasks.reduce(0) { count, task in
            let text = (try? String(contentsOfFile: "/proc/self/task/\(task)/children", encoding: .utf8)) ?? ""
            return count + text.split(separator: " ").count
        }
    }

    @Test func nothingIsLeftBehind() async throws {
        func descriptors() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
        try await ObedientDecoder.with { program in
            _ = await failure(of: "text", by: program)
            let before = try descriptors()
            for order in ["text", "crash", "flood", "kill"] { _ = await failure(of: order, by: program) }
            #expect(try descriptors() == before)
            #expect(childCount() == 0)
        }
    }

    @Test func noMoreRunThanMay() async throws {
        let slots = Slots(2)
        let most = Peak()
        await withTaskGroup { group in
            for _ in 0..<50 {
                group.addTask {
                    await slots.enter()
                    most.enter()
                    await Task.yield()
                    most.leave()
                    slots.leave()
                }
            }
        }
        #expect(most.value == 2)
    }

    /// What a program tries that is not its business; it tells what it could do.
    private static let curious = #"""
        #!/usr/bin/perl
        use POSIX ();
        use Socket;
        $| = 1;
        my ($own) = $0 =~ m{^(.*)/};
        print "socket\n" if socket(my $s, PF_INET, SOCK_STREAM, 0);
        print "local socket\n" if socket(my $u, PF_UNIX, SOCK_STREAM, 0);
        print "signal\n" if kill 0, getppid;
        print "write\n" if open my $w, '>', "$own/written";
        print "append\n" if open my $a, '>>', $0;
        print "directory\n" if mkdir "$own/made";
        print "mode\n" if chmod 0777, $0;
        print "remove\n" if unlink $0;
        print "rename\n" if rename $0, "$own/renamed";
        print "read $_\n" for grep { open my $r, '<', $_ } '/etc/passwd', '/proc/1/status', "$own/../../proc/self/environ";
        my $child = fork;
        if (defined $child) { POSIX::_exit(0) if $child == 0; print "process\n"; }
        print "environment ", join(',', map { "$_=$ENV{$_}" } sort keys %ENV), "\n";
        print "place ", POSIX::getcwd() // '?', "\n";
        print "descriptor $_\n" for grep { open my $d, "<&=", $_ } 3 .. 15;
        """#

    @Test(
        .enabled(if: access("/usr/bin/perl", X_OK) == 0, "there is no perl"),
        .enabled(if: Confinement.hasLandlock, "the kernel has no Landlock"))
    func aDecoderCanOnlyReadAndWriteWhatItIsGiven() async throws {
        try await ObedientDecoder.with(Self.curious) { program in
            let run = try await ConfinedProgram(path: program, arguments: [], limits: Self.limits).run([])
            #expect(run.ending == .exited(0))
            #expect(String(decoding: run.output, as: UTF8.self) == "environment LC_ALL=C.UTF-8\nplace /\n")
        }
    }
}

/// How many are in something at once, at the most.
private final class Peak: Sendable {
    private let content = Mutex((now: 0, most: 0))

    var value: Int { content.withLock { $0.most } }

    func enter() {
        content.withLock {
            $0.now += 1
            $0.most = max($0.most, $0.now)
        }
    }

    func leave() { content.withLock { $0.now -= 1 } }
}
