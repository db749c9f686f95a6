import Glibc
import Linux
import Model
import Processes
import SystemPackage

/// Turns PDFs into text with poppler's `pdftotext`, which runs in a confined process.
public struct PDFDecoder: Sendable {
    /// The limits of each process.
    struct Limits: Sendable {
        var confinement = Confinement.Limits(
            memory: 512 << 20, processorTime: .seconds(30), output: Extraction.defaultSizeLimit)
        /// From its start to its end. It has nothing to wait for, so only a machine that is very busy, or stopped, makes it
        /// take much longer than its processor time.
        var time: Duration = .seconds(90)
    }

    /// The paths where the program is looked for.
    private let places: [String]
    private let limits: Limits
    private let processes: AsyncSemaphore

    /// The decoder of the system's installation.
    public init() { self.init(places: ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext"]) }

    /// - Parameters:
    ///   - places: absolute paths of the program; the first that exists is used.
    ///   - processes: the number of processes that may run at the same time.
    package init(places: [String], processes: Int = Self.usualProcesses) {
        self.init(places: places, processes: processes, limits: Limits())
    }

    init(places: [String], processes: Int = Self.usualProcesses, limits: Limits) {
        self.places = places
        self.limits = limits
        self.processes = AsyncSemaphore(permits: processes)
    }

    /// One for each processor, at most 8: each may use 512 MiB.
    package static var usualProcesses: Int { min(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), 8) }

    /// Checks that it works, by decoding a document that is known to be good.
    ///
    /// - Returns: the program's path.
    /// - Throws: the reason why it does not, with advice.
    public func check() async throws(DecoderTrouble) -> String {
        await processes.acquire()
        defer { processes.release() }
        let program = try program
        try await prove(program)
        return program.path
    }

    /// Decodes a PDF.
    ///
    /// - Returns: the text in UTF-8, with a form feed behind every page.
    /// - Throws: a refusal where the document is at fault; else the trouble of the decoder, and the document can be tried again.
    func text(of bytes: [UInt8]) async throws(ExtractionFailure) -> [UInt8] {
        await processes.acquire()
        defer { processes.release() }
        let program: ChildProcess
        let run: ChildProcess.Completion
        do throws(DecoderTrouble) {
            program = try self.program
            run = try await self.run(program, bytes)
        } catch {
            throw .unavailable(error)
        }
        switch run.ending {
        case .exited(0): return Self.withoutNul(run.output)
        case .exceededOutput:
            throw .refused(
                Refusal(
                    .tooLarge,
                    "It is a PDF with more than \(limits.confinement.output >> 20) MiB of text, which no letter has."))
        case .exceededProcessorTime:
            throw .refused(
                Refusal(
                    .damaged,
                    "It is a PDF that can't be decoded in \(limits.confinement.processorTime.components.seconds) s; save it as text and drop that in."
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
            throw .refused(Self.refusal(of: bytes, run.ending))
        }
    }

    /// Decodes a PDF to its words with their boxes on the page. It takes a process of its own.
    ///
    /// - Returns: nil where the program gives none: it may be too old for that.
    /// - Throws: the trouble of the decoder, where the document can be tried again.
    func words(of bytes: [UInt8]) async throws(DecoderTrouble) -> PDFWords? {
        await processes.acquire()
        defer { processes.release() }
        var program = try self.program
        program.arguments = ["-q", "-tsv", "-enc", "UTF-8", "-", "-"]
        let run = try await run(program, bytes)
        switch run.ending {
        case .exited(0): return PDFWords(tsv: Self.withoutNul(run.output))
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
                    .missing, "PDFs can't be read, because pdftotext is not installed: apt install poppler-utils.")
            }
            return ChildProcess(
                path: path, arguments: ["-q", "-layout", "-enc", "UTF-8", "-", "-"],
                profile: .confined(limits.confinement), timeLimit: limits.time)
        }
    }

    private func run(
        _ program: ChildProcess, _ bytes: [UInt8]
    ) async throws(DecoderTrouble) -> ChildProcess.Completion {
        do throws(ChildProcessError) {
            return try await program.run(input: bytes)
        } catch {
            // The program may have been removed since it was looked for.
            throw DecoderTrouble(
                error.cause == .noSuchFileOrDirectory ? .missing : .notStarted,
                "PDFs can't be read, because \(error): apt install --reinstall poppler-utils, or look for what the system is short of."
            )
        }
    }

    /// Decodes a document that is known to be good.
    ///
    /// - Throws: an error where that gives another text than the document has.
    private func prove(_ program: ChildProcess) async throws(DecoderTrouble) {
        let run = try await run(program, Self.goodDocument)
        if run.ending == .cancelled { throw DecoderTrouble(.cancelled, "The decoding was given up.") }
        guard run.ending == .exited(0), run.output.filter({ $0 > 0x20 }) == Array("good".utf8) else {
            throw DecoderTrouble(
                .failing,
                "PDFs can't be read, because \(program.path) fails at every one (\(run.ending.description)): apt install --reinstall poppler-utils."
            )
        }
    }

    private static func refusal(of bytes: [UInt8], _ ending: ChildProcess.Ending) -> Refusal {
        if bytes.contains("/Encrypt".utf8) {
            return Refusal(.encrypted, "It is a PDF with a password; save it without one and drop that in.")
        }
        let how = if case .signalled = ending { "crashes its decoder" } else { "can't be decoded" }
        return Refusal(
            .damaged,
            "It is a PDF that \(how), damaged or cut short; get it again, or save it as text and drop that in.")
    }

    /// Replaces each NUL by U+FFFD, the sign for an unknown letter. Fonts that don't say which letters they draw give NUL, and
    /// without a sign in its place the digits around it would read as one number.
    private static func withoutNul(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(0) else { return text }
        return text.flatMap { $0 == 0 ? Array("\u{FFFD}".utf8) : [$0] }
    }

    /// One page with the word "good" (ISO 32000-1).
    private static let goodDocument: [UInt8] = {
        let content = "BT /F 12 Tf 72 720 Td (good) Tj ET"
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
            "<</Length \(content.utf8.count)>>stream\n\(content)\nendstream",
        ]
        var text = "%PDF-1.4\n"
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            let offset = String(text.utf8.count)
            table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        text += "\(table)trailer<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
        return Array(text.utf8)
    }()
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
