import ControlInterface
import Model

/// The parts that pages have in common.
enum PageFrame {
    /// A page with its heading, the way back to the list of councils, and its end.
    ///
    /// - Parameters:
    ///   - introduction: stands below the title.
    ///   - isOfSite: whether the page is one of a site, with a page that lists all councils.
    static func html(
        titled title: String, introduction: HTML, isOfSite: Bool, main: [HTML], at moment: Timestamp
    ) -> HTML {
        HTML(
            pageNamed: title, style: StyleSheet.text,
            body: [
                HTML(.a, [.style(.skip), .link(.place("main"))], "Skip to the report"),
                HTML(
                    .header, [],
                    [
                        isOfSite ? SitePage.linkToIndex : .empty, HTML(.h1, HTML(text: title)),
                        HTML(.p, [.style(.muted)], introduction),
                    ]),
                HTML(.main, [.id("main")], main),
                PageFooter.html(at: moment),
            ])
    }

    /// Links to sections of the page.
    static func contents(of sections: ArraySlice<PageSection>) -> HTML {
        let links = sections.map { HTML(.li, HTML(.a, [.link(.place($0.id))], HTML(text: $0.title))) }
        return HTML(.nav, [.style(.contents), .label("Contents")], [HTML(.h2, "Contents"), HTML(.ol, [], links)])
    }
}

/// A section of a page.
struct PageSection {
    let id: String
    let title: String
    let content: [HTML]

    var html: HTML {
        HTML(.section, [.labelledBy(id)], [HTML(.h2, [.id(id)], HTML(text: title))] + content)
    }
}

/// The end of every page.
enum PageFooter {
    static func html(at moment: Timestamp) -> HTML {
        HTML(
            .footer,
            HTML(
                .p,
                "Made by ombudsd \(Version.current) on \(moment.displayText) from the documents named. Figures were read by a program: check what you rely on against its place in the document."
            ))
    }
}
