import ControlInterface
import Model
import Oversight

extension Following {
    /// Reads the section `follow`.
    ///
    /// - Returns: nil for an empty section, which follows all.
    /// - Throws: `SettingsError`, with the line of a name that is no authority's or several authorities'.
    init?(_ entry: SettingsEntry) throws(SettingsError) {
        let section = try entry.section()
        guard !section.entries.isEmpty else { return nil }
        var authorities: [Authority] = []
        var types: [Authority.Kind] = []
        for entry in section.entries {
            switch entry.key {
            case "authorities":
                let finder = AuthorityFinder(known: [])
                for name in try entry.names("[Blaby District Council]") {
                    do throws(Failure) {
                        authorities.append(try finder.authority(named: name.text))
                    } catch {
                        throw SettingsError(name.failure(error.message))
                    }
                }
            case "types":
                for name in try entry.names("[county, district]") {
                    guard let type = Authority.Kind(rawValue: name.text) else {
                        let known = Authority.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                        throw SettingsError(
                            name.failure(
                                "\(name.text.quotedForMessage) is no type of authority; the types are \(known)."))
                    }
                    types.append(type)
                }
            default: throw entry.unknown(among: ["authorities", "types"])
            }
        }
        guard !authorities.isEmpty || !types.isEmpty else {
            throw entry.error("follow names nobody, so that no alert would be raised; remove the key to follow all")
        }
        self.init(authorities: authorities, types: types)
    }
}
