import Foundation

/// The project's own sources, as files.
struct SourceTree {
    struct Target: Sendable, CustomStringConvertible {
        let name: String
        let files: [URL]
        var description: String { name }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every Swift target in `Sources`, system libraries left out.
    static let targets: [Target] = {
        let sources = root.appending(path: "Sources")
        let folders = (try? FileManager.default.contentsOfDirectory(at: sources, includingPropertiesForKeys: nil)) ?? []
        return folders.map { folder in
            let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
            let files = (all?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
            return Target(name: folder.lastPathComponent, files: files.sorted { $0.path() < $1.path() })
        }.filter { !$0.files.isEmpty }.sorted { $0.name < $1.name }
    }()

    static func target(_ name: String) -> Target? { targets.first { $0.name == name } }
}

extension SourceTree.Target {
    /// The modules that the target's files import.
    func imports() throws -> Set<String> {
        var modules: Set<String> = []
        for file in files {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let words = line.split(separator: " ")
                guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
                    words[..<index].allSatisfy({ Self.modifiers.contains(String($0)) })
                else { continue }
                let name = Self.kinds.contains(String(words[index + 1])) ? words[index + 2] : words[index + 1]
                modules.insert(String(name.split(separator: ".")[0]))
            }
        }
        return modules
    }

    private static let modifiers: Set<String> = [
        "public", "internal", "package", "private", "fileprivate", "@testable",
    ]
    private static let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
}
