import Model

extension MediaType {
    static var html: MediaType { MediaType(rawValue: "text/html") }
}

extension PaperExtractor {
    /// Web pages, as browsers save them.
    static let html = PaperExtractor(
        "html", [.html], documents: "Web pages", document: "a web page",
        sample: (Array("<!DOCTYPE html><title>x</title><p>good</p>".utf8), "good")
    ) { probe in
        probe.isBinary ? nil : HTMLMarks.evidence(in: probe.textualBeginning).map { FormatMatch(.html, by: $0) }
    }
}
