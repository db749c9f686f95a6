import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

/// The daemon behind a socket that somebody else made, as `ombudsd.socket` has it.
@Suite(
    .serialized, .timeLimit(.minutes(2)),
    .enabled(if: access("/usr/bin/perl", X_OK) == 0, "there is no perl"),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct PassedSocketTests {
    /// Listens on the path of its first argument, and becomes the program behind it, as a service manager passes a socket.
    ///
    /// - Parameter then: Perl that runs when the socket listens.
    private static func passing(then: String = "") -> [String] {
        [
            "perl", "-MSocket", "-e",
            """
            my $path = shift; socket(my $s, AF_UNIX, SOCK_STREAM, 0) or die; bind($s, sockaddr_un($path)) or die; listen($s, 64) or die;
            die "descriptor" unless fileno($s) == 3; $ENV{LISTEN_PID} = $$; $ENV{LISTEN_FDS} = 1; $ENV{LISTEN_FDNAMES} = "control";
            use Fcntl; fcntl($s, F_SETFD, 0); \(then) exec { $ARGV[0] } @ARGV;
            """,
        ]
    }

    @Test func `the daemon answers on a socket that was passed to it, and leaves it where it is`() async throws {
        let directory = try TestDirectory()
        let socket = directory["passed.sock"]
        let root = directory.url.appending(path: "root")
        let daemon = try await DaemonProcess(root: root, launcher: Self.passing() + [socket])

        let answer = try DaemonProcess.run("ombudsctl", ["--socket", socket, "status", "--json"])
        #expect(answer.status == 0)
        #expect(try JSONDecoder().decode(StatusReport.self, from: answer.output).state == "watching")
        #expect(!FileManager.default.fileExists(atPath: root.appending(path: "control.sock").path()))

        #expect(daemon.stop() == 0)
        #expect(directory.names().contains("passed.sock"))
    }

    @Test func `the daemon listens at the name of a passed socket that was removed, and says so once`() async throws {
        let directory = try TestDirectory()
        let root = directory.url.appending(path: "root")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        let socket = root.appending(path: "control.sock").path()
        let daemon = try await DaemonProcess(root: root, launcher: Self.passing() + [socket])
        #expect(try daemon.ask("status").status == 0)
        unlink(socket)
        let line = try await daemon.awaitLine { $0.contains("control.sock") }
        #expect(line.contains("ombudsd listens at that name itself now"))
        #expect(try daemon.ask("doctor", "--json").status == 0)
        #expect(try daemon.ask("reload").status == 0)
        try await daemon.awaitLine { line in
            #expect(!line.contains("control.sock"))
            return line.contains("The settings were read again")
        }
        #expect(daemon.stop() == 0)
        #expect(!FileManager.default.fileExists(atPath: socket), "the daemon's own socket ends with it")
    }

    @Test func `the daemon is ready with its name when it gets a socket whose name was removed before`() async throws {
        let directory = try TestDirectory()
        let root = directory.url.appending(path: "root")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        let socket = root.appending(path: "control.sock").path()
        let daemon = try await DaemonProcess(root: root, launcher: Self.passing(then: "unlink $path;") + [socket])
        #expect(try daemon.ask("status").status == 0)
        #expect(daemon.stop() == 0)
    }

    @Test func `the socket of another process at the name of the passed one is told from that at the start`()
        async throws
    {
        let directory = try TestDirectory()
        let root = directory.url.appending(path: "root")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        let socket = root.appending(path: "control.sock").path()
        // A child takes the name, and listens as long as the daemon runs. The passed socket keeps a second name.
        let taking = """
            pipe(my $in, my $out); my $parent = $$;
            if (!fork) {
                close $s; link $path, "$path.aside"; unlink $path; socket(my $o, AF_UNIX, SOCK_STREAM, 0); bind($o, sockaddr_un($path)); listen($o, 64);
                close STDERR; close $out; select undef, undef, undef, 0.05 while getppid == $parent; exit;
            }
            close $out; readline $in;
            """
        let daemon = try await DaemonProcess(root: root, launcher: Self.passing(then: taking) + [socket])
        let answer = try DaemonProcess.run("ombudsctl", ["--socket", socket + ".aside", "status", "--json"])
        let report = try JSONDecoder().decode(StatusReport.self, from: answer.output)
        #expect(report.problems.contains { $0.contains("the socket of another process has its name \(socket)") })
        #expect(daemon.stop() == 0)
    }
}
