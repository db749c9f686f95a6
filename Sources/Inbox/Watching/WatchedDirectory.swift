internal import Linux

/// The directory that is watched, and its folders.
struct WatchedDirectory {
    let device: UInt64
    let inode: UInt64
    /// The watch's number; nil where the system can't watch the directory.
    var number: Int32?
    /// Whether times of its file system can be compared with this machine's clock.
    let hasOwnClock: Bool
    /// Whether several users put files into it, who must not read each other's.
    let isShared: Bool
    /// The reason why the directory is scanned every now and then beside the watch.
    var pollingReason: InboxError?

    private var numbers: [InboxFolder: Int32] = [:]
    private var folders: [Int32: InboxFolder] = [:]

    init(_ status: FileStatus, hasOwnClock: Bool) {
        device = status.stamp.device
        inode = status.stamp.inode
        isShared = status.isShared
        self.hasOwnClock = hasOwnClock
    }

    func folder(of number: Int32) -> InboxFolder? { folders[number] }

    mutating func add(_ folder: InboxFolder, number: Int32) {
        numbers[folder] = number
        folders[number] = folder
    }

    /// - Returns: the numbers of the watches of the folder and of those in it.
    mutating func remove(_ folder: InboxFolder) -> [Int32] {
        let removed = numbers.filter { $0.key.isWithin(folder) }
        for (folder, number) in removed {
            numbers[folder] = nil
            folders[number] = nil
        }
        return removed.values.sorted()
    }
}
