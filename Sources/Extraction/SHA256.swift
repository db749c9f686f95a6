import CGcrypt

/// The hash by which documents are known: SHA-256 (FIPS 180-4), by libgcrypt.
public enum SHA256 {
    /// - Returns: 64 hexadecimal digits, lower case.
    public static func hexDigest(of bytes: [UInt8]) -> String {
        _ = isReady
        var digest = [UInt8](repeating: 0, count: 32)
        bytes.withUnsafeBytes { buffer in
            gcry_md_hash_buffer(CInt(GCRY_MD_SHA256.rawValue), &digest, buffer.baseAddress, buffer.count)
        }
        var hex: [UInt8] = []
        hex.reserveCapacity(64)
        for byte in digest {
            hex.append(digits[Int(byte >> 4)])
            hex.append(digits[Int(byte & 15)])
        }
        return String(decoding: hex, as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)

    /// libgcrypt wants to be asked for its version once before anything else.
    private static let isReady: Bool = gcry_check_version(nil) != nil
}
