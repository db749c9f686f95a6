/// Goes through a mail part by part, and collects what is in it.
struct MailWalk {
    /// The members found so far.
    var members: [DecodedMember] { found.map(\.member) }

    private struct Found {
        var member: DecodedMember
        /// The name by which the words of the message may show it (RFC 2392).
        var contentID: String?
        /// Whether it is the words of a message as a page.
        var isPage = false
    }

    private var found: [Found] = []
    /// The names of parts that the words of the message show.
    private var shown: Set<String> = []
    private let limits: MemberLimits
    /// The number of parts of all kinds so far.
    private var entities = 0
    private var budget: MemberBudget

    /// The number of parts of all kinds, with those that are left out.
    private static let entityLimit = 10_000
    /// The number of parts around a part, in one message. Programs nest four.
    private static let nestingLimit = 32

    init(limits: MemberLimits) {
        self.limits = limits
        budget = MemberBudget(limits, of: "a mail")
    }

    /// The place of the walk in a message.
    private struct Position {
        /// The names of the messages around.
        var path: [String]
        /// The number of messages around this one.
        var depth: Int
        var date: Int64?
        var nesting = 0
        /// Whether it is in the parts of a page (`multipart/related`), where pictures are the page's own.
        var isRelated = false
        /// Whether parts without a type are messages (`multipart/digest`).
        var isDigest = false
    }

    /// Reads a message.
    ///
    /// - Parameters:
    ///   - path: the names of the messages around it, and its own.
    ///   - depth: the number of messages around it.
    mutating func readMessage(
        _ bytes: ArraySlice<UInt8>, path: [String], depth: Int
    ) throws(DecodingRefusal) {
        var body = bytes
        let fields = MailFields(&body)
        let first = found.count
        let shownAround = shown
        shown = []
        try readEntity(
            fields, body, Position(path: path, depth: depth, date: fields["date"].flatMap(MailDate.seconds)))
        removeShownPictures(from: first)
        shown = shownAround
    }

    // MARK: - Parts

    private mutating func readEntity(
        _ fields: MailFields, _ body: ArraySlice<UInt8>, _ position: Position
    ) throws(DecodingRefusal) {
        entities += 1
        guard entities <= Self.entityLimit else { throw budget.tooMany }
        let type = FieldValue(fields["content-type"] ?? [])
        let word = type.word.contains("/") ? type.word : position.isDigest ? "message/rfc822" : "text/plain"
        if word.hasPrefix("multipart/") {
            try readMultipart(word, type, fields, body, position)
        } else if word == "message/rfc822" || word == "message/global" || word == "message/news" {
            try readNested(type, fields, body, position)
        } else if !Self.leftOut.contains(word) {
            try readLeaf(word, type, fields, body, position)
        }
    }

    private mutating func readMultipart(
        _ word: String, _ type: FieldValue, _ fields: MailFields, _ body: ArraySlice<UInt8>, _ position: Position
    ) throws(DecodingRefusal) {
        if word == "multipart/encrypted" {
            return try add(
                "encrypted message", .failure(Self.encrypted), position)
        }
        guard position.nesting < Self.nestingLimit else {
            throw DecodingRefusal(
                .unsupportedFormat,
                "It is a mail whose parts are inside each other more than \(Self.nestingLimit) deep, as no program sends it; save the letter in it and drop that in."
            )
        }
        let boundary = type.bytes("boundary")
        let room = Self.entityLimit - entities + 1
        var parts = Multipart.parts(of: body, boundary: boundary, limit: room)
        if parts.isEmpty, let encoding = fields.word("content-transfer-encoding"), encoding != "7bit",
            encoding != "8bit"
        {
            let decoded = TransferEncodings.decoded(body, encoding)
            parts = Multipart.parts(of: decoded[...], boundary: boundary, limit: room)
        }
        guard !parts.isEmpty else {
            return try addText(body, isHTML: false, position)
        }
        var inner = position
        inner.nesting += 1
        inner.isDigest = word == "multipart/digest"
        inner.isRelated = position.isRelated || word == "multipart/related"
        let first = found.count
        for part in parts {
            var content = part
            let fields = MailFields(&content)
            try readEntity(fields, content, inner)
        }
        if word == "multipart/alternative" { keepOneText(from: first) }
    }

