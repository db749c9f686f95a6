import Linux
import Oversight
import Repository

/// Recognises archived files whose bytes are no longer those of their document: by the name under which the document was
/// archived, by its place, or by elimination: while any document lacks its original, a file that the store does not know may be that
/// original, renamed and damaged.
///
/// Such a file must never be read as a new document: one altered byte makes 64% of 14%.
struct DamagedOriginalFinder {
    private struct ArchivedName: Hashable {
        var place: OriginalsIndex.Place
        var name: String
    }

    private let known: [String: KnownDocument]
    /// The known documents that have no file with their bytes, and should have one.
    private let missing: Set<String>
    /// The known documents that have fewer files with their bytes than names under which they were archived.
    private var lacking: Set<String> = []
    private let isWhole: Bool
    private let state: State
    private var documentsByName: [ArchivedName: [String]] = [:]
    private var documentsByDigits: [Substring: [String]] = [:]

    /// A document, and the reason why a file is taken for its damaged original.
    struct Finding: Equatable {
        var sha256: String
        /// Whether the file's name or size is the document's; else it is only that the store does not know the file, and the
        /// document lacks its original.
        var isRecognised: Bool
    }

    /// - Parameters:
    ///   - present: the number of files with each SHA-256.
    ///   - isWhole: whether the store is undamaged. A damaged store lacks documents whose originals are in order, so that
    ///     elimination proves nothing.
    init(_ known: [String: KnownDocument], in state: State, present: [String: Int], isWhole: Bool) {
        self.known = known
        self.state = state
        self.isWhole = isWhole
        missing = Set(known.filter { present[$0.key] == nil && !$0.value.isRemoved }.keys)
        for (sha256, document) in known {
            documentsByDigits[sha256.prefix(8), default: []].append(sha256)
            let names = Set(
                document.document.arrivals.map { $0.name.split(separator: "/").last.map(String.init) ?? "" })
            for name in names {
                documentsByName[ArchivedName(place: document.place, name: name), default: []].append(sha256)
            }
            if !document.isRemoved, present[sha256, default: 0] < names.count { lacking.insert(sha256) }
        }
    }

    /// The known document that an archived file is taken for a damaged original of; nil for a file that is not.
    ///
    /// - Parameters:
    ///   - sha256: the SHA-256 of the file's bytes, which the store does not know.
    ///   - taken: the documents that other files were taken for.
    func finding(
        for file: OriginalsIndex.File, _ sha256: String, besides taken: Set<String> = []
    ) -> Finding? {
        let name = file.name.description
        if let digits = Self.distinction(of: name) {
            // The archived name holds the first digits of the hash where the plain name was in use.
            if sha256.hasPrefix(digits) { return nil }
            if let document = documentsByDigits[digits]?.first(where: { known[$0]?.place == file.place }) {
                return Finding(sha256: document, isRecognised: true)
            }
        }
        let named = documentsByName[ArchivedName(place: file.place, name: name)] ?? []
        let lost = named.filter(missing.contains)
        // A document whose original is whole elsewhere lost its name to this file: originals that were swapped.
        let sized = missing.filter { known[$0]?.document.size == file.size }
        if !named.isEmpty, lost.isEmpty, sized.count == 1, let document = sized.first {
            return Finding(sha256: document, isRecognised: true)
        }
        if let document = lost.first(where: { known[$0]?.document.size == file.size }) ?? lost.first
            ?? named.first(where: { state.originalsFolder(of: $0) == file.folder })
        {
            return Finding(sha256: document, isRecognised: true)
        }
        // A file that a person has renamed has its size still.
        let alike = missing.filter { isInPlace(file, $0) && known[$0]?.document.size == file.size }
        if alike.count == 1, let document = alike.first { return Finding(sha256: document, isRecognised: true) }
        return isWhole ? remaining(for: file, besides: taken).map { Finding(sha256: $0, isRecognised: false) } : nil
    }

    /// The document that lacks its original and is most like a file by its place and size.
    private func remaining(for file: OriginalsIndex.File, besides taken: Set<String>) -> String? {
        lacking.min { left, right in
            func order(_ sha256: String) -> (Int, Int, Int, String) {
                let document = known[sha256]
                return (
                    taken.contains(sha256) ? 1 : 0, isInPlace(file, sha256) ? 0 : document?.place == file.place ? 1 : 2,
                    abs((document?.document.size ?? 0) - file.size), sha256
                )
            }
            return order(left) < order(right)
        }
    }

    private func isInPlace(_ file: OriginalsIndex.File, _ sha256: String) -> Bool {
        known[sha256]?.place == file.place && state.originalsFolder(of: sha256) == file.folder
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
