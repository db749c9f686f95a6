@testable import Decoding
import Glibc
import Testing

/// The work of decoding is in proportion to the size of the file. Each of these files once took work by the square of its size, or by
/// what it claims of itself. The processor time of this thread is compared with that of a file of the same size and kind.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct DecodingWorkTests {
    private static func time(of work: () throws -> Void) rethrows -> Double {
        func now() -> Double {
            var now = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
            return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
        }
        let start = now()
        try work()
        return now() - start
    }

    @Test func `a line of a table made with tabs costs the same behind a line of four million letters`() {
        func time(_ first: String) -> Double {
            var builder = PaperBuilder(format: .word)
            func add(_ line: String) {
                builder.openParagraph()
                builder.append(line)
                builder.closeParagraph()
            }
            add(first)
            return Self.time { for _ in 0..<2_000 { add("Total\t5\t7") } }
        }
        let short = time("Total\t4")
        #expect(time(String(repeating: "x", count: 4_000_000) + "\t4") < 5 * short + 0.1)
    }

    @Test func `a rule of style is not held against every element above one`() {
        func time(_ selector: String) -> Double {
            let rules = (0..<300).map { _ in "\(selector){display:block}" }.joined()
            let page =
                "<style>\(rules)</style><div class=top>" + String(repeating: "<div class=inner>", count: 100)
                + String(repeating: "<b>9</b> ", count: 500)
            return Self.time { _ = try? DecodedFormat.html.text(of: Array(page.utf8)) }
        }
        // The page is the same; only the second selector asks for an element far above.
        #expect(time(".top b") < 5 * time(".inner>b") + 0.1)
    }

    @Test func `a cell that spans a million rows takes no work by them`() throws {
        var grid = SheetGrid(format: .excel)
        for row in 0..<500 {
            try grid.set(SheetGrid.Cell(text: "9", isNumber: true, columns: 1, rows: 1 << 20), row: row, column: 0)
        }
        let filled = grid
        #expect(try Self.time { _ = try filled.blocks() } < 1)
    }

    @Test func `merged cells that lie over each other without end are refused, and those beside each other are not`()
        throws
    {
        func grid(rows: Int) throws -> SheetGrid {
            var grid = SheetGrid(format: .excel)
            for row in 0..<rows { try grid.set(SheetGrid.Cell(text: "9", isNumber: true), row: row, column: 0) }
            return grid
        }
        var overlapping = try grid(rows: 5_000)
        let refusal = #expect(throws: DecodingRefusal.self) {
            for _ in 0..<20_000 {
                try overlapping.merge(rows: 0...(1 << 20 - 1), columns: 0...0)
            }
        }
        #expect(refusal?.code == .tooLarge)
        var ordinary = try grid(rows: 40_000)
        for row in 0..<20_000 { try ordinary.merge(rows: (2 * row)...(2 * row + 1), columns: 0...9) }
        try ordinary.merge(rows: 0...(1 << 20 - 1), columns: 20...20)
    }

    @Test func `the main parts of a page are not each held against all others`() throws {
        func time(_ count: Int) throws -> Double {
            let page = String(repeating: "<main>9</main>", count: count)
            return try Self.time { _ = try DecodedFormat.html.text(of: Array(page.utf8)) }
        }
        #expect(try time(4_000) < 8 * time(1_000) + 0.2)
    }

    @Test func `raised texts in each other do not each go through all that they hold`() throws {
        func time(_ tag: String) throws -> Double {
            let page = String(repeating: "<\(tag)>", count: 100) + String(repeating: "<i></i>", count: 5_000) + "9"
            return try Self.time { _ = try DecodedFormat.html.text(of: Array(page.utf8)) }
        }
        #expect(try time("sup") < 5 * time("sub") + 0.2)
    }
}
