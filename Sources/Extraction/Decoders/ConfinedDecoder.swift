import Glibc
import Linux
import Model
import Processes
import SystemPackage

/// A program that turns documents into text in a confined process: how it is found, started and judged.
///
/// It proves the program with a document that is known to be good wherever one fails: a decoder that fails at that as well is at fault
/// itself, and the document waits.
struct ConfinedDecoder: Sendable {
    /// The limits of each process.
    struct Limits: Sendable {
        var confinement = Confinement.Limits(
            memory: 512 << 20, processorTime: .seconds(30), output: Extraction.defaultSizeLimit)
        /// From its start to its end. It has nothing to wait for, so only a machine that is very busy, or stopped, makes it
        /// take much longer than its processor time.
        var time: Duration = .seconds(90)
    }

    /// The words of messages.
    struct Wording: Sendable {
        /// The documents, with a capital: "PDFs".
        var documents: String
        /// A document, with its article: "a PDF".
        var document: String
        /// The program's name.
        var program: String
        /// The step that installs it.
        var install: String
        /// The step that mends its installation.
        var reinstall: String
    }

    /// A document that is known to be good.
    struct Sample: Sendable {
        let document: [UInt8]
        /// The program's arguments for it; nil for the decoder's. A limit that is nearly used up leaves no room for a good document.
        var arguments: [String]?
        /// Whether an output is that of the document.
        let isOutput: @Sendable ([UInt8]) -> Bool

        init(_ document: [UInt8], isOutput: @escaping @Sendable ([UInt8]) -> Bool) {
            self.document = document
            self.isOutput = isOutput
        }

        /// - Parameter letters: the letters of the document's text.
        init(_ document: [UInt8], letters: [UInt8]) {
            self.init(document) { output in output.filter { $0 > 0x20 } == letters }
        }
    }

    let wording: Wording
    /// The paths where the program is looked for.
    let places: [String]
    let arguments: [String]
    let sample: Sample
    /// Whether the program knows how to serve: its processes come from a fork server then.
    var serves = false
    var limits = Limits()
    var processes = Self.sharedProcesses

    /// The turns of all decoders, whatever their programs.
    static let sharedProcesses = AsyncSemaphore(permits: Extraction.usualProcesses)

    /// Checks that it works, by decoding a document that is known to be good.
    ///
    /// - Returns: the program's path.
    /// - Throws: the reason why it does not, with advice.
    func check() async throws(DecoderTrouble) -> String {
        await processes.acquire()
        defer { processes.release() }
        let program = try program
        try await prove(program)
        return program.path
    }

    /// Decodes a document.
    ///
    /// - Parameters:
    ///   - arguments: those of the program; nil for its usual ones.
    ///   - refusal: the refusal for a document at which the program fails or crashes, and not for want of time or memory.
    /// - Returns: the program's output.
    /// - Throws: a refusal where the document is at fault; else the trouble of the decoder, and the document can be tried again.
    func output(
        of bytes: [UInt8], arguments: [String]? = nil, refusal: (_ run: ChildProcess.Completion) -> Refusal
    ) async throws(ExtractionFailure) -> [UInt8] {
        try await completion(of: bytes, arguments: arguments, refusal: refusal).output
    }

    /// Decodes a document, as `output` does.
    ///
    /// - Parameter keepsErrors: whether the program's standard error is wanted, too.
    func completion(
        of bytes: [UInt8], arguments: [String]? = nil, keepsErrors: Bool = false,
        refusal: (_ run: ChildProcess.Completion) -> Refusal
    ) async throws(ExtractionFailure) -> ChildProcess.Completion {
        await processes.acquire()
        defer { processes.release() }
        var program: ChildProcess
        let run: ChildProcess.Completion
        do throws(DecoderTrouble) {
            program = try self.program
            if let arguments { program.arguments = arguments }
            program.keepsErrors = keepsErrors
            run = try await self.run(program, bytes)
        } catch {
            throw .unavailable(error)
        }
        switch run.ending {
        case .exited(0): return run
        case .exceededOutput:
            throw .refused(
                Refusal(
                    .tooLarge,
                    "It is \(wording.document) with more than \(limits.confinement.output >> 20) MiB of text, which no letter has."
                ))
        case .exceededProcessorTime:
            throw .refused(
                Refusal(
                    .damaged,
                    "It is \(wording.document) that can't be decoded in \(limits.confinement.inForce.processorTime.components.seconds) s; save it as text and drop that in."
                ))
        case .timedOut:
            throw .unavailable(
                DecoderTrouble(
                    .interrupted,
                    "\(program.path) did not end within \(limits.time.components.seconds) s; the machine may be too busy."
                ))
        case .signalled(let signal) where run.ending.isFromOutside:
            throw .unavailable(
                DecoderTrouble(
                    .interrupted, "\(program.path) was ended by signal \(signal), maybe for want of memory."))
        case .cancelled: throw .unavailable(DecoderTrouble(.cancelled, "The decoding was given up."))
        case .exited, .signalled:
            // A decoder that fails at a good document as well is at fault itself.
            do throws(DecoderTrouble) { try await prove(program) } catch { throw .unavailable(error) }
            throw .refused(refusal(run))
        }
    }

