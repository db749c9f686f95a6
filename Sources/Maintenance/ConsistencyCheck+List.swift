import Configuration
import ControlInterface
import Inbox
import Linux
import Model
import Oversight
import Store

/// The check of the list of the originals' checksums against the originals and the store.
extension ConsistencyCheck {
    mutating func checkList(_ files: some Sequence<(OriginalsIndex.File, String?)>, _ known: [String: KnownDocument]) {
        if let obstacle = listed.obstacle { report.add(CheckReport.Problem(.unreadable, "\(obstacle).")) }
        let originals = files.compactMap { file, sha256 in
            sha256.flatMap { file.isArchived && known[$0] != nil ? (file: file, sha256: $0) : nil }
        }
        lines = originals.map { ChecksumLine(sha256: $0.sha256, path: $0.file.listPath) }
        guard listed.isThere else {
            if !originals.isEmpty {
                report.notes.append(
                    "There is no list of the originals' checksums, \(places.checksums); the daemon's next start writes it."
                )
            }
            return
        }
        var unlisted: [ChecksumLine] = []
        for (file, sha256) in originals {
            let hashes = listed.hashes(at: file.path)
            guard !hashes.contains(sha256) else { continue }
            unlisted.append(ChecksumLine(sha256: sha256, path: file.listPath))
            if hashes.isEmpty, listed.holds(sha256) {
                report.notes.append(
                    "\(file.path) has another place in the list of checksums; the daemon's next start corrects the list."
                )
                continue
            }
            addToList(
                file.path,
                hashes.isEmpty
                    ? "The list of checksums does not name this original."
                    : "The list of checksums has another SHA-256 for this original, whose bytes are those that the store knows."
            )
        }
        if listed.strangeCount > 0 {
            addToList(
                places.checksums,
                "The list has \(listed.strangeCount) damaged \(listed.strangeCount == 1 ? "line" : "lines").")
        }
        let kept = checkLines(files, known)
        let lines = kept + unlisted
        if lines.count != listed.lines.count || !unlisted.isEmpty || listed.strangeCount > 0 {
            pendingRepairs.list = lines
        }
    }

    private mutating func addToList(_ path: String, _ message: String) {
        report.add(
            CheckReport.Problem(
                .wrongList, path: path, "\(message) A repair corrects the list.", isMendable: true))
    }

    /// Checks the lines of the list.
    ///
    /// - Returns: those that are right, and those that tell of a missing original.
    private mutating func checkLines(
        _ files: some Sequence<(OriginalsIndex.File, String?)>, _ known: [String: KnownDocument]
    ) -> [ChecksumLine] {
        let hashes = Dictionary(
            files.compactMap { file, sha256 in sha256.map { (file.path, $0) } }, uniquingKeysWith: { first, _ in first }
        )
        let present = Set(hashes.values)
        let setAside = DamagedOriginals(places.damaged).documents
        var kept: [ChecksumLine] = []
        var lost: Set<String> = []
        for (line, path) in listed.lines {
            // Another list of checksums was there before.
            guard path.hasPrefix("processed/") || path.hasPrefix("rejected/") else {
                kept.append(line)
                continue
            }
            if let found = hashes[path] {
                // Another line of this name is right, or the file is damaged.
                if found == line.sha256 || known[found] == nil { kept.append(line) }
                continue
            }
            // It has another place, or its damaged original is set aside.
            if present.contains(line.sha256) || setAside.contains(line.sha256) { continue }
            let document = known[line.sha256]
            if document?.isRemoved == true { continue }
            kept.append(line)
            guard document == nil, store.report.problems.isEmpty, lost.insert(path).inserted else { continue }
            report.add(
                CheckReport.Problem(
                    .missingOriginal, path: path,
                    "The list of checksums names this original, which is gone, and the store does not know it. If there is a copy of "
                        + "the file, drop it into the inbox; else remove its line from \(places.checksums)."))
        }
        return kept
    }

    /// Corrects the list of checksums.
    ///
    /// - Returns: a sentence about it; nil where there was nothing to correct.
    func mendList() -> String? {
        guard let lines = pendingRepairs.list, let list = OriginalsList(places.checksums) else { return nil }
        do throws(SystemCallError) {
            try list.replace(by: lines)
            return "The list of checksums \(places.checksums) was corrected."
        } catch {
            return "The list of checksums \(places.checksums) could not be corrected: \(error.text)"
        }
    }
}
