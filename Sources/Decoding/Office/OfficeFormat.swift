/// An office format, as refusals name it.
struct OfficeFormat: Sendable {
    /// The format with its article, as "a Word document (DOCX)".
    let noun: String

    static let word = OfficeFormat(noun: "a Word document (DOCX)")
    static let openDocumentText = OfficeFormat(noun: "an OpenDocument text (ODT)")

    static let excel = OfficeFormat(noun: "an Excel workbook (XLSX)")
    static let openDocumentSpreadsheet = OfficeFormat(noun: "an OpenDocument spreadsheet (ODS)")

    /// - Parameter fault: the words behind "that", as "is cut short".
    func damaged(_ fault: String) -> DecodingRefusal {
        DecodingRefusal(
            .damaged, "It is \(noun) that \(fault); get it again, or open it, save it as PDF and drop that in.")
    }

    /// - Parameter fault: the words behind "with", as "more than 1,000 members".
    func tooLarge(_ fault: String) -> DecodingRefusal {
        DecodingRefusal(
            .tooLarge, "It is \(noun) with \(fault), which no letter has; save the letter as PDF and drop that in.")
    }

    /// The refusal of a document with a password.
    var encrypted: DecodingRefusal {
        DecodingRefusal(.encrypted, "It is \(noun) with a password; save it without one and drop that in.")
    }

    /// The refusal of a document in which no text stands.
    var empty: DecodingRefusal {
        DecodingRefusal(
            .empty,
            "It is \(noun) without text, as one of scanned pages is; save it as PDF, run that through text recognition (ocrmypdf in.pdf out.pdf) and drop in the result."
        )
    }
}
