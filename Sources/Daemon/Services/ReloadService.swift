import AsyncAlgorithms
import ServiceLifecycle
import UnixSignals

/// Reads the settings again on SIGHUP, and once more where that could not be finished.
struct ReloadService: Service {
    let reload: SettingsReload
    /// Sent where a reload that somebody called for is to be tried again.
    let postponed: WakeSignal

    func run() async throws {
        let retries = Retries()
        var isPending = false
        let signals = await UnixSignalsSequence(trapping: .sighup).map { _ in true }
        let wakes = merge(signals, retries.wakes.map { false }, postponed.wakes.map { true })
        for await isWanted in wakes.cancelOnGracefulShutdown() {
            guard isWanted || isPending else { continue }
            isPending = if case .postponed = await reload() { true } else { false }
            if isPending { retries.wait(.seconds(10)) }
        }
    }
}
