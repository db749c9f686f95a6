/// `Watch`: the steps of alerts as they happen.
public enum WatchMethod: InterfaceMethod {
    public static let name = "Watch"
    public static let documentation = """
        The steps of alerts from now on, a reply for each once it is committed; to be called with more. The first reply has no
        step: it says that the watch has begun. A caller who reads too slowly misses steps, and is told how many. The call ends
        when the connection does. The state is that of the alert after the step; since can't be used.
        """
    public static let changesState = false

    public static func unusable(_ parameters: ListSelection, at _: Int64) -> UnusableParameter? {
        parameters.since != nil ? UnusableParameter("since") : parameters.unusable(states: ListSelection.alertStates)
    }

    /// The alerts whose steps are wanted.
    public typealias Parameters = ListSelection
    public typealias Reply = WatchReport
}
