import Extraction
import Logging
import Model
import Synchronization

/// The outages of decoders, each by the format that it reads: a web page that is read says nothing of the decoder of PDFs. A PDF that is
/// read says nothing of the program that recognises scans.
final class DecoderOutages: Sendable {
    private let logger: Logger
    private let logs = Mutex<[String: OutageLog]>([:])

    init(_ logger: Logger) { self.logger = logger }

    /// The errors of the last attempts, a sentence each; nil where all succeeded.
    var description: String? {
        let sentences = logs.withLock { logs in logs.sorted { $0.key < $1.key }.compactMap(\.value.description) }
        // A PDF in the inbox and one attached to mail wait for the same program.
        var all: [String] = []
        for sentence in sentences where !all.contains(sentence) { all.append(sentence) }
        return all.isEmpty ? nil : all.joined(separator: " ")
    }

    func began(_ mediaType: MediaType, _ trouble: DecoderTrouble, isRecognition: Bool) {
        log(of: mediaType, isRecognition).began(
            "Files wait in the inbox for their decoder, and are tried again", trouble)
    }

    /// Notes that a file of a format was read.
    ///
    /// - Parameter isRecognition: whether its pages were recognised.
    func ended(_ mediaType: MediaType, isRecognition: Bool) {
        for kind in isRecognition ? [false, true] : [false] {
            log(of: mediaType, kind).ended("The files that waited for their decoder can be read again.")
        }
    }

    private func log(of mediaType: MediaType, _ isRecognition: Bool) -> OutageLog {
        // One program recognises scans of all formats.
        let key = isRecognition ? "" : mediaType.rawValue
        return logs.withLock { logs in
            let log = logs[key] ?? OutageLog(logger)
            logs[key] = log
            return log
        }
    }
}
