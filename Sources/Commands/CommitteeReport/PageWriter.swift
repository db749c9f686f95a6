import ControlInterface
import FoundationEssentials
import Glibc
import Linux
import Model

/// Writes pages: each file is whole at any moment, also where an older one had its name.
struct PageWriter {
    /// A file, `-` for standard output, or the directory of a site.
    let output: String
    let isDirectory: Bool

    /// Makes the directory where it is not there yet.
    ///
    /// - Throws: `failed` where it can't be made.
    func prepare() throws(Failure) {
        do {
            try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        } catch {
            throw Failure(.failed, "The directory \(output) can't be made: \(Self.reason(ofMaking: error)).")
        }
    }

    /// Writes a page.
    ///
    /// - Throws: `failed` where it can't be written.
    func write(
        _ html: HTML, _ page: SitePage, _ title: String, _ authority: Authority? = nil, period: Period? = nil
    ) throws(Failure) -> WrittenPages.Page {
        let path = isDirectory ? "\(output)/\(page.fileName)" : output
        if path == "-" {
            Output.text(html.source)
        } else {
            try Self.write(Array(html.source.utf8), to: path)
        }
        return WrittenPages.Page(file: path, title: title, authority: authority, period: period)
    }

    /// Writes a file, which is whole at any moment; a device or a pipe takes the bytes.
    ///
    /// - Throws: `failed` where it can't be written.
    static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        do throws(SystemCallError) {
            try OutputFile(path).write(bytes)
        } catch {
            throw Failure(.failed, "\(path) can't be written: \(reason(ofWriting: error)).")
        }
    }

    private static func reason(ofWriting error: SystemCallError) -> String {
        switch error.errno {
        case ENOENT, ENOTDIR: "there is no such directory"
        case EACCES, EPERM: "you may not write there"
        case ENOSPC, EDQUOT: "the disk is full"
        case EROFS: "the file system is read-only"
        case EISDIR: "it is a directory"
        default: error.text
        }
    }

    private static func reason(ofMaking error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileNoSuchFile?, .fileReadNoSuchFile?: "there is no such directory"
        case .fileWriteNoPermission?: "you may not write there"
        case .fileWriteOutOfSpace?: "the disk is full"
        case .fileWriteVolumeReadOnly?: "the file system is read-only"
        default: "\((error as? CocoaError)?.underlying ?? error)"
        }
    }
}

/// The pages that were written.
struct WrittenPages: Encodable {
    /// One page.
    struct Page: Encodable {
        var file: String
        var title: String
        /// nil for a page about several.
        var authority: Authority?
        /// nil for the index.
        var period: Period?
    }

    var schema = "ombudsd.report/1"
    var pages: [Page]
}
