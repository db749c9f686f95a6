/// A file that was returned to the inbox, told apart from every other file that was ever there.
public struct ReturnedFile: Hashable, Sendable, LosslessStringConvertible {
    /// The file system's number.
    private let device: UInt64
    /// The file's number on it.
    private let inode: UInt64
    /// The time at which the file was made, in microseconds since 1970.
    private let born: UInt64

    /// - Parameter file: a file of the inbox.
    public init(_ file: SettledFile) { self.init(device: file.device, inode: file.inode, born: file.born) }

    init(device: UInt64, inode: UInt64, born: UInt64) {
        self.device = device
        self.inode = inode
        self.born = born
    }

    /// - Parameter description: three numbers with spaces between.
    public init?(_ description: String) {
        let numbers = description.split(separator: " ").map { UInt64($0) }
        guard numbers.count == 3, let device = numbers[0], let inode = numbers[1], let born = numbers[2] else {
            return nil
        }
        self.init(device: device, inode: inode, born: born)
    }

    public var description: String { "\(device) \(inode) \(born)" }
}