    /// Decodes a document with other arguments, for what the program may be too old to give.
    ///
    /// - Returns: nil where the program gives nothing.
    /// - Throws: the trouble of the decoder, where the document can be tried again.
    func output(of bytes: [UInt8], arguments: [String]) async throws(DecoderTrouble) -> [UInt8]? {
        await processes.acquire()
        defer { processes.release() }
        var program = try self.program
        program.arguments = arguments
        let run = try await run(program, bytes)
        switch run.ending {
        case .exited(0): return run.output
        case .cancelled: throw DecoderTrouble(.cancelled, "The decoding was given up.")
        case .exited, .signalled, .timedOut, .exceededOutput, .exceededProcessorTime: return nil
        }
    }

    private var program: ChildProcess {
        get throws(DecoderTrouble) {
            guard
                let path = places.first(where: { access($0, X_OK) == 0 })
                    ?? places.first(where: { access($0, F_OK) == 0 })
            else {
                throw DecoderTrouble(
                    .missing,
                    "\(wording.documents) can't be read, because \(wording.program) is not installed: \(wording.install)."
                )
            }
            var program = ChildProcess(
                path: path, arguments: arguments, profile: .confined(limits.confinement), timeLimit: limits.time)
            if serves { program.rehearsal = sample.document }
            return program
        }
    }

    private func run(
        _ program: ChildProcess, _ bytes: [UInt8]
    ) async throws(DecoderTrouble) -> ChildProcess.Completion {
        do throws(ChildProcessError) {
            let run = try await program.run(input: bytes)
            DecodingTime.current?.add(run.processorTime)
            return run
        } catch {
            // The program may have been removed since it was looked for.
            throw DecoderTrouble(
                error.cause == .noSuchFileOrDirectory ? .missing : .notStarted,
                "\(wording.documents) can't be read, because \(error): \(wording.reinstall), or look for what the system is short of."
            )
        }
    }

    /// Decodes a document that is known to be good.
    ///
    /// - Throws: an error where that gives another text than the document has.
    private func prove(_ program: ChildProcess) async throws(DecoderTrouble) {
        var program = program
        program.arguments = sample.arguments ?? arguments
        program.keepsErrors = false
        let run = try await run(program, sample.document)
        if run.ending == .cancelled { throw DecoderTrouble(.cancelled, "The decoding was given up.") }
        guard run.ending == .exited(0), sample.isOutput(run.output) else {
            throw DecoderTrouble(
                .failing,
                "\(wording.documents) can't be read, because \(program.path) fails at every one (\(run.ending.description)): \(wording.reinstall)."
            )
        }
    }
}

extension ConfinedDecoder {
    /// The outcome of trying it on this system.
    ///
    /// - Parameter name: the extractor's name.
    func extractorCheck(_ name: String) async -> ExtractorCheck {
        do throws(DecoderTrouble) {
            let program = try await check()
            return ExtractorCheck(name, .works, "\(wording.documents) are read by \(program)")
        } catch {
            return ExtractorCheck(
                name, .fails, error.message,
                advice: "until then \(wording.documents.lowercasedUnlessAcronym) wait in the inbox")
        }
    }
}

extension String {
    /// In lower case, where the first word is no acronym: "PDFs" stays.
    fileprivate var lowercasedUnlessAcronym: String {
        dropFirst().first?.isUppercase ?? false ? self : prefix(1).lowercased() + dropFirst()
    }
}

extension ChildProcess.Ending {
    fileprivate var description: String {
        switch self {
        case .exited(let code): code == 0 ? "with a wrong text" : "exit code \(code)"
        case .signalled(let signal): "signal \(signal)"
        case .timedOut, .exceededProcessorTime: "out of time"
        case .exceededOutput: "too much text"
        case .cancelled: "given up"
        }
    }
}

extension ExtractorCheck {
    /// Whether the kernel confines the programs that decode documents as far as it could.
    static var confinement: ExtractorCheck {
        let gaps = Confinement.gaps
        guard gaps.isEmpty else {
            return ExtractorCheck(
                "confinement", .unprotected, gaps.joined(separator: " "),
                advice: "a kernel that has it keeps them from that")
        }
        return ExtractorCheck(
            "confinement", .works, "The programs that decode documents are confined by Landlock and seccomp")
    }
}
