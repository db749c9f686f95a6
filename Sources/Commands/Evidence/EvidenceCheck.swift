import Archives
import ControlInterface
import FoundationEssentials
import Linux
import Model

/// The check of an evidence archive against its own checksums. It needs no daemon and no store.
struct EvidenceCheck: Encodable {
    /// A file that is not as it was when the archive was made.
    struct Problem: Encodable {
        var file: String
        var message: String
    }

    var schema = "ombudsd.evidence-check/1"
    /// Whether every file is as it was.
    var valid: Bool { problems.isEmpty }
    var authority: Authority?
    var period: Period?
    /// The number of files beside the list of checksums.
    var files = 0
    /// The SHA-256 of the list of checksums, which is printed when an archive is made.
    var checksums: String
    var problems: [Problem] = []

    private enum CodingKeys: String, CodingKey { case schema, valid, authority, period, files, checksums, problems }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(schema, forKey: .schema)
        try container.encode(valid, forKey: .valid)
        try container.encodeIfPresent(authority, forKey: .authority)
        try container.encodeIfPresent(period, forKey: .period)
        try container.encode(files, forKey: .files)
        try container.encode(checksums, forKey: .checksums)
        try container.encode(problems, forKey: .problems)
    }

    /// The maximum size of the list of checksums and of the manifest, in bytes.
    private static let largestList = 16 << 20

    /// - Throws: `not-found`; `not-permitted`; `unreadable` for a file that is no such archive.
    init(of path: String) throws(Failure) {
        let reader: ZIPReader
        do throws(ArchiveError) {
            reader = try ZIPReader(path)
        } catch {
            throw Failure(error)
        }
        guard let list = reader.content(of: EvidenceBundle.checksums, limit: Self.largestList),
            let sums = Self.sums(in: list)
        else {
            throw Failure(
                .unreadable, "\(path) is no archive of `ombudsctl evidence`: it has no list of checksums, SHA256SUMS.")
        }
        checksums = SHA256.hexDigest(of: list)
        files = sums.count
        let names = Set(reader.names).subtracting([EvidenceBundle.checksums])
        for name in names.subtracting(sums.keys).sorted() {
            problems.append(Problem(file: name, message: "The file was added."))
        }
        for (name, expected) in sums.sorted(by: { $0.key < $1.key }) {
            guard names.contains(name) else {
                problems.append(Problem(file: name, message: "The file is missing."))
                continue
            }
            var hash = SHA256()
            let isWhole = reader.unpack(name) { hash.update($0) }
            let digest = hash.hexDigest()
            if !isWhole || digest != expected {
                problems.append(Problem(file: name, message: "The file was altered."))
            }
        }
        readManifest(reader, sums)
    }

    /// Holds the manifest against the list: each original has the SHA-256 by which its document is known.
    private mutating func readManifest(_ reader: ZIPReader, _ sums: [String: String]) {
        guard let bytes = reader.content(of: EvidenceBundle.manifest, limit: Self.largestList),
            let manifest = try? JSONDecoder().decode(EvidenceBundle.Manifest.self, from: Data(bytes)),
            manifest.schema == EvidenceBundle.Manifest.schema
        else {
            problems.append(
                Problem(
                    file: EvidenceBundle.manifest,
                    message: "It is no manifest that this program knows; a newer one may have made the archive."))
            return
        }
        authority = manifest.authority
        period = manifest.period
        for document in manifest.documents {
            guard let file = document.file, sums[file] != document.sha256 else { continue }
            problems.append(
                Problem(file: file, message: "The manifest has another SHA-256 for it than the list of checksums."))
        }
    }

    /// The lines of `sha256sum`; nil for another text.
    private static func sums(in list: [UInt8]) -> [String: String]? {
        var sums: [String: String] = [:]
        for line in String(decoding: list, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].utf8.count == 64, parts[0].allSatisfy(\.isHexDigit), parts[1].count > 1,
                sums.updateValue(parts[0].lowercased(), forKey: String(parts[1].dropFirst())) == nil
            else { return nil }
        }
        return sums
    }
}

extension Failure {
    init(_ error: ArchiveError) {
        let code: Code =
            switch error.code {
            case .notFound: .notFound
            case .notPermitted: .notPermitted
            case .unreadable: .unreadable
            case .failed: .failed
            }
        self.init(code, error.message)
    }
}
