import Model
import Processes

/// A format whose files the project's own program, `ombudsd-extract`, takes apart in a confined process.
struct ContainerProgram: ContainerExtractor {
    let name: String
    let mediaTypes: [MediaType]
    let cost = ExtractionCost.confinedProgram
    private let wording: ConfinedDecoder.Wording
    private let sample: [UInt8]
    private let formats: [MediaType: (argument: String, letters: String)]
    private let recogniser: @Sendable (FileProbe) -> FormatMatch?
    private let places: [String]

    /// - Parameters:
    ///   - formats: the media types, each with the program's argument, and the letters of what the program gives for the sample then.
    ///   - documents: the format's files, with a capital: "Mails".
    ///   - document: one of them, with its article: "a mail".
    ///   - sample: a file that is known to be good.
    ///   - places: absolute paths of the program; the first that exists is used.
    init(
        _ name: String, _ formats: KeyValuePairs<MediaType, (argument: String, letters: String)>, documents: String,
        document: String,
        sample: [UInt8], places: [String] = PaperExtractor.programPlaces,
        recognise: @escaping @Sendable (FileProbe) -> FormatMatch?
    ) {
        self.name = name
        mediaTypes = formats.map(\.key)
        self.formats = Dictionary(formats.map { ($0.key, $0.value) }) { first, _ in first }
        self.sample = sample
        self.places = places
        recogniser = recognise
        wording = PaperExtractor.wording(documents: documents, document: document)
    }

    func recognise(_ probe: FileProbe) -> FormatMatch? { recogniser(probe) }

    func members(
        of bytes: [UInt8], name: String, as mediaType: MediaType, within limits: ContainerLimits
    ) async throws(ExtractionFailure) -> [ContainerMember] {
        let decoder = decoder(mediaType, limits)
        let damaged = Refusal(
            .damaged,
            "It is \(wording.document) that can't be taken apart, damaged or cut short; get it again, or drop in the letters in it."
        )
        let output = try await decoder.output(of: bytes) { PaperExtractor.refusal(from: $0, of: decoder) ?? damaged }
        guard let members = MemberList.decoded(output) else { throw .refused(damaged) }
        return members
    }

    func check() async -> ExtractorCheck? {
        await decoder(mediaTypes[0], ContainerLimits()).extractorCheck(name)
    }

    private func decoder(_ mediaType: MediaType, _ limits: ContainerLimits) -> ConfinedDecoder {
        func arguments(_ limits: ContainerLimits) -> [String] {
            let numbers = [max(0, limits.depth), max(0, limits.parts), max(0, limits.size), limits.memberSize]
            return [formats[mediaType]?.argument ?? name] + numbers.map { "\($0)" }
        }
        var sample = ConfinedDecoder.Sample(sample, letters: Array((formats[mediaType]?.letters ?? "").utf8))
        sample.arguments = arguments(ContainerLimits())
        var decoder = ConfinedDecoder(
            wording: wording, places: places, arguments: arguments(limits), sample: sample, serves: true)
        // The lengths and names of the members come on top of their bytes.
        decoder.limits.confinement.output = max(limits.size, 0) + 8 << 20
        return decoder
    }
}
