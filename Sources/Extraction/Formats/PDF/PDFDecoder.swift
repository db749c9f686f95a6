import Glibc
import Model
import SystemPackage

/// Brings PDFs to text with poppler's `pdftotext`, which runs in a confined process.
public struct PDFDecoder: Sendable {
    /// Where the program is looked for.
    private let places: [String]
    private let limits: ConfinedProgram.Limits
    private let slots: Slots

    /// The decoder of the system's installation.
    public init() { self.init(places: ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext"]) }

    /// - Parameters:
    ///   - places: absolute paths of the program, the first that is there being taken.
    ///   - processes: how many may run at a time.
    package init(places: [String], processes: Int = Self.usualProcesses) {
        self.init(places: places, processes: processes, limits: ConfinedProgram.Limits())
    }

    init(places: [String], processes: Int = Self.usualProcesses, limits: ConfinedProgram.Limits) {
        self.places = places
        self.limits = limits
        slots = Slots(processes)
    }

    /// As many as there are processors, and no more than so many times the limit of memory.
    package static var usualProcesses: Int { min(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), 8) }

    /// Whether it works: brings a document to text that is known to be good.
    ///
    /// - Returns: the program's path.
    public func check() async throws(DecoderTrouble) -> String {
        await slots.enter()
        defer { slots.leave() }
        let program = try program
        try await prove(program)
        return program.path
    }

    /// The text, a form feed behind every page.
    func text(of bytes: [UInt8]) async throws(ExtractionFailure) -> [UInt8] {
        await slots.enter()
        defer { slots.leave() }
        let program: ConfinedProgram
        let run: ConfinedProgram.Run
        do throws(DecoderTrouble) {
            program = try self.program
            run = try await self.run(program, bytes)
        } catch {
            throw .unavailable(error)
        }
        switch run.ending {
        case .exited(0): return Self.withoutNul(run.output)
        case .wroteTooMuch:
            throw .refused(
                Refusal(
                    .tooLarge, "It is a PDF with more than \(limits.output >> 20) MiB of text, which no letter has."))
        case .usedUpProcessor:
            throw .refused(
                Refusal(
                    .damaged,
                    "It is a PDF that can't be decoded in \(limits.processorTime.components.seconds) s; save it as text and drop that in."
                ))
        case .tookTooLong:
            throw .unavailable(
                DecoderTrouble(
                    .interrupted,
                    "\(program.path) did not end within \(limits.time.components.seconds) s; the machine may be too busy."
                ))
        case .signalled(let signal) where Self.isFromOutside(signal):
            throw .unavailable(
                DecoderTrouble(
                    .interrupted, "\(program.path) was ended by signal \(signal), maybe for want of memory."))
        case .cancelled: throw .unavailable(DecoderTrouble(.cancelled, "The decoding was given up."))
        case .exited, .signalled:
            // Whose fault it is shows in whether another document can be decoded by the same means.
            do throws(DecoderTrouble) { try await prove(program) } catch { throw .unavailable(error) }
            throw .refused(Self.refusal(of: bytes, run.ending))
        }
    }

    private var program: ConfinedProgram {
        get throws(DecoderTrouble) {
            guard
                let path = places.first(where: { access($0, X_OK) == 0 })
                    ?? places.first(where: { access($0, F_OK) == 0 })
            else {
                throw DecoderTrouble(
                    .missing, "PDFs can't be read, because pdftotext is not installed: apt install poppler-utils.")
            }
            return ConfinedProgram(path: path, arguments: ["-q", "-layout", "-enc", "UTF-8", "-", "-"], limits: limits)
        }
    }

    private func run(_ program: ConfinedProgram, _ bytes: [UInt8]) async throws(DecoderTrouble) -> ConfinedProgram.Run {
        do throws(Errno) {
            return try await program.run(bytes)
        } catch {
            // It may have gone since it was looked for.
            throw DecoderTrouble(
                error == .noSuchFileOrDirectory ? .missing : .notStarted,
                "PDFs can't be read, because \(program.path) can't be started (\(error)): apt install --reinstall poppler-utils, or look for what the system is short of."
            )
        }
    }

    /// - Throws: where a document that is known to be good gives another text than it has.
    private func prove(_ program: ConfinedProgram) async throws(DecoderTrouble) {
        let run = try await run(program, Self.goodDocument)
        if run.ending == .cancelled { throw DecoderTrouble(.cancelled, "The decoding was given up.") }
        guard run.ending == .exited(0), run.output.filter({ $0 > 0x20 }) == Array("good".utf8) else {
            throw DecoderTrouble(
                .failing,
                "PDFs can't be read, because \(program.path) fails at every one (\(run.ending.description)): apt install --reinstall poppler-utils."
            )
        }
    }

    /// The signals that somebody else ends a process with. Those of a crash are not among them.
    private static func isFromOutside(_ signal: Int32) -> Bool {
        [SIGKILL, SIGTERM, SIGINT, SIGHUP, SIGQUIT].contains(signal)
    }

    private static func refusal(of bytes: [UInt8], _ ending: ConfinedProgram.Ending) -> Refusal {
        if bytes.contains("/Encrypt".utf8) {
            return Refusal(.encrypted, "It is a PDF with a password; save it without one and drop that in.")
        }
        let how = if case .signalled = ending { "crashes its decoder" } else { "can't be decoded" }
        return Refusal(
            .damaged,
            "It is a PDF that \(how), damaged or cut short; get it again, or save it as text and drop that in.")
    }

    /// Fonts that don't say which letters they draw may give NUL. It is replaced by what stands for any unknown letter, so that
    /// no number closes up over it.
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

extension ConfinedProgram.Ending {
    fileprivate var description: String {
        switch self {
        case .exited(let code): code == 0 ? "with a wrong text" : "exit code \(code)"
        case .signalled(let signal): "signal \(signal)"
        case .tookTooLong, .usedUpProcessor: "out of time"
        case .wroteTooMuch: "too much text"
        case .cancelled: "given up"
        }
    }
}
