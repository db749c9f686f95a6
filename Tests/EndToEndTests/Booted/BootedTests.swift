import Testing

/// The package on a machine that systemd has booted, from the first installation to the purge.
@Suite(
    .serialized, .timeLimit(.minutes(10)),
    .enabled(if: BootedMachine.obstacle == nil, "\(BootedMachine.obstacle ?? "")"))
struct BootedTests {
    @Test func `no step is left out`() {
        #expect(BootedMachine.steps.count >= 18)
        #expect(BootedMachine.steps.allSatisfy { !$0.sentence.isEmpty })
    }

    @Test(arguments: BootedMachine.steps)
    func `on a booted machine a step comes true`(_ step: BootedMachine.Step) async throws {
        let outcome = try await BootedMachine.outcome(of: step)
        #expect(outcome.status == 0, "\(step.name): \(outcome.log)")
    }
}
