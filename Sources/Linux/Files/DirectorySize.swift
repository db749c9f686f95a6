extension LinuxFileSystem {
    /// The bytes of all files in a directory and in the directories in it, as far as they can be looked at. Links are not followed.
    package func size(ofDirectory path: String) -> Int64 {
        (try? openDirectory(path)).map { size(of: $0, depth: 8) } ?? 0
    }

    private func size(of directory: Descriptor, depth: Int) -> Int64 {
        var total: Int64 = 0
        var folders: [FileName] = []
        try? names(in: directory) { name in
            if let status = try? status(of: name, in: directory) {
                switch status.kind {
                case .regular: total += status.stamp.size
                case .directory: folders.append(name)
                default: break
                }
            }
            return true
        }
        guard depth > 0 else { return total }
        for name in folders {
            if let folder = try? openDirectory(name, in: directory) { total += size(of: folder, depth: depth - 1) }
        }
        return total
    }
}
