import Foundation
import Testing

/// Holds the package of measurements against its sources: nothing else builds it with every test.
@Suite struct BenchmarkTests {
    private static let folder = SourceTree.root.appending(path: "Benchmarks")

    /// The Swift targets in `Benchmarks`: the folders with Swift sources, but for the fuzzer, which its own script compiles.
    private static let targets: [SourceTree.Target] = {
        let folders = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return folders.filter { !$0.lastPathComponent.hasPrefix(".") && $0.lastPathComponent != "fuzz" }.compactMap {
            folder in
            let files =
                (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
            let sources = files.filter { $0.pathExtension == "swift" }
            return sources.isEmpty ? nil : SourceTree.Target(name: folder.lastPathComponent, files: sources)
        }.sorted { $0.name < $1.name }
    }()

    /// The modules that `Benchmarks/Package.swift` declares as dependencies of a target; nil where it has no such target.
    private static func declared(_ name: String) throws -> Set<String>? {
        let package = try String(contentsOf: folder.appending(path: "Package.swift"), encoding: .utf8)
        guard let start = package.range(of: "name: \"\(name)\", dependencies: ["),
            let end = package.range(of: "]", range: start.upperBound..<package.endIndex)
        else { return nil }
        // A room stands there as a constant of its name in small letters.
        return Set(
            package[start.upperBound..<end.lowerBound].split(separator: ",").map { item in
                let word = item.trimmingCharacters(in: .whitespaces)
                return word.hasPrefix("\"") ? word.filter { $0 != "\"" } : word.capitalized
            })
    }

    @Test(arguments: targets)
    func `a target declares each module that it imports, and no other`(_ target: SourceTree.Target) throws {
        // A module that another target happens to have built compiles in a used folder, and not in a fresh clone.
        let declared = try #require(
            try Self.declared(target.name), "Benchmarks/Package.swift has no target \(target.name)")
        #expect(try target.imports().subtracting(["Foundation", "FoundationEssentials", "Glibc"]) == declared)
    }
}
