import ConfinedProgram

/// What the members of one message may come to, within its limits.
struct MemberBudget {
    private let limits: MemberLimits
    /// As "a mail".
    private let kind: String
    private var size = 0

    init(_ limits: MemberLimits, of kind: String) {
        self.limits = limits
        self.kind = kind
    }

    /// Admits a further member.
    ///
    /// - Parameters:
    ///   - content: its bytes, or why it has none.
    ///   - count: the number of members before it.
    /// - Returns: the content, or a refusal in its place where it is too large; nil for a member without bytes.
    /// - Throws: a refusal of the whole message, which has too many members or too many bytes.
    mutating func admit(
        _ content: Result<[UInt8], DecodingRefusal>, behind count: Int
    ) throws(DecodingRefusal) -> Result<[UInt8], DecodingRefusal>? {
        guard count < limits.parts else { throw tooMany }
        guard case .success(let bytes) = content else { return content }
        if bytes.isEmpty { return nil }
        if bytes.count > limits.memberSize {
            return .failure(
                DecodingRefusal(
                    .tooLarge, "It has more than \(limits.memberSize >> 20) MiB; drop in the letter by itself."))
        }
        // Members may share their bytes, so that the sizes can add up to more than the file's.
        size += bytes.count
        guard size <= limits.size else {
            throw DecodingRefusal(
                .tooLarge,
                "It is \(kind) with more than \(limits.size >> 20) MiB of attachments; drop in the letters by themselves."
            )
        }
        return content
    }

    var tooMany: DecodingRefusal {
        DecodingRefusal(
            .tooLarge, "It is \(kind) with more than \(limits.parts) attachments; drop in the letters by themselves.")
    }
}
