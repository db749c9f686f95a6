import Extraction
import FoundationEssentials
import Inbox
import Ingest
import Linux
import Logging
import Model
import Oversight
import Repository
import Store

/// Commits the documents that were read, and archives their files.
struct BatchCommit: Sendable {
    let repository: RepositoryActor
    let run: InboxRun
    let attempts: DocumentAttempts
    let returned: ReturnedFiles
    /// Held from the writing of a document's copy to its archiving, so that nothing is removed meanwhile.
    let archiveLock: AsyncLock
    let leftOriginals: LeftOriginals
    /// nil where nobody looks for words.
    let texts: IndexedTexts?
    let storeOutage: OutageLog
    /// Of documents whose originals no place accepts.
    let copyOutage: OutageLog
    let decoderOutages: DecoderOutages
    let reasons: ReasonRevision
    let duplicates: DuplicateLog
    let meter: WorkMeter
    let logger: Logger

    /// Commits the documents of a batch and archives its files, one batch at a time.
    func callAsFunction(_ batch: ReadBatch, from inbox: Inbox) async {
        await archiveLock.withLock { await self.commitLocked(batch, from: inbox) }
    }

    private func commitLocked(_ batch: ReadBatch, from inbox: Inbox) async {
        guard run.failure == nil else { return }
        var retries: [Verdict] = []
        var read: [(file: SettledFile, document: IngestedDocument)] = []
        for (file, outcome) in zip(batch.files, batch.outcomes) {
            switch outcome {
            case .read(let document): read.append((file, await recognised(document, in: file)))
            case .failed(let error):
                let delay = Self.backoff.delay(afterRetries: file.attempt)
                retries.append(Verdict(file, .retry(after: delay, because: error), distinction: ""))
            case .waiting(let trouble):
                decoderOutages.began(batch.decoded ?? .unknown, trouble, isRecognition: batch.wasRecognised)
                let delay = Self.backoff.delay(afterRetries: file.attempt)
                retries.append(Verdict(file, .retry(after: delay), distinction: ""))
            }
        }
        if let mediaType = batch.decoded, !read.isEmpty {
            decoderOutages.ended(mediaType, isRecognition: batch.wasRecognised)
        }
        // A document whose original could be lost is not committed: nobody could look its figures up.
        let withdrawn = await repository.look(\.withdrawnDocuments)
        var prepared = inbox.prepare(read.map { Verdict($0.file, $0.document, withdrawn) })
        if let failure = prepared.lazy.compactMap(\.failure).first {
            copyOutage.began(
                "Documents can't be stored, because no place accepts a copy of their originals; the files stay in the inbox and are tried again, and their alerts wait",
                failure)
        } else if !read.isEmpty {
            copyOutage.ended("Originals can be kept again.")
        }
        let outdated = await reasons.outdated(read.map(\.document)).union(
            zip(read, prepared).filter { $1.hasOutdatedReason }.map { $0.0.document.document.sha256 })
        await commit(read, &prepared, of: batch)
        if !outdated.isEmpty { await reasons(outdated, in: inbox) }
        let outcomes = await inbox.conclude(prepared + inbox.prepare(retries))
        if inbox.mayHaveLeftCopies { leftOriginals.work.send() }
        repository.work.send()
        for ((file, _), outcome) in zip(read, outcomes) {
            switch outcome {
            // A file that comes again with what it held is no new arrival then either, also when the process dies here.
            case .postponed, .failed, .stayed(_, _, isOpen: true): break
            case .archived, .replaced, .stayed(_, _, isOpen: false): returned.forget(ReturnedFile(file))
            }
        }
        for case .failed(let error) in outcomes where error.code == .syncFailed { run.fail(error) }
        let files = outcomes.count { if case .archived = $0 { true } else { false } }
        if files > 0 { meter.note(files: files, since: batch.start, at: Timestamp(.now)) }
    }

