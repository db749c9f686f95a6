import Testing

@testable import Daemon

/// The moments of the next attempts.
@Suite(.timeLimit(.minutes(1))) struct RetriesTests {
    @Test(arguments: [false, true])
    func `a shorter wait takes the place of a longer one`(_ isWaiting: Bool) async {
        let retries = Retries()
        if !isWaiting { retries.wait(.seconds(3600)) }
        let wake = Task {
            for await _ in retries.wakes { return true }; return false
        }
        if isWaiting {
            // Until somebody waits for the longer one.
            for _ in 0..<1000 { await Task.yield() }
            retries.wait(.seconds(3600))
            for _ in 0..<1000 { await Task.yield() }
        }
        retries.wait(.milliseconds(1))
        #expect(await wake.value)
    }

    @Test func `a service that is woken between waits is woken by the shorter one`() async {
        for _ in 0..<50 {
            let retries = Retries()
            let signal = WakeSignal()
            let service = Task {
                var count = 0
                for await _ in retries.wakes(with: signal) {
                    count += 1
                    retries.wait(count < 4 ? .seconds(3600) : .milliseconds(1))
                    if count == 6 { break }
                    if count < 4 { signal.send() }
                }
                return count
            }
            signal.send()
            #expect(await service.value == 6)
        }
    }
}
