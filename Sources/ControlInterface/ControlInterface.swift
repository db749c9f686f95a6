/// # ControlInterface
///
/// Defines the interface between the daemon and its callers: methods with their parameters and replies, errors, and the
/// version. Pure: it knows neither sockets nor how a reply is found.
///
/// The interface is a varlink one (https://varlink.org/Interface-Definition). A method is one type in `Methods`; its
/// description in the varlink language is generated from these types. Replies carry a `schema` member, as
/// `ombudsd.status/1`: members may be added to a reply, and are neither renamed nor removed while the number stands.
public enum ControlInterface {
    /// The interface's name.
    public static let name = "io.ombudsd.Control"

    /// The interface with all its methods. The server demands a handler for each, in this order.
    public static let interface = Interface(
        name,
        documentation: "The figures in the Ombudsman's letters, and the alerts that follow from them.",
        methods: StatusMethod.self, AlertsMethod.self, AlertMethod.self, AuthoritiesMethod.self, AuthorityMethod.self,
        DocumentsMethod.self, RescanMethod.self, RetryMethod.self, AcknowledgeMethod.self, UnacknowledgeMethod.self,
        SilenceMethod.self, UnsilenceMethod.self, SilencesMethod.self, ReloadMethod.self, FiguresMethod.self,
        MendMethod.self, WatchMethod.self, SearchMethod.self,
        errors: [NotFoundError.self, NotPermittedError.self, InvalidRequestError.self, FailedError.self])
}