    /// Commits the documents whose copies are safe.
    ///
    /// - Parameter prepared: one for each document; another try where the commit fails.
    private func commit(
        _ read: [(file: SettledFile, document: IngestedDocument)], _ prepared: inout [PreparedVerdict],
        of batch: ReadBatch
    ) async {
        let safe = prepared.indices.filter { prepared[$0].isSafe }
        let documents = safe.map { read[$0].document }
        let sha256s = documents.map(\.document.sha256)
        do throws(StoreError) {
            let known = await repository.look { state in sha256s.map(state.outcome) }
            let count = try await repository.commit(documents.map(\.event), at: batch.at)
            let isAllCommitted = attempts.recordCommit(of: sha256s, altering: count, wereDecoded: batch.wasDecoded)
            if isAllCommitted { storeOutage.ended("Documents can be stored again.") }
            texts?.note(zip(documents, known).filter { $1.map { $0 == .rejected } ?? true }.map(\.0))
            for (index, outcome) in zip(safe, known) {
                // A file that could not be archived is read again and again, and is logged once. A file that waited for its
                // decoder is read for the first time.
                let (file, document) = read[index]
                if file.attempt == 0 || batch.wasDecoded && outcome == nil { log(document, in: file, known: outcome) }
            }
        } catch {
            attempts.recordFailedCommit(of: sha256s)
            storeOutage.began("Documents can't be stored; the files stay in the inbox and are tried again", error)
            let stored = await repository.stored(among: sha256s)
            for (index, sha256) in zip(safe, sha256s) {
                prepared[index].postpone(
                    for: Self.backoff.delay(afterRetries: read[index].file.attempt),
                    mayBeCommitted: stored?.contains(sha256) ?? true)
            }
        }
    }

    /// Gives a document its known arrival where its file was returned to the inbox: it has not arrived anew.
    private func recognised(_ document: IngestedDocument, in file: SettledFile) async -> IngestedDocument {
        let sha256 = document.document.sha256
        guard returned.contains(ReturnedFile(file)),
            let known = await repository.look({ $0.rejections[sha256]?.document.arrivals.first })
        else { return document }
        return document.arriving(as: known)
    }

    private static let backoff = Backoff(to: .seconds(64))

    private func log(_ document: IngestedDocument, in file: SettledFile, known: State.Outcome?) {
        let name = document.document.name
        switch (document.result, known) {
        case (.failure(let refusal), .rejected) where returned.contains(ReturnedFile(file)):
            logger.info("“\(name)” still can't be read: \(refusal.message)")
        case (.success(let readings), .processed(let years))
        where readings.allSatisfy { reading in years.contains { $0.slug == reading.authority.slug } }:
            duplicates.note(name)
        case (.failure, .some): duplicates.note(name)
        case (.success(let readings), _):
            for reading in readings {
                logger.info("Read “\(name)”: \(reading.authority.name), \(reading.period), \(reading.countText).")
                if !reading.authority.isListed {
                    logger.notice(
                        "“\(reading.authority.name)” is not on the list of authorities; it is stored with the type other."
                    )
                }
            }
        // The alert document-rejected follows, and says why.
        case (.failure, nil): break
        }
    }
}

extension Reading {
    /// As "12 figures", and "no figures of the whole council, 3 of single services".
    fileprivate var countText: String {
        let own = "\(figures.count) \(figures.count == 1 ? "figure" : "figures")"
        let ofServices = services.reduce(0) { $0 + $1.figures.count }
        if ofServices == 0 { return own }
        return (figures.isEmpty ? "no figures of the whole council" : own) + ", \(ofServices) of single services"
    }
}

extension Verdict {
    /// - Parameter withdrawn: the documents whose originals lie aside. Another file of one joins them.
    fileprivate init(_ file: SettledFile, _ ingested: IngestedDocument, _ withdrawn: Set<String>) {
        let document = ingested.document
        file.note(sha256: document.sha256)
        let distinction = String(document.sha256.prefix(8))
        switch ingested.result {
        case .success(let readings):
            let year = readings.map(\.period).max()?.name ?? OriginalsFolder.undated
            let folder = withdrawn.contains(document.sha256) ? OriginalsFolder.withdrawn : year
            self.init(file, .processed(folder: folder), distinction: distinction)
        case .failure(let refusal):
            let note = RejectionNote(document, refusal)
            self.init(file, .rejected(reason: note.json), distinction: distinction) { reason in
                guard let there = RejectionNote(json: reason), there.sha256 == note.sha256 else { return .other }
                return there.isSameReason(as: note) ? .same : .outdated
            }
        }
    }
}
