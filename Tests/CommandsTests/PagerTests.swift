import Testing

@testable import Commands

@Suite struct PagerTests {
    @Test(
        arguments: [
            ([:], "less"), (["PAGER": "most"], "most"), (["PAGER": "most", "OMBUDSCTL_PAGER": "less -S"], "less -S"),
            (["PAGER": "cat"], nil), (["OMBUDSCTL_PAGER": "", "PAGER": "most"], nil), (["PAGER": " "], nil),
        ] as [([String: String], String?)])
    func `the pager is that of the environment`(_ environment: [String: String], _ command: String?) {
        #expect(Pager.command({ environment[$0] }, hasProgram: { _ in true }) == command)
    }

    @Test func `without less there is no pager`() {
        #expect(Pager.command({ _ in nil }, hasProgram: { _ in false }) == nil)
    }

    @Test func `the option stands anywhere before the end of options`() {
        var arguments = ["alerts", "--no-pager", "--json"]
        #expect(Pager.isRefused(in: &arguments))
        #expect(arguments == ["alerts", "--json"])
        arguments = ["read", "--", "--no-pager"]
        #expect(!Pager.isRefused(in: &arguments))
        #expect(arguments == ["read", "--", "--no-pager"])
    }
}
