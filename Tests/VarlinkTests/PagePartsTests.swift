import ControlInterface
import Synchronization
import Testing

@testable import Varlink

/// Replies whose elements have long lists of their own.
@Suite struct PagePartsTests {
    /// An element with a list, and members around it that look like the list.
    private struct Element: Codable, Hashable, Sendable {
        struct Inner: Codable, Hashable, Sendable {
            var before: [String] = []
            var list: [String] = []
        }

        var aboveText = #""list":[]"#
        var also = [Inner()]
        var inner = Inner()
        var list: [Int] = []
        var name = ""
    }

    private struct Reply: Codable, Hashable, Sendable {
        var elements: [Element]
        var schema = "elements/1"
    }

    /// A name, and the contents of the lists `inner.list` and `list`.
    private typealias Content = (name: String, texts: [String], numbers: [Int])

    /// The JSON of a reply that is sent in parts, and the largest part.
    private static func sent(_ contents: [Content]) async throws -> (json: String, largest: Int) {
        let rest = Mutex(contents[...])
        let pages = try EncodedPages(
            ReplyPages(list: "elements", empty: Reply(elements: [])) { () -> ReplyPage<Reply>? in
                rest.withLock { $0.popFirst() }.map { content in
                    ReplyPage(
                        Reply(elements: [Element(name: content.name)]),
                        lists: [
                            ElementList("inner", "list", of: content.texts) { [.init($0)] },
                            ElementList("list", of: content.numbers) { number in
                                Array(repeating: .init(number), count: number)
                            },
                        ])
                }
            })
        var (bytes, largest, isBehindPage) = (pages.head, 0, false)
        while let part = try await pages.next() {
            if isBehindPage { bytes.append(UInt8(ascii: ",")) }
            bytes += part.bytes
            largest = max(largest, part.bytes.count)
            isBehindPage = part.endsPage
        }
        return (String(decoding: bytes + pages.tail, as: UTF8.self), largest)
    }

    @Test func `an element that is sent in parts is the same JSON as the whole one`() async throws {
        let contents: [Content] = [
            ("", [], []), (#"a "list":[] \"#, [#"}]"#, #"\",{"#, ""], [1, 3, 0, 2]), ("b", [], [2]), ("c", ["x"], []),
        ]
        let whole = Reply(
            elements: contents.map { content in
                Element(
                    inner: .init(list: content.texts),
                    list: content.numbers.flatMap { Array(repeating: $0, count: $0) },
                    name: content.name)
            })
        let json = try await Self.sent(contents).json
        #expect(try json == String(decoding: JSONOutput.compact(whole), as: UTF8.self))
    }

    @Test func `the size of a part does not grow with the list`() async throws {
        let text = String(repeating: "x", count: 1000)
        let (json, largest) = try await Self.sent([("a", Array(repeating: text, count: 1000), [])])
        #expect(json.utf8.count > 1_000_000)
        #expect(largest < 70_000)
    }

    @Test(arguments: [
        (["list"], 10), (["inner", "list"], nil), (["other"], nil), (["text"], nil), (["full"], nil),
        (["deep", "list"], 77),
    ])
    func `an empty list is found by its path`(_ path: [String], _ start: Int?) {
        let json = #"{ "list":[],"text":"\"other\":[]","full":[1],"inner":{"a":1},"deep":{"list":[]}}"#
        #expect(EmptyList.start(at: path, in: Array(json.utf8)[...]) == start)
    }
}
