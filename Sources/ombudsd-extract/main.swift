/// # ombudsd-extract
///
/// The program that decodes documents of other programs: `ombudsd-extract html <page.html`. It reads the document from the standard
/// input and writes its text in UTF-8 to the standard output, with a form feed between pages; of a file that holds others
/// (`ombudsd-extract mail 4 1000 134217728 33554432 <letter.eml`) the files in it. The daemon starts it confined. It owns the streams
/// and the exit codes; the formats are in `Decoding`.
///
/// `ombudsd-extract serve` makes a process of itself for each document that the daemon asks for (`ForkServer`).

import ConfinedProgram
import Decoding
import Glibc

/// The decoding that the arguments name.
enum Request {
    case text(DecodedFormat)
    case members(DecodedContainer)

    init?(_ arguments: [String]) {
        if arguments.count == 1, let format = DecodedFormat(rawValue: arguments[0]) {
            self = .text(format)
        } else if let container = DecodedContainer(arguments: arguments) {
            self = .members(container)
        } else {
            return nil
        }
    }

    func output(of input: [UInt8]) throws(DecodingRefusal) -> [UInt8] {
        switch self {
        case .text(let format): try format.text(of: input)
        case .members(let container): try container.members(of: input)
        }
    }
}

var arguments = ProcessArguments.all
if arguments == [DocumentRequests.argument] {
    arguments = DocumentRequests.next { arguments in
        guard let request = Request(arguments), let sample = StandardStreams.input() else { return }
        _ = try? request.output(of: sample)
    }
}
// In the process that reads a document: its limits are in force now.
MemoryExhaustion.exit(with: ConfinedProgram.exhaustedMemory)
guard let request = Request(arguments) else {
    let formats = DecodedFormat.allCases.map(\.rawValue).joined(separator: "|")
    let containers = DecodedContainer.Format.allCases.map(\.rawValue).joined(separator: "|")
    StandardStreams.complain(
        "usage: ombudsd-extract \(formats) <FILE\n       ombudsd-extract \(containers) DEPTH PARTS SIZE MEMBER-SIZE <FILE\n"
    )
    exit(2)
}
guard let input = StandardStreams.input() else { exit(1) }
do throws(DecodingRefusal) {
    let output = try request.output(of: input)
    // The tree of a page is as deep as the page wants: leaving it to the system's end of the process needs no stack.
    _exit(StandardStreams.output(output) ? 0 : 1)
} catch {
    let reason = Array("\(error.code.rawValue)\n\(error.message)\n".utf8)
    _exit(StandardStreams.output(reason) ? ConfinedProgram.refused : 1)
}
