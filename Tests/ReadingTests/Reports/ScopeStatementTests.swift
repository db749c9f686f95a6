import Testing

@testable import Reading

/// Statements of several dimensions, in whichever order they were recognised.
@Suite struct ScopeStatementTests {
    @Test func `the owner behind a number is the nearest in the text`() {
        let (planning, housing, waste) = (1..<2, 4..<5, 7..<8)
        let statement = ScopeStatement(
            items: [waste, housing, planning].map { ScopeStatement.Item(dimension: .owner(.service($0)), tokens: $0) })
        #expect(statement.owner(behind: 3, in: 0..<9) == .service(housing))
        #expect(statement.owner(behind: 0, in: 0..<9) == nil)
    }
}
