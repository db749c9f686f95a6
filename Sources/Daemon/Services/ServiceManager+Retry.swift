import Systemd

extension ServiceManager {
    /// Notifies the service manager. While descriptors or memory are short, it tries again every second, until the task is
    /// cancelled.
    func notifyWhenPossible(_ messages: Message...) async {
        while true {
            do throws(SystemdError) {
                try notify(messages)
                return
            } catch {
                guard error.isTransient, (try? await Task.sleep(for: .seconds(1))) != nil else { return }
            }
        }
    }
}
