public import Model

/// The cost of turning a file into text.
public enum ExtractionCost: Hashable, Sendable {
    /// Less than reading the text does: it is done at once, on the thread that has the bytes.
    case immediate
    /// A process of its own, which queues for a free slot: other files pass.
    case confinedProgram
}

/// Another way to turn a file into text than `Extractor.extract`.
public enum TextView: Hashable, Sendable {
    /// The words in another order, column by column, for what the first view leaves unclear.
    case columns
    /// The same order, with blank lines between the paragraphs and nowhere else, for reports: whom a number is about follows from its
    /// paragraph.
    case paragraphs
}

/// A file format: recognises its files by their content and turns them into text parts.
///
/// `docs/new-format.md` says how one is added.
public protocol Extractor: Sendable {
    /// The format's name in checks, as `pdf`; stable.
    var name: String { get }
    /// The media types that `recognise` gives.
    var mediaTypes: [MediaType] { get }
    var cost: ExtractionCost { get }

    /// Looks whether a file is of this format. It must stand any bytes.
    ///
    /// - Returns: the media type and the evidence for it; nil where the bytes speak against it.
    func recognise(_ probe: FileProbe) -> FormatMatch?

    /// Turns a file into text parts, at least one, in the order in which they stand.
    ///
    /// - Parameters:
    ///   - name: the file's name.
    ///   - mediaType: the media type that `recognise` gave.
    /// - Throws: `refused` where the file is at fault; `unavailable` where it is not, so that it can be tried again.
    func extract(
        _ bytes: [UInt8], name: String, as mediaType: MediaType
    ) async throws(ExtractionFailure) -> [TextPart]

    /// Turns a file into text parts in another way: the same parts with the same pages.
    ///
    /// - Parameters: as those of `extract`, which succeeded before.
    /// - Returns: nil for a format, or a file, that has no such view.
    /// - Throws: `unavailable` where the file can be tried again.
    func extractView(
        _ view: TextView, of bytes: [UInt8], name: String, as mediaType: MediaType
    ) async throws(ExtractionFailure) -> [TextPart]?

    /// Tries whether the format can be read on this system.
    ///
    /// - Returns: nil for a format that needs nothing but this program.
    func check() async -> ExtractorCheck?
}

extension Extractor {
    public func check() async -> ExtractorCheck? { nil }

    public func extractView(
        _ view: TextView, of bytes: [UInt8], name: String, as mediaType: MediaType
    ) async throws(ExtractionFailure) -> [TextPart]? { nil }
}

/// A file format whose files are turned into text at once, without waiting.
public protocol ImmediateExtractor: Extractor {
    /// Turns a file into text parts, at least one, in the order in which they stand.
    ///
    /// - Throws: a refusal where the file is at fault.
    func extractNow(_ bytes: [UInt8], name: String, as mediaType: MediaType) throws(Refusal) -> [TextPart]
}

extension ImmediateExtractor {
    public var cost: ExtractionCost { .immediate }

    public func extract(
        _ bytes: [UInt8], name: String, as mediaType: MediaType
    ) async throws(ExtractionFailure) -> [TextPart] {
        do throws(Refusal) {
            return try extractNow(bytes, name: name, as: mediaType)
        } catch {
            throw .refused(error)
        }
    }
}

/// The result of trying whether a format can be read on a system.
public struct ExtractorCheck: Hashable, Sendable {
    public enum Outcome: Sendable {
        case works
        /// It works, with less protection than it could have.
        case unprotected
        case fails
    }

    /// The extractor's name.
    public let name: String
    public let outcome: Outcome
    /// One clause for a person, without a full stop.
    public let message: String
    /// The next step, where there is one.
    public let advice: String?

    public init(_ name: String, _ outcome: Outcome, _ message: String, advice: String? = nil) {
        self.name = name
        self.outcome = outcome
        self.message = message
        self.advice = advice
    }
}
