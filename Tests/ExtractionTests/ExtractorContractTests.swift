import Extraction
import Glibc
import Model
import Specimens
import Testing

/// The contract that every extractor in `Extractors.all` keeps, whatever its format.
@Suite(.timeLimit(.minutes(3)))
struct ExtractorContractTests {
    private static let extractors = Extractors.all
    static let names = extractors.list.map(\.name)

    private func extractor(_ name: String) throws -> any Extractor {
        try #require(Self.extractors.list.first { $0.name == name })
    }

    private func samples(_ name: String) throws -> [FormatSample] {
        let samples = try #require(FormatSample.all[name], "FormatSample.all has no sample of \(name)")
        // A sample of a format that can't be read on this system says nothing.
        let isMissing =
            name == "pdf" && access("/usr/bin/pdftotext", X_OK) != 0
            || name == "scans" && !RecognitionPrograms.areInstalled
        return isMissing ? [] : samples
    }

    @Test func `names and media types are unique`() {
        #expect(Set(Self.names).count == Self.names.count)
        let types = Self.extractors.list.flatMap(\.mediaTypes)
        #expect(Set(types).count == types.count && !types.contains(.unknown))
    }

    @Test(arguments: names)
    func `a format recognises its own samples, and has one for each media type`(_ name: String) throws {
        let extractor = try extractor(name)
        let samples = try #require(FormatSample.all[name])
        #expect(Set(samples.map(\.mediaType)) == Set(extractor.mediaTypes))
        for sample in samples {
            let match = extractor.recognise(FileProbe(sample.bytes, name: sample.name))
            #expect(match?.mediaType == sample.mediaType, "\(sample)")
            #expect(Self.extractors.mediaType(of: sample.bytes, name: sample.name) == sample.mediaType, "\(sample)")
        }
    }

    @Test(arguments: names)
    func `a format claims no sample of another with as good evidence`(_ name: String) throws {
        let extractor = try extractor(name)
        for (owner, samples) in FormatSample.all where owner != name {
            for sample in samples {
                let probe = FileProbe(sample.bytes, name: sample.name)
                guard let claim = extractor.recognise(probe) else { continue }
                let own = try #require(try self.extractor(owner).recognise(probe))
                #expect(claim.evidence < own.evidence, "\(name) claims \(sample)")
            }
        }
    }

    @Test(arguments: names)
    func `a sample gives its text, under any name`(_ name: String) async throws {
        for sample in try samples(name) {
            for fileName in [sample.name, "", "letter", "letter.xyz"] {
                let parts = try await Self.extractors.extract(sample.bytes, name: fileName).parts
                #expect(!parts.isEmpty && Set(parts.map(\.path)).count == parts.count)
                let texts = parts.compactMap { try? $0.text.get() }.map { String(decoding: $0, as: UTF8.self) }
                #expect(texts.contains { $0.contains(sample.words) }, "\(sample) as \(fileName)")
            }
        }
    }

    @Test(arguments: names)
    func `the two ways to extract agree, and the cost says which of them there are`(_ name: String) async throws {
        let extractor = try extractor(name)
        #expect((extractor.cost == .immediate) == (extractor is any ImmediateExtractor))
        for sample in try samples(name) {
            let now = try Self.extractors.extractNow(sample.bytes, name: sample.name)
            #expect((now == nil) == (extractor.cost != .immediate))
            let later = try await Self.extractors.extract(sample.bytes, name: sample.name)
            if let now { #expect(now == later) }
        }
    }

    @Test(arguments: names)
    func `recognition stands any bytes and gives only the format's own media types`(_ name: String) throws {
        let extractor = try extractor(name)
        var generator = SeededGenerator(seed: 12)
        for bytes in Self.damaged(try #require(FormatSample.all[name]), count: 3000, using: &generator) {
            let match = extractor.recognise(FileProbe(bytes, name: "x.\(name)"))
            if let match { #expect(extractor.mediaTypes.contains(match.mediaType)) }
        }
    }

    /// A format that starts a process for each file is given fewer.
    @Test(arguments: names)
    func `any bytes give valid text or a refusal, the same each time`(_ name: String) async throws {
        let extractor = try extractor(name)
        let samples = try samples(name)
        guard !samples.isEmpty else { return }
        var generator = SeededGenerator(seed: 34)
        let count = extractor.cost == .immediate ? 3000 : 12
        for bytes in Self.damaged(samples, count: count, using: &generator) {
            let outcome = await Self.outcome(of: extractor, bytes)
            let again = await Self.outcome(of: extractor, bytes)
            #expect(outcome == again)
            switch outcome {
            case .success(let parts):
                #expect(!parts.isEmpty)
                for text in parts.compactMap({ try? $0.text.get() }) {
                    #expect(String(validating: text, as: UTF8.self) != nil && !text.contains(0))
                }
            case .failure(.refused(let refusal)): #expect(refusal.message.hasSuffix("."))
            case .failure(.unavailable(let trouble)): Issue.record("\(trouble)")
            }
        }
    }

    private static func outcome(
        of extractor: any Extractor, _ bytes: [UInt8]
    ) async -> Result<[TextPart], ExtractionFailure> {
        do throws(ExtractionFailure) {
            return .success(try await extractor.extract(bytes, name: "x", as: extractor.mediaTypes[0]))
        } catch {
            return .failure(error)
        }
    }

    /// Random bytes, and samples with bytes altered, removed, repeated and cut off.
    private static func damaged(
        _ samples: [FormatSample], count: Int, using generator: inout SeededGenerator
    ) -> [[UInt8]] {
        (0..<count).map { number in
            guard let sample = samples.randomElement(using: &generator), !number.isMultiple(of: 4) else {
                return (0..<Int.random(in: 0...2000, using: &generator)).map { _ in
                    UInt8.random(in: 0...255, using: &generator)
                }
            }
            var bytes = sample.bytes
            for _ in 0..<Int.random(in: 1...12, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 9))
                case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 60)], at: place)
                default: bytes.removeSubrange(place...)
                }
            }
            return bytes
        }
    }
}
