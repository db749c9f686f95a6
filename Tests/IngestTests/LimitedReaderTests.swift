import Extraction
import Foundation
import Model
import Oversight
import Reading
import Specimens
import TestSupport
import Testing

@testable import Ingest

/// Texts that are read in a process of their own: the built daemon, with one argument.
@Suite(.timeLimit(.minutes(2))) struct LimitedReaderTests {
    private static let program = DaemonProcess.binaries.appending(path: "ombudsd").path(percentEncoded: false)

    private static func read(
        _ text: String, by reader: LimitedReader?, givenFor given: GivenAuthority? = nil,
        _ reach: LimitedReader.Reach = .largeTexts
    ) async throws(ExtractionFailure) -> ReadFile {
        try await Extractors.all.read(Array(text.utf8), name: "letter.txt", givenFor: given, by: reader, reach)
    }

    private static func refusal(
        of text: String, by reader: LimitedReader, _ reach: LimitedReader.Reach = .largeTexts
    ) async -> ExtractionFailure? {
        do throws(ExtractionFailure) {
            _ = try await read(text, by: reader, reach)
            return nil
        } catch {
            return error
        }
    }

    /// A program in place of the reader, which the shell runs.
    private static func script(_ body: String, in directory: TestDirectory) throws -> LimitedReader {
        try directory.write("#!/bin/sh\n\(body)\n", to: "reader")
        let path = directory.url.appending(path: "reader").path(percentEncoded: false)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return LimitedReader(program: path)
    }

    @Test(arguments: UInt64(1)...4)
    func `the process gives the outcome that reading gives, for letters, reports and refusals`(_ seed: UInt64)
        async throws
    {
        let reader = LimitedReader(program: Self.program)
        for text in Composer.all.map({ $0.compose(seed: seed).text }) + ["Scrap \(seed).\n"] {
            let here = try await Self.read(text, by: nil)
            let there = try await Self.read(text, by: reader, .everyText)
            #expect(here.result == there.result)
            #expect(here.pages == there.pages)
        }
    }

    @Test func `a small text that takes more work than its budget is read in the process`() async throws {
        let letter = SentenceLetterSpecimen.compose(year: 2024, seed: 3).text
        let reader = LimitedReader(program: Self.program) { size in
            var budget = ReadingBudget(size: size)
            budget.work = 1
            return budget
        }
        let arrival = Arrival(name: "letter.txt", device: 1, inode: 1, at: Timestamp(seconds: 1_700_000_000))
        #expect(IngestedDocument(readingNow: Array(letter.utf8), arrival: arrival, by: .all, reader) == nil)
        #expect(try await Self.read(letter, by: reader).result == Self.read(letter, by: nil).result)
        let absent = LimitedReader(program: "/nonexistent") { size in
            var budget = ReadingBudget(size: size)
            budget.work = 1
            return budget
        }
        guard case .unavailable = await Self.refusal(of: letter, by: absent) else {
            Issue.record("it was read without the process")
            return
        }
    }

    @Test func `the authority that a file was given for goes with it`() async throws {
        let letter = SentenceLetterSpecimen.compose(year: 2024, seed: 3).text
        for (name, source) in [
            ("kent-county-council", GivenAuthority.Source.person), ("Northmoor District Council", .folder),
        ] {
            let authority = try #require(AuthorityRegister.shared.authority(ofDirectory: name))
            let given = GivenAuthority(authority, by: source)
            let here = try await Self.read(letter, by: nil, givenFor: given)
            let there = try await Self.read(
                letter, by: LimitedReader(program: Self.program), givenFor: given, .everyText)
            #expect(here.result == there.result)
        }
    }

    @Test func `a text that needs more memory than its budget is refused with that reason`() async throws {
        let reader = LimitedReader(program: Self.program) { size in
            var budget = ReadingBudget(size: size)
            budget.memory = 200 << 20
            return budget
        }
        let text = SentenceLetterSpecimen.compose(seed: 3).text + String(repeating: "(", count: 6 << 20)
        guard case .refused(let refusal) = await Self.refusal(of: text, by: reader) else {
            Issue.record("it was not refused")
            return
        }
        #expect(refusal.code == .tooLarge)
        #expect(
            refusal.message.hasPrefix("Reading its 6146 KiB of text takes more than 200 MiB of memory"),
            "\(refusal.message)")
    }

    @Test func `a text that needs more time than its budget is refused with that reason`() async throws {
        let reader = LimitedReader(program: Self.program) { size in
            var budget = ReadingBudget(size: size)
            budget.processorTime = .seconds(1)
            return budget
        }
        let text = SentenceLetterSpecimen.compose(seed: 3).text + String(repeating: "(12) 34\n", count: 4 << 20)
        guard case .refused(let refusal) = await Self.refusal(of: text, by: reader) else {
            Issue.record("it was not refused")
            return
        }
        #expect(refusal.code == .tooLarge)
        #expect(refusal.message.contains("takes more than 1 s"), "\(refusal.message)")
    }

    @Test func `a reader that was killed can be tried again`() async throws {
        let directory = try TestDirectory()
        let reader = try Self.script("kill -KILL $$", in: directory)
        guard case .unavailable(let trouble) = await Self.refusal(of: "Letter.\n", by: reader, .everyText) else {
            Issue.record("it is not to be tried again")
            return
        }
        #expect(trouble.code == .interrupted)
    }

    @Test func `a reader that fails at good texts too is at fault itself`() async throws {
        let directory = try TestDirectory()
        for body in ["kill -SEGV $$", "exit 3", "echo nothing"] {
            let reader = try Self.script(body, in: directory)
            guard case .unavailable(let trouble) = await Self.refusal(of: "Letter.\n", by: reader, .everyText) else {
                Issue.record("\(body): it is not to be tried again")
                continue
            }
            #expect(trouble.code == .failing)
        }
    }

    @Test func `a text that crashes its reader is refused, and the reader goes on`() async throws {
        let directory = try TestDirectory()
        let reader = try Self.script(
            """
            while read -r line; do case "$line" in *crash*) kill -SEGV $$;; esac; done
            printf '{"pages":1,"readings":[]}'
            """, in: directory)
        guard case .refused(let refusal) = await Self.refusal(of: "It is a\ncrash\n", by: reader, .everyText) else {
            Issue.record("it was not refused")
            return
        }
        #expect(refusal.code == .damaged)
        #expect(refusal.message.contains("crashes the reader"))
        #expect(await Self.refusal(of: "It is a\nletter\n", by: reader, .everyText) == nil)
    }
}
