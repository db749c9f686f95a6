import Configuration
import ControlInterface
import Inbox
import Linux
import Model
import Oversight

/// The setting aside of damaged originals, and of files that are none.
extension ConsistencyCheck {
    /// Moves a damaged original to the directory of damaged originals. The document stays as the store has it.
    ///
    /// - Returns: a sentence about the outcome.
    func setAside(_ damaged: DamagedOriginal, at now: Timestamp) -> String {
        let file = damaged.file
        let note = DamagedOriginalNote(damaged, at: now)
        do throws(SystemCallError) {
            let path = try DamagedOriginals(places.damaged).setAside(
                file.name, in: file.directory, of: damaged.folder, as: damaged.shownName
            ) { _ in note.json }
            // The reason beside a rejected file goes with it: the store has it.
            for reason in index.files
            where reason.place == .rejected && file.place == .rejected && reason.name == file.reasonName
                && reason.isReasonNote
            { _ = reason.remove() }
            return "\(file.path) \(damaged.cause), and was moved to \(path). The figures in the store are as they were."
        } catch {
            return "\(file.path) could not be moved to \(places.damaged): \(error.text)"
        }
    }

    /// A problem about a damaged original whose document the store has lost, too; nil where it has it.
    func loss(of damaged: DamagedOriginal) -> CheckReport.Problem? {
        guard let sha256 = damaged.sha256, store.state.outcome(of: sha256) == nil else { return nil }
        return CheckReport.Problem(
            .recordLost, path: damaged.file.path,
            "What was read of \(damaged.name) (\(sha256)) is lost: the store no longer had it, and the original is damaged. Drop an "
                + "undamaged copy into the inbox, or restore a backup.")
    }
}