    /// Reads a message that is attached to another.
    private mutating func readNested(
        _ type: FieldValue, _ fields: MailFields, _ body: ArraySlice<UInt8>, _ position: Position
    ) throws(DecodingRefusal) {
        let number = messages(in: position.path) + 1
        let name = fileName(type, fields) ?? "message \(number)"
        messageCounts[position.path, default: 0] = number
        guard position.depth < limits.depth else {
            return try add(
                name,
                .failure(
                    DecodingRefusal(
                        .unsupportedFormat,
                        "It is a message inside too many others; save the letter in it and drop that in.")), position)
        }
        let encoding = fields.word("content-transfer-encoding") ?? ""
        let decoded = TransferEncodings.decoded(body, encoding)
        try readMessage(decoded[...], path: position.path + [name], depth: position.depth + 1)
    }

    private var messageCounts: [[String]: Int] = [:]

    /// The number of messages so far that are attached to a message.
    private func messages(in path: [String]) -> Int { messageCounts[path] ?? 0 }

    private mutating func readLeaf(
        _ word: String, _ type: FieldValue, _ fields: MailFields, _ body: ArraySlice<UInt8>, _ position: Position
    ) throws(DecodingRefusal) {
        if position.isRelated, Self.pageTypes.contains(where: { word.hasPrefix($0) }) { return }
        let name = fileName(type, fields)
        switch word {
        case "application/pkcs7-mime", "application/x-pkcs7-mime":
            let isSigned = type.text("smime-type")?.lowercased().hasPrefix("signed") == true
            return try add(name ?? "smime.p7m", .failure(isSigned ? Self.wrapped : Self.encrypted), position)
        case "message/partial":
            return try add(
                name ?? "piece of a message",
                .failure(
                    DecodingRefusal(
                        .unsupportedFormat,
                        "It is one of several pieces of a mail (message/partial); open it in a mail program, save the letter and drop that in."
                    )), position)
        case "message/external-body":
            return try add(
                name ?? "attachment elsewhere",
                .failure(
                    DecodingRefusal(
                        .unsupportedFormat,
                        "The mail has only a link to it (message/external-body); get the file itself and drop that in.")
                ),
                position)
        default: break
        }
        let isAttached = FieldValue(fields["content-disposition"] ?? []).word == "attachment"
        let isText = word == "text/plain" || word == "text/html"
        let content = TransferEncodings.decoded(body, fields.word("content-transfer-encoding") ?? "")
        if isText, name == nil, !isAttached {
            let text = Self.text(content, type, isHTML: word == "text/html")
            return try addText(text[...], isHTML: word == "text/html", position)
        }
        let bytes = word.hasPrefix("text/") ? Self.text(content, type, isHTML: word == "text/html") : content
        try add(name ?? Self.nameOfUnnamed(word), .success(bytes), position, contentID: fields["content-id"])
    }

    // MARK: - Texts

    /// A text in UTF-8, where its character set is known.
    private static func text(_ content: [UInt8], _ type: FieldValue, isHTML: Bool) -> [UInt8] {
        let charset = type.text("charset") ?? ""
        guard var text = CharacterSet.utf8(of: content, in: charset) else { return content }
        if type.text("format")?.lowercased() == "flowed" {
            text = FlowedText.joined(text, deletesSpace: type.text("delsp")?.lowercased() == "yes")
        }
        // A page may name another character set, which was right before.
        return isHTML && !charset.isEmpty && !text.starts(with: mark) ? mark + text : text
    }

