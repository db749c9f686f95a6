import ControlInterface
import Testing

@Suite struct FailureTests {
    @Test(arguments: [Failure.Code.notFound, .notPermitted, .usage, .failed])
    func `a failure is the same at the other end of the connection`(_ code: Failure.Code) {
        let failure = Failure(code, "Why, and what to do.")
        #expect(failure.interfaceError.failure == failure)
    }

    @Test func `the exit codes are those that scripts rely on`() {
        let codes = Dictionary(uniqueKeysWithValues: Failure.Code.allCases.map { ($0.rawValue, $0.exitCode) })
        #expect(
            codes == [
                "failed": 1, "usage": 2, "settings": 2, "unreachable": 3, "not-permitted": 4, "not-found": 5,
                "unreadable": 6,
            ])
    }
}
