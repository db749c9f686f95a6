import Configuration
import ControlInterface
import Inbox
import Linux
import Model
import Oversight
import Repository
import Store

/// The check of the originals against the store, and of the store against the originals.
extension ConsistencyCheck {
    mutating func checkOriginals(at now: Timestamp) async {
        for obstacle in index.obstacles { report.add(CheckReport.Problem(.unreadable, "\(obstacle).")) }
        let hashes = await inParallel(index.files, atMost: 16) { $0.sha256 }
        let known = store.state.knownDocuments
        report.documents = known.count
        let rejected = Set(index.files.lazy.filter { $0.place == .rejected }.map(\.name))
        let reasons = Set(index.files.lazy.filter { $0.place == .rejected }.map(\.reasonName))
        var present: Set<String> = []
        var leftovers: [(file: OriginalsIndex.File, sha256: String)] = []
        var unknown: [(file: OriginalsIndex.File, sha256: String)] = []
        for (file, sha256) in zip(index.files, hashes) {
            guard let sha256 else {
                add(.unreadable, file, "The file can't be read. Check its permissions and the disk.")
                continue
            }
            if file.place == .unarchived, !file.isLeftover {
                checkUnarchived(file, sha256, known, &present)
                continue
            }
            if file.isLeftover {
                leftovers.append((file, sha256))
                continue
            }
            if file.place == .inbox {
                // The daemon passes over names that desktops and editors make.
                if known[sha256] != nil, !file.name.isTemporary {
                    present.insert(sha256)
                    report.notes.append(
                        "\(file.path) is in the store already; the daemon's next start archives the file.")
                }
                continue
            }
            if known[sha256] == nil, file.isReasonNote {
                if !reasons.contains(file.name) {
                    add(.orphanedReason, file, "The rejected file of this reason is not beside it.", isMendable: true)
                    pendingRepairs.superfluous.append(file)
                }
                continue
            }
            if known[sha256] == nil {
                unknown.append((file, sha256))
                continue
            }
            report.originals += 1
            present.insert(sha256)
            check(file, sha256, known[sha256], in: rejected)
        }
        unknown += checkLeftovers(leftovers, known, &present, at: now)
        checkReasons(zip(index.files, hashes), of: known, &unknown)
        let counts = zip(index.files, hashes).filter { $0.0.isArchived }.compactMap(\.1).map { ($0, 1) }
        checkUnknown(unknown, known, Dictionary(counts, uniquingKeysWith: +), &present)
        checkMissing(from: present, of: known, at: now)
        checkList(zip(index.files, hashes), known)
    }

    /// Checks an original that waits beside the store, where its name is the SHA-256 of its content.
    private mutating func checkUnarchived(
        _ file: OriginalsIndex.File, _ sha256: String, _ known: [String: KnownDocument], _ present: inout Set<String>
    ) {
        if let document = known[sha256]?.document {
            present.insert(sha256)
            report.notes.append(
                "The original of \(document.name) waits in \(file.path); the daemon archives it as soon as it can.")
        } else if let document = known[file.name.description]?.document {
            // It was whole when it got the hash for its name.
            present.insert(document.sha256)
            let damaged = DamagedOriginal(
                file: file, foundSHA256: sha256, sha256: document.sha256, name: document.name, ground: .name)
            add(.damagedOriginal, file, damaged.message, isMendable: true)
            pendingRepairs.damaged.append(damaged)
        } else {
            report.notes.append("\(file.path) belongs to no document; the daemon's next start removes the file.")
        }
    }

