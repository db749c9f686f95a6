public import Model

/// Names of councils that do not exist.
///
/// None is on the list of authorities, so a reading gives every one of them the kind `other`.
public enum InventedCouncils {
    /// Composes a name in the style of a kind of authority, as "Kesmoor District Council".
    ///
    /// - Parameter kind: the style; nil for any.
    public static func name(
        like kind: Authority.Kind? = nil, using generator: inout some RandomNumberGenerator
    ) -> String {
        let styles: [Authority.Kind] = [.county, .district, .metropolitan, .unitary, .londonBorough]
        let style = kind ?? styles.randomElement(using: &generator) ?? .district
        switch style {
        case .county: return stem(using: &generator) + "shire County Council"
        case .district:
            return place(using: &generator) + (pick([" District Council", " Borough Council"], using: &generator))
        case .metropolitan: return stem(using: &generator) + " Metropolitan Borough Council"
        case .unitary: return place(using: &generator) + (pick([" Council", " City Council"], using: &generator))
        case .londonBorough: return "London Borough of " + stem(using: &generator)
        case .other: return place(using: &generator) + " National Park Authority"
        }
    }

    /// A town or district, of one word or several.
    static func place(using generator: inout some RandomNumberGenerator) -> String {
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: "Vale of " + stem(using: &generator)
        case 1: pick(["North ", "South ", "East ", "West ", "Mid "], using: &generator) + stem(using: &generator)
        case 2: stem(using: &generator) + pick([" and ", " & "], using: &generator) + stem(using: &generator)
        case 3: stem(using: &generator) + pick(["-on-", "-under-"], using: &generator) + stem(using: &generator)
        default: stem(using: &generator)
        }
    }

    /// A place's name of one word.
    static func stem(using generator: inout some RandomNumberGenerator) -> String {
        pick(openings, using: &generator) + pick(endings, using: &generator)
    }

    static let openings = [
        "Alder", "Bram", "Cinder", "Dunsel", "Elver", "Fallow", "Gorse", "Hazel", "Ivel", "Kes", "Lark", "Marl",
        "Nether", "Oster", "Penner", "Quarn", "Raven", "Sedgen", "Tarn", "Umber", "Wend", "Yarrow",
    ]

    static let endings = [
        "moor", "holt", "mere", "fleet", "garth", "shaw", "hythe", "stow", "thwaite", "combe", "wold", "croft",
    ]

    static func pick<Element>(
        _ elements: [Element], using generator: inout some RandomNumberGenerator
    ) -> Element {
        elements[Int.random(in: elements.indices, using: &generator)]
    }
}
