/// Mail, mailboxes and web pages saved as mail, by their headers.
enum MailKind {
    static let nextStep = "save the letter in it, which is mostly an attachment, and drop that in"

    static func recognise(_ probe: FileProbe) -> UnreadFormat? {
        let headers = MailHeaders(probe.textualBeginning)
        guard headers.areOfTransport else { return nil }
        if headers.isInMailbox { return mailbox }
        let type = headers.value("content-type")?.lowercased() ?? ""
        let isSavedPage =
            headers.value("snapshot-content-location") != nil || headers.value("content-location") != nil
            || headers.value("from")?.contains("Saved by") == true
        return type.contains("multipart/related") && isSavedPage ? page : mail
    }

    private static let mail = UnreadFormat("message/rfc822", .other(nextStep)) { probe in
        switch count(of: "content-disposition: attachment", in: probe.bytes) {
        case 0: "a mail"
        case 1: "a mail with 1 attachment"
        case let count: "a mail with \(count) attachments"
        }
    }

    private static let mailbox = UnreadFormat("application/mbox", "a mailbox (mbox)", .other(nextStep))

    private static let page = UnreadFormat(
        "multipart/related", "a web page saved with its pictures in one file (MHTML)",
        .other("save it as a web page, HTML only, or as PDF, and drop that in"))

    /// The number of lines that begin with these words.
    ///
    /// - Parameter words: in lower case.
    private static func count(of words: StaticString, in bytes: [UInt8]) -> Int {
        words.withUTF8Buffer { words in
            bytes.withUnsafeBufferPointer { bytes in
                var count = 0
                var start = 0
                while start + words.count <= bytes.count {
                    if (0..<words.count).allSatisfy({ bytes[start + $0].lowercasedASCII == words[$0] }) { count += 1 }
                    while start < bytes.count, bytes[start] != 0x0A { start += 1 }
                    start += 1
                }
                return count
            }
        }
    }
}
