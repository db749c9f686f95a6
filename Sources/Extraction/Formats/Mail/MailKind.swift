/// Mail, mailboxes and web pages saved as mail, told by their headers.
enum MailKind {
    /// The step that leads from mail that is not read to a file that is.
    static let nextStep = "save the letter in it, which is mostly an attachment, and drop that in"

    /// - Returns: nil for a text that is no mail, as one that begins like a letter, with From, To and Subject.
    static func recognise(_ probe: FileProbe) -> MediaType? {
        let headers = MailHeaders(probe.textualBeginning)
        guard headers.areOfTransport else { return nil }
        if headers.isInMailbox { return .mailbox }
        let type = headers.value("content-type")?.lowercased() ?? ""
        let isSavedPage =
            headers.value("snapshot-content-location") != nil || headers.value("content-location") != nil
            || headers.value("from")?.contains("Saved by") == true
        return type.contains("multipart/related") && isSavedPage ? .savedPage : .mail
    }
}
