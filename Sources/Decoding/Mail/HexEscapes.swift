extension Collection<UInt8> {
    /// The bytes with each escape, a sign and two hexadecimal digits, replaced by its byte: "=3D" of quoted-printable (RFC 2045, 6.7),
    /// "%20" of an extended parameter (RFC 2231). A sign without two digits behind it stays.
    ///
    /// - Parameter sign: the sign in ASCII.
    func decodingHexEscapes(_ sign: UInt8) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(count)
        var rest = self[...]
        while let byte = rest.popFirst() {
            if byte == sign, let high = rest.first?.hexDigit, let low = rest.dropFirst().first?.hexDigit {
                decoded.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                decoded.append(byte)
            }
        }
        return decoded
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit; nil for any other byte.
    fileprivate var hexDigit: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}
