import ControlInterface
import Oversight
import Store

/// The content that a repair could not bring back.
extension ConsistencyCheck {
    /// Problems about the records and documents of the damaged files that the repaired store lacks.
    ///
    /// - Parameter copy: the copy of the store from before the repair.
    func losses(in after: ConsistencyCheck, _ copy: String) -> [CheckReport.Problem] {
        let paths = Set(store.report.problems.compactMap(\.path))
        var losses: [CheckReport.Problem] = []
        for path in paths.sorted() where after.store.lacks(path, of: copy) {
            losses.append(
                CheckReport.Problem(
                    .recordLost, path: path,
                    "This record could not be rebuilt, as none of its originals is left. Its content is only in the copy "
                        + "\(copy)."))
        }
        if wasRebuilt(after), !store.hasTerms {
            losses.append(
                CheckReport.Problem(
                    .recordLost, path: "oversight/terms.json",
                    "What people entered is lost: acknowledgements, silences, corrections, withdrawals and notes. Enter again what is needed; the journal has each (journalctl -u ombudsd), and the copy \(copy) what is left of the files."
                ))
        }
        if wasRebuilt(after), store.report.hasLostChanges {
            losses.append(
                CheckReport.Problem(
                    .recordLost, path: StoreCopy.changes,
                    "Changes that were committed since the last checkpoint are lost. The documents were read again; what people acknowledged, silenced, corrected, withdrew or noted meanwhile is not there any more. Enter again what is needed; the journal has each (journalctl -u ombudsd), and the copy \(copy) what is left of the file."
                ))
        }
        let known = Set(after.store.state.outcomes.keys)
        for sha256 in DamagedStoreText(paths, in: copy).documents.sorted()
        where !known.contains(sha256) && !known.contains(where: { $0.isNearly(sha256) }) {
            losses.append(
                CheckReport.Problem(
                    .recordLost, path: sha256,
                    "The figures of this document could not be read again, as its original is gone or damaged. They are only in "
                        + "the copy \(copy)."))
        }
        return losses
    }

    private func wasRebuilt(_ after: ConsistencyCheck) -> Bool {
        after.report.repairs.contains { $0.hasPrefix(Self.rebuilding) }
    }
}

extension LoadedStore {
    /// Whether this store lacks a record that a copy of the store has, however damaged the record is there.
    fileprivate func lacks(_ path: String, of copy: String) -> Bool {
        guard let slash = path.firstIndex(of: "/"), path.hasSuffix(".json") else { return false }
        let name = String(path[path.index(after: slash)...].dropLast(".json".count))
        let isThere =
            switch path[..<slash] {
            case "authorities": state.authorities[name] != nil
            case "rejected": state.rejections[name] != nil
            default: true
            }
        // A record that was renamed holds nothing of the record whose name it has.
        return !isThere && StoreCopy.text(of: path, in: copy).contains("\"\(name)\"")
    }
}
