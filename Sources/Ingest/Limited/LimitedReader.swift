import ConfinedProgram
import Extraction
import Linux
import Model
import Processes
import Reading
import Repository

/// Reads the texts of files in processes of their own, confined as the decoders are: whatever a text does to its reader, this
/// process goes on.
///
/// The program is the one that runs, started with one argument that `readStandardInput` serves. So an installation needs
/// nothing more, and reader and caller are always of one version.
public struct LimitedReader: Sendable {
    /// The texts that are read in processes of their own.
    public enum Reach: Sendable {
        /// Texts larger than 64 KiB, for a command that somebody waits for.
        case largeTexts
        /// Texts larger than 16 KiB, for the daemon: reports, and no letters.
        case reports
        case everyText
    }

    /// The argument by which a program knows that it is to read texts.
    static let argument = "--read-texts"

    /// Whether this process was started to read texts.
    public static var isAsked: Bool { ProcessArguments.all == [argument] }

    /// The largest text, in bytes, that a command reads in its own process.
    public static let largestInCommand = Reach.largeTexts.largestInOwnProcess

    /// The largest text, in bytes, that the daemon reads in its own process.
    public static let largestInDaemon = Reach.reports.largestInOwnProcess

    private let program: String
    private let budget: @Sendable (_ size: Int) -> ReadingBudget
    private let processes: AsyncSemaphore

    /// A reader that starts this program.
    public init() { self.init(program: "/proc/self/exe") }

    /// - Parameters:
    ///   - program: the path of a program that serves `argument`.
    ///   - budget: the budget of texts of this size.
    package init(program: String, budget: @escaping @Sendable (_ size: Int) -> ReadingBudget = ReadingBudget.init) {
        self.program = program
        self.budget = budget
        // Two large texts at a time leave memory for everything else.
        processes = AsyncSemaphore(permits: min(2, CurrentProcess.processorCount))
    }

    /// Serves a process that was started to read texts: reads them from the standard input, and writes the outcome to the
    /// standard output.
    ///
    /// - Returns: the exit code.
    public static func readStandardInput() -> Int32 {
        MemoryExhaustion.exit(with: ConfinedProgram.exhaustedMemory)
        guard let input = StandardStreams.input(), let request = ReadingRequest(input) else { return 1 }
        let (result, pages) = request.first.read(with: request.second, givenFor: request.given)
        return StandardStreams.output(ReadingOutcome(result, pages: pages).json) ? 0 : 1
    }

    /// Reads every document that a file holds, part by part.
    ///
    /// - Parameters:
    ///   - second: the file with its words in another order.
    ///   - given: the authority that the file was given for; nil where nobody said.
    ///   - reach: whether a small text is read in a process of its own too.
    /// - Throws: a refusal where the text exceeds its budget or crashes its reader; else the reader's trouble, and the file can be
    ///   tried again.
    func read(
        _ first: ExtractedFile, with second: ExtractedFile?, givenFor given: GivenAuthority?, _ reach: Reach
    ) async throws(ExtractionFailure) -> (result: Result<[Reading], Refusal>, pages: Int) {
        let request = ReadingRequest(first: first, second: second, given: given)
        let budget = budget(request.size)
        if budget.size <= reach.largestInOwnProcess,
            let read = try readHere(first, with: second, givenFor: given)
        {
            return read
        }
        await processes.acquire()
        defer { processes.release() }
        let run = try await run(request, budget)
        if run.ending == .exited(0), let outcome = ReadingOutcome(json: run.output) {
            return (outcome.result, outcome.pages)
        }
        if let refusal = budget.refusal(of: run) { throw .refused(refusal) }
        if let trouble = Self.interruption(run.ending) { throw .unavailable(trouble) }
        // A reader that fails at a good text as well is at fault itself.
        try await prove()
        throw .refused(
            Refusal(
                .damaged,
                "Reading it crashes the reader, which is a fault of this program; report it, with the file where it is public."
            ))
    }

    /// Reads every document that a file holds, in this process.
    ///
    /// - Returns: nil where it takes more work than its size allows. A process of its own has a budget of time and memory, and its end
    ///   harms nobody.
    /// - Throws: `cancelled` where the task was cancelled.
    func readHere(
        _ first: ExtractedFile, with second: ExtractedFile? = nil, givenFor given: GivenAuthority?
    ) throws(ExtractionFailure) -> (result: Result<[Reading], Refusal>, pages: Int)? {
        let work = ReadingWork(bound: budget(first.textSize + (second?.textSize ?? 0)).work)
        let read = first.read(with: second, givenFor: given, within: work)
        switch work.end {
        case nil: return read
        case .bound: return nil
        case .cancelled: throw .unavailable(Self.givenUp)
        }
    }

