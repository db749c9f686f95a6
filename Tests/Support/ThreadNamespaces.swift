import Foundation
import Glibc

/// The mount namespaces of this process's threads.
///
/// A pool's thread that a thread in a journal's namespace starts is in that namespace, too, and stays there when the journal ends. To the
/// kernel the same directory is on another mount there, so that a later test can't rename a file that this thread has opened.
enum ThreadNamespaces {
    private typealias Unshare = @convention(c) (Int32) -> Int32
    private typealias SetNamespace = @convention(c) (Int32, Int32) -> Int32
    private typealias SignalThread = @convention(c) (Int32, Int32, Int32) -> Int32

    // Swift's Glibc module leaves these out.
    private static let unshare = unsafeBitCast(dlsym(nil, "unshare"), to: Unshare.self)
    private static let setNamespace = unsafeBitCast(dlsym(nil, "setns"), to: SetNamespace.self)
    private static let signalThread = unsafeBitCast(dlsym(nil, "tgkill"), to: SignalThread.self)

    /// The namespace of the process.
    private static let home = open("/proc/self/ns/mnt", O_RDONLY | O_CLOEXEC)

    /// Has this thread alone enter a process's namespace.
    ///
    /// - Returns: whether it could; errno says why not.
    static func enter(_ process: Int32) -> Bool {
        let descriptor = open("/proc/\(process)/ns/mnt", O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        return enterNamespace(descriptor)
    }

    private static func enterNamespace(_ descriptor: Int32) -> Bool {
        let ownFileSystemView: Int32 = 0x200
        let mountNamespace: Int32 = 0x20000
        return unshare(ownFileSystemView) == 0 && setNamespace(descriptor, mountNamespace) == 0
    }

    /// The namespace of a process or a thread as the kernel names it, nil where there is none.
    static func name(of process: String) -> String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/ns/mnt")
    }

    /// Brings the threads that are in a namespace back to the one of the process.
    static func bringBack(from namespace: String) {
        guard home >= 0, namespace != name(of: "self") else { return }
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in
            let cause = errno
            _ = ThreadNamespaces.enterNamespace(ThreadNamespaces.home)
            errno = cause
        }
        action.sa_flags = SA_RESTART
        // Of the signals that programs may use it is the one that the pool's threads do not block.
        var former = sigaction()
        guard sigaction(SIGPROF, &action, &former) == 0 else { return }
        for thread in threads(in: namespace) { _ = signalThread(getpid(), thread, SIGPROF) }
        // A thread handles it as soon as it gets a processor.
        var turns = 0
        while turns < 100_000, !threads(in: namespace).isEmpty {
            sched_yield()
            turns += 1
        }
        sigaction(SIGPROF, &former, nil)
    }

    private static func threads(in namespace: String) -> [Int32] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
        return all.filter { name(of: "self/task/\($0)") == namespace }.compactMap(Int32.init)
    }
}
