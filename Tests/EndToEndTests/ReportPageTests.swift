import Foundation
import TestSupport
import Testing

/// `ombudsctl report`, in a real browser.
@Suite(
    "Report pages", .serialized, .timeLimit(.minutes(3)),
    .enabled(if: Browser.isInstalled, "It needs Debian's chromium."))
struct ReportPageTests {
    /// Letters of three years about a council, one about a neighbour, and a note with markup.
    private static func withPages(_ body: (URL, DaemonProcess) async throws -> Void) async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            let letter = ShortLetter.text(council: "Blaby District Council", uphold: 75, compliance: 80)
            for year in [2020, 2022, 2023] {
                let text = letter.replacing("2020", with: "\(year)").replacing("2019", with: "\(year - 1)")
                try daemon.drop(text, as: "a <b>letter of \(year).txt")
                try await daemon.awaitLine { $0.contains("Read “") }
            }
            let other = ShortLetter.text(council: "Harborough District Council", uphold: 50, upheld: 2)
            try daemon.drop(
                other.replacing("2020", with: "2023").replacing("2019", with: "2022"), as: "other.txt")
            try await daemon.awaitLine { $0.contains("Read “other.txt”") }
            let alert = "blaby-district-council.2022-23.compliance-below-full"
            #expect(try daemon.ask("ack", alert, "--note", "<img src=x onerror=alert(1)> Both are done.").status == 0)
            try await body(root, daemon)
            #expect(daemon.stop() == 0)
        }
    }

    @Test func `a page fits a telephone and a screen, and nothing of a chart is cut off`() async throws {
        try await Self.withPages { root, daemon in
            let pages = [
                (["Blaby District Council"], "council.html"),
                (["--type", "district", "--year", "2022-23"], "type.html"),
            ]
            for (arguments, name) in pages {
                let file = root.appending(path: name)
                #expect(try daemon.report(arguments + ["--output", file.path()]).status == 0)
                for width in [320, 360, 1280] {
                    let seen = try Browser.look(at: file, width: width)
                    #expect(seen.title.hasSuffix("and the Ombudsman, 2022-23"))
                    #expect(seen.pageWidth <= width)
                    #expect(seen.charts > 0)
                    #expect(seen.cutTexts.isEmpty)
                    #expect(seen.images == 0)
                }
            }
        }
    }

    @Test func `a page is printed on A4 with its numbers, its notes and the places`() async throws {
        try await Self.withPages { root, daemon in
            let file = root.appending(path: "council.html")
            #expect(try daemon.report(["Blaby District Council", "--output", file.path()]).status == 0)
            let printed = root.appending(path: "council.pdf")
            try Browser.run([
                "--no-pdf-header-footer", "--print-to-pdf=\(printed.path())", file.absoluteString,
            ])
            let text = try ProgramRun(
                URL(filePath: "/usr/bin/pdftotext"), ["-layout", printed.path(), "-"]
            ).output.split { $0.isWhitespace }.joined(separator: " ")
            #expect(text.contains("The Ombudsman found fault in 75%"))
            #expect(text.contains("<img src=x onerror=alert(1)> Both are done."))
            #expect(text.contains("a <b>letter of 2023.txt"))
            #expect(text.contains("1 of "))
            // Neither the way to other places nor the files inside can be followed on paper.
            #expect(!text.contains("Save these numbers"))
            let info = try ProgramRun(URL(filePath: "/usr/bin/pdfinfo"), [printed.path()]).output
            #expect(info.contains("595.92 x 842.88 pts (A4)") || info.contains("(A4)"))
        }
    }

    @Test func `a site has a page for each council and type, and its links lead somewhere`() async throws {
        try await Self.withPages { root, daemon in
            let site = root.appending(path: "new/site")
            #expect(try daemon.report(["--all", "--output", site.path()]).status == 0)
            let names = try FileManager.default.contentsOfDirectory(atPath: site.path()).sorted()
            #expect(
                names == [
                    "council-blaby-district-council.html", "council-harborough-district-council.html", "index.html",
                    "type-district.html",
                ])
            for name in names {
                let page = try String(contentsOf: site.appending(path: name), encoding: .utf8)
                let links = page.matches(of: /href="([^"#:]+)"/).map { String($0.output.1) }
                #expect(!links.isEmpty)
                #expect(links.allSatisfy(names.contains))
            }
            // A site is written again over an older one.
            #expect(try daemon.report(["--all", "--output", site.path()]).status == 0)
        }
    }

    @Test func `standard output takes a page, and a place that can't be written is said`() async throws {
        try await Self.withPages { root, daemon in
            let page = try daemon.report(["Blaby District Council", "--output", "-"])
            #expect(page.status == 0)
            #expect(page.output.starts(with: Data("<!DOCTYPE html>".utf8)))
            let nowhere = root.appending(path: "none/page.html").path()
            #expect(try daemon.report(["Blaby District Council", "--output", nowhere]).status == 1)
            #expect(try daemon.report(["Blaby District Council", "--year", "2010-11", "--output", "-"]).status == 5)
            #expect(try daemon.report(["Blaby District Council", "--type", "county", "--output", "-"]).status == 2)
            let written = try daemon.report(
                ["Blaby District Council", "--json", "--output", root.appending(path: "page.html").path()])
            #expect(String(decoding: written.output, as: UTF8.self).contains("\"ombudsd.report/1\""))
        }
    }
}

