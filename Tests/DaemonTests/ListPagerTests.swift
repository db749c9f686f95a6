@testable import Daemon
import Synchronization
import Testing

@Suite struct ListPagerTests {
    @Test func `the pages are the whole list in order, also where it was released between them and has grown`() async {
        let size = ListPager<Int>.pageSize
        let list = Mutex(Array((0..<size * 3 + 5).map { $0 * 2 }.reversed()))
        let pager = ListPager<Int>(inOrder: <) { list.withLock { $0 } }
        var found: [Int] = []
        var isFirst = true
        while let page = await pager.page() {
            found += page
            await pager.release()
            if isFirst { list.withLock { $0 += [1, size * 2 + 101] } }
            isFirst = false
        }
        #expect(found == ((0..<size * 3 + 5).map { $0 * 2 } + [size * 2 + 101]).sorted())
        #expect(await pager.page() == nil)
    }

    @Test func `a list that is ordered by a key goes on behind the last page after a release`() async {
        let size = ListPager<Int>.pageSize
        let pager = ListPager<Int>(by: { -$0 }) { Array(0..<size + 5) }
        #expect(await pager.page() == Array((5..<size + 5).reversed()))
        await pager.release()
        #expect(await pager.page() == [4, 3, 2, 1, 0])
        #expect(await pager.page() == nil)
    }
}
