internal import CZip
import Glibc

/// ZIP archives (APPNOTE.TXT 6.3.10), by libzip: takes out each member. A member that can't be taken out says why.
package enum ZIPDecoder {
    /// The number of entries that are looked at, with folders and files of desktops.
    private static let entryLimit = 20_000

    /// Takes an archive apart.
    ///
    /// - Throws: a refusal of an archive that is damaged, lies about its members, or exceeds the limits.
    package static func members(
        of bytes: [UInt8], within limits: MemberLimits
    ) throws(DecodingRefusal) -> [DecodedMember] {
        guard let extents = ZIPExtents(bytes, memberLimit: entryLimit) else { throw damaged("is damaged or cut short") }
        guard extents.members.count <= entryLimit else { throw tooMany(limits) }
        // Members that share bytes are how a small archive unpacks to a huge one.
        guard extents.areApart else { throw damaged("has members that overlap or lie outside of it") }
        var bytes = bytes
        let result = bytes.withUnsafeMutableBytes { memory -> Result<[DecodedMember], DecodingRefusal> in
            guard let source = zip_source_buffer_create(memory.baseAddress, UInt64(memory.count), 0, nil) else {
                return .failure(damaged("can't be opened"))
            }
            guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
                zip_source_free(source)
                // An archive without members is none for libzip.
                return extents.members.isEmpty ? .success([]) : .failure(damaged("is damaged or cut short"))
            }
            defer { zip_discard(archive) }
            do throws(DecodingRefusal) {
                return .success(try members(of: archive, extents, limits))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private static func members(
        of archive: OpaquePointer, _ extents: ZIPExtents, _ limits: MemberLimits
    ) throws(DecodingRefusal) -> [DecodedMember] {
        let count = Int(zip_get_num_entries(archive, 0))
        guard count == extents.members.count else { throw damaged("has two lists of its members, which differ") }
        var members: [DecodedMember] = []
        var left = limits.size
        for index in 0..<count {
            var status = zip_stat_t()
            guard zip_stat_index(archive, UInt64(index), UInt32(ZIP_FL_ENC_GUESS), &status) == 0,
                let start = status.name
            else { throw damaged("has a member without a name") }
            guard status.comp_size == extents.members[index].packedSize, status.crc == extents.members[index].checksum
            else { throw damaged("has two lists of its members, which differ") }
            let name = String(cString: start).replacing("\\", with: "/")
            guard !name.hasSuffix("/"), !name.hasPrefix("__MACOSX/"), !isLink(archive, index) else { continue }
            guard members.count < limits.parts else { throw tooMany(limits) }
            let path = name.split(separator: "/").map(String.init)
            let content: Result<[UInt8], DecodingRefusal>
            if name.hasPrefix("/") || path.contains("..") || name.dropFirst().hasPrefix(":/") {
                content = .failure(
                    DecodingRefusal(
                        .unsupportedFormat,
                        "Its name in the archive leads out of the archive, as no honest one does; take it out by hand and drop it in."
                    ))
            } else {
                content = unpack(archive, index, status, limits)
            }
            if case .success(let bytes) = content {
                left -= bytes.count
                guard left >= 0 else {
                    throw DecodingRefusal(
                        .tooLarge,
                        "It is a ZIP archive that unpacks to more than \(limits.size >> 20) MiB; unpack it, and drop in the letters and reports that it holds."
                    )
                }
            }
            members.append(
                DecodedMember(path: path.isEmpty ? ["file"] : path, date: date(status), content: content))
        }
        return members
    }

    private static func unpack(
        _ archive: OpaquePointer, _ index: Int, _ status: zip_stat_t, _ limits: MemberLimits
    ) -> Result<[UInt8], DecodingRefusal> {
        guard status.encryption_method == UInt16(ZIP_EM_NONE) else {
            return .failure(DecodingRefusal(.encrypted, "It has a password; unpack it first with its password."))
        }
        let tooLarge = DecodingRefusal(
            .tooLarge, "It unpacks to more than \(limits.memberSize >> 20) MiB, which no letter has.")
        guard status.size <= UInt64(limits.memberSize) else { return .failure(tooLarge) }
        guard let file = zip_fopen_index(archive, UInt64(index), 0) else {
            return .failure(
                DecodingRefusal(.unsupportedFormat, "It is packed in a way that is not read; unpack it first."))
        }
        defer { zip_fclose(file) }
        var content: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Int(piece.withUnsafeMutableBytes { zip_fread(file, $0.baseAddress, UInt64($0.count)) })
            // libzip compares the checksum when it has read the last byte.
            guard count >= 0 else {
                return .failure(DecodingRefusal(.damaged, "It is damaged in the archive; get the archive again."))
            }
            guard count > 0 else { return .success(content) }
            guard content.count + count <= limits.memberSize else { return .failure(tooLarge) }
            content.append(contentsOf: piece[..<count])
        }
    }

    /// Whether a member is a link to another file, whose content is the other's name.
    private static func isLink(_ archive: OpaquePointer, _ index: Int) -> Bool {
        var system: UInt8 = 0
        var attributes: UInt32 = 0
        guard zip_file_get_external_attributes(archive, UInt64(index), 0, &system, &attributes) == 0,
            system == UInt8(ZIP_OPSYS_UNIX)
        else { return false }
        return attributes >> 16 & 0o170000 == 0o120000
    }

    /// The time of a member, which has no time zone and counts as universal.
    private static func date(_ status: zip_stat_t) -> Int64? {
        guard status.valid & UInt64(ZIP_STAT_MTIME) != 0, status.mtime > 0 else { return nil }
        // libzip takes it for the time of this machine's zone, which must not matter.
        var time = status.mtime
        var parts = tm()
        localtime_r(&time, &parts)
        return Int64(timegm(&parts))
    }

    private static func damaged(_ fault: String) -> DecodingRefusal {
        DecodingRefusal(
            .damaged, "It is a ZIP archive that \(fault); get it again, or unpack it and drop in the files.")
    }

    private static func tooMany(_ limits: MemberLimits) -> DecodingRefusal {
        DecodingRefusal(
            .tooLarge,
            "It is a ZIP archive of more than \(limits.parts) files; unpack it, and drop in the letters and reports that it holds."
        )
    }
}
