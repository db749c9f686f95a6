import Configuration
import Linux

extension Places {
    /// The owner of the service's files: the first user but root who owns one of its directories; nil where root owns all.
    var owners: FileOwners? {
        [store, DirectoryPath.parent(of: store), processed, rejected].compactMap { FileMode($0, following: true) }
            .first { $0.owner != 0 }.map { FileOwners(user: $0.owner, group: $0.group) }
    }
}
