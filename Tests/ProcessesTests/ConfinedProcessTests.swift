import Glibc
import Processes
import TestSupport
import Testing

/// The confined profile.
@Suite("A confined child process", .serialized, .timeLimit(.minutes(2)))
struct ConfinedProcessTests {
    private func run(_ script: String, input: [UInt8] = []) async throws -> ChildProcess.Completion {
        try await ChildProcess.script(script, as: .confined).run(input: input)
    }

    @Test func `its output is returned`() async throws {
        let input = [UInt8](repeating: 7, count: 300_000)
        let completion = try await run("exec cat", input: input)
        #expect(completion.ending == .exited(0))
        #expect(completion.output == input)
    }

    @Test func `the output of a failure is returned with its exit code`() async throws {
        let completion = try await run("echo text; exit 1")
        #expect(completion.ending == .exited(1))
        #expect(completion.output == Array("text\n".utf8))
    }

    @Test func `it is ended where it writes too much`() async throws {
        let completion = try await run("exec yes")
        #expect(completion.ending == .exceededOutput)
        #expect(completion.output == [])
    }

    @Test func `it is ended where it uses up its processor time`() async throws {
        #expect(try await run("while :; do :; done").ending == .exceededProcessorTime)
    }

    /// Seconds, blocks of 512 bytes, KiB, descriptors, bytes of a core.
    @Test func `its limits are set`() async throws {
        let output = try await run("ulimit -t; ulimit -f; ulimit -v; ulimit -n; ulimit -c").output
        #expect(String(decoding: output, as: UTF8.self) == "1\n2048\n262144\n16\n0\n")
    }

    /// Tries what is not the program's business, and prints what it could do. `$ARGV[0]` is a file of another's.
    private static let curious = #"""
        use POSIX ();
        use Socket;
        $| = 1;
        my $file = $ARGV[0];
        my ($own) = $file =~ m{^(.*)/};
        print "socket\n" if socket(my $s, PF_INET, SOCK_STREAM, 0);
        print "local socket\n" if socket(my $u, PF_UNIX, SOCK_STREAM, 0);
        print "signal\n" if kill 0, getppid;
        print "write\n" if open my $w, '>', "$own/written";
        print "append\n" if open my $a, '>>', $file;
        print "change $_\n" for grep { open my $m, '+<', $_ } '/proc/self/mem', '/proc/self/oom_score_adj', '/dev/shm';
        print "directory\n" if mkdir "$own/made";
        print "mode\n" if chmod 0777, $file;
        print "remove\n" if unlink $file;
        print "rename\n" if rename $file, "$own/renamed";
        print "read $_\n" for grep { open my $r, '<', $_ } $file, '/etc/passwd', '/proc/1/status', '/proc/self/environ';
        my $child = fork;
        if (defined $child) { POSIX::_exit(0) if $child == 0; print "process\n"; }
        print "environment ", join(',', map { "$_=$ENV{$_}" } sort keys %ENV), "\n";
        print "place ", POSIX::getcwd() // '?', "\n";
        print "descriptor $_\n" for grep { open my $d, "<&=", $_ } 3 .. 1023;
        print "output\n" if open my $o, '>>', '/proc/self/fd/1';
        """#

    @Test(
        .enabled(if: access("/usr/bin/perl", X_OK) == 0, "there is no perl"),
        .enabled(if: Confinement.hasLandlock, "the kernel has no Landlock"), arguments: [false, true])
    func `it can do nothing but read its input and write its output`(_ opensOutput: Bool) async throws {
        // Without O_CLOEXEC, as a library may have it.
        let descriptor = open("/dev/null", O_RDONLY)
        defer { close(descriptor) }
        try await NamedPipe.with { pipe in
            let perl = ChildProcess(
                path: "/usr/bin/perl", arguments: ["-", pipe.path], profile: .confined(opensOutput: opensOutput),
                timeLimit: .seconds(20))
            let completion = try await perl.run(input: Array(Self.curious.utf8))
            #expect(completion.ending == .exited(0))
            #expect(
                String(decoding: completion.output, as: UTF8.self)
                    == "environment LC_ALL=C.UTF-8,OMP_THREAD_LIMIT=1\nplace /\n\(opensOutput ? "output\n" : "")")
        }
    }
}
