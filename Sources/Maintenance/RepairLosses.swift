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
        if after.report.repairs.contains(where: { $0.hasPrefix(Self.rebuilding) }),
            paths.contains("oversight/terms.json")
        {
            losses.append(
                CheckReport.Problem(
                    .recordLost, path: "oversight/terms.json",
                    "The silences are lost: set those again that are needed. They are only in the copy \(copy)."))
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

extension String {
    /// Whether two texts differ in one byte at the most.
    fileprivate func isNearly(_ other: String) -> Bool {
        utf8.count == other.utf8.count && zip(utf8, other.utf8).count(where: { $0 != $1 }) <= 1
    }
}
