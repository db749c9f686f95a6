/// Messages as Outlook saves them (MS-OXMSG): takes out what is attached, and the words of each message, as of a mail.
package enum OutlookDecoder {
    /// Takes a message apart.
    ///
    /// - Throws: a refusal of a message that is damaged, encrypted or exceeds the limits.
    package static func members(
        of bytes: [UInt8], within limits: MemberLimits
    ) throws(DecodingRefusal) -> [DecodedMember] {
        guard let file = CompoundFile(bytes) else {
            throw DecodingRefusal(
                .damaged,
                "It is an Outlook message (MSG) that can't be taken apart, damaged or cut short; get it again, or drop in the letters in it."
            )
        }
        var walk = OutlookWalk(file: file, limits: limits)
        try walk.readMessage(storage: 0, path: [], depth: 0)
        return walk.members
    }
}

/// Goes through a message and the messages attached to it.
private struct OutlookWalk {
    let file: CompoundFile
    let limits: MemberLimits
    private(set) var members: [DecodedMember] = []
    private var budget: MemberBudget
    /// The number of attachments of all kinds so far.
    private var attachments = 0

    private static let attachmentLimit = 10_000

    init(file: CompoundFile, limits: MemberLimits) {
        self.file = file
        self.limits = limits
        budget = MemberBudget(limits, of: "an Outlook message")
    }

    /// Reads a message.
    ///
    /// - Parameters:
    ///   - storage: the index of its storage.
    ///   - path: the names of the messages around it, and its own.
    ///   - depth: the number of messages around it.
    mutating func readMessage(storage: Int, path: [String], depth: Int) throws(DecodingRefusal) {
        let message = OutlookProperties(file, storage, depth == 0 ? .message : .attachedMessage)
        let date = message.date
        let kind = message.text(0x001A)?.lowercased() ?? ""
        if kind.hasPrefix("ipm.note.smime"), !kind.hasSuffix("multipartsigned") {
            return try add(
                "encrypted message",
                .failure(DecodingRefusal(.encrypted, "It is an encrypted message; decrypt it and drop in the letter.")),
                path, depth, date)
        }
        let page = message.bytes(0x1013).map { message.converted($0) } ?? message.text(0x1013).map { Array($0.utf8) }
        let words = message.text(0x1000).map { Array($0.utf8) } ?? []
        let shown = ContentReference.all(in: page ?? words)
        if words.contains(where: { $0 > 0x20 }) {
            try add("text", .success(words), path, depth, date, isCoveringText: true)
        } else if let page, page.contains(where: { $0 > 0x20 }) {
            // A page may name another character set than the one that it has now.
            try add("text.html", .success([0xEF, 0xBB, 0xBF] + page), path, depth, date, isCoveringText: true)
        }
        var messages = 0
        let storages = file.children(of: storage).filter {
            $0.key.hasPrefix("__attach_version1.0_") && file.entries[$0.value].isStorage
        }
        for (_, attachment) in storages.sorted(by: { $0.key < $1.key }) {
            attachments += 1
            guard attachments <= Self.attachmentLimit else { throw budget.tooMany }
            try readAttachment(attachment, shown, &messages, path, depth, date)
        }
    }

    private mutating func readAttachment(
        _ storage: Int, _ shown: Set<String>, _ messages: inout Int, _ path: [String], _ depth: Int, _ date: Int64?
    ) throws(DecodingRefusal) {
        let attachment = OutlookProperties(file, storage, .attachment)
        let name = [0x3707, 0x3704, 0x3001].lazy.compactMap { attachment.text($0).map(Self.baseName) }
            .first { !$0.isEmpty }
        if let content = attachment.bytes(0x3701) {
            let isShown = attachment.text(0x3712).map { shown.contains(ContentReference.name(Array($0.utf8))) } ?? false
            // The pictures that the words show, such as those of a signature, are no documents.
            if isShown, content.isPicture { return }
            return try add(name ?? "attachment", .success(content), path, depth, date)
        }
        guard let inner = file.children(of: storage)["__substg1.0_3701000D"] else {
            return try add(
                name ?? "attachment elsewhere",
                .failure(
                    DecodingRefusal(
                        .unsupportedFormat,
                        "The message has only a link to it; get the file itself and drop that in.")), path, depth, date)
        }
        guard file.children(of: inner)["__properties_version1.0"] != nil else {
            return try add(
                name ?? "embedded object",
                .failure(
                    DecodingRefusal(
                        .unsupportedFormat,
                        "It is an object embedded in an Outlook message, which is not read; open it there, save it as PDF and drop that in."
                    )), path, depth, date)
        }
        messages += 1
        let messageName = name ?? "message \(messages)"
        guard depth < limits.depth else {
            return try add(
                messageName,
                .failure(
                    DecodingRefusal(
                        .unsupportedFormat,
                        "It is a message inside too many others; save the letter in it and drop that in.")), path,
                depth,
                date)
        }
        try readMessage(storage: inner, path: path + [messageName], depth: depth + 1)
    }

    // MARK: - Members

    private mutating func add(
        _ name: String, _ content: Result<[UInt8], DecodingRefusal>, _ path: [String], _ depth: Int, _ date: Int64?,
        isCoveringText: Bool = false
    ) throws(DecodingRefusal) {
        guard let content = try budget.admit(content, behind: members.count) else { return }
        members.append(
            DecodedMember(
                path: path + [name], depth: depth, isCoveringText: isCoveringText, date: date, content: content))
    }

    /// A name without the folders before it.
    private static func baseName(_ name: String) -> String {
        String(name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "")
    }
}
