public import Linux
import Model
public import Oversight

extension Places {
    /// Reads the table of published averages.
    ///
    /// - Parameter path: the table that the settings name, which must exist, if relative beside the settings file; nil for the usual
    ///   one, which need not.
    /// - Returns: an empty table where there is no file.
    /// - Throws: `FileContents.Failure`, with the path and the line that can't be used.
    public func publishedAverages(named path: String? = nil) throws(FileContents.Failure) -> PeerAverages {
        let isOptional = path == nil
        let path = path.map(absolute) ?? averages
        guard let bytes = try FileContents.contents(of: path, limit: 1 << 20) else {
            if isOptional { return PeerAverages() }
            throw FileContents.Failure(Refusal(.unreadable, "There is no file \(path)."))
        }
        if let line = UTF8Fault.line(in: bytes) {
            throw FileContents.Failure(Refusal(.damaged, "\(path):\(line): \(UTF8Fault.advice)"))
        }
        do throws(PeerAveragesError) {
            return try PeerAverages(csv: String(decoding: bytes, as: UTF8.self), path: path)
        } catch {
            throw FileContents.Failure(Refusal(.damaged, error.message))
        }
    }
}
