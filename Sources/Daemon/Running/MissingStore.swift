import Configuration
import Inbox
import Linux

/// A store without any document beside originals that somebody's store knew: it may have been removed, or its disk is not mounted.
enum MissingStore {
    /// A sentence for people; nil where there is no original.
    static func sentence(_ places: Places) -> String? {
        let files = [places.processed, places.rejected].flatMap {
            (try? DirectoryTree.files(below: $0, skippingForbidden: true)) ?? []
        }
        let count = files.count { !$0.name.isTemporary && !$0.name.isReason }
        guard count > 0 else { return nil }
        return
            "The store in \(places.store) holds no document, and there \(count == 1 ? "is 1 original" : "are \(count) originals") in \(places.processed) and \(places.rejected). If the store was lost, stop ombudsd and run `ombudsctl restore` with a backup, or `ombudsctl fsck --repair`, which reads the originals again."
    }
}
