import Configuration
import Extraction
import Ingest
import Linux
import Logging
import Model
import Oversight
import Repository
import Synchronization
import TextIndex

/// Keeps the index of texts in step with the store.
///
/// The texts of a document that was just committed wait here in memory for the next quiet moment. A text that is not here, because it was
/// read by an older program, the daemon died, or too much came at once, is extracted again from the originals.
final class IndexedTexts: Sendable {
    private struct Waiting {
        var documents: [(sha256: String, parts: [TextPart])] = []
        var size = 0
    }

    let index: TextIndex
    let repository: RepositoryActor
    let extractors: Extractors
    let places: Places
    let logger: Logger
    let outage: OutageLog
    /// Sent where documents wait, or may lack their texts.
    let work = WakeSignal()
    private let waiting = Mutex(Waiting())
    /// Whether the index may differ from the store.
    private let isInStep = Mutex(false)

    /// The maximum size of texts that wait in memory, in bytes. The texts of later ones are extracted again, but for those that were
    /// recognised in images: a page takes seconds, so that few of them come at once.
    private static let room = 32 << 20
    /// The number of documents that are added together.
    private static let share = 32

    init(
        index: TextIndex, repository: RepositoryActor, extractors: Extractors, places: Places, logger: Logger
    ) {
        self.index = index
        self.repository = repository
        self.extractors = extractors
        self.places = places
        self.logger = logger
        outage = OutageLog(logger)
        work.send()
    }

    /// Notes the texts of documents that were committed. It costs a commit next to nothing.
    func note(_ documents: some Sequence<IngestedDocument>) {
        waiting.withLock { waiting in
            for document in documents {
                let size = document.texts.reduce(0) { $0 + ((try? $1.text.get().count) ?? 0) }
                let isRecognised = document.texts.contains { !$0.recognisedPages.isEmpty }
                guard isRecognised || waiting.size + size <= Self.room else {
                    isInStep.withLock { $0 = false }
                    continue
                }
                waiting.size += size
                waiting.documents.append((document.document.sha256, document.texts))
            }
        }
        work.send()
    }

    /// Has the next pass compare the index with the store.
    func compareAgain() { isInStep.withLock { $0 = false } }

    /// The number of documents whose texts are not in the index.
    func missingCount() async throws(TextIndexError) -> Int {
        let indexed = try await index.documents()
        return await repository.look { state in state.outcomes.keys.count { indexed[$0] == nil } }
    }

    /// Adds what is missing, and removes what the store knows no longer.
    ///
    /// - Returns: whether nothing is left to try again.
    func update() async -> Bool {
        do throws(TextIndexError) {
            try await addWaiting()
            guard !isInStep.withLock({ $0 }) else { return true }
            isInStep.withLock { $0 = true }
            let isComplete = try await compare()
            outage.ended("The index of texts is kept again.")
            return isComplete
        } catch {
            isInStep.withLock { $0 = false }
            outage.began(
                error.code == .damaged
                    ? "The index of texts is made anew from the originals" : "The texts of documents can't be indexed",
                error)
            return false
        }
    }

    /// - Returns: the documents that were added, by SHA-256.
    @discardableResult
    private func addWaiting() async throws(TextIndexError) -> [String] {
        var added: [String] = []
        while case let share = takeShare(), !share.isEmpty {
            try await index.add(share.map { IndexedDocument($0.sha256, $0.parts) })
            added += share.map(\.sha256)
        }
        return added
    }

    private func takeShare() -> [(sha256: String, parts: [TextPart])] {
        waiting.withLock { waiting in
            let share = Array(waiting.documents.prefix(Self.share))
            waiting.documents.removeFirst(share.count)
            if waiting.documents.isEmpty { waiting.size = 0 }
            return share
        }
    }

