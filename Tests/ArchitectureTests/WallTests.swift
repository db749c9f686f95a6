import Foundation
import Testing

/// The walls of docs/design.md, held by reading the sources.
@Suite struct WallTests {
    /// From the top down: a target may name only what stands further down.
    static let order = [
        "ombudsd", "ombudsctl", "compose-specimens", "Daemon", "Commands", "Configuration", "Keeping", "Inbox",
        "Extraction", "Store",
        "Systemd",
        "ControlSocket", "Control", "Oversight", "Scoring", "Specimens", "Letters",
    ]
    static let pure: Set<String> = ["Letters", "Oversight", "Control", "Scoring", "Specimens"]
    static let adapters: Set<String> = ["Inbox", "Extraction", "Store", "Systemd", "ControlSocket"]

    @Test func everyTargetHasItsPlace() {
        #expect(Set(SourceTree.targets.map(\.name)) == Set(Self.order))
    }

    @Test("A pure target imports FoundationEssentials and pure targets, nothing else", arguments: pure.sorted())
    func purity(_ name: String) throws {
        let target = try #require(SourceTree.target(name))
        let foreign = try target.imports().subtracting(Self.pure).subtracting([
            "FoundationEssentials", "Synchronization",
        ])
        #expect(foreign.isEmpty, "\(name) imports \(foreign.sorted().joined(separator: ", "))")
    }

    @Test("Dependencies point down", arguments: SourceTree.targets)
    func direction(_ target: SourceTree.Target) throws {
        let own = try #require(Self.order.firstIndex(of: target.name))
        for module in try target.imports() {
            guard let index = Self.order.firstIndex(of: module) else { continue }
            #expect(index > own, "\(target.name) names \(module), which stands above it")
        }
    }

    @Test("An adapter names no other adapter", arguments: adapters.sorted())
    func adapterWalls(_ name: String) throws {
        let target = try #require(SourceTree.target(name))
        let others = try target.imports().intersection(Self.adapters)
        #expect(others.isEmpty, "\(name) names \(others.sorted().joined(separator: ", "))")
    }

    @Test("Every target opens with a doc comment that says what it owns", arguments: SourceTree.targets)
    func opening(_ target: SourceTree.Target) throws {
        let heading = "/// # \(target.name)\n///\n/// "
        let opening = try target.files.contains { try String(contentsOf: $0, encoding: .utf8).contains(heading) }
        #expect(opening, "no file of \(target.name) has a doc comment that opens with “# \(target.name)”")
    }

    @Test("The programs hold no logic", arguments: ["ombudsd", "ombudsctl"])
    func programs(_ name: String) throws {
        let target = try #require(SourceTree.target(name))
        #expect(target.files.count == 1)
        let lines = try String(contentsOf: target.files[0], encoding: .utf8).split(separator: "\n")
        #expect(lines.count <= 20)
    }
}