extension DaemonProcess {
    fileprivate func report(_ arguments: [String]) throws -> (status: Int32, output: Data) {
        try Self.run("ombudsctl", ["report", "--root", root.path()] + arguments)
    }
}

/// Chromium without a window.
enum Browser {
    private static let program = URL(filePath: "/usr/bin/chromium")

    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program.path()) }

    /// A page as a browser lays it out.
    struct Sight: Decodable {
        var title: String
        /// The width that the page takes, in pixels: larger than the window's where it overflows.
        var pageWidth: Int
        var charts: Int
        /// The texts of charts that lie outside the window.
        var cutTexts: [String]
        var images: Int
    }

    /// Lays a page out in a frame of a width.
    static func look(at file: URL, width: Int) throws -> Sight {
        let page = try String(contentsOf: file, encoding: .utf8)
        let quoted = page.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
        let script = """
            const frame = document.querySelector("iframe")
            frame.onload = () => {
              const page = frame.contentDocument
              const seen = (e) => e.getBoundingClientRect().width > 0
              const charts = [...page.querySelectorAll("svg")].filter(seen)
              const cut = charts.flatMap((c) => [...c.querySelectorAll("text")]).filter((t) => {
                const box = t.getBoundingClientRect()
                return box.left < 0 || box.right > \(width)
              })
              document.title = JSON.stringify({
                title: page.title, pageWidth: page.documentElement.scrollWidth, charts: charts.length,
                cutTexts: cut.map((t) => t.textContent), images: page.querySelectorAll("img, script, b").length,
              })
            }
            """
        let frame = file.deletingLastPathComponent().appending(path: "frame-\(width).html")
        let html = """
            <!DOCTYPE html><title></title><script>addEventListener("DOMContentLoaded", () => {\(script)})</script>
            <iframe style="border:0;width:\(width)px;height:900px" srcdoc="\(quoted)"></iframe>
            """
        try html.write(to: frame, atomically: true, encoding: .utf8)
        let output = try run(["--virtual-time-budget=20000", "--dump-dom", frame.absoluteString])
        let title = output.firstRange(of: "<title>").flatMap { start in
            output.firstRange(of: "</title>").map { String(output[start.upperBound..<$0.lowerBound]) }
        }
        let json = (title ?? "").replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        return try JSONDecoder().decode(Sight.self, from: Data(json.utf8))
    }

    @discardableResult
    static func run(_ arguments: [String]) throws -> String {
        let directory = try TestDirectory()
        defer { withExtendedLifetime(directory) {} }
        // The browser's own sandbox does not start as root.
        let common = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--user-data-dir=\(directory.url.path())",
        ]
        return try ProgramRun(program, common + arguments).output
    }
}
