/// # read-times
///
/// Times the reading of each sized text within the process, for `compare`. It owns the measuring of one side of that
/// comparison.
///
///     read-times texts DIR     writes the texts and their expected figures into DIR
///     read-times measure       prints a JSON object: nanoseconds a text
///     read-times measure DIR   the same for the texts of a directory, so that two versions can be compared on the same texts
///     read-times repeat FILE N reads a text N times, under a profiler

import FoundationEssentials
import Model
import Oversight
import Reading
import Specimens
import Texts

let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "texts":
    guard let directory = arguments.dropFirst().first else { fatalError("texts DIR") }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    for sized in SizedText.all {
        let path = "\(directory)/\(sized.name)"
        try Data(sized.text.utf8).write(to: URL(filePath: "\(path).txt"))
        try encoder.encode(sized.expected).write(to: URL(filePath: "\(path).expected.json"))
    }
case "measure":
    var times: [String: Int] = [:]
    func measure(_ name: String, _ bytes: [UInt8]) {
        // The least of many rounds, because anything that makes a round longer is not the reader's work.
        times[name] = (0..<40).map { _ in
            CPUTime.of { for _ in 0..<25 { _ = try? DocumentReader.read(DocumentText(utf8: bytes)) } } / 25
        }.min()
    }
    if let directory = arguments.dropFirst().first {
        for name in try FileManager.default.contentsOfDirectory(atPath: directory) where name.hasSuffix(".txt") {
            measure(name, Array(try Data(contentsOf: URL(filePath: "\(directory)/\(name)"))))
        }
    } else {
        for sized in SizedText.all {
            let bytes = Array(sized.text.utf8)
            guard let readings = try? DocumentReader.read(DocumentText(utf8: bytes)), sized.isRead(by: readings) else {
                fatalError("\(sized.name) is not read as composed")
            }
            measure(sized.name, bytes)
        }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    print(String(decoding: try encoder.encode(times), as: UTF8.self))
case "repeat":
    let words = Array(arguments.dropFirst())
    guard words.count == 2, let rounds = Int(words[1]) else { fatalError("repeat FILE N") }
    let bytes = Array(try Data(contentsOf: URL(filePath: words[0])))
    for _ in 0..<rounds { _ = try? DocumentReader.read(DocumentText(utf8: bytes)) }
default: fatalError("texts DIR | measure [DIR] | repeat FILE N")
}