    /// The byte order mark of UTF-8.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Adds the words of a message, and the files that old programs put between them.
    private mutating func addText(
        _ text: ArraySlice<UInt8>, isHTML: Bool, _ position: Position
    ) throws(DecodingRefusal) {
        var text = Array(text)
        while !isHTML, let file = UUEncoded.first(in: text[...]) {
            let name = Self.baseName(EncodedWords.text(of: file.name))
            try add(name.isEmpty ? "attachment" : name, .success(file.content), position)
            text = Array(file.before) + Array(file.behind)
        }
        guard text.contains(where: { $0 > 0x20 }) else { return }
        shown.formUnion(ContentReference.all(in: text))
        try add(isHTML ? "text.html" : "text", .success(text), position, isCoveringText: true, isPage: isHTML)
    }

    /// Of the forms in which a message gives its words, keeps the plain text, or the page where there is none.
    private mutating func keepOneText(from first: Int) {
        let forms = found[first...]
        guard forms.contains(where: { $0.member.isCoveringText && !$0.isPage }) else { return }
        found.replaceSubrange(first..., with: forms.filter { !$0.isPage })
    }

    // MARK: - Members

    private mutating func add(
        _ name: String, _ content: Result<[UInt8], DecodingRefusal>, _ position: Position,
        isCoveringText: Bool = false, isPage: Bool = false, contentID: [UInt8]? = nil
    ) throws(DecodingRefusal) {
        guard let content = try budget.admit(content, behind: found.count) else { return }
        let member = DecodedMember(
            path: position.path + [name], depth: position.depth, isCoveringText: isCoveringText, date: position.date,
            content: content)
        found.append(
            Found(member: member, contentID: contentID.map(ContentReference.name), isPage: isPage))
    }

    /// Removes the pictures that the words of a message show, such as those of a signature.
    private mutating func removeShownPictures(from first: Int) {
        guard !shown.isEmpty else { return }
        let own = found[first...].filter { item in
            guard let name = item.contentID, shown.contains(name) else { return true }
            return !item.member.isPicture
        }
        found.replaceSubrange(first..., with: own)
    }

    // MARK: - Names

    private func fileName(_ type: FieldValue, _ fields: MailFields) -> String? {
        let name = FieldValue(fields["content-disposition"] ?? []).text("filename") ?? type.text("name")
        return name.map(Self.baseName).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A name without the folders before it. Some programs send the path on their disk.
    private static func baseName(_ name: String) -> String {
        String(name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "")
    }

    private static func nameOfUnnamed(_ word: String) -> String {
        switch word {
        case "application/pdf": "attachment.pdf"
        case "text/html": "attachment.html"
        case "text/plain": "attachment.txt"
        case "text/csv": "attachment.csv"
        default: "attachment"
        }
    }

    /// The types of parts that are no documents: signatures, receipts, calendars and address cards.
    private static let leftOut: Set = [
        "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
        "application/applefile", "application/ics", "message/delivery-status", "message/disposition-notification",
        "message/feedback-report", "message/global-delivery-status", "text/calendar", "text/directory",
        "text/rfc822-headers", "text/vcard", "text/x-amp-html", "text/x-vcard", "text/watch-html",
    ]

    /// The types of parts that a page shows and that are no documents by themselves.
    private static let pageTypes = [
        "image/", "text/css", "font/", "application/javascript", "text/javascript", "audio/",
    ]

    private static let encrypted = DecodingRefusal(
        .encrypted, "It is an encrypted message; decrypt it and drop in the letter.")
    private static let wrapped = DecodingRefusal(
        .unsupportedFormat,
        "It is a signed message in an envelope (S/MIME); open it in a mail program, save the letter and drop that in.")
}

extension DecodedMember {
    fileprivate var isPicture: Bool { (try? content.get().isPicture) ?? false }
}

extension [UInt8] {
    /// Whether the bytes begin as those of the pictures that mail programs show.
    var isPicture: Bool {
        let signatures: [[UInt8]] = [
            [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), Array("BM".utf8),
        ]
        return signatures.contains { starts(with: $0) }
    }
}
