public import Model

/// The file formats that are read. Whoever has bytes asks it, and names no format.
public struct Extractors: Sendable {
    /// Every format of the program. A new one is a file in `Formats` and a line here.
    public static let all = Extractors([
        PlainTextExtractor(),
        PDFExtractor(),
        PaperExtractor.html,
        OfficeExtractor.word,
        OfficeExtractor.openDocumentText,
        OfficeExtractor.excel,
        OfficeExtractor.openDocumentSpreadsheet,
        ContainerProgram.mail,
        ContainerProgram.outlook,
        ContainerProgram.zip,
        PictureExtractor(),
    ])

    /// An extractor, by whether it has to be waited for.
    private enum Entry {
        case immediate(any ImmediateExtractor)
        case queued(any Extractor)
        /// It has to be waited for, and so have the files inside.
        case container(any ContainerExtractor)

        var extractor: any Extractor {
            switch self {
            case .immediate(let extractor): extractor
            case .queued(let extractor): extractor
            case .container(let extractor): extractor
            }
        }
    }

    private let entries: [Entry]

    /// - Parameter extractors: of two with the same evidence for a file the earlier one reads it.
    public init(_ extractors: [any Extractor]) {
        entries = extractors.map { extractor in
            if let immediate = extractor as? any ImmediateExtractor {
                .immediate(immediate)
            } else if let container = extractor as? any ContainerExtractor {
                .container(container)
            } else {
                .queued(extractor)
            }
        }
    }

    /// The extractors, in the order in which they are asked.
    public var list: [any Extractor] { entries.map(\.extractor) }

    /// The media type of a file, whether its format is read or not.
    ///
    /// - Parameters:
    ///   - bytes: the whole file, or its beginning.
    ///   - name: the file's name; its ending helps where the bytes alone do not tell.
    public func mediaType(of bytes: [UInt8], name: String) -> MediaType {
        switch recognise(FileProbe(bytes, name: name)) {
        case .read(_, let mediaType): mediaType
        case .unread(let format): format.mediaType
        }
    }

    /// Whether the bytes are turned into text by a program, for which it has to be waited.
    ///
    /// - Parameter name: the file's name; its ending helps where the bytes alone do not tell.
    public func needsProgram(_ bytes: [UInt8], name: String) -> Bool {
        switch recognise(FileProbe(bytes, name: name)) {
        case .read(.queued, _), .read(.container, _): true
        case .read(.immediate, _), .unread: false
        }
    }

    /// Turns a file's bytes into text, where that needs no program.
    ///
    /// - Parameter name: the file's name; its ending helps where the bytes alone do not tell.
    /// - Returns: nil where it needs a program, for which it has to be waited.
    /// - Throws: a refusal for a file that is empty, not text, or of a format that is not read.
    public func extractNow(_ bytes: [UInt8], name: String) throws(Refusal) -> ExtractedFile? {
        let probe = FileProbe(bytes, name: name)
        return switch recognise(probe) {
        case .read(.immediate(let extractor), let mediaType):
            ExtractedFile(
                mediaType: mediaType, parts: try extractor.extractNow(bytes, name: name, as: mediaType))
        case .read(.queued, _), .read(.container, _): nil
        case .unread(let format): throw format.refusal(of: probe)
        }
    }

    /// Turns a file's bytes into text, and waits for the program where that needs one.
    ///
    /// - Parameter name: the file's name; its ending helps where the bytes alone do not tell.
    public func extract(_ bytes: [UInt8], name: String) async throws(ExtractionFailure) -> ExtractedFile {
        guard let (container, mediaType) = container(of: bytes, name: name) else {
            return try await extractItself(bytes, name: name)
        }
        return ExtractedFile(
            mediaType: mediaType,
            parts: try await MemberWalk(by: self).parts(of: bytes, name: name, container, as: mediaType))
    }

    /// Turns a file's own bytes into text, and no file that it holds.
    func extractItself(_ bytes: [UInt8], name: String) async throws(ExtractionFailure) -> ExtractedFile {
        let probe = FileProbe(bytes, name: name)
        switch recognise(probe) {
        case .read(let entry, let mediaType):
            return ExtractedFile(
                mediaType: mediaType, parts: try await entry.extractor.extract(bytes, name: name, as: mediaType))
        case .unread(let format): throw .refused(format.refusal(of: probe))
        }
    }

    /// Turns a file into text in another way.
    ///
    /// - Returns: nil where the format has no such view of the file.
    public func extractView(
        _ view: TextView, of bytes: [UInt8], name: String
    ) async throws(ExtractionFailure) -> ExtractedFile? {
        guard let (container, mediaType) = container(of: bytes, name: name) else {
            return try await extractViewItself(view, of: bytes, name: name)
        }
        return try await MemberWalk(by: self).view(view, of: bytes, name: name, container, as: mediaType)
            .map { ExtractedFile(mediaType: mediaType, parts: $0) }
    }

    /// Turns a file's own bytes into text in another way, and no file that it holds.
    func extractViewItself(
        _ view: TextView, of bytes: [UInt8], name: String
    ) async throws(ExtractionFailure) -> ExtractedFile? {
        guard case .read(let entry, let mediaType) = recognise(FileProbe(bytes, name: name)) else { return nil }
        return try await entry.extractor.extractView(view, of: bytes, name: name, as: mediaType)
            .map { ExtractedFile(mediaType: mediaType, parts: $0) }
    }

    /// The format that takes a file apart; nil for a file that holds no others.
    func container(of bytes: [UInt8], name: String) -> (any ContainerExtractor, MediaType)? {
        guard case .read(.container(let container), let mediaType) = recognise(FileProbe(bytes, name: name)),
            container.mayHoldFiles(bytes)
        else { return nil }
        return (container, mediaType)
    }

    /// Tries whether the formats that need more than this program can be read on this system, and whether its kernel confines
    /// the programs that decode them.
    public func checks() async -> [ExtractorCheck] {
        var checks: [ExtractorCheck] = []
        for entry in entries {
            if let check = await entry.extractor.check() { checks.append(check) }
        }
        return checks + [.confinement]
    }

    private enum Recognised {
        case read(Entry, MediaType)
        case unread(UnreadFormat)
    }

    private func recognise(_ probe: FileProbe) -> Recognised {
        var best: (entry: Entry, match: FormatMatch)?
        for entry in entries {
            guard let match = entry.extractor.recognise(probe) else { continue }
            if let best, best.match.evidence >= match.evidence { continue }
            best = (entry, match)
        }
        guard let (unread, evidence) = UnreadFormat.recognise(probe) else {
            return best.map { .read($0.entry, $0.match.mediaType) } ?? .unread(.unknown)
        }
        guard let best, best.match.evidence >= evidence else { return .unread(unread) }
        return .read(best.entry, best.match.mediaType)
    }
}