    /// Sorts the temporary files that a crash left: the only original of a document must not be removed.
    ///
    /// - Returns: the copies of no known document, where a document lacks its original: one of them may be that, damaged.
    private mutating func checkLeftovers(
        _ leftovers: [(file: OriginalsIndex.File, sha256: String)], _ known: [String: KnownDocument],
        _ present: inout Set<String>, at now: Timestamp
    ) -> [(file: OriginalsIndex.File, sha256: String)] {
        guard !leftovers.isEmpty else { return [] }
        var superfluous: [(file: OriginalsIndex.File, sha256: String)] = []
        let lost = DamagedStoreText(Set(store.report.problems.compactMap(\.path)), in: places.store).documents
        for (file, sha256) in leftovers {
            let name = known[sha256]?.document.name
            guard name != nil || lost.contains(sha256), present.insert(sha256).inserted else {
                superfluous.append((file, sha256))
                continue
            }
            report.originals += 1
            add(
                .leftover, file,
                "A crash left the only original of \(name ?? "a document in a damaged file of the store") under this temporary "
                    + "name. A repair renames it.", isMendable: true)
            pendingRepairs.hidden.append(HiddenOriginal(file: file, arrivalName: name, sha256: sha256))
        }
        let isComplete = missing(from: present, of: known, at: now).isEmpty
        var copies: [(file: OriginalsIndex.File, sha256: String)] = []
        for (file, sha256) in superfluous {
            if !isComplete, known[sha256] == nil, file.name.isCopy {
                copies.append((file, sha256))
            } else {
                add(.leftover, file, "A crash left this temporary file.", isMendable: true)
                pendingRepairs.superfluous.append(file)
            }
        }
        return copies
    }

    /// The documents that should have an original and have none, whole or damaged.
    private func missing(
        from present: Set<String>, of known: [String: KnownDocument], at now: Timestamp
    ) -> [String] {
        let expired = expiredDocuments(at: now)
        let setAside = DamagedOriginals(places.damaged).documents
        return known.filter { sha256, document in
            !present.contains(sha256) && !document.isRemoved && !expired.contains(sha256) && !setAside.contains(sha256)
        }.map(\.key)
    }

    /// Checks the content of the reasons beside rejected files, and takes those that are damaged from the unknown files.
    private mutating func checkReasons(
        _ files: some Sequence<(OriginalsIndex.File, String?)>, of known: [String: KnownDocument],
        _ unknown: inout [(file: OriginalsIndex.File, sha256: String)]
    ) {
        var rejected: [FileName: (file: OriginalsIndex.File, document: KnownDocument)] = [:]
        for (file, sha256) in files where file.place == .rejected {
            if let document = sha256.flatMap({ known[$0] }), document.refusal != nil {
                rejected[file.reasonName] = (file, document)
            }
        }
        for (file, sha256) in files where file.place == .rejected && sha256.map({ known[$0] == nil }) == true {
            guard let (original, document) = rejected[file.name], let refusal = document.refusal else { continue }
            let found = RejectionNote(named: file.name, in: file.directory)
            let note = RejectionNote(document.document, refusal)
            if let found, found.isSameReason(as: note),
                document.document.arrivals.contains(where: { $0.name == found.name })
            {
                continue
            }
            add(.damagedReason, file, "This is not the reason of the file's rejection.", isMendable: true)
            pendingRepairs.missingReasons.append((original, note))
            unknown.removeAll { $0.file.path == file.path }
        }
    }

    /// Sorts the files that the store does not know: damaged originals, and those that may be new documents.
    private mutating func checkUnknown(
        _ unknown: [(file: OriginalsIndex.File, sha256: String)], _ known: [String: KnownDocument],
        _ counts: [String: Int], _ present: inout Set<String>
    ) {
        guard !unknown.isEmpty else { return }
        // A damaged store lacks documents whose files are in order.
        let isWhole = store.report.problems.isEmpty
        // A file that waits in the inbox or beside the store is an original, too.
        let elsewhere = present.filter { counts[$0] == nil }.map { ($0, Int.max) }
        let finder = DamagedOriginalFinder(
            known, in: store.state, present: counts.merging(elsewhere) { $1 }, isWhole: isWhole)
        var taken: Set<String> = []
        var lost = 0
        for (file, sha256) in unknown {
            report.originals += 1
            let testimony = listed.testimony(of: file, sha256)
            var damaged = DamagedOriginal(
                file: file, foundSHA256: sha256, name: file.name.description, ground: .stranger)
            if testimony != .original, let finding = finder.finding(for: file, sha256, besides: taken),
                let document = known[finding.sha256]?.document
            {
                // It explains why the original is missing.
                present.insert(document.sha256)
                taken.insert(document.sha256)
                damaged.sha256 = document.sha256
                damaged.name = document.name
                damaged.ground = finding.isRecognised ? .name : .elimination
            } else if case .damaged(let original) = testimony {
                damaged.sha256 = original
                damaged.ground = .list
            } else if testimony != .original, file.isReason {
                damaged.ground = .reason
            } else if testimony != .stranger {
                if isWhole {
                    add(.unknownFile, file, "The store does not know this file.", isMendable: true)
                    pendingRepairs.unknown.append(file)
                } else {
                    lost += 1
                }
                continue
            }
            add(damaged.sha256 == nil ? .unknownFile : .damagedOriginal, file, damaged.message, isMendable: true)
            pendingRepairs.damaged.append(damaged)
        }
        if lost > 0 {
            report.notes.append(
                lost == 1
                    ? "1 original is not in the undamaged part of the store."
                    : "\(lost) originals are not in the undamaged part of the store.")
        }
    }

