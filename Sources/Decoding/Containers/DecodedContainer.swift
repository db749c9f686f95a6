/// The formats of files that hold others, by the names that the program's first argument has for them. The limits are the arguments
/// behind it: the depth, the number of members, the size of all and of one.
package struct DecodedContainer: Sendable {
    /// A format of the list.
    package enum Format: String, CaseIterable, Sendable {
        case mail
        case mailbox
        case outlook
        case savedPage = "saved-page"
        case zip
    }

    private let format: Format
    private let limits: MemberLimits

    /// - Returns: nil for arguments that name no such format, or not its four limits.
    package init?(arguments: [String]) {
        let numbers = arguments.dropFirst().compactMap { Int($0) }
        guard arguments.count == 5, numbers.count == 4, let format = Format(rawValue: arguments[0]) else { return nil }
        self.format = format
        limits = MemberLimits(depth: numbers[0], parts: numbers[1], size: numbers[2], memberSize: numbers[3])
    }

    /// Takes a file apart.
    ///
    /// - Returns: its members in the form of `DecodedMember.encoded`.
    /// - Throws: a refusal where the file is at fault.
    package func members(of bytes: [UInt8]) throws(DecodingRefusal) -> [UInt8] {
        let members =
            switch format {
            case .mail: try MailDecoder.members(of: bytes, within: limits)
            case .mailbox: try MailDecoder.members(ofMailbox: bytes, within: limits)
            case .outlook: try OutlookDecoder.members(of: bytes, within: limits)
            case .savedPage: try MailDecoder.members(ofSavedPage: bytes, within: limits)
            case .zip: try ZIPDecoder.members(of: bytes, within: limits)
            }
        return DecodedMember.encoded(members)
    }
}
