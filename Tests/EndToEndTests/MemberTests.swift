import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

/// Members of the dropping group put files into the inbox of a daemon that runs as the unit runs it: as a user of its own, with
/// two capabilities.
@Suite(
    .serialized, .timeLimit(.minutes(2)),
    .enabled(if: geteuid() == 0, "only root can start programs as other users"))
struct MemberTests {
    private static let service: UInt32 = 64_001
    private static let dropping: UInt32 = 64_002
    private static let members: [UInt32] = [64_003, 64_004]

    private static let councils = ["Northmoor", "Eastfen", "Westmarch", "Southmere"]

    /// The launcher of a program as the unit starts the daemon.
    private static let asTheUnit = [
        "setpriv", "--reuid=\(service)", "--regid=\(service)", "--clear-groups", "--inh-caps=-all,+fowner,+lease",
        "--ambient-caps=-all,+fowner,+lease", "--bounding-set=-all,+fowner,+lease",
    ]

    /// Runs a script as a member.
    ///
    /// - Returns: its exit code.
    @discardableResult
    private func run(_ script: String, as member: UInt32) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/setpriv")
        process.arguments = [
            "--reuid=\(member)", "--regid=\(member)", "--groups=\(Self.dropping)", "--inh-caps=-all", "sh", "-c",
            script,
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Runs a closure with a daemon and a directory for the members' own files.
    private func withDaemon(
        endingWith code: Int32 = 0, _ body: (DaemonProcess, _ home: String) async throws -> Void
    ) async throws {
        try await withScratchDirectory { place in
            let (root, home) = (place.appending(path: "root"), place.appending(path: "home"))
            for directory in [root, home, root.appending(path: "inbox")] {
                try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            }
            #expect(chmod(place.path(), 0o755) == 0 && chmod(home.path(), 0o1777) == 0)
            #expect(chown(root.path(), Self.service, Self.service) == 0)
            let inbox = root.appending(path: "inbox").path()
            #expect(chown(inbox, Self.service, Self.dropping) == 0 && chmod(inbox, 0o3770) == 0)
            let daemon = try await DaemonProcess(root: root, launcher: Self.asTheUnit)
            try await body(daemon, home.path())
            #expect(daemon.stop() == code)
        }
    }

    @Test(arguments: ["022", "077"])
    func `files and folders are taken and put away whatever the umask of the member`(umask: String) async throws {
        try await withDaemon { daemon, home in
            let inbox = daemon.inbox.path()
            for (number, way) in [
                "cp LETTER INBOX/copied.txt", "cp LETTER HOME/moved.txt && mv HOME/moved.txt INBOX/",
                "mkdir INBOX/made && cp LETTER INBOX/made/in-made.txt",
                "mkdir HOME/brought && cp LETTER HOME/brought/in-brought.txt && mv HOME/brought INBOX/",
            ].enumerated() {
                let letter = "\(home)/letter-\(number)"
                try ShortLetter.text(council: "\(Self.councils[number]) District Council").write(
                    toFile: letter, atomically: false, encoding: .utf8)
                #expect(chmod(letter, 0o644) == 0)
                let script = way.replacing("LETTER", with: letter).replacing("INBOX", with: inbox)
                    .replacing("HOME", with: home)
                #expect(try run("umask \(umask); \(script)", as: Self.members[0]) == 0, "\(way)")
            }
            let status = try await daemon.awaitStatus { $0.documents.processed == 4 && $0.documents.waiting == 0 }
            #expect(status.problems == [])
            let left = try FileManager.default.subpathsOfDirectory(atPath: inbox)
            #expect(left.sorted() == ["brought", "made"])
            let processed = daemon.root.appending(path: "processed/2019-20")
            let names = try FileManager.default.contentsOfDirectory(atPath: processed.path()).sorted()
            #expect(names == ["copied.txt", "in-brought.txt", "in-made.txt", "moved.txt"])
            for name in names {
                var original = stat()
                #expect(stat(processed.appending(path: name).path(), &original) == 0)
                #expect(original.st_uid == Self.service && original.st_mode & 0o7777 == 0o640, "\(name)")
                #expect(try run("echo more >>\(processed.path())/\(name)", as: Self.members[0]) != 0)
            }
        }
    }

    @Test func `members can't rename or remove each other's files`() async throws {
        try await withDaemon { daemon, _ in
            let mine = daemon.inbox.appending(path: "mine.txt").path()
            daemon.signal(SIGSTOP)
            let dropped = try run("umask 077; echo letter >\(mine)", as: Self.members[0])
            #expect(dropped == 0)
            for way in ["cat MINE", "mv MINE MINE.old", "rm -f MINE", "echo other >MINE"] {
                let code = try run(way.replacing("MINE", with: mine), as: Self.members[1])
                #expect(code != 0, "\(way)")
            }
            let removed = try run("rm \(mine)", as: Self.members[0])
            #expect(removed == 0)
            daemon.signal(SIGCONT)
        }
    }

    /// Each stays in the inbox, since its name is one of an unfinished file.
    @Test(arguments: [
        "cp LETTER INBOX/mine.part", "cp LETTER HOME/mine.part && mv HOME/mine.part INBOX/",
        "cp -p LETTER INBOX/mine.part", "cp LETTER INBOX/mine.part && chmod 777 INBOX/mine.part",
        "mkdir HOME/folder && cp LETTER HOME/folder/mine.part && chmod -R 777 HOME/folder && mv HOME/folder INBOX/",
    ])
    func `members can't read each other's files, however these came`(_ way: String) async throws {
        try await withDaemon { daemon, home in
            let letter = "\(home)/letter"
            try "letter\n".write(toFile: letter, atomically: false, encoding: .utf8)
            #expect(chmod(letter, 0o644) == 0)
            let inbox = daemon.inbox.path()
            let script = way.replacing("LETTER", with: letter).replacing("INBOX", with: inbox)
                .replacing("HOME", with: home)
            #expect(try run("umask 022; \(script)", as: Self.members[0]) == 0)
            let mine = inbox + (way.contains("folder") ? "/folder/mine.part" : "/mine.part")
            let end = ContinuousClock.now + .seconds(30)
            while try run("cat \(mine) >/dev/null", as: Self.members[1]) == 0, .now < end { await Task.yield() }
            #expect(try run("cat \(mine)", as: Self.members[1]) != 0)
            #expect(try run("echo more >>\(mine)", as: Self.members[1]) != 0)
            #expect(try run("echo more >>\(mine) && grep -q letter \(mine)", as: Self.members[0]) == 0)
        }
    }

    @Test func `files that lay in the inbox when the daemon started are closed to other members`() async throws {
        try await withDaemon(endingWith: -SIGKILL) { daemon, _ in
            let mine = daemon.inbox.appending(path: "mine.txt").path()
            daemon.signal(SIGSTOP)
            // It is open for writing, so that it is not taken.
            let holder = Process()
            holder.executableURL = URL(filePath: "/bin/sh")
            holder.arguments = ["-c", "exec sleep 1000 >>\(mine)"]
            holder.standardInput = FileHandle.nullDevice
            try holder.run()
            defer {
                kill(holder.processIdentifier, SIGKILL)
                holder.waitUntilExit()
            }
            while access(mine, F_OK) != 0 { await Task.yield() }
            try "letter\n".write(toFile: mine, atomically: false, encoding: .utf8)
            #expect(chmod(mine, 0o644) == 0 && chown(mine, Self.members[0], Self.members[0]) == 0)
            #expect(try run("cat \(mine)", as: Self.members[1]) == 0)
            daemon.signal(SIGKILL)
            #expect(daemon.end() == -SIGKILL)
            let again = try await DaemonProcess(root: daemon.root, launcher: Self.asTheUnit)
            let end = ContinuousClock.now + .seconds(30)
            while try run("cat \(mine) >/dev/null", as: Self.members[1]) == 0, .now < end { await Task.yield() }
            #expect(try run("cat \(mine)", as: Self.members[1]) != 0)
            #expect(try run("cat \(mine)", as: Self.members[0]) == 0)
            #expect(again.stop() == 0)
        }
    }

    @Test func `programs that the daemon starts have none of its capabilities`() async throws {
        try await withDaemon { daemon, home in
            let report = "\(home)/capabilities"
            let settings = "notify: {command: [/bin/sh, -c, \"grep Cap /proc/self/status >\(report)\"]}\n"
            try settings.write(
                to: daemon.root.appending(path: "ombudsd.yaml"), atomically: true, encoding: .utf8)
            #expect(try daemon.ask("reload").status == 0)
            try daemon.drop(ShortLetter.text(), as: "letter.txt")
            let end = ContinuousClock.now + .seconds(30)
            while (try? String(contentsOfFile: report, encoding: .utf8).contains("CapAmb")) != true, .now < end {
                await Task.yield()
            }
            let lines = try String(contentsOfFile: report, encoding: .utf8).split(separator: "\n")
            for line in lines where ["CapPrm:", "CapEff:", "CapAmb:"].contains(line.split(separator: "\t")[0]) {
                #expect(line.hasSuffix("\t0000000000000000"), "\(line)")
            }
            #expect(lines.count == 5)
        }
    }
}
