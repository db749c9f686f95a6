import Extraction
import Logging
import Model
import Synchronization

/// The outages of decoders, each by the format that it reads: a web page that is read says nothing of the decoder of PDFs.
final class DecoderOutages: Sendable {
    private let logger: Logger
    private let logs = Mutex<[String: OutageLog]>([:])

    init(_ logger: Logger) { self.logger = logger }

    /// The errors of the last attempts, a sentence each; nil where all succeeded.
    var description: String? {
        let all = logs.withLock { logs in logs.sorted { $0.key < $1.key }.compactMap(\.value.description) }
        return all.isEmpty ? nil : all.joined(separator: " ")
    }

    func began(_ mediaType: MediaType, _ trouble: DecoderTrouble) {
        log(of: mediaType).began("Files wait in the inbox for their decoder, and are tried again", trouble)
    }

    func ended(_ mediaType: MediaType) {
        log(of: mediaType).ended("The files that waited for their decoder can be read again.")
    }

    private func log(of mediaType: MediaType) -> OutageLog {
        logs.withLock { logs in
            let log = logs[mediaType.rawValue] ?? OutageLog(logger)
            logs[mediaType.rawValue] = log
            return log
        }
    }
}
