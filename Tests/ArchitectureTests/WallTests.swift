import Foundation
import Testing

/// Holds the walls of docs/design.md by reading the sources.
@Suite struct WallTests {
    @Test func `every target is a room of the plan, and every room is a target`() {
        #expect(Set(SourceTree.targets.map(\.name)) == Set(Room.all.map(\.name)))
    }

    @Test(arguments: SourceTree.targets)
    func `a room imports only the rooms that it may know`(_ target: SourceTree.Target) throws {
        let room = try #require(Room.named(target.name))
        for module in try target.imports() where Room.named(module) != nil && !room.knows.contains(module) {
            Issue.record("\(room.name) imports \(module). \(room.reason)")
        }
    }

    @Test(arguments: Room.all)
    func `dependencies point down the list`(_ room: Room) throws {
        let own = try #require(Room.all.firstIndex { $0.name == room.name })
        for module in room.knows {
            let index = try #require(Room.all.firstIndex { $0.name == module })
            #expect(index > own, "\(room.name) may know \(module), which stands above it")
        }
    }

    @Test(arguments: Room.all.filter { $0.kind == .pure })
    func `a pure room imports FoundationEssentials and pure rooms, nothing else`(_ room: Room) throws {
        let target = try #require(SourceTree.target(room.name))
        let pure = Set(Room.all.filter { $0.kind == .pure }.map(\.name))
        let foreign = try target.imports().subtracting(pure).subtracting(["FoundationEssentials", "Synchronization"])
        #expect(
            foreign.isEmpty,
            "\(room.name) imports \(foreign.sorted().joined(separator: ", ")). A pure room asks neither files nor clocks, so that its tests need none."
        )
    }

    @Test(arguments: Room.all.filter { $0.kind == .adapter })
    func `an adapter knows no other adapter`(_ room: Room) {
        let adapters = Set(Room.all.filter { $0.kind == .adapter }.map(\.name))
        #expect(room.knows.isDisjoint(with: adapters), "Two adapters meet in the rooms above them, which compose them.")
    }

    @Test(arguments: SourceTree.targets)
    func `a module of others is imported only where the plan says so`(_ target: SourceTree.Target) throws {
        for module in try target.imports() {
            guard let place = ForeignModule.all.first(where: { $0.name == module }) else { continue }
            #expect(
                place.rooms.contains(target.name), "\(target.name) imports \(module). \(place.reason)")
        }
    }

    @Test(arguments: SourceTree.targets)
    func `every target opens with a doc comment that says what it owns`(_ target: SourceTree.Target) throws {
        let heading = "/// # \(target.name)\n///\n/// "
        let opening = try target.files.contains { try String(contentsOf: $0, encoding: .utf8).contains(heading) }
        #expect(opening, "no file of \(target.name) has a doc comment that opens with “# \(target.name)”")
    }

    @Test(arguments: ["ombudsd", "ombudsctl"])
    func `the programs hold no logic`(_ name: String) throws {
        let target = try #require(SourceTree.target(name))
        #expect(target.files.count == 1)
        let lines = try String(contentsOf: target.files[0], encoding: .utf8).split(separator: "\n")
        #expect(lines.count <= 20)
    }
}
