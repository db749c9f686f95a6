import Model

extension MediaType {
    static var mail: MediaType { MediaType(rawValue: "message/rfc822") }
    static var mailbox: MediaType { MediaType(rawValue: "application/mbox") }
    static var savedPage: MediaType { MediaType(rawValue: "multipart/related") }
}

extension ContainerProgram {
    /// Mail, mailboxes, and web pages that were saved as mail. What is attached is read; a mail's own words are its covering text.
    static let mail = ContainerProgram(
        "mail",
        [
            .mail: ("mail", "textgood"), .mailbox: ("mailbox", "message1textgood"),
            .savedPage: ("saved-page", "pagegood"),
        ], documents: "Mails", document: "a mail",
        sample: Array("From: a@b.example\nMIME-Version: 1.0\n\ngood\n".utf8)
    ) { probe in
        probe.isBinary ? nil : MailKind.recognise(probe).map { FormatMatch($0, by: .declaration) }
    }
}
