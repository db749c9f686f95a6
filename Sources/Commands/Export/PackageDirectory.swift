import ControlInterface
import FoundationEssentials
import Linux
import Model

/// A directory with exported tables and their description. Each file is whole at any moment, and the description comes last.
struct PackageDirectory {
    /// A table that is being made.
    final class Table {
        fileprivate var bytes: [UInt8] = []

        /// Adds the next part of the table.
        func add(_ text: String) { bytes += Array(text.utf8) }
    }

    let path: String

    static let description = "datapackage.json"

    /// Makes the directory where it is not there yet.
    func prepare() throws(Failure) { try PageWriter(output: path, isDirectory: true).prepare() }

    /// Writes a table.
    ///
    /// - Returns: its description.
    func write(_ table: Table, as name: String, _ columns: [ExportColumn]) throws(Failure) -> DataPackage.Resource {
        let file = "\(name).csv"
        try PageWriter.write(table.bytes, to: "\(path)/\(file)")
        return DataPackage.Resource(
            name: name, path: file, title: name.uppercasedFirst, bytes: table.bytes.count,
            hash: "sha256:\(SHA256.hexDigest(of: table.bytes))", schema: DataPackage.Resource.Schema(fields: columns))
    }

    /// Writes the description of all tables.
    func describe(_ resources: [DataPackage.Resource], at now: Timestamp) throws(Failure) {
        let package = DataPackage(created: now.description, resources: resources)
        try PageWriter.write(Array("\(try JSONOutput.indented(package))\n".utf8), to: "\(path)/\(Self.description)")
    }
}
