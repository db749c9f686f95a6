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

        init(_ line: String, _ offered: String) {
            self.line = line
            self.offered = offered
        }
    }

    private static let lines = [
        Line("ombudsctl sta", "status"),
        Line("ombudsctl alerts --st", "--state"),
        Line("ombudsctl alerts --rule uphold-a", "uphold-above-peers"),
        Line("ombudsctl show north", "northmoor-district-council"),
        Line("ombudsctl alert northmoor", "northmoor-district-council.2019-20.compliance-below-full"),
        Line("ombudsctl show northmoor-district-council --year 20", "2019-20"),
        Line("ombudsctl compare --type dis", "district"),
        Line("ombudsctl retry oth", "other.txt"),
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

    /// Opens a shell on a terminal of its own, and has it complete each line. The commands of the first argument end with `ready`, and
    /// have what completes print `<<`, the offers and `>>`.
    private static let terminal = #"""
        zmodload zsh/zpty
        setup=$1 keys=$2
        shift 2
        zpty shell ${=SHELL_COMMAND}
        zpty -w shell "$setup"
        zpty -r shell text $'*ready*'
        for line; do
            zpty -w -n shell "$line${(g::)keys}"
            zpty -r shell text $'*<<*>>*'
            print -r -- "$line: ${${text##*<<}%%>>*}"
        done
        zpty -d shell
        """#

    /// - Parameters:
    ///   - shell: the command that starts the shell.
    ///   - setup: the shell's commands, with DIRECTORY for that of the scripts.
    ///   - keys: what completes the line that was typed, in the form of zsh's `print`.
    private static func checkOnTerminal(_ shell: String, scripts: String, _ setup: String, keys: String) async throws {
        let directory = try TestDirectory()
        for program in ["ombudsctl", "ombudsd"] {
            let kind = String(shell.prefix { $0 != " " })
            try directory.write(
                DaemonProcess.run(program, ["--generate-completion-script", kind]).output,
                to: scripts.replacing("PROGRAM", with: program))
        }
        try await check(Self.lines) {
            try $0.run(
                ["SHELL_COMMAND=\(shell)", "TERM=dumb", "zsh", "-f", "-c", terminal, "zsh"]
                    + [setup.replacing("DIRECTORY", with: directory.path), keys] + $1.map(\.line))
        }
    }

    @Test(.enabled(if: access("/usr/bin/zsh", X_OK) == 0, "there is no zsh"))
    func `zsh completes verbs, options, rules, authorities, years and ids`() async throws {
        let setup = """
            PROMPT= RPROMPT=; stty -echo; fpath=(DIRECTORY $fpath); autoload -U compinit; compinit -u -D; \
            bindkey '^I' menu-complete; unsetopt beep; \
            show-line() { print -r -- "<<$BUFFER>>"; BUFFER=; }; zle -N show-line; bindkey '^Xs' show-line; print re''ady
            """
        try await Self.checkOnTerminal("zsh -f -i", scripts: "_PROGRAM", setup, keys: #"\t\x18s"#)
    }

    @Test(
        .enabled(
            if: access("/usr/bin/fish", X_OK) == 0 && access("/usr/bin/zsh", X_OK) == 0,
            "there is no fish, or no zsh to give it a terminal"))
    func `fish completes verbs, options, rules, authorities, years and ids`() async throws {
        let setup = """
            source DIRECTORY/ombudsctl.fish; source DIRECTORY/ombudsd.fish; \
            function show-offers; echo '<<'(complete -C | string split -f1 \\t | string join ' ')'>>'; commandline ''; end; \
            bind \\co show-offers; echo re''ady
            """
        try await Self.checkOnTerminal("fish --no-config -i", scripts: "PROGRAM.fish", setup, keys: #"\x0f"#)
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
