import CConfinement
import Dispatch
import Glibc
import Linux
import Synchronization
import SystemPackage

/// A confined program that is started once, and makes a process of itself for each document: the start of a program takes longer than most
/// documents do.
///
/// The server sees no document. Each of its processes is a child of this one, and is confined as one that was started anew
/// (`CConfinement/include/forkserver.h`). The server starts when a document comes, ends when none has come for a while, and is replaced
/// when its program's file is another one than at its start, and after a document at which its process failed: processes of one server
/// share the layout of their memory, which a hostile document could find out by trying.
public final class ForkServer: Sendable {
    /// The servers, by the paths of their programs.
    private static let all = Mutex<[String: ForkServer]>([:])

    /// The server of a program that knows how to serve.
    ///
    /// - Parameter path: the program's absolute path.
    public static func of(_ path: String) -> ForkServer {
        all.withLock { servers in
            if let server = servers[path] { return server }
            let server = ForkServer(path)
            servers[path] = server
            return server
        }
    }

    private let path: String
    /// Held during a request, so that each gets its own answer.
    private let running = Mutex<Run?>(nil)

    private init(_ path: String) { self.path = path }

    /// Makes a process for a document.
    ///
    /// - Parameters:
    ///   - arguments: those of the program.
    ///   - rehearsal: a document that is known to be good. The server decodes one for each first argument, so that the next process
    ///     finds memory and tables ready.
    /// - Returns: nil where there is no server, so that the program has to be started.
    func start(
        _ arguments: [String], _ input: borrowing MemoryFile, _ output: borrowing MemoryFile,
        _ limits: Confinement.Limits, rehearsal: [UInt8], _ calls: ProcessCalls
    ) -> RunningChild? {
        guard !limits.opensOutput, var request = fork_server_request(arguments, limits) else { return nil }
        let (inputDescriptor, outputDescriptor) = (input.descriptor, output.descriptor)
        return running.withLock { running in
            let program = FileStamp.following(path)
            // An upgrade replaces the program while documents keep coming.
            if let run = running, run.program != program { running = nil }
            // A server that has nothing to do ends by itself.
            for isNew in running == nil ? [true] : [false, true] {
                guard let run = isNew ? Run(path, program) : running else { break }
                running = run
                run.setAnswerTime(isNew ? calls.startTime : calls.answerTime)
                var watch: Int32 = -1
                let process = fork_server_process(
                    run.socket, &request, inputDescriptor, outputDescriptor, &watch)
                guard process > 0 else {
                    run.kill()
                    running = nil
                    continue
                }
                run.documents.enter()
                run.rehearse(request, rehearsal, for: arguments.first ?? "")
                return RunningChild(process: process, watch: watch, of: run, calls)
            }
            return nil
        }
    }

    /// Has the next document processed by a new server.
    func renew(after run: Run) {
        running.withLock { running in
            if running === run { running = nil }
        }
    }
}

extension ForkServer {
    /// One run of the program as a server. It ends when nobody holds it any more.
    final class Run: Sendable {
        fileprivate let socket: Int32
        /// The stamp of the program's file just before the start; nil where it could not be seen.
        fileprivate let program: FileStamp?
        /// The processes of documents that have not ended.
        fileprivate let documents = DispatchGroup()
        /// Has the server killed.
        private let givenUp: CancellationEvent
        /// The first arguments for which it has decoded a sample.
        private let rehearsed = Mutex<Set<String>>([])

        /// - Returns: nil where descriptors are short. A program that can't be started gives no answer.
        fileprivate init?(_ path: String, _ program: FileStamp?) {
            var ends: [Int32] = [-1, -1]
            let kind = Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
            guard let givenUp = try? CancellationEvent() else { return nil }
            guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
                givenUp.close()
                return nil
            }
            let (own, other) = (ends[0], ends[1])
            socket = own
            self.program = program
            self.givenUp = givenUp
            let documents = documents
            // It has its own, since it may outlive the one that sends.
            let killed = dup(givenUp.descriptor)
            // Server and processes end with the thread that started the server.
            DispatchQueue(label: "ombudsd.fork-server").async {
                var watch: Int32 = -1
                let process = ChildProcess.withCStrings([path, FORK_SERVER_ARGUMENT]) { words in
                    fork_server_start(path, words, other, &watch)
                }
                close(other)
                if process > 0 {
                    let child = RunningChild(process: process, watch: watch, ProcessCalls())
                    _ = try? child.end(within: .seconds(1 << 30), CancellationEvent(killed), gracePeriod: nil)
                }
                close(killed)
                documents.wait()
            }
        }

        deinit {
            close(socket)
            givenUp.close()
        }

        fileprivate func setAnswerTime(_ duration: Duration) {
            for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
                var time = timeval(duration)
                setsockopt(socket, SOL_SOCKET, option, &time, socklen_t(MemoryLayout.size(ofValue: time)))
            }
        }

        /// Has the server ended, whatever it does. The processes of other documents go on.
        fileprivate func kill() { givenUp.send() }

        /// Notes that the process of a document has ended.
        func documentEnded() { documents.leave() }

        fileprivate func rehearse(_ request: fork_server_request, _ sample: [UInt8], for argument: String) {
            guard rehearsed.withLock({ $0.insert(argument).inserted }),
                let sample = try? MemoryFile(label: "ombudsd-sample", content: sample)
            else { return }
            var request = request
            request.kind = fork_server_rehearsal
            // Without it the next processes take longer.
            _ = fork_server_rehearse(socket, &request, sample.descriptor)
        }
    }
}

extension fork_server_request {
    /// - Returns: nil where the arguments are too long.
    fileprivate init?(_ arguments: [String], _ limits: Confinement.Limits) {
        var words: [UInt8] = []
        for argument in arguments { words += Array(argument.utf8) + [0] }
        self.init()
        guard words.count <= MemoryLayout.size(ofValue: self.arguments) else { return nil }
        kind = fork_server_document
        self.limits = confinement_limits(limits)
        length = UInt32(words.count)
        withUnsafeMutableBytes(of: &self.arguments) { $0.copyBytes(from: words) }
    }
}

extension timeval {
    fileprivate init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self.init(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
    }
}
