internal import Glibc
public import Linux

/// A rejected document whose file should be among the rejected ones.
public struct RejectedOriginal: Sendable {
    public var sha256: String
    /// In bytes.
    public var size: Int64
    /// The names under which it arrived.
    public var names: [FileName]
    /// The text in its archived name where the plain name was in use.
    public var distinction: String

    public init(sha256: String, size: Int64, names: [FileName], distinction: String) {
        self.sha256 = sha256
        self.size = size
        self.names = names
        self.distinction = distinction
    }
}

extension Archive {
    /// The documents of which no file is left.
    ///
    /// Names decide where they can: a listing costs little beside reading every rejected file. A document without a file of its name,
    /// or with a name that others have too, is looked for by its content, under whatever name. A file that can't be read may be
    /// any document of its size.
    func absent(among rejected: [RejectedOriginal], inbox: String) throws(InboxError) -> [String] {
        guard !rejected.isEmpty else { return [] }
        let directory: Descriptor
        var names: Set<FileName> = []
        do throws(SystemCallError) {
            directory = try fileSystem.openDirectory(self.rejected)
            names = Set(try fileSystem.names(in: directory))
        } catch {
            throw InboxError(directory: self.rejected, error)
        }
        let users = Dictionary(rejected.flatMap { Set($0.names) }.map { ($0, 1) }, uniquingKeysWith: +)
        var suspects = rejected.filter { document in
            !document.names.contains { name in
                names.contains(name) && users[name] == 1
                    || names.contains(name.adding(document.distinction, within: FileName.lengthWithReason))
            }
        }
        try discard(&suspects, foundIn: directory, names, at: self.rejected)
        // A file that is on its way is looked for where it goes after the place where it was.
        for path in [inbox, unarchived] where !suspects.isEmpty {
            let directory: Descriptor
            do throws(SystemCallError) {
                directory = try fileSystem.openDirectory(path)
                names = Set(try fileSystem.names(in: directory))
            } catch  where error.errno == ENOENT && path == unarchived {
                continue
            } catch {
                throw InboxError(directory: path, error)
            }
            try discard(&suspects, foundIn: directory, names, at: path)
        }
        return suspects.map(\.sha256)
    }

    /// Removes the suspects whose content a directory holds.
    private func discard(
        _ suspects: inout [RejectedOriginal], foundIn directory: Descriptor, _ names: Set<FileName>, at path: String
    ) throws(InboxError) {
        var sizes = Set(suspects.map(\.size))
        for name in names.sorted() where !sizes.isEmpty {
            do throws(SystemCallError) {
                let status = try fileSystem.status(of: name, in: directory)
                guard status.kind == .regular, sizes.contains(status.stamp.size) else { continue }
                let digest = try digest(of: name, in: directory)
                suspects.removeAll { $0.sha256 == digest }
            } catch  where error.errno == ENOENT {
                continue
            } catch  where error.errno == EACCES {
                let size = try? fileSystem.status(of: name, in: directory).stamp.size
                suspects.removeAll { $0.size == size }
            } catch {
                throw InboxError(directory: path, error)
            }
            sizes = Set(suspects.map(\.size))
        }
    }
}
