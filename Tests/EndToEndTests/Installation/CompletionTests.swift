import Foundation
import Glibc
import TestSupport
import Testing

/// The completions of the shells, run by the shells themselves, on a daemon with letters.
@Suite(
    .serialized, .timeLimit(.minutes(3)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct CompletionTests {
    /// An unfinished line, and a word that is offered at its end.
    private struct Line {
        let line: String
        let offered: String
        /// Whether the daemon is asked for it.
        let isAsked: Bool

        init(_ line: String, _ offered: String, isAsked: Bool = false) {
            self.line = line
            self.offered = offered
            self.isAsked = isAsked
        }
    }

    private static let lines = [
        Line("ombudsctl sta", "status"),
        Line("ombudsctl alerts --st", "--state"),
        Line("ombudsctl alerts --rule uphold-a", "uphold-above-peers"),
        Line("ombudsctl show north", "northmoor-district-council", isAsked: true),
        Line("ombudsctl alert northmoor", "northmoor-district-council.2019-20.compliance-below-full", isAsked: true),
        Line("ombudsctl show northmoor-district-council --year 20", "2019-20", isAsked: true),
        Line("ombudsctl compare --type dis", "district"),
        Line("ombudsctl retry oth", "other.txt", isAsked: true),
        Line("ombudsd --ro", "--root"),
    ]

    @Test(.enabled(if: access("/bin/bash", X_OK) == 0, "there is no bash"))
    func `bash completes verbs, options, rules, authorities, years and ids`() async throws {
        let script = #"""
            shopt -s extglob progcomp
            for program in ombudsctl ombudsd; do source <("$program" --generate-completion-script bash); done
            complete_line() {
                read -ra COMP_WORDS <<<"$1"
                COMP_LINE=$1 COMP_POINT=${#1} COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
                local program=${COMP_WORDS[0]} cur=${COMP_WORDS[COMP_CWORD]}
                "$(complete -p "$program" | sed 's/.*-F \([^ ]*\).*/\1/')" "$program" "$cur" "${COMP_WORDS[COMP_CWORD-1]}"
                echo "$1: ${COMPREPLY[*]}"
            }
            for line; do complete_line "$line"; done
            """#
        try await Self.check(Self.lines) { try $0.run(["bash", "-c", script, "bash"] + $1.map(\.line)) }
    }

    /// The words that only the daemon knows are left out: fish tells a completion what was typed on a terminal alone.
    @Test(.enabled(if: access("/usr/bin/fish", X_OK) == 0, "there is no fish"))
    func `fish completes verbs, options, rules and types`() async throws {
        let script = #"""
            for program in ombudsctl ombudsd; $program --generate-completion-script fish | source; end
            for line in $argv; echo $line: (complete --do-complete $line | string split -f1 \t); end
            """#
        try await Self.check(Self.lines.filter { !$0.isAsked }) {
            try $0.run(["fish", "--no-config", "-c", script] + $1.map(\.line))
        }
    }

    @Test(.enabled(if: access("/usr/bin/zsh", X_OK) == 0, "there is no zsh"))
    func `zsh accepts the completions`() throws {
        for program in ["ombudsctl", "ombudsd"] {
            let directory = try TestDirectory()
            try directory.write(
                DaemonProcess.run(program, ["--generate-completion-script", "zsh"]).output, to: "script")
            let check = try ProgramRun(URL(filePath: "/usr/bin/zsh"), ["-f", "-n", directory["script"]])
            #expect(check.status == 0 && check.output.isEmpty, "\(check.output)")
        }
    }

    private struct Shell {
        let root: String

        /// Runs a command with the built programs in its path.
        func run(_ command: [String]) throws -> String {
            let home = try TestDirectory()
            let environment = [
                "PATH=\(DaemonProcess.binaries.path(percentEncoded: false)):/usr/bin:/bin", "OMBUDSD_ROOT=\(root)",
                "HOME=\(home.path)", "LC_ALL=C.UTF-8",
            ]
            return try ProgramRun(URL(filePath: "/usr/bin/env"), environment + command).output
        }
    }

    private static func check(_ lines: [Line], _ body: (Shell, [Line]) throws -> String) async throws {
        let directory = try TestDirectory()
        let daemon = try await DaemonProcess(root: directory.url)
        try daemon.drop(ShortLetter.text(compliance: 50), as: "letter.txt")
        try daemon.drop("Nothing here.", as: "other.txt")
        var delivered = 0
        try await daemon.awaitLine { line in
            delivered += line.contains("OMBUDSD_EVENT") ? 1 : 0
            return delivered == 2
        }
        let output = try body(Shell(root: directory.path), lines)
        let offers = output.split(separator: "\n")
        for line in lines {
            let offer = offers.first { $0.hasPrefix("\(line.line): ") }?.dropFirst(line.line.count + 2)
            #expect(
                offer?.split(separator: " ").contains { $0 == line.offered } == true,
                "\(line.line): \(offer.map { String($0) } ?? output)")
        }
        #expect(daemon.stop() == 0)
    }
}
