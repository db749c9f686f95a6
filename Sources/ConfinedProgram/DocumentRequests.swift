import CArguments
import CConfinement
import Glibc

/// The requests to a program that serves (`CConfinement/include/forkserver.h`).
package enum DocumentRequests {
    /// The argument by which a program is told to serve.
    package static let argument = FORK_SERVER_ARGUMENT

    /// Waits for requests, and returns in a process of its own for each document, which is its standard input. The process has read nothing
    /// of any other document. In the server itself it ends the program when nobody has requests any more.
    ///
    /// - Parameter rehearse: decodes a sample, which is the standard input, with the given arguments. It runs in the server.
    /// - Returns: the arguments for the document.
    package static func next(rehearse: ([String]) -> Void) -> [String] {
        var request = fork_server_request()
        guard let program = process_argument(0), fork_server_prepare(program) == 0 else { exit(1) }
        while true {
            switch fork_server_next(&request) {
            case fork_server_document: return request.words
            case fork_server_rehearsal: rehearse(request.words)
            default: _exit(0)
            }
        }
    }
}

extension fork_server_request {
    fileprivate var words: [String] {
        withUnsafeBytes(of: arguments) { bytes in
            bytes.prefix(Int(length)).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
