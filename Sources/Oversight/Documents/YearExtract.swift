public import Model

/// Some figures of an authority's year, each with its document: for lists over many years.
public struct YearExtract: Sendable {
    /// A figure with the document that gives it.
    public struct Entry: Hashable, Sendable {
        public var figure: Figure
        public var document: DocumentReference
        public var kind: DocumentKind
        /// Whether a finding of its document names the figure, or another document of the same kind and date contradicts it.
        public var isInDoubt: Bool
    }

    /// The document that speaks for the year.
    public let document: DocumentReference
    public let kind: DocumentKind
    public let figures: [FigureName: Entry]
}

extension YearRecord {
    /// The figures of the year's own documents. A document that is decoded for it does not stay in memory.
    ///
    /// - Parameter names: the figures wanted; nil for all.
    /// - Returns: nil for a year without documents.
    public func extract(_ names: Set<FigureName>? = nil) -> YearExtract? {
        let fresh = documents.filter { !$0.lazyReading.isDecoded }
        defer { for filed in fresh { filed.release() } }
        let figures = figures
        guard let principal = figures.principal else { return nil }
        let all = names.map { names in
            Dictionary(uniqueKeysWithValues: names.compactMap { name in figures.figure(name).map { (name, $0) } })
        }
        let contradicted = Set(figures.conflicts.map(\.name))
        return YearExtract(
            document: principal.reference, kind: principal.kind,
            figures: Dictionary(
                uniqueKeysWithValues: (all ?? figures.all).map { name, found in
                    let isInDoubt =
                        !found.figure.isEntered
                        && (contradicted.contains(name)
                            || found.filed.reading.findings.contains { $0.figures.contains(name) })
                    return (
                        name,
                        YearExtract.Entry(
                            figure: found.figure, document: found.filed.reference, kind: found.filed.kind,
                            isInDoubt: isInDoubt)
                    )
                }))
    }
}

extension FiledReading {
    fileprivate var reference: DocumentReference { DocumentReference(name: document.name, sha256: sha256) }
}
