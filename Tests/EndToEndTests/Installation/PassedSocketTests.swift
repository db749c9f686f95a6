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
    private static let passing = [
        "perl", "-MSocket", "-e",
        """
        my $path = shift; socket(my $s, AF_UNIX, SOCK_STREAM, 0) or die; bind($s, sockaddr_un($path)) or die; listen($s, 64) or die;
        die "descriptor" unless fileno($s) == 3; $ENV{LISTEN_PID} = $$; $ENV{LISTEN_FDS} = 1; $ENV{LISTEN_FDNAMES} = "control";
        use Fcntl; fcntl($s, F_SETFD, 0); exec { $ARGV[0] } @ARGV;
        """,
    ]

    @Test func `the daemon answers on a socket that was passed to it, and leaves it where it is`() async throws {
        let directory = try TestDirectory()
        let socket = directory["passed.sock"]
        let root = directory.url.appending(path: "root")
        let daemon = try await DaemonProcess(root: root, launcher: Self.passing + [socket])

        let answer = try DaemonProcess.run("ombudsctl", ["--socket", socket, "status", "--json"])
        #expect(answer.status == 0)
        #expect(try JSONDecoder().decode(StatusReport.self, from: answer.output).state == "watching")
        #expect(!FileManager.default.fileExists(atPath: root.appending(path: "control.sock").path()))

        #expect(daemon.stop() == 0)
        #expect(directory.names().contains("passed.sock"))
    }
}
