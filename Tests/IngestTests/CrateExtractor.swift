@testable import Extraction
import Model

/// An invented format for files that hold others: a first line `CRATE`, then for each file a line with its name, the number of its bytes
/// and words about it, and the bytes.
struct CrateExtractor: ContainerExtractor {
    let name = "crate"
    let mediaTypes = [MediaType(rawValue: "application/zip")]
    let cost = ExtractionCost.confinedProgram

    func recognise(_ probe: FileProbe) -> FormatMatch? {
        probe.starts(with: Array("CRATE\n".utf8)) ? FormatMatch(mediaTypes[0], by: .signature) : nil
    }

    func members(
        of bytes: [UInt8], name: String, as mediaType: MediaType, within limits: ContainerLimits
    ) async throws(ExtractionFailure) -> [ContainerMember] {
        var rest = bytes[...].dropFirst(6)
        var members: [ContainerMember] = []
        while let end = rest.firstIndex(of: 0x0A) {
            let words = String(decoding: rest[..<end], as: UTF8.self).split(separator: "|").map(String.init)
            guard words.count == 3, let count = Int(words[1]) else { break }
            rest = rest[(end + 1)...]
            members.append(
                ContainerMember(
                    path: words[0].split(separator: "/").map(String.init),
                    role: words[2] == "cover" ? .coveringText : .document, date: Timestamp(seconds: 1_700_000_000),
                    content: words[2] == "locked"
                        ? .failure(Refusal(.encrypted, "It has a password.")) : .success(Array(rest.prefix(count)))))
            rest = rest.dropFirst(count)
        }
        return members
    }

    /// A file of the format.
    static func file(_ members: [(name: String, content: [UInt8], words: String)]) -> [UInt8] {
        members.reduce(into: Array("CRATE\n".utf8)) { bytes, member in
            bytes += Array("\(member.name)|\(member.content.count)|\(member.words)\n".utf8) + member.content
        }
    }

    static func file(_ members: (name: String, content: [UInt8])...) -> [UInt8] {
        file(members.map { ($0.name, $0.content, "file") })
    }
}
