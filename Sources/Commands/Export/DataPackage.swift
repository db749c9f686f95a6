import ControlInterface
import FoundationEssentials

/// The description of exported tables by the Data Package standard, version 1 (https://specs.frictionlessdata.io).
struct DataPackage: Encodable {
    /// One table.
    struct Resource: Encodable {
        struct Dialect: Encodable {
            let delimiter = ","
            let lineTerminator = "\r\n"
            let quoteChar = "\""
            let doubleQuote = true
            let header = true
        }

        struct Schema: Encodable {
            var fields: [ExportColumn]
            let missingValues = [""]
        }

        let name: String
        let path: String
        let profile = "tabular-data-resource"
        let title: String
        let format = "csv"
        let mediatype = "text/csv"
        let encoding = "utf-8"
        /// The size of the file.
        let bytes: Int
        /// As "sha256:…".
        let hash: String
        let dialect = Dialect()
        let schema: Schema
    }

    struct Source: Encodable {
        let title: String
        let path: String?
    }

    let profile = "tabular-data-package"
    let name = "ombudsd-export"
    let title = "Figures of the Ombudsman's yearly letters and of councils' complaints reports"
    let description = """
        Tables that ombudsd wrote of the documents that it has read. A text that begins with =, +, -, @, a tab or a line break has \
        an apostrophe before it, so that no spreadsheet computes it. The licence is that of the documents.
        """
    /// When the tables were written.
    let created: String
    let sources = [
        Source(
            title: "Local Government and Social Care Ombudsman, yearly letters to councils",
            path: "https://www.lgo.org.uk/your-councils-performance"),
        Source(title: "The councils' own complaints reports", path: nil),
    ]
    let resources: [Resource]
}