    private func run(
        _ request: ReadingRequest, _ budget: ReadingBudget
    ) async throws(ExtractionFailure) -> ChildProcess.Completion {
        let child = ChildProcess(
            path: program, arguments: [Self.argument], profile: .confined(budget.confinement), timeLimit: budget.time)
        do throws(ChildProcessError) {
            return try await child.run(input: request.bytes)
        } catch {
            throw .unavailable(
                DecoderTrouble(
                    .notStarted,
                    "Large texts can't be read, because \(error); look for what the system is short of."))
        }
    }

    /// Reads a text that is known to be good.
    ///
    /// - Throws: `failing` where that does not work.
    private func prove() async throws(ExtractionFailure) {
        let good = ExtractedFile(mediaType: .unknown, parts: [.whole(.unknown, Array("Good.\n".utf8))])
        let request = ReadingRequest(first: good, second: nil, given: nil)
        let run = try await run(request, budget(request.size))
        if let trouble = Self.interruption(run.ending) { throw .unavailable(trouble) }
        guard run.ending == .exited(0), ReadingOutcome(json: run.output) != nil else {
            throw .unavailable(
                DecoderTrouble(
                    .failing,
                    "Large texts can't be read, because the process that reads them fails at every one (\(run.ending)); restart ombudsd."
                ))
        }
    }

    private static let givenUp = DecoderTrouble(.cancelled, "The reading was given up.")

    private static func interruption(_ ending: ChildProcess.Ending) -> DecoderTrouble? {
        switch ending {
        case .cancelled: givenUp
        case .timedOut:
            DecoderTrouble(.interrupted, "Its reader did not end in time; the machine may be too busy.")
        case .signalled(let signal) where ending.isFromOutside:
            DecoderTrouble(.interrupted, "Its reader was ended by signal \(signal), maybe for want of memory.")
        case .exited, .signalled, .exceededOutput, .exceededProcessorTime: nil
        }
    }
}

extension LimitedReader.Reach {
    /// The largest text, in bytes, that is read in the caller's own process.
    ///
    /// A letter in the daemon takes a thousandth of a second. A reader whose work grew with the square of the size would take a tenth
    /// of a second for 16 KiB, and some seconds for 64 KiB: longer than other letters are to wait.
    fileprivate var largestInOwnProcess: Int {
        switch self {
        case .largeTexts: 64 << 10
        case .reports: 16 << 10
        case .everyText: -1
        }
    }
}

extension ReadingBudget {
    /// The refusal of a text whose reading exceeded a limit; nil where it did not.
    fileprivate func refusal(of run: ChildProcess.Completion) -> Refusal? {
        let advice = "; drop in the letter or report by itself."
        let inForce = confinement.inForce
        switch run.ending {
        case .exceededProcessorTime:
            return Refusal(
                .tooLarge,
                "Reading its \(sizeText) of text takes more than \(inForce.processorTime.components.seconds) s"
                    + (inForce.processorTime < processorTime ? Self.lowered("LimitCPU=, ulimit -t") : advice))
        case .exceededOutput:
            return Refusal(
                .tooLarge,
                "The figures and findings in it take more than \(confinement.output >> 20) MiB\(advice)")
        case .exited(ConfinedProgram.exhaustedMemory):
            return Refusal(
                .tooLarge,
                "Reading its \(sizeText) of text takes more than \(inForce.memory >> 20) MiB of memory"
                    + (inForce.memory < memory
                        ? Self.lowered(CurrentProcess.memoryLimit?.settings ?? "LimitAS=, ulimit -v") : advice))
        case .exited, .signalled, .timedOut, .cancelled: return nil
        }
    }

    private static func lowered(_ setting: String) -> String {
        ", the limit under which ombudsd itself runs; raise it (\(setting)), restart, and have the file read again by `ombudsctl retry`."
    }

    private var sizeText: String { size < 10 << 20 ? "\(max(1, size >> 10)) KiB" : "\(size >> 20) MiB" }
}
