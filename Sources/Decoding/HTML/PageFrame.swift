/// The frame that a site puts around the content of its pages: navigation, header, footer, boxes beside it, notices about cookies.
///
/// It names other councils, bodies and years than the page is about, and is left out.
enum PageFrame {
    /// The elements in which a header, a footer or a box belongs to the content.
    private static let content: Set<String> = ["main", "article", "section"]

    /// Whether an element is a part of the frame.
    ///
    /// - Parameter isInContent: whether it stands inside an element of the content.
    static func holds(_ node: HTMLNode, isInContent: Bool) -> Bool {
        switch node.attribute("role")?.lowercased() {
        case "navigation", "search", "menu", "menubar": return true
        case "banner", "contentinfo", "complementary": return !isInContent
        case "dialog", "alertdialog": if node.attribute("aria-hidden") == "true" { return true }
        default: break
        }
        switch node.name {
        case "nav": return true
        case "footer", "aside": return !isInContent
        case "header": return !isInContent && !isTitle(node)
        case "div", "section", "form", "p", "ul", "ol", "dialog":
            return isCookieNotice(node) || !isInContent && isNamedFrame(node) && !isTitle(node)
        default: return false
        }
    }

    static func isContent(_ node: HTMLNode) -> Bool {
        content.contains(node.name) || node.attribute("role")?.lowercased() == "main"
    }

    static func isMain(_ node: HTMLNode) -> Bool {
        node.name == "main" || node.attribute("role")?.lowercased() == "main"
    }

    /// Whether a header holds the title of a document and not that of a site, which has links.
    private static func isTitle(_ header: HTMLNode) -> Bool {
        var links = 0
        var hasHeading = false
        header.visit { node in
            switch node.name {
            case "a", "nav", "form", "input", "button": links += 1
            case "h1", "h2": hasHeading = true
            default: break
            }
            return links < 2
        }
        return hasHeading && links < 2
    }

    private static func isCookieNotice(_ node: HTMLNode) -> Bool {
        (node.words("id") + node.words("class")).contains { word in
            word.split { !$0.isLetter }.contains { $0.hasPrefix("cookie") || $0 == "ccc" || $0 == "consent" }
        }
    }

    /// The names that sites give to the parts of their frame where they have no elements for them.
    private static let names: Set<Substring> = [
        "banner", "breadcrumb", "breadcrumbs", "footer", "globalnav", "header", "mainmenu", "masthead", "menu", "nav",
        "navbar",
        "navigation", "page-footer", "page-header", "sidebar", "site-footer", "site-header", "sitefooter", "siteheader",
        "skip-link", "skip-links", "skiplinks", "topnav",
    ]

    private static func isNamedFrame(_ node: HTMLNode) -> Bool {
        (node.words("id") + node.words("class")).contains { names.contains($0) }
    }
}
