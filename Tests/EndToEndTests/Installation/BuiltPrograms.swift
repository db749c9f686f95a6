import Foundation
import TestSupport
import Testing

/// The programs of the tests in the form in which `make build` leaves them, and the project's own commands on them.
struct BuiltPrograms {
    let directory: TestDirectory

    init() throws {
        directory = try TestDirectory()
        try directory.makeFolder("completions")
        for program in ["ombudsd", "ombudsctl", "ombudsd-extract"] {
            try FileManager.default.createSymbolicLink(
                atPath: directory[program],
                withDestinationPath: DaemonProcess.binaries.appending(path: program).path(percentEncoded: false))
        }
        for program in ["ombudsd", "ombudsctl"] {
            for shell in ["bash", "zsh", "fish"] {
                let script = try DaemonProcess.run(program, ["--generate-completion-script", shell]).output
                // As in the Makefile: completions are no programs.
                let text = String(decoding: script, as: UTF8.self)
                try directory.write(
                    text.hasPrefix("#!") ? String(text.drop { $0 != "\n" }.dropFirst()) : text,
                    to: "completions/\(program).\(shell)")
            }
        }
    }

    static let project = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized

    /// Runs a command with none but the system's programs in its path, in a directory or at the top of the project.
    func run(_ command: [String], _ environment: [String] = [], in directory: String? = nil) throws -> ProgramRun {
        try ProgramRun(
            URL(filePath: "/usr/bin/env"),
            // Options stand before the first variable, behind which env takes them for variables.
            ["--ignore-environment", "--chdir=\(directory ?? Self.project.path(percentEncoded: false))"]
                + ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8"] + environment + command)
    }

    func make(_ target: String, into destination: TestDirectory) throws -> ProgramRun {
        try run([
            "make", "--no-print-directory", target, "built=\(directory.path)", "DESTDIR=\(destination.path)",
            "PREFIX=/usr",
        ])
    }

    /// Makes the Debian package in a directory.
    ///
    /// - Returns: its path.
    func package(in place: String) throws -> String {
        // Libraries of Swift, which are no package, are linked into the programs that `make build` makes.
        let run = try run(
            ["scripts/make-deb", place],
            ["SHLIBDEPS_FLAGS=--ignore-missing-info", "COMPRESSION=none", "BUILT=\(directory.path)"])
        let name = try FileManager.default.contentsOfDirectory(atPath: place).first { $0.hasSuffix(".deb") }
        return try #require(run.status == 0 ? name.map { "\(place)/\($0)" } : nil, "\(run.output)")
    }
}