    /// Extracts the texts of documents that the index lacks, and removes those of documents that are gone.
    ///
    /// - Returns: whether no text is missing that could be extracted later.
    func compare() async throws(TextIndexError) -> Bool {
        let indexed = try await index.documents()
        let (missing, unread, gone) = await repository.look { state in
            (
                state.documentSizes { indexed[$0] == nil }, state.unreadDocuments.filter { indexed[$0] == nil },
                indexed.keys.filter { state.outcome(of: $0) == nil }
            )
        }
        if !gone.isEmpty { try await index.remove(gone) }
        try await index.add(unread.map { IndexedDocument(sha256: $0, pages: []) })
        guard !missing.isEmpty else { return true }
        logger.info(
            missing.count == 1
                ? "The text of 1 document is being indexed."
                : "The texts of \(missing.count) documents are being indexed.")
        let left = try await extract(missing)
        if left.isEmpty { logger.info("The texts of all documents are indexed.") }
        return left.isEmpty
    }

    /// - Parameter missing: the size of each document by SHA-256.
    /// - Returns: the documents that have no text yet: a decoder is missing, or the original.
    private func extract(_ missing: [String: Int]) async throws(TextIndexError) -> [String: Int] {
        var missing = missing
        let sizes = Set(missing.values)
        for path in [places.processed, places.rejected, places.unarchived] {
            for file in (try? DirectoryTree.files(below: path, skippingForbidden: true)) ?? [] where !missing.isEmpty {
                guard !Task.isCancelled, let size = file.size, sizes.contains(size), let sha256 = file.sha256,
                    missing[sha256] != nil
                else { continue }
                // Documents that arrive come first, and their texts are at hand: a scan is not recognised twice.
                try? await work.rest(for: .milliseconds(300))
                for added in try await addWaiting() { missing[added] = nil }
                guard missing[sha256] != nil, let bytes = file.bytes(limit: size) else { continue }
                guard let parts = await extractedParts(of: bytes, named: "\(file.name)") else { continue }
                try await index.add([IndexedDocument(sha256, parts)])
                missing[sha256] = nil
            }
        }
        return missing
    }

    /// - Returns: the texts, none for a file that has none; nil where a program is not there that would give them.
    private func extractedParts(of bytes: [UInt8], named name: String) async -> [TextPart]? {
        do throws(ExtractionFailure) {
            return try await extractors.extract(bytes, name: name).parts
        } catch {
            if case .refused = error { return [] }
            return nil
        }
    }
}

extension IndexedDocument {
    init(_ sha256: String, _ parts: [TextPart]) {
        var room = TextIndex.largestText
        var pages: [Page] = []
        for part in parts where room > 0 {
            for (number, text) in part.numberedPages(limit: room) {
                pages.append(Page(part: part.path.rawValue, number: number, text: text))
                room -= text.utf8.count
            }
        }
        self.init(sha256: sha256, pages: pages)
    }
}

extension State {
    /// The sizes of some documents in bytes, by SHA-256.
    fileprivate func documentSizes(where isWanted: (String) -> Bool) -> [String: Int] {
        var sizes: [String: Int] = [:]
        for filed in authorities.values.lazy.flatMap(\.years.values).flatMap(\.documents)
        where sizes[filed.sha256] == nil && isWanted(filed.sha256) {
            sizes[filed.sha256] = filed.lazyDocument.valueOnce.size
        }
        for (sha256, record) in rejections where outcome(of: sha256) == .rejected && isWanted(sha256) {
            sizes[sha256] = record.isUnread ? nil : record.document.size
        }
        return sizes
    }

    /// The rejected documents of which there is no text: the file was larger than the settings allow, or somebody removed it.
    fileprivate var unreadDocuments: [String] {
        rejections.filter { outcome(of: $0.key) == .rejected && $0.value.isUnread }.map(\.key)
    }
}

extension DirectoryTree.File {
    /// In bytes; nil where the file is gone.
    fileprivate var size: Int? {
        (try? LinuxFileSystem().status(of: name, in: directory)).map { Int($0.stamp.size) }
    }

    fileprivate func bytes(limit: Int) -> [UInt8]? {
        (try? LinuxFileSystem().openFile(name, in: directory)).flatMap {
            try? LinuxFileSystem().content(of: $0, limit: limit)
        }
    }
}

extension RejectionRecord {
    fileprivate var isUnread: Bool { refusal.code == .tooLarge || removed == true }
}
