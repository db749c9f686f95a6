/// A column of an exported table. It is never renamed or moved; new ones come at the end.
struct ExportColumn: Hashable, Encodable {
    /// The types of the Frictionless Table Schema.
    enum Kind: String, Encodable {
        case string, number, integer, boolean, date, datetime
    }

    let name: String
    let type: Kind
    let description: String

    init(_ name: String, _ type: Kind, _ description: String) {
        self.name = name
        self.type = type
        self.description = description
    }

    private static let subject = [
        ExportColumn("authority", .string, "The council's official name."),
        ExportColumn("slug", .string, "The council's name in small letters with hyphens; it identifies the council."),
        ExportColumn(
            "type", .string, "county, district, metropolitan, unitary, londonBorough, or other."),
        ExportColumn("gss", .string, "The council's code of the Government Statistical Service."),
        ExportColumn("year", .string, "The reporting year, 1 April to 31 March, as 2023-24."),
        ExportColumn("year_ending", .date, "The last day of the reporting year."),
    ]

    private static let place = [
        ExportColumn("document", .string, "The name under which the document first arrived."),
        ExportColumn("sha256", .string, "The SHA-256 of the document's bytes; it identifies the document."),
    ]

    private static let position = [
        ExportColumn("part", .string, "The part of the document, as an attachment or a sheet."),
        ExportColumn("page", .integer, "The page of the part, from 1."),
        ExportColumn("line", .integer, "The line of the page, from 1."),
        ExportColumn("text", .string, "The line's text."),
    ]

    static let figures =
        subject + [
            ExportColumn("figure", .string, "The figure's name; docs/figures.md explains each."),
            ExportColumn("value", .number, "The figure's value."),
            ExportColumn("unit", .string, "percent, count, pounds, days or per100k."),
            ExportColumn("basis", .string, "How the value is known: stated, derived, quoted, recognised or entered."),
            ExportColumn("derived_from", .string, "The names of the figures that a derived one is computed from."),
            ExportColumn("doubtful", .boolean, "Whether a finding casts doubt on the figure."),
        ] + place + [ExportColumn("kind", .string, "The kind of the document.")] + position

    static let alerts =
        subject + [
            ExportColumn("id", .string, "The alert's id."),
            ExportColumn("rule", .string, "The rule that raised it."),
            ExportColumn("priority", .string, "err, warning, notice or info."),
            ExportColumn("state", .string, "raised or resolved."),
            ExportColumn("acknowledged", .boolean, "Whether a person took it up."),
            ExportColumn("silenced", .boolean, "Whether a silence holds it back from the journal."),
            ExportColumn("value", .number, "The value that the rule judged."),
            ExportColumn("threshold", .number, "The value that it was compared with."),
            ExportColumn(
                "peer_basis", .string, "Where an average is from: letter, otherLetter, published or computed."),
            ExportColumn("peer_source", .string, "The source of the average, where it is not the letter itself."),
            ExportColumn("cases", .integer, "The upheld cases, or another count behind a rate."),
            ExportColumn("of", .integer, "The cases that were counted."),
            ExportColumn("p_value", .number, "The probability that chance alone gives such a rate."),
            ExportColumn("interval_low", .number, "The low end of the rate's 95% interval."),
            ExportColumn("interval_high", .number, "The high end of the rate's 95% interval."),
            ExportColumn("message", .string, "The alert in a sentence."),
            ExportColumn("raised_at", .datetime, "When it was raised."),
            ExportColumn("changed_at", .datetime, "When it last changed."),
            ExportColumn("acknowledged_by", .string, "Who took it up."),
            ExportColumn("note", .string, "What that person noted."),
        ] + place + position

    static let documents = [
        ExportColumn("file", .string, "The name under which the file arrived."),
        ExportColumn("sha256", .string, "The SHA-256 of the file's bytes; it identifies the document."),
        ExportColumn("outcome", .string, "processed, rejected or duplicate."),
        ExportColumn("kind", .string, "The kind of the document."),
        ExportColumn("authority", .string, "The council's official name."),
        ExportColumn("year", .string, "The reporting year, as 2023-24."),
        ExportColumn("year_ending", .date, "The last day of the reporting year."),
        ExportColumn("arrived", .datetime, "When the file arrived."),
        ExportColumn("reason", .string, "Why nothing was read from the file, or who withdrew the document and why."),
    ]
}
