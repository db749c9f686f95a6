import Linux

/// The text of the damaged files of a store, as far as it tells which documents they held.
struct DamagedStoreText {
    /// The SHA-256 of the documents in the damaged files. An altered byte may have made one wrong.
    private(set) var documents: Set<String> = []
    private var text = ""

    /// - Parameter paths: the damaged files, relative to the store.
    init(_ paths: Set<String>, in directory: String) {
        text = paths.sorted().map { StoreCopy.text(of: $0, in: directory) }.joined(separator: "\n")
        let key = "\"sha256\":\""
        var rest = text[...]
        while let range = rest.firstRange(of: key) {
            rest = rest[range.upperBound...]
            let sha256 = rest.prefix(64)
            if sha256.utf8.count == 64, sha256.allSatisfy(\.isHexDigit) { documents.insert(String(sha256)) }
        }
    }

    /// Whether a file has the name of a document in the damaged files, and the bytes of none: it may be a damaged original.
    func hasName(of file: OriginalsIndex.File, without sha256: String) -> Bool {
        guard !documents.contains(sha256) else { return false }
        let name = file.name.description
        return text.contains("\"\(name)\"") || text.contains("/\(name)\"")
    }
}
