/// # compose-specimens
///
/// Writes specimen letters and reports about invented councils into a directory, for a try. It owns the choice of what
/// is written; the letters themselves are composed by `Specimens`.

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

    @Option(name: .long, help: "How many documents of all kinds, instead of a small selection for a first look.")
    var count: Int?

    @Flag(name: .long, help: "Write NAME.expected.json beside each, for `ombudsctl score`.")
    var expected = false

    func run() throws {
        let specimens = count.map { count in (0..<UInt64(count)).map { any(seed: seed + $0) } } ?? selection
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

    private func any(seed: UInt64) -> Specimen {
        switch seed % 5 {
        case 0: TabularLetterSpecimen.compose(seed: seed)
        case 1: OlderLetterSpecimen.compose(seed: seed)
        case 2: ComplaintsReportSpecimen.compose(seed: seed)
        case 3: PerformancePageSpecimen.compose(seed: seed)
        default: SentenceLetterSpecimen.compose(seed: seed)
        }
    }

    /// Something of everything, with something to be told about.
    private var selection: [Specimen] {
        let letters = (0..<1000).lazy.map { SentenceLetterSpecimen.compose(seed: seed + $0) }
        let telling = ["uphold-above-peers", "compliance-below-full"].compactMap { rule in
            letters.first { $0.expected.alerts.contains(rule) }
        }
        var selection = telling
        selection += letters.filter { $0.expected.alerts.isEmpty && $0.expected.findings.isEmpty }.prefix(1)
        selection += [
            TabularLetterSpecimen.compose(seed: seed), OlderLetterSpecimen.compose(seed: seed),
            ComplaintsReportSpecimen.compose(seed: seed), PerformancePageSpecimen.compose(seed: seed),
        ]
        var names: Set<String> = []
        return selection.filter { names.insert($0.name).inserted }
    }

    /// Something that is none of them.
    private var newsletter: String {
        """
        Residents' News, autumn

        The leisure centre opens again on 3 October. In a survey 75% of visitors said that they would come back.
        The Ombudsman's office will speak about complaints in the town hall on 12 November.
        """
    }

    private func write(_ text: String, as name: String) throws {
        let aside = "\(directory)/.\(name).part"
        try Data(text.utf8).write(to: URL(filePath: aside))
        guard rename(aside, "\(directory)/\(name)") == 0 else {
            throw ValidationError("\(name) could not be moved into \(directory).")
        }
    }
}

ComposeSpecimens.main()
