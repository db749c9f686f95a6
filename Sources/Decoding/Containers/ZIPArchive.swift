internal import CZip

/// An office document's ZIP archive, whose members are unpacked one at a time, when they are asked for.
///
/// An archive that no office program writes is refused whole: its meaning would depend on who reads it.
final class ZIPArchive {
    /// The most that is unpacked. An honest document may unpack to 88 times its size, so the ratio says nothing.
    struct Limits: Sendable {
        /// Bytes of all members together.
        var unpacked = 64 << 20
        var members = 1000
    }

    private let archive: OpaquePointer
    private let memory: UnsafeMutableRawBufferPointer
    /// The members' numbers by their names, in lower case: names that differ in case alone are the same (ISO/IEC 29500-2, 6.2.2.3).
    private let indices: [String: UInt64]
    private let format: OfficeFormat
    private let limits: Limits
    private var unpacked = 0

    /// - Throws: a refusal of an archive that is damaged, encrypted, too large, or in doubt.
    init(_ bytes: [UInt8], of format: OfficeFormat, limits: Limits = Limits()) throws(DecodingRefusal) {
        guard let extents = ZIPExtents(bytes, memberLimit: limits.members) else {
            throw format.damaged("is damaged or cut short")
        }
        guard extents.members.count <= limits.members else {
            throw format.tooLarge("more than \(limits.members) members")
        }
        guard extents.areApart else { throw format.damaged("has members that overlap or lie outside of it") }
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
        memory.copyBytes(from: bytes)
        guard let source = zip_source_buffer_create(memory.baseAddress, UInt64(bytes.count), 0, nil) else {
            memory.deallocate()
            throw format.damaged("can't be opened")
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
            zip_source_free(source)
            memory.deallocate()
            throw format.damaged("is damaged or cut short")
        }
        do throws(DecodingRefusal) {
            indices = try Self.indices(of: archive, extents, format)
        } catch {
            zip_discard(archive)
            memory.deallocate()
            throw error
        }
        self.archive = archive
        self.memory = memory
        self.format = format
        self.limits = limits
    }

    deinit {
        zip_discard(archive)
        memory.deallocate()
    }

    /// Whether there is a member of a name, as `word/document.xml`.
    func holds(_ name: String) -> Bool { indices[name.lowercased()] != nil }

    /// Unpacks a member, piece by piece.
    ///
    /// - Parameter consume: takes the pieces in order; false ends the unpacking.
    /// - Throws: a refusal where the member is missing or damaged, or the archive unpacks to more than the limit.
    func unpack(
        _ name: String, _ consume: (UnsafeRawBufferPointer) throws(DecodingRefusal) -> Bool
    ) throws(DecodingRefusal) {
        guard let index = indices[name.lowercased()] else {
            throw format.damaged("lacks its part \(Self.shown(name))")
        }
        guard let file = zip_fopen_index(archive, index, 0) else {
            throw format.damaged("has a part that can't be unpacked (\(Self.shown(name)))")
        }
        defer { zip_fclose(file) }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
        defer { piece.deallocate() }
        while true {
            guard let start = piece.baseAddress else { return }
            let count = Int(zip_fread(file, start, UInt64(piece.count)))
            // libzip compares the checksum when it has read the last byte.
            guard count >= 0 else { throw format.damaged("has a damaged part (\(Self.shown(name)))") }
            guard count > 0 else { return }
            unpacked += count
            guard unpacked <= limits.unpacked else {
                throw format.tooLarge("more than \(limits.unpacked >> 20) MiB of content")
            }
            guard try consume(UnsafeRawBufferPointer(rebasing: piece[..<count])) else { return }
        }
    }

    /// The members' numbers by their names.
    private static func indices(
        of archive: OpaquePointer, _ extents: ZIPExtents, _ format: OfficeFormat
    ) throws(DecodingRefusal) -> [String: UInt64] {
        let count = Int(zip_get_num_entries(archive, 0))
        var indices: [String: UInt64] = [:]
        for index in 0..<count {
            var status = zip_stat_t()
            guard zip_stat_index(archive, UInt64(index), 0, &status) == 0, let start = status.name else {
                throw format.damaged("has a member without a name")
            }
            // Two lists of members in one archive: another program could read the other one.
            guard count == extents.members.count, status.comp_size == extents.members[index].packedSize,
                status.crc == extents.members[index].checksum
            else { throw format.damaged("has two lists of its members, which differ") }
            guard status.encryption_method == UInt16(ZIP_EM_NONE) else { throw format.encrypted }
            guard status.comp_method == UInt16(ZIP_CM_STORE) || status.comp_method == UInt16(ZIP_CM_DEFLATE) else {
                throw format.damaged("is packed in a way that no office program uses")
            }
            let name = String(cString: start).replacing("\\", with: "/")
            guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
                throw format.damaged("has a member whose name leads out of it (\(shown(name)))")
            }
            guard indices.updateValue(UInt64(index), forKey: name.lowercased()) == nil else {
                throw format.damaged("has two members of one name (\(shown(name)))")
            }
        }
        return indices
    }

    /// A name as a message shows it.
    private static func shown(_ name: String) -> String {
        "“"
            + String(
                String.UnicodeScalarView(name.unicodeScalars.filter { (0x20..<0x7F).contains($0.value) }.prefix(60)))
            + "”"
    }
}
