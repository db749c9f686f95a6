import Linux
import Testing

@Suite struct BackoffTests {
    @Test func `the delay doubles with each retry, up to the maximum`() {
        let backoff = Backoff(to: .seconds(60))
        #expect((0...7).map { backoff.delay(afterRetries: $0) } == [1, 2, 4, 8, 16, 32, 60, 60].map(Duration.seconds))
    }

    @Test func `the delay starts from the first one given`() {
        let backoff = Backoff(from: .milliseconds(50), to: .seconds(10))
        #expect(backoff.delay(afterRetries: 0) == .milliseconds(50))
        #expect(backoff.delay(afterRetries: 3) == .milliseconds(400))
    }

    @Test(arguments: [-1, 1_000_000, Int.max])
    func `no number of retries gives a delay outside the limits`(retries: Int) {
        let delay = Backoff(to: .seconds(600)).delay(afterRetries: retries)
        #expect(delay >= .seconds(1) && delay <= .seconds(600))
    }
}
