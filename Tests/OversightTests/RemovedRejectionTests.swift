import FoundationEssentials
import InventedYears
import Model
import Oversight
import Testing

/// Rejected files that somebody removes.
@Suite struct RemovedRejectionTests {
    private static let refusal = Refusal(.damaged, "It is damaged.")
    private static let bad = Invented.document("bad")

    private static func rejecting() -> State {
        var state = State()
        state.accept(.refused(bad, refusal))
        return state
    }

    @Test func `a removed file ends its alert once, and its rejection stays known`() {
        var state = Self.rejecting()
        let ended = state.accept(.removed([Self.bad.sha256, "unknown"]))
        #expect(ended.map(\.kind) == [.resolved])
        #expect(
            ended.first?.alert.message.hasSuffix("Resolved: Somebody removed the file from the rejected ones.") == true)
        #expect(state.accept(.removed([Self.bad.sha256]), at: Invented.now) == nil)
        #expect(state.review(at: Invented.now).isEmpty)
        #expect(state.counts.rejected == 1)
    }

    /// The same file may come again as well: somebody kept a link to it, or put it back and asked for another try.
    @Test(arguments: [1, 2] as [UInt64])
    func `the alert comes back when the file is refused once more`(inode: UInt64) {
        var state = Self.rejecting()
        state.accept(.removed([Self.bad.sha256]))
        let again = Invented.document("bad", inode: inode)
        #expect(state.accept(.refused(again, Self.refusal)).map(\.kind) == [.raised])
        #expect(state.accept(.removed([Self.bad.sha256])).map(\.kind) == [.resolved])
    }

    @Test func `a removal that is applied again after the file came back ends nothing`() throws {
        var state = Self.rejecting()
        let removal = try #require(state.accept(.removed([Self.bad.sha256]), at: Invented.now)?.change)
        let back = try #require(state.accept(.refused(Self.bad, Self.refusal), at: Invented.now)?.change)
        var again = state
        for change in [removal, back, removal] { _ = again.apply(change) }
        #expect(again.rejections == state.rejections)
        #expect(again.open == state.open)
        #expect(again.open.count == 1)
    }

    @Test func `a document that can be read is not removed`() {
        var state = Self.rejecting()
        state.accept(.read(Self.bad, [Invented.reading([.complianceRate: 100])]))
        #expect(state.accept(.removed([Self.bad.sha256]), at: Invented.now) == nil)
    }

    @Test func `a removed file that is read later is as any other`() {
        var state = Self.rejecting()
        state.accept(.removed([Self.bad.sha256]))
        #expect(state.accept(.read(Self.bad, [Invented.reading([.complianceRate: 100])])).isEmpty)
        #expect(state.counts == (1, 0, 0))
        #expect(state.open.isEmpty)
    }
}
