/// # ombudsd-extract
///
/// The program that decodes documents of other programs: `ombudsd-extract html <page.html`. It reads the document from the standard
/// input and writes its text in UTF-8 to the standard output, with a form feed between pages; of a file that holds others
/// (`ombudsd-extract mail 4 1000 134217728 33554432 <letter.eml`) the files in it. The daemon starts it confined. It owns the streams
/// and the exit codes; the formats are in `Decoding`.

import ConfinedProgram
import Decoding
import Glibc

MemoryExhaustion.exit(with: ConfinedProgram.exhaustedMemory)
let arguments = ProcessArguments.all
let format = arguments.count == 1 ? DecodedFormat(rawValue: arguments[0]) : nil
let container = DecodedContainer(arguments: arguments)
guard format != nil || container != nil else {
    let formats = DecodedFormat.allCases.map(\.rawValue).joined(separator: "|")
    let containers = DecodedContainer.Format.allCases.map(\.rawValue).joined(separator: "|")
    StandardStreams.complain(
        "usage: ombudsd-extract \(formats) <FILE\n       ombudsd-extract \(containers) DEPTH PARTS SIZE MEMBER-SIZE <FILE\n"
    )
    exit(2)
}
guard let input = StandardStreams.input() else { exit(1) }
do throws(DecodingRefusal) {
    var output: [UInt8] = []
    if let format { output = try format.text(of: input) }
    if let container { output = try container.members(of: input) }
    // The tree of a page is as deep as the page wants: leaving it to the system's end of the process needs no stack.
    _exit(StandardStreams.output(output) ? 0 : 1)
} catch {
    let reason = Array("\(error.code.rawValue)\n\(error.message)\n".utf8)
    _exit(StandardStreams.output(reason) ? ConfinedProgram.refused : 1)
}
