import Model

extension Rule {
    public static let documentRejected = Rule(DocumentRejected.self)
}

/// The daemon could not read a file. The only rule whose alerts are about a document, not about an authority's year.
enum DocumentRejected: RuleDefinition {
    static let name = "document-rejected"
    static let messageID = "984101130e55433d991a35807f6c158e"
    static let severity = Severity.warning

    static func judge(_ year: YearView) -> Judgement? { nil }

    static func judge(_ rejection: RejectionRecord) -> Judgement {
        Judgement(
            message: "Nothing was taken from \(rejection.document.name): \(rejection.refusal.message)",
            document: rejection.document)
    }

    static let explanation = RuleExplanation(
        raisedWhen: "a file could not be read",
        subject: "A file could not be read: @OMBUDSD_DOCUMENT@",
        text: """
            Nothing was read from the file. It is in the rejected directory with NAME.reason.json beside it, which says why.

            To look at: whether it is a letter or report at all. If it is, `ombudsctl read FILE` shows what is found in it and what is
            missing; saving its text anew often helps. After a fix `ombudsctl retry` reads the same file again.

            The whole alert:
            """)
}
