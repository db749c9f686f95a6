import ConfinedProgram
import Linux
import Model
import Processes

/// A format that the project's own program, `ombudsd-extract`, turns into text in a confined process. The file is one part.
struct PaperExtractor: Extractor {
    let name: String
    let mediaTypes: [MediaType]
    let cost = ExtractionCost.confinedProgram
    private let decoder: ConfinedDecoder
    private let recogniser: @Sendable (FileProbe) -> FormatMatch?

    /// The name of the program's file.
    private static let program = "ombudsd-extract"

    /// The paths where the program may lie: beside the program that runs, as after a build, or in `libexec` beside its directory, as
    /// after an installation.
    static let programPlaces: [String] = {
        guard let directory = CurrentProcess.programDirectory else { return [] }
        return ["\(directory)/\(program)", "\(directory)/../libexec/ombudsd/\(program)"]
    }()

    /// - Parameters:
    ///   - name: the format's name, which is the program's argument too.
    ///   - documents: the format's documents, with a capital: "Web pages".
    ///   - document: one of them, with its article: "a web page".
    ///   - sample: a document that is known to be good, and the letters of its text.
    ///   - places: absolute paths of the program; the first that exists is used.
    init(
        _ name: String, _ mediaTypes: [MediaType], documents: String, document: String,
        sample: (document: [UInt8], letters: String), places: [String] = Self.programPlaces,
        recognise: @escaping @Sendable (FileProbe) -> FormatMatch?
    ) {
        self.name = name
        self.mediaTypes = mediaTypes
        recogniser = recognise
        decoder = ConfinedDecoder(
            wording: Self.wording(documents: documents, document: document),
            places: places, arguments: [name], sample: .init(sample.document, letters: Array(sample.letters.utf8)),
            serves: true)
    }

    /// The words of messages about the program.
    static func wording(documents: String, document: String) -> ConfinedDecoder.Wording {
        ConfinedDecoder.Wording(
            documents: documents, document: document, program: "\(program), a part of ombudsd,",
            install: "install ombudsd again with it in ../libexec/ombudsd beside the directory of ombudsd",
            reinstall: "install ombudsd again")
    }

    func recognise(_ probe: FileProbe) -> FormatMatch? { recogniser(probe) }

    func extract(
        _ bytes: [UInt8], name: String, as mediaType: MediaType
    ) async throws(ExtractionFailure) -> [TextPart] {
        var decoder = decoder
        // A page takes some ms for each MiB; only one that was made to hurt takes this long.
        decoder.limits.confinement.processorTime = .seconds(min(30, 3 + bytes.count >> 17))
        let text = try await decoder.output(of: bytes) { run in
            Self.refusal(from: run, of: decoder)
                ?? Refusal(
                    .damaged,
                    "It is \(decoder.wording.document) that can't be decoded, damaged or cut short; get it again, or save it as text and drop that in."
                )
        }
        guard String(validating: text, as: UTF8.self) != nil else {
            throw .refused(
                Refusal(
                    .damaged,
                    "It is \(decoder.wording.document) that can't be decoded; save it as text and drop that in."))
        }
        return [.whole(mediaType, text)]
    }

    func check() async -> ExtractorCheck? { await decoder.extractorCheck(name) }

    /// The refusal that the program gave, or that of a document for which it got no more memory. Its words are of a process that
    /// untrusted bytes may have taken over: they are one line of letters, or do not count.
    ///
    /// - Returns: nil where it gave none.
    static func refusal(from run: ChildProcess.Completion, of decoder: ConfinedDecoder) -> Refusal? {
        if run.ending == .exited(ConfinedProgram.exhaustedMemory) {
            return Refusal(
                .tooLarge,
                "It is \(decoder.wording.document) that takes more than \(decoder.limits.confinement.inForce.memory >> 20) MiB of memory to decode; save the letter in it as text and drop that in."
            )
        }
        guard run.ending == .exited(ConfinedProgram.refused), run.output.count <= 1000,
            let text = String(validating: run.output, as: UTF8.self)
        else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 3, lines[2].isEmpty else { return nil }
        return Refusal(ofProgram: String(lines[0]), String(lines[1]))
    }
}

extension Refusal {
    /// A refusal that the program gave, in words that untrusted bytes may have made.
    ///
    /// - Returns: nil where the code is none, or the message is not one line of letters.
    init?(ofProgram code: String, _ message: String) {
        guard let code = Code(rawValue: code), message.utf8.count <= 1000, message.hasSuffix("."),
            message.unicodeScalars.allSatisfy({ $0.properties.generalCategory.isPrinted })
        else { return nil }
        self.init(code, message)
    }
}

extension Unicode.GeneralCategory {
    var isPrinted: Bool {
        switch self {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }
}
