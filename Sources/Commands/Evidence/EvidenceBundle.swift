import Archives
import ControlInterface
import Linux
import Model
import Oversight

/// Everything that is known of an authority's year, with the originals, as the files of an archive. The same state gives the same
/// bytes.
struct EvidenceBundle {
    /// The manifest: what the archive is about, and the originals.
    struct Manifest: Codable {
        struct Original: Codable {
            /// The path in the archive; nil where the original was not found.
            var file: String?
            var name: String
            var sha256: String
            var size: Int
            var kind: DocumentKind
            /// The document's own date; nil for one without.
            var date: String?
            /// Whether it was withdrawn, so that nothing it says counts.
            var withdrawn: Bool
        }

        static let schema = "ombudsd.evidence-manifest/1"

        var schema = Manifest.schema
        var program: String
        var authority: Authority
        var period: Period
        var documents: [Original]
    }

    static let checksums = "SHA256SUMS"
    static let manifest = "manifest.json"
    static let readings = "readings.json"
    static let alerts = "alerts.json"
    static let readMe = "README.txt"
    static let originals = "originals"
    /// The maximum size of all originals together, in bytes: they are in memory at once.
    static let largestSize = 1 << 30

    let members: [ZIPWriter.Member]
    let manifest: Manifest

    /// - Parameters:
    ///   - report: the authority with that year and its history.
    ///   - originals: the bytes of the documents, by SHA-256.
    /// - Throws: `failed` where something can't be encoded.
    init(_ report: AuthorityReport, _ year: AuthorityReport.Year, originals: [String: [UInt8]]) throws(Failure) {
        var documents: [String: Manifest.Original] = [:]
        var files: [ZIPWriter.Member] = []
        var taken: Set<String> = []
        let withdrawn = Set(year.mendings.filter { $0.isInForce && $0.act == .withdrawal }.compactMap(\.sha256))
        for entry in (year.history?.documents ?? []).sorted(by: { $0.document.sha256 < $1.document.sha256 })
        where documents[entry.document.sha256] == nil {
            let document = entry.document
            var original = Manifest.Original(
                file: nil, name: document.name, sha256: document.sha256, size: document.size, kind: entry.kind,
                date: entry.date, withdrawn: withdrawn.contains(document.sha256))
            if let bytes = originals[document.sha256] {
                let plain = Self.plainName(document.name)
                // Names that differ in case alone are one on some systems.
                let name =
                    taken.insert(plain.lowercased()).inserted ? plain : "\(document.sha256.prefix(8))-\(plain)"
                taken.insert(name.lowercased())
                original.file = "\(Self.originals)/\(name)"
                files.append(ZIPWriter.Member(name: "\(Self.originals)/\(name)", content: bytes))
            }
            documents[document.sha256] = original
        }
        let order = (year.history?.documents ?? []).map(\.document.sha256)
        manifest = Manifest(
            program: Version.current, authority: report.authority, period: year.period,
            documents: documents.values.sorted {
                (order.firstIndex(of: $0.sha256) ?? 0) < (order.firstIndex(of: $1.sha256) ?? 0)
            })
        var readings = report
        readings.years = [year]
        files += [
            try Self.json(Self.manifest, manifest), try Self.json(Self.readings, readings),
            try Self.json(Self.alerts, AlertsReport(alerts: year.alerts)),
            ZIPWriter.Member(name: Self.readMe, content: Array(EvidenceReadMe(manifest).text.utf8)),
        ]
        files.sort { $0.name < $1.name }
        let sums = files.map { "\(SHA256.hexDigest(of: $0.content))  \($0.name)\n" }.joined()
        members = files + [ZIPWriter.Member(name: Self.checksums, content: Array(sums.utf8))]
    }

    private static func json(_ name: String, _ value: some Encodable) throws(Failure) -> ZIPWriter.Member {
        ZIPWriter.Member(name: name, content: Array((try JSONOutput.indented(value) + "\n").utf8))
    }

    /// The last part of a name that any system accepts: others' signs become "_".
    private static func plainName(_ name: String) -> String {
        let last = name.split(separator: "/").last ?? "original"
        let plain = String(
            last.unicodeScalars.map { scalar in
                scalar.value < 0x20 || "\\:*?\"<>|\u{7F}".unicodeScalars.contains(scalar) ? "_" : Character(scalar)
            }.suffix(120))
        return plain.allSatisfy { $0 == "." } ? "original" : plain
    }
}

/// The text for somebody who opens the archive.
struct EvidenceReadMe {
    let text: String

    init(_ manifest: EvidenceBundle.Manifest) {
        let missing = manifest.documents.filter { $0.file == nil }
        text = """
            \(manifest.authority.name), \(manifest.period.name)
            The documents and figures that ombudsd has of this reporting year
            (1 April to 31 March), and the alerts that it raised.

            originals/      the documents, byte for byte as they arrived (\(manifest.documents.count - missing.count) of \(manifest.documents.count))
            readings.json   what was read from them: each figure with its document,
                            page, line and text; what people corrected; the history
            alerts.json     the alerts, with the reasons and who acknowledged them
            manifest.json   the documents with their SHA-256
            SHA256SUMS      the SHA-256 of every other file here

            To check that nothing was altered since the archive was made:
              ombudsctl evidence --verify FILE.zip
            or, without ombudsctl, in the directory where it was unpacked:
              sha256sum --check SHA256SUMS

            Either shows damage and careless changes. Whoever alters a file can also
            make new checksums: compare the SHA-256 of the file SHA256SUMS with the one
            that was printed, and noted elsewhere, when the archive was made.
            \(missing.isEmpty ? "" : "\nNot found when the archive was made:\n" + missing.map { "  \(printable($0.name)) (SHA-256 \($0.sha256))\n" }.joined())
            """
    }
}
