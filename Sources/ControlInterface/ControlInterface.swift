/// # ControlInterface
///
/// The interface between the daemon and those who ask it: methods, parameters, replies, errors, and their version.
/// Pure: it knows neither sockets nor how an answer is found.
///
/// The interface is a varlink one (https://varlink.org/Interface-Definition). Replies carry a `schema` member, as
/// `ombudsd.status/1`; members may be added to a reply, and are not renamed or taken away while the number stands.
public enum ControlInterface {
    /// The interface's name.
    public static let interface = "io.ombudsd.Control"
}
