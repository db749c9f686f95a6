internal import Linux

/// The directory that is watched, and its folders.
struct WatchedDirectory {
    let device: UInt64
    let inode: UInt64
    /// The watch's number; nil where the system can't watch the directory.
    var number: Int32?
    /// Whether times of its file system can be compared with this machine's clock.
    let hasOwnClock: Bool
    /// The reason why the directory is scanned every now and then beside the watch.
    var pollingReason: InboxError?

    private var numbers: [FileName: Int32] = [:]
    private var folders: [Int32: FileName] = [:]

    init(_ stamp: FileStamp, hasOwnClock: Bool) {
        device = stamp.device
        inode = stamp.inode
        self.hasOwnClock = hasOwnClock
    }

    func folder(of number: Int32) -> FileName? { folders[number] }

    mutating func add(_ folder: FileName, number: Int32) {
        numbers[folder] = number
        folders[number] = folder
    }

    /// - Returns: the number of the folder's watch.
    mutating func remove(_ folder: FileName) -> Int32? {
        guard let number = numbers.removeValue(forKey: folder) else { return nil }
        folders[number] = nil
        return number
    }
}
