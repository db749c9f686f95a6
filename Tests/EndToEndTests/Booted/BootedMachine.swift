import Foundation
import TestSupport
import Testing

/// A Debian in a container on which the package is installed and lived with, over two boots of a real systemd.
/// `machine/boot` says how it is made.
enum BootedMachine {
    /// The reason why no container can be booted here; nil if one can.
    static let obstacle: String? = {
        guard let check = try? ProgramRun(URL(filePath: machine + "/boot"), ["--check"]) else { return "no bash" }
        return check.status == 0 ? nil : check.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }()

    /// A script that runs in the container, and fails where the machine does not do as its first line says.
    struct Step: Sendable, CustomTestStringConvertible {
        let name: String
        let sentence: String

        var testDescription: String { sentence }
    }

    struct Outcome: Sendable {
        /// The exit code of the script; nil where it was not reached.
        let status: Int32?
        let log: String
    }

    private static let machine = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "machine").path()

    /// The steps in the order in which they run.
    static let steps: [Step] = ["first", "second"].flatMap { boot -> [Step] in
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(machine)/\(boot)")) ?? []
        return names.sorted().compactMap { name -> Step? in
            let text = try? String(contentsOfFile: "\(machine)/\(boot)/\(name)", encoding: .utf8)
            guard let line = text?.split(separator: "\n").first, name.hasSuffix(".sh") else { return nil }
            return Step(name: String(name.dropLast(3)), sentence: String(line.drop { $0 == "#" || $0 == " " }))
        }
    }

    /// Boots the machine at the first call, and gives the outcome of a step.
    static func outcome(of step: Step) async throws -> Outcome {
        try await outcomes.value[step.name] ?? Outcome(status: nil, log: "There is no such step.")
    }

    private static let outcomes = Task { try boot() }

    private static func boot() throws -> [String: Outcome] {
        let directory = try TestDirectory()
        for folder in ["in", "out", "package"] { try directory.makeFolder(folder) }
        let programs = try BuiltPrograms()
        let package = try programs.package(in: directory["package"])
        let project = BuiltPrograms.project.path(percentEncoded: false)
        try directory.write(ShortLetter.text(council: "COUNCIL", compliance: 50), to: "in/letter.txt")
        try directory.write(PDFFile(ShortLetter.text(compliance: 50)).bytes, to: "in/letter.pdf")
        try directory.write(project, to: "in/project")
        // The package before this one: the same, but for its version.
        let preparation = try programs.run(
            [
                "sh", "-euc",
                """
                cp "$2" in/current.deb
                cp -RL "$1" in/built
                cp -R "$3/Tests/RepositoryTests/OlderStores/version-1" in/older-store
                dpkg-deb --raw-extract in/current.deb earlier
                sed -i 's/^Version: .*/Version: 0.0.1/' earlier/DEBIAN/control
                dpkg-deb --root-owner-group -Znone --build earlier in/previous.deb
                rm -r earlier package
                """,
                directory.path, programs.directory.path, package, project,
            ], in: directory.path)
        try #require(preparation.status == 0, "\(preparation.output)")
        let run = try ProgramRun(URL(filePath: machine + "/boot"), [directory.path])
        let console =
            run.output + (directory.text(of: "out/first.console") ?? "")
            + (directory.text(of: "out/second.console") ?? "")
        return Dictionary(
            uniqueKeysWithValues: steps.map { step in
                let status = directory.text(of: "out/\(step.name).status").flatMap { Int32($0.dropLast()) }
                let log = directory.text(of: "out/\(step.name).log") ?? "The machine did not come so far: \(console)"
                return (step.name, Outcome(status: status, log: log))
            })
    }
}
