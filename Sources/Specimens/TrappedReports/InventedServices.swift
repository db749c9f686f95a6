/// Names of councils' services, directorates and teams.
enum InventedServices {
    static let names = [
        "Adult Social Care", "Children's Services", "Place", "Neighbourhoods", "Highways", "Highways and Transport",
        "Revenues and Benefits", "Housing", "Planning", "Parking", "Waste and Recycling", "Customer Services",
        "Libraries", "Environmental Health", "Street Scene", "Licensing", "Building Control", "Education",
        "Leisure and Culture", "Resources", "Regeneration and Growth", "Legal and Democratic Services",
        "Bereavement Services", "Council Tax", "Parks and Open Spaces", "Trading Standards",
    ]

    /// A service's name as a heading has it.
    static func heading(using generator: inout some RandomNumberGenerator) -> String {
        let name = InventedCouncils.pick(names, using: &generator)
        if name.hasSuffix("Services") { return name }
        let endings = ["", "", "", " Service", " Directorate", " Team", " Department"]
        return name + InventedCouncils.pick(endings, using: &generator)
    }

    /// Services, none twice.
    static func some(_ count: Int, using generator: inout some RandomNumberGenerator) -> [String] {
        // "Highways" beside "Highways and Transport" would be the same service twice.
        var chosen: [String] = []
        for name in names.shuffled(using: &generator) where chosen.count < count {
            if !chosen.contains(where: { $0.hasPrefix(name) || name.hasPrefix($0) }) { chosen.append(name) }
        }
        return chosen
    }
}
