import Model

/// A page of a site with all councils. The names begin so that no council's name can be that of another page.
enum SitePage: Hashable {
    case index
    case council(slug: String)
    case type(Authority.Kind)

    var fileName: String {
        switch self {
        case .index: "index.html"
        case .council(let slug): "council-\(slug).html"
        case .type(let kind): "type-\(kind.rawValue).html"
        }
    }

    /// The way back to the list of all councils.
    static let linkToIndex = HTML(.p, HTML(.a, [.link(.page(.index))], "All councils"))
}
