import Glibc
public import SystemPackage

/// The user and group database (getpwuid_r(3), getgrnam_r(3)).
public enum UserDatabase {
    /// A group's number; nil where there is no such group.
    ///
    /// - Throws: `Errno` where the database can't be read: descriptors or memory are short, or the disk fails.
    public static func group(named name: String) throws(Errno) -> UInt32? {
        var entry = group_()
        var failure: Int32 = 0
        let number = withLookupBuffer { buffer, size -> UInt32? in
            var found: UnsafeMutablePointer<group_>?
            failure = getgrnam_r(name, &entry, buffer, size, &found)
            return failure == 0 ? found?.pointee.gr_gid : nil
        }
        // With other numbers a source of the database says that it has no such entry (getgrnam_r(3)).
        guard ![EMFILE, ENFILE, ENOMEM, EIO].contains(failure) else { throw Errno(rawValue: failure) }
        return number
    }

    /// A user's name; nil where the user is unknown.
    public static func name(of user: UInt32) -> String? {
        var entry = passwd()
        return withLookupBuffer { buffer, size in
            var found: UnsafeMutablePointer<passwd>?
            guard getpwuid_r(user, &entry, buffer, size, &found) == 0, let found else { return nil }
            return String(cString: found.pointee.pw_name)
        }
    }

    /// The numbers of the groups that a user is in; empty where the user is unknown.
    public static func groups(of user: UInt32) -> [UInt32] {
        var entry = passwd()
        return withLookupBuffer { buffer, size -> [UInt32]? in
            var found: UnsafeMutablePointer<passwd>?
            guard getpwuid_r(user, &entry, buffer, size, &found) == 0, let found else { return nil }
            var groups = [gid_t](repeating: 0, count: 1024)
            var count = Int32(groups.count)
            guard getgrouplist(found.pointee.pw_name, found.pointee.pw_gid, &groups, &count) >= 0 else { return nil }
            return Array(groups.prefix(Int(count)))
        } ?? []
    }

    /// A user's number; nil where there is no such user.
    public static func user(named name: String) -> UInt32? {
        var entry = passwd()
        return withLookupBuffer { buffer, size in
            var found: UnsafeMutablePointer<passwd>?
            guard getpwnam_r(name, &entry, buffer, size, &found) == 0, let found else { return nil }
            return found.pointee.pw_uid
        }
    }

    /// A group's name, and its members except those whose first group it is; nil where the group is unknown.
    public static func members(ofGroup number: UInt32) -> (name: String, members: [String])? {
        var entry = group_()
        return withLookupBuffer { buffer, size in
            var found: UnsafeMutablePointer<group_>?
            guard getgrgid_r(number, &entry, buffer, size, &found) == 0, let found else { return nil }
            var members: [String] = []
            var next = found.pointee.gr_mem
            while let pointer = next, let name = pointer.pointee {
                members.append(String(cString: name))
                next = pointer + 1
            }
            return (String(cString: found.pointee.gr_name), members)
        }
    }

    private typealias group_ = Glibc.group

    private static func withLookupBuffer<Result>(_ body: (UnsafeMutablePointer<CChar>, Int) -> Result?) -> Result? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 65_536) { buffer in
            buffer.baseAddress.flatMap { body($0, buffer.count) }
        }
    }
}
