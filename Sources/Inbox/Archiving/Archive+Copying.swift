internal import Glibc
internal import Linux

extension Archive {
    /// Writes a copy of the content that was read, under a hidden name. It is not synchronised.
    ///
    /// - Parameters:
    ///   - content: distinguishes the copies of what one file held at different times, which may be left beside each other.
    ///   - number: distinguishes copies that are written at the same time, also those of one file with two names.
    /// - Returns: nil where the content is gone: it was too large to be held, and the file has another one by now.
    nonisolated func writeCopy(
        of file: SettledFile, content: String = "", number: Int, in target: Descriptor
    ) throws(SystemCallError) -> (name: FileName, descriptor: Descriptor)? {
        let name = file.ownName("\(content)copy-\(number)")
        let copy = try create(name, in: target)
        do throws(SystemCallError) {
            if try writeContent(of: file, to: copy) {
                try fileSystem.setTime(file.modified, of: copy)
                return (name, copy)
            }
        } catch {
            try? fileSystem.remove(name, in: target)
            throw error
        }
        try fileSystem.remove(name, in: target)
        return nil
    }

    /// - Returns: false where the file has no longer the content that was read.
    private nonisolated func writeContent(of file: SettledFile, to copy: Descriptor) throws(SystemCallError) -> Bool {
        let digest: String?
        switch file.original {
        case .bytes(let bytes, _):
            try fileSystem.writeAll(bytes[...], to: copy)
            return true
        case .digest(let read): digest = read
        case nil: digest = nil
        }
        var hash = SHA256()
        var offset: Int64 = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while case let count = try fileSystem.read(file.descriptor, at: offset, into: &buffer), count > 0 {
            hash.update(buffer[..<count])
            try fileSystem.writeAll(buffer[..<count], to: copy)
            offset += Int64(count)
            // A file that grows while it is copied would never end.
            guard offset <= file.size else { return false }
        }
        if let digest { return hash.hexDigest() == digest }
        return try fileSystem.status(of: file.descriptor).stamp.isSameContent(as: file.stamp) && offset == file.size
    }

    /// Makes a file of a name that only this daemon uses. A file that an earlier crash left there is removed.
    nonisolated func create(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor {
        do throws(SystemCallError) {
            return try fileSystem.createFile(name, in: directory)
        } catch  where error.errno == EEXIST {
            try fileSystem.remove(name, in: directory)
            return try fileSystem.createFile(name, in: directory)
        }
    }

    // MARK: Originals that are there

    /// Finds the original of the same content under one of the verdict's names. It is there after a crash before the file left
    /// the inbox, and where the same file is dropped again.
    ///
    /// - Returns: its name, and whether the reason beside it is an outdated one.
    nonisolated func present(
        _ verdict: Verdict, in target: Descriptor
    ) throws(SystemCallError) -> (name: FileName, isOutdated: Bool)? {
        for name in verdict.candidates.prefix(2) {
            let status: FileStatus
            do throws(SystemCallError) {
                status = try fileSystem.status(of: name, in: target)
            } catch  where error.errno == ENOENT {
                continue
            }
            guard status.kind == .regular, status.stamp.size == verdict.file.size,
                try hasContent(of: verdict.file, try fileSystem.openFile(name, in: target))
            else { continue }
            // A rejected file that came from another folder has the same reason with another name in it.
            switch try writeReason(verdict, beside: name, in: target) {
            case .none, .written, .present: return (name, false)
            case .taken:
                switch try comparison(with: verdict, beside: name, in: target) {
                case .same: return (name, false)
                case .outdated: return (name, true)
                case .other: break
                }
            }
        }
        return nil
    }

    /// Whether an open file has the content that was read of another, or of itself before.
    nonisolated func hasContent(of file: SettledFile, _ there: Descriptor) throws(SystemCallError) -> Bool {
        switch file.original {
        case .bytes(let bytes, _): return try fileSystem.content(of: there, limit: bytes.count) == bytes
        case .digest(let digest): return SHA256.hexDigest(of: there) == digest
        case nil: return false
        }
    }
}

extension SettledFile {
    /// A hidden name for this file, which every scan of the inbox leaves alone.
    func ownName(_ purpose: String) -> FileName { .hidden(purpose, device: device, inode: inode) }
}

extension FileName {
    /// The beginning of the hidden names.
    private static let hidden = ".ombudsd-"

    /// The hidden name for a purpose that belongs to the file of a device and inode number.
    static func hidden(_ purpose: String, device: UInt64, inode: UInt64) -> FileName {
        guard let name = FileName("\(hidden)\(device)-\(inode).\(purpose)") else {
            preconditionFailure("Two numbers and a word make a name.")
        }
        return name
    }

    /// Whether it is the hidden name of a copy of an original.
    package var isCopy: Bool { isHidden(for: "copy") }

    /// The file to which a hidden name belongs; nil for another name.
    var source: CopySource? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.hasPrefix(Self.hidden) else { return nil }
        let numbers = text.dropFirst(Self.hidden.count).prefix { $0 != "." }.split(separator: "-")
        guard numbers.count == 2, let device = UInt64(numbers[0]), let inode = UInt64(numbers[1]) else { return nil }
        return CopySource(device: device, inode: inode)
    }

    /// Whether it is a hidden name for a purpose whose text holds a word.
    func isHidden(for word: String) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.hasPrefix(Self.hidden) && text.dropFirst(Self.hidden.count).contains(word)
    }
}

/// The file of which something is a copy. An inode number alone names a file on each disk.
struct CopySource: Hashable {
    let device: UInt64
    let inode: UInt64
}