    /// The documents whose retention period is over, so that they may lack their originals.
    private func expiredDocuments(at now: Timestamp) -> Set<String> {
        store.state.expired(by: retention, at: now).reduce(into: []) { $0.formUnion($1.originals.keys) }
    }

    private mutating func checkMissing(
        from present: Set<String>, of known: [String: KnownDocument], at now: Timestamp
    ) {
        let expired = expiredDocuments(at: now)
        let setAside = DamagedOriginals(places.damaged).documents
        // A directory that is not mounted has no files at all.
        let hasProcessed = known.contains { $0.value.refusal == nil }
        let mayBeRemoved =
            FileMode(places.rejected)?.isDirectory == true && (!hasProcessed || !present.isEmpty)
        for (sha256, document) in known.sorted(by: { $0.key < $1.key }) where !present.contains(sha256) {
            if setAside.contains(sha256) {
                report.notes.append(
                    "The original of \(document.document.name) was damaged, and is in \(places.damaged)/\(sha256). To have its "
                        + "original again, drop an undamaged copy into the inbox.")
                continue
            }
            if document.isRemoved || document.refusal != nil && mayBeRemoved {
                report.notes.append(
                    document.isRemoved
                        ? "Somebody removed the rejected file \(document.document.name); the store remembers its rejection."
                        : "Somebody removed the rejected file \(document.document.name); the daemon's next start ends its alert."
                )
                continue
            }
            if expired.contains(sha256) {
                report.notes.append(
                    "The retention period of \(document.document.name) is over and its original is removed; the daemon "
                        + "removes the rest.")
                continue
            }
            report.add(
                CheckReport.Problem(
                    .missingOriginal, path: sha256,
                    "The original of \(document.document.name) is gone. The store still has its figures; if there is a "
                        + "copy of the file, return it to the processed directory."))
        }
    }

    private mutating func check(
        _ file: OriginalsIndex.File, _ sha256: String, _ known: KnownDocument?, in rejected: Set<FileName>
    ) {
        guard let known else { return }
        guard let refusal = known.refusal else {
            if file.place == .rejected {
                add(
                    .misplacedFile, file,
                    "The document was rejected and later read. Remove the file or move it to the processed directory.")
            } else if (file.folder == OriginalsFolder.withdrawn) != store.state.withdrawnDocuments.contains(sha256) {
                report.notes.append(
                    file.folder == OriginalsFolder.withdrawn
                        ? "\(file.path) is not withdrawn; the daemon's next start moves the file to the folder of its year."
                        : "\(file.path) is withdrawn; the daemon's next start moves the file to \(OriginalsFolder.withdrawn)."
                )
            }
            return
        }
        if file.place == .processed {
            add(
                .misplacedFile, file,
                "The document was rejected (\(refusal.message)). Move the file to the rejected directory.")
        } else if !rejected.contains(file.reasonName) {
            add(.missingReason, file, "The reason of its rejection is not beside the file.", isMendable: true)
            pendingRepairs.missingReasons.append((file, RejectionNote(known.document, refusal)))
        }
    }
}
