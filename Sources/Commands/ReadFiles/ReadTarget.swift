import ControlInterface
import Extraction
import Inbox
import Linux
import Model

/// A file that `ombudsctl read` is to read.
struct ReadTarget: Sendable {
    /// The source of the bytes.
    private enum Source: Sendable {
        case path(String)
        case standardInput
    }

    /// The name as it is shown: that of the file, or its path below the directory that was named.
    let name: String
    private let source: Source

    /// The targets of some arguments: a directory stands for the files in it and below, in the order of their paths.
    ///
    /// - Throws: `unreadable` for a directory that can't be listed; `usage` for one without files.
    static func all(_ arguments: [String]) throws(Failure) -> [ReadTarget] {
        var targets: [ReadTarget] = []
        for argument in arguments {
            if argument == "-" {
                targets.append(ReadTarget(name: "standard input", source: .standardInput))
            } else if FileMode(argument, following: true)?.isDirectory == true {
                targets += try below(argument)
            } else {
                let name = argument.split(separator: "/").last.map(String.init) ?? argument
                targets.append(ReadTarget(name: name, source: .path(argument)))
            }
        }
        return targets
    }

    private static func below(_ directory: String) throws(Failure) -> [ReadTarget] {
        let files: [DirectoryTree.File]
        do throws(SystemCallError) {
            files = try DirectoryTree.files(below: directory)
        } catch {
            throw Failure(.unreadable, "The directory \(directory) can't be listed: \(error.text).")
        }
        let wanted = files.filter { !$0.names.contains(where: \.isTemporary) }
        guard !wanted.isEmpty else { throw Failure(.usage, "There is no file in \(directory) to read.") }
        return wanted.map { file in
            let name = RawPath.text(file.path)
            return ReadTarget(
                name: name, source: .path(directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"))
        }
    }

    /// - Throws: the refusal of a file that can't be read.
    func bytes() throws(ExtractionFailure) -> [UInt8] {
        do throws(Refusal) {
            switch source {
            case .path(let path): return try FileContents.read(path, limit: Extraction.defaultSizeLimit)
            case .standardInput:
                return try FileContents.read(descriptor: 0, named: name, limit: Extraction.defaultSizeLimit)
            }
        } catch {
            throw .refused(error)
        }
    }
}
