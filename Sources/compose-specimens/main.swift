/// # compose-specimens
///
/// Writes specimen letters and reports about invented councils into a directory, for a try. It owns the choice of
/// specimens; `Specimens` composes them.

import ArgumentParser
import FoundationEssentials
import Glibc
import Model
import Specimens

struct ComposeSpecimens: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compose-specimens",
        abstract: "Writes letters and reports about invented councils into a directory.")

    @Argument(help: "The directory. Each file is written aside and moved in whole.")
    var directory: String

    @Option(name: .long, help: "The first seed: the same seed gives the same letters.")
    var seed: UInt64 = 1

    @Option(name: .long, help: "Write this many documents of all kinds, instead of a small selection for a first look.")
    var count: Int?

    @Flag(name: .long, help: "With --count: write reports in which numbers of another scope stand beside the figures.")
    var trapped = false

    @Flag(name: .long, help: "Write NAME.expected.json beside each, for `ombudsctl score`.")
    var expected = false

    func run() throws {
        let specimens =
            count.map { count in (0..<UInt64(count)).map { compose(seed: seed + $0) } } ?? selection
        for specimen in specimens {
            try write(specimen.text, as: "\(specimen.name).txt")
            guard expected else { continue }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
            try write(
                String(decoding: try encoder.encode(specimen.expected), as: UTF8.self),
                as: "\(specimen.name).expected.json")
        }
        if count == nil { try write(newsletter, as: "newsletter.txt") }
    }

    private func compose(seed: UInt64) -> Specimen {
        guard trapped else { return Composer.composeAny(seed: seed) }
        return Composer.trapped[Int(seed % UInt64(Composer.trapped.count))].compose(seed: seed)
    }

    /// A specimen of every layout. Of today's letters the selection has one that raises one of two rules, one whose figures agree
    /// and that raises both, and one without an alert.
    private var selection: [Specimen] {
        var selection: [Specimen] = []
        for composer in Composer.all {
            let specimens = (0..<1000).lazy.map { composer.compose(seed: seed + $0) }
            guard composer.name == Composer.sentenceLetters.name else {
                selection += specimens.prefix(1)
                continue
            }
            let rules: Set<String> = ["uphold-above-peers", "compliance-below-full"]
            selection += specimens.filter { !rules.isDisjoint(with: $0.expected.alerts) }.prefix(1)
            selection += specimens.filter {
                rules.isSubset(of: $0.expected.alerts) && !$0.expected.alerts.contains("figures-inconsistent")
            }.prefix(1)
            selection += specimens.filter { $0.expected.alerts.isEmpty && $0.expected.findings.isEmpty }.prefix(1)
        }
        var names: Set<String> = []
        return selection.filter { names.insert($0.name).inserted }
    }

    /// A text that is neither letter nor report.
    private var newsletter: String {
        """
        Residents' News, autumn

        The leisure centre opens again on 3 October. In a survey 75% of visitors said that they would come back.
        The Ombudsman's office will speak about complaints in the town hall on 12 November.
        """
    }

    private func write(_ text: String, as name: String) throws {
        let aside = "\(directory)/.\(name).part"
        do {
            try Data(text.utf8).write(to: URL(filePath: aside))
            guard rename(aside, "\(directory)/\(name)") == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            throw ValidationError(
                "“\(name)” could not be put into “\(directory)”; check that the directory exists and may be written to."
            )
        }
    }
}

ComposeSpecimens.main()
