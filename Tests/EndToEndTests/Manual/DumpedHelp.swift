import Foundation
import TestSupport

/// A command line as the parser itself describes it (`--experimental-dump-help`).
struct DumpedCommand: Decodable {
    struct Argument: Decodable {
        struct Name: Decodable {
            let kind: String
            let name: String

            var written: String { kind == "long" ? "--\(name)" : "-\(name)" }
        }

        let kind: String
        let shouldDisplay: Bool
        let isOptional: Bool
        let isRepeating: Bool
        let names: [Name]?
        let valueName: String?
        let abstract: String?
        let defaultValue: String?
        let allValues: [String]?
        let sectionTitle: String?
    }

    private struct Dump: Decodable { let command: DumpedCommand }

    let commandName: String
    let abstract: String?
    let discussion: String?
    let arguments: [Argument]?
    let subcommands: [DumpedCommand]?

    /// Asks one of the built programs.
    static func of(_ program: String) throws -> DumpedCommand {
        let dump = try DaemonProcess.run(program, ["--experimental-dump-help"]).output
        return try JSONDecoder().decode(Dump.self, from: dump).command
    }

    /// The arguments that help shows.
    var shown: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }
}
