import CGcrypt
import SystemPackage

/// The hash by which documents are known: SHA-256 (FIPS 180-4), by libgcrypt.
///
/// A value of this type hashes content piece by piece; the static functions hash it at once.
public struct SHA256: ~Copyable {
    private let handle: gcry_md_hd_t

    public init() {
        _ = Self.isReady
        var handle: gcry_md_hd_t?
        guard gcry_md_open(&handle, CInt(GCRY_MD_SHA256.rawValue), 0) == 0, let handle else {
            preconditionFailure("Opening a hash fails only when memory is short.")
        }
        self.handle = handle
    }

    deinit { gcry_md_close(handle) }

    /// Adds the next bytes.
    public mutating func update(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes { gcry_md_write(handle, $0.baseAddress, $0.count) }
    }

    /// Has libgcrypt look at its settings now. Where the first hash has it do so while no further file can be opened, it ends the
    /// process.
    public static func prepare() { _ = isReady }

    /// The hash of all bytes that were added: 64 hexadecimal digits, lower case.
    public consuming func hexDigest() -> String {
        guard let digest = gcry_md_read(handle, CInt(GCRY_MD_SHA256.rawValue)) else {
            preconditionFailure("The hash was opened for this algorithm.")
        }
        return Self.hex(Array(UnsafeBufferPointer(start: digest, count: Self.length)))
    }

    /// - Returns: 64 hexadecimal digits, lower case.
    public static func hexDigest(of bytes: [UInt8]) -> String {
        _ = isReady
        var digest = [UInt8](repeating: 0, count: length)
        bytes.withUnsafeBytes { buffer in
            gcry_md_hash_buffer(CInt(GCRY_MD_SHA256.rawValue), &digest, buffer.baseAddress, buffer.count)
        }
        return hex(digest)
    }

    /// The hash of a file that need not fit into memory.
    ///
    /// - Parameter descriptor: the open file; its position does not matter and is not moved.
    /// - Returns: nil where the file can't be read.
    public static func hexDigest(ofDescriptor descriptor: Int32) -> String? {
        let file = FileDescriptor(rawValue: descriptor)
        var hash = SHA256()
        var offset: Int64 = 0
        while true {
            let chunk = try? [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
                count = try file.read(fromAbsoluteOffset: offset, into: UnsafeMutableRawBufferPointer(buffer))
            }
            guard let chunk else { return nil }
            if chunk.isEmpty { return hash.hexDigest() }
            hash.update(chunk[...])
            offset += Int64(chunk.count)
        }
    }

    /// The hash of an open file: see ``hexDigest(ofDescriptor:)``.
    package static func hexDigest(of file: Descriptor) -> String? {
        withExtendedLifetime(file) { hexDigest(ofDescriptor: file.raw) }
    }

    private static let length = 32
    private static let digits = Array("0123456789abcdef".utf8)

    private static func hex(_ digest: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(2 * digest.count)
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Initialises libgcrypt, which has to be asked for its version before anything else.
    private static let isReady: Bool = gcry_check_version(nil) != nil
}
