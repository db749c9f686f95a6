/// # ombudsd-extract
///
/// The program that decodes documents of other programs: `ombudsd-extract html <page.html`. It reads the document from the standard
/// input and writes its text in UTF-8 to the standard output, with a form feed between pages. The daemon starts it confined. It owns
/// the streams and the exit codes; the formats are in `Decoding`.

import ConfinedProgram
import Decoding
import Glibc

MemoryExhaustion.exit(with: ConfinedProgram.exhaustedMemory)
let arguments = ProcessArguments.all
guard arguments.count == 1, let format = DecodedFormat(rawValue: arguments[0]) else {
    let formats = DecodedFormat.allCases.map(\.rawValue).joined(separator: "|")
    StandardStreams.complain("usage: ombudsd-extract \(formats) <FILE\n")
    exit(2)
}
guard let input = StandardStreams.input() else { exit(1) }
do throws(DecodingRefusal) {
    let text = try format.text(of: input)
    // The tree of a page is as deep as the page wants: leaving it to the system's end of the process needs no stack.
    _exit(StandardStreams.output(text) ? 0 : 1)
} catch {
    let reason = Array("\(error.code.rawValue)\n\(error.message)\n".utf8)
    _exit(StandardStreams.output(reason) ? ConfinedProgram.refused : 1)
}
