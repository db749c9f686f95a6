import Linux
import Oversight

/// Recognises archived files whose bytes are no longer those of their document: by the name under which the document was
/// archived, and by its place.
///
/// Such a file must never be read as a new document: one altered byte makes 64% of 14%.
struct DamagedOriginalFinder {
    private struct ArchivedName: Hashable {
        var place: OriginalsIndex.Place
        var name: String
    }

    private let known: [String: KnownDocument]
    /// The known documents that have no file with their bytes.
    private let missing: Set<String>
    private let state: State
    private var documentsByName: [ArchivedName: [String]] = [:]
    private var documentsByDigits: [Substring: [String]] = [:]

    /// - Parameter present: the SHA-256 of the files that are there.
    init(_ known: [String: KnownDocument], in state: State, present: Set<String>) {
        self.known = known
        self.state = state
        missing = Set(known.keys.filter { !present.contains($0) })
        for (sha256, document) in known {
            documentsByDigits[sha256.prefix(8), default: []].append(sha256)
            let names = Set(
                document.document.arrivals.map { $0.name.split(separator: "/").last.map(String.init) ?? "" })
            for name in names {
                documentsByName[ArchivedName(place: document.place, name: name), default: []].append(sha256)
            }
        }
    }

    /// The SHA-256 of the known document that an archived file is a damaged original of; nil for a file that is not.
    ///
    /// - Parameter sha256: the SHA-256 of the file's bytes, which the store does not know.
    func document(damagedIn file: OriginalsIndex.File, _ sha256: String) -> String? {
        let name = file.name.description
        if let digits = Self.distinction(of: name) {
            // The archived name holds the first digits of the hash where the plain name was in use.
            if sha256.hasPrefix(digits) { return nil }
            if let document = documentsByDigits[digits]?.first(where: { known[$0]?.place == file.place }) {
                return document
            }
        }
        let named = documentsByName[ArchivedName(place: file.place, name: name)] ?? []
        let lost = named.filter(missing.contains)
        if let document = lost.first(where: { known[$0]?.document.size == file.size }) ?? lost.first { return document }
        if let document = named.first(where: { state.processedFolder(of: $0) == file.folder }) { return document }
        // A file that a person has renamed has its size still.
        let alike = missing.filter {
            known[$0]?.place == file.place && known[$0]?.document.size == file.size
                && state.processedFolder(of: $0) == file.folder
        }
        return alike.count == 1 ? alike.first : nil
    }

    /// The digits of a hash at the end of a name, before its extension and a number: `1a2b3c4d` of `letter-1a2b3c4d-2.pdf`.
    private static func distinction(of name: String) -> Substring? {
        let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name[...]
        var parts = stem.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count > 2, let last = parts.last, last.count < 5, last.allSatisfy(\.isNumber) { parts.removeLast() }
        guard parts.count > 1, let digits = parts.last, digits.utf8.count == 8,
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        return digits
    }
}
