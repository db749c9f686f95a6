public import Oversight

/// The folders of the directory of processed files.
public enum OriginalsFolder {
    /// The folder of withdrawn documents. Each other one is named after a reporting year.
    public static let withdrawn = "withdrawn"
    /// The folder of documents without a reporting year.
    public static let undated = "undated"
}

extension State {
    /// The folder of the originals of a document that was read: that of withdrawn ones, or its latest reporting year; nil for another
    /// document.
    public func originalsFolder(of sha256: String) -> String? {
        guard case .processed(let years) = outcome(of: sha256) else { return nil }
        if withdrawnDocuments.contains(sha256) { return OriginalsFolder.withdrawn }
        return years.map(\.period).max() ?? OriginalsFolder.undated
    }

    /// A document that was read, decoded for this use; nil for another one.
    public func filedDocument(_ sha256: String) -> Document? {
        guard case .processed(let years) = outcome(of: sha256) else { return nil }
        return years.lazy.compactMap { year in
            authorities[year.slug]?.years[year.period]?.documents.first { $0.sha256 == sha256 }
        }.first?.lazyDocument.valueOnce
    }
}
