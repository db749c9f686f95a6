public import Extraction
import Linux
public import Model
public import Oversight
import Reading
import Repository

/// One file's document with its readings, or with the reason why there is none.
public struct IngestedDocument: Sendable {
    public package(set) var document: Document
    public private(set) var result: Result<[Reading], Refusal>
    /// The texts of the file; none where it was refused before it had any.
    public package(set) var texts: [TextPart] = []
    /// The event with its JSON, where that was encoded ahead.
    private var encoded: Change.Filed?

    /// Reads a file's bytes, where the format is extracted at once. It takes time in proportion to their number, suspends
    /// nowhere, and may run on any thread.
    ///
    /// - Parameters:
    ///   - sha256: the SHA-256 of the bytes, where it is known.
    ///   - reader: says how much work the text may take.
    /// - Returns: nil where the format needs a program that has to be waited for, where reading takes more work than the size of the
    ///   text allows, and where the task was cancelled meanwhile.
    public init?(
        readingNow bytes: [UInt8], sha256: String? = nil, arrival: Arrival, by extractors: Extractors,
        _ reader: LimitedReader = LimitedReader()
    ) {
        let sha256 = sha256 ?? SHA256.hexDigest(of: bytes)
        do throws(Refusal) {
            guard let file = try extractors.extractNow(bytes, name: arrival.name),
                let (result, pages) = try? reader.readHere(file, givenFor: arrival.directoryAuthority)
            else { return nil }
            self.init(bytes, sha256, arrival: arrival, mediaType: file.mediaType, pages: pages, result)
            texts = file.parts
        } catch {
            self.init(bytes, sha256, arrival: arrival, refused: error, extractors)
        }
    }

    /// Reads a file's bytes, and waits for the format's program where it needs one.
    ///
    /// - Parameters:
    ///   - sha256: the SHA-256 of the bytes.
    ///   - reader: reads texts in processes of their own; nil to read all in this one.
    ///   - reach: the texts that it reads.
    /// - Throws: the reason why a program does not work; the file can be tried again.
    public init(
        bytes: [UInt8], sha256: String, arrival: Arrival, by extractors: Extractors, _ reader: LimitedReader? = nil,
        _ reach: LimitedReader.Reach = .largeTexts
    ) async throws(DecoderTrouble) {
        do throws(ExtractionFailure) {
            let file = try await extractors.read(
                bytes, name: arrival.name, givenFor: arrival.directoryAuthority, by: reader, reach)
            self.init(
                bytes, sha256, arrival: arrival, mediaType: file.first.mediaType, pages: file.pages, file.result)
            texts = file.first.parts
        } catch {
            switch error {
            case .refused(let refusal): self.init(bytes, sha256, arrival: arrival, refused: refusal, extractors)
            case .unavailable(let trouble): throw trouble
            }
        }
    }

    /// Reads the bytes of a document that arrived several times, once for each authority in whose folder it lay.
    ///
    /// - Parameter arrivals: the arrivals, the first one first. Not empty.
    /// - Throws: as above.
    public init(
        bytes: [UInt8], sha256: String, arrivals: ArrivalList, by extractors: Extractors, _ reader: LimitedReader? = nil
    ) async throws(DecoderTrouble) {
        try await self.init(bytes: bytes, sha256: sha256, arrival: arrivals[0], by: extractors, reader)
        var folders: Set = [arrivals[0].directoryAuthority]
        for arrival in arrivals.dropFirst() where folders.insert(arrival.directoryAuthority).inserted {
            add(
                try await IngestedDocument(
                    bytes: bytes, sha256: sha256, arrival: arrival, by: extractors, reader
                ).result)
        }
    }

    /// Adds what the same bytes give for other authorities.
    private mutating func add(_ other: Result<[Reading], Refusal>) {
        guard case .success(let readings) = other else { return }
        guard case .success(let known) = result else {
            result = other
            return
        }
        let others = readings.filter { reading in !known.contains { $0.authority.slug == reading.authority.slug } }
        result = .success(known + others)
    }

    private init(
        _ bytes: [UInt8], _ sha256: String, arrival: Arrival, mediaType: MediaType, pages: Int,
        _ result: Result<[Reading], Refusal>
    ) {
        self.result = result.mapError { arrival.namingDirectory(in: $0) }
        document = Document(
            sha256: sha256, mediaType: mediaType.rawValue, size: bytes.count, pages: pages, arrival: arrival)
    }

    private init(
        _ bytes: [UInt8], _ sha256: String, arrival: Arrival, refused refusal: Refusal, _ extractors: Extractors
    ) {
        document = Document(
            sha256: sha256,
            mediaType: extractors.mediaType(of: bytes, name: arrival.name).rawValue, size: bytes.count, pages: 1,
            arrival: arrival)
        result = .failure(refusal)
    }

    /// A file that was refused unread.
    public init(refused refusal: Refusal, sha256: String, size: Int, arrival: Arrival) {
        document = Document(
            sha256: sha256, mediaType: MediaType.unknown.rawValue, size: size, pages: 0, arrival: arrival)
        result = .failure(refusal)
    }

    /// The same document, with an arrival that is known already.
    public func arriving(as arrival: Arrival) -> Self {
        var document = self
        document.document.arrivals = [arrival]
        document.encoded = nil
        return document
    }

    /// The same document without its latest arrival, where it has several.
    public var beforeLatestArrival: Self {
        guard document.arrivals.count > 1 else { return self }
        var earlier = self
        earlier.document.arrivals = ArrivalList(Array(document.arrivals.dropLast()))
        earlier.encoded = nil
        return earlier
    }

    /// The same document, with the JSON that a commit writes of it. Encoding takes as long as reading and may run on any
    /// thread, while commits come one after the other.
    public func encodedForCommit() -> Self {
        guard case .success(let readings) = result else { return self }
        var encoded = self
        encoded.encoded = Change.Filed(
            document: LazilyDecoded(document, json: document.json[...]),
            readings: readings.map { LazilyDecoded($0, json: $0.json[...]) })
        return encoded
    }

    /// The event to commit.
    public var event: Event {
        switch result {
        case .success(let readings): encoded.map(Event.filed) ?? .read(document, readings)
        case .failure(let refusal): .refused(document, refusal)
        }
    }
}

extension Arrival {
    /// The authority that a directory of the file in the inbox is named after; nil for a file in the inbox itself, or in directories
    /// of other names. Where two directories of its path name different authorities, neither counts.
    fileprivate var directoryAuthority: GivenAuthority? {
        let directories = name.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let named = Set(directories.compactMap { AuthorityRegister.shared.authority(ofDirectory: $0) })
        return named.count == 1 ? named.first.map { GivenAuthority($0, by: .folder) } : nil
    }

    /// The refusal of a file whose text names no authority, with those that a directory's ambiguous name ("LBH") may mean.
    fileprivate func namingDirectory(in refusal: Refusal) -> Refusal {
        guard refusal.code == .noAuthority else { return refusal }
        for directory in name.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
            let register = AuthorityRegister.shared
            guard register.candidates(named: directory).count > 1, let list = register.alternatives(named: directory)
            else { continue }
            return Refusal(
                .noAuthority,
                "It does not say which council it is about, and its folder “\(directory)” may be \(list). Drop it into a folder that is "
                    + "named after one of them.")
        }
        return refusal
    }
}
