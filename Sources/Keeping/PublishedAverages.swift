import Extraction
import Glibc
public import Letters
public import Oversight

extension Layout {
    /// The table of published averages.
    ///
    /// - Parameter path: the one that the settings name; nil for the usual one, which need not be there.
    /// - Throws: a refusal that says what keeps it from being used, and where.
    public func publishedAverages(named path: String? = nil) throws(Refusal) -> PeerAverages {
        if path == nil, access(averages, F_OK) != 0 { return PeerAverages() }
        let path = path ?? averages
        let bytes = try FileContents.read(path, limit: 1 << 20)
        do throws(PeerAveragesError) {
            return try PeerAverages(csv: String(decoding: bytes, as: UTF8.self), path: path)
        } catch {
            throw Refusal(.damaged, error.message)
        }
    }
}
