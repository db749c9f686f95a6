@testable import Extraction
import Ingest
import Model
import Synchronization
import TestSupport
import Testing

/// Files that unpack to much more than they have: the bytes that all of them hold at a time are bounded.
@Suite(.timeLimit(.minutes(1)))
struct LargeTreeTests {
    /// Counts the bytes of members that are being turned into text.
    private final class Gauge: Sendable {
        private let held = Mutex((now: 0, most: 0))

        var most: Int { held.withLock { $0.most } }

        func add(_ count: Int) {
            held.withLock { held in
                held.now += count
                held.most = max(held.most, held.now)
            }
        }
    }

    /// An invented format whose files say by how many bytes they unpack.
    private struct BombExtractor: ContainerExtractor {
        let name = "bomb"
        let mediaTypes = [MediaType.zip]
        let cost = ExtractionCost.confinedProgram

        func recognise(_ probe: FileProbe) -> FormatMatch? {
            probe.starts(with: Array("BOMB".utf8)) ? FormatMatch(mediaTypes[0], by: .signature) : nil
        }

        func members(
            of bytes: [UInt8], name: String, as mediaType: MediaType, within limits: ContainerLimits
        ) async throws(ExtractionFailure) -> [ContainerMember] {
            let count = Int(String(decoding: bytes.dropFirst(5), as: UTF8.self)) ?? 0
            guard count <= limits.size else { throw .refused(ContainerLimits.tooLarge(limits.size)) }
            let content = Array("LUMP".utf8) + [UInt8](repeating: 0x20, count: count - 4)
            return [ContainerMember(path: ["lump"], content: .success(content))]
        }
    }

    private struct LumpExtractor: Extractor {
        let name = "lump"
        let mediaTypes = [MediaType.plain]
        let cost = ExtractionCost.confinedProgram
        let gauge: Gauge
        /// The number of bytes of text that a lump gives.
        var text = 4

        func recognise(_ probe: FileProbe) -> FormatMatch? {
            probe.starts(with: Array("LUMP".utf8)) ? FormatMatch(mediaTypes[0], by: .signature) : nil
        }

        func extract(
            _ bytes: [UInt8], name: String, as mediaType: MediaType
        ) async throws(ExtractionFailure) -> [TextPart] {
            gauge.add(bytes.count)
            // The others get the time to come as far.
            for _ in 0..<1000 { await Task.yield() }
            gauge.add(-bytes.count)
            return [.whole(.plain, [UInt8](repeating: 0x41, count: text))]
        }
    }

    private static func read(_ size: Int, times: Int, gauge: Gauge) async {
        let extractors = Extractors([BombExtractor(), LumpExtractor(gauge: gauge)])
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<times {
                group.addTask { _ = try? await extractors.read(Array("BOMB \(size)".utf8), name: "a.bomb") }
            }
        }
    }

    @Test func `of files that unpack to much one is held at a time`() async {
        let gauge = Gauge()
        let size = MemberWalk.smallSize + 1
        await Self.read(size, times: 6, gauge: gauge)
        #expect(gauge.most == size)
    }

    @Test func `small ones are read at the same time`() async {
        let gauge = Gauge()
        await Self.read(1 << 10, times: 6, gauge: gauge)
        #expect((1 << 10...4 << 10).contains(gauge.most))
    }

    @Test func `few bytes that decode to more text than the limit are refused as too large`() async throws {
        let extractors = Extractors([BombExtractor(), LumpExtractor(gauge: Gauge(), text: 2000)])
        var limits = ContainerLimits()
        limits.size = 1000
        await #expect(throws: ExtractionFailure.refused(ContainerLimits.tooLarge(1000))) {
            _ = try await MemberWalk(by: extractors, limits: limits).parts(
                of: Array("BOMB 10".utf8), name: "a.bomb", BombExtractor(), as: .zip)
        }
    }
}
